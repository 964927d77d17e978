import type { Place } from '../base/issues.js';
import type { ComponentName } from './generated/types.js';

/**
 * One column of a table. Numbers, integers and dates (days from 1970-01-01) are Float64Array with NaN where the cell
 * is empty; booleans are 1, 0 or -1 (empty); lists and text are undefined where empty. Defaults are not filled in here.
 */
export type ColumnData =
  | { readonly kind: 'number'; readonly values: Float64Array }
  | { readonly kind: 'text'; readonly values: readonly (string | undefined)[] }
  | { readonly kind: 'boolean'; readonly values: Int8Array }
  | { readonly kind: 'list'; readonly values: readonly (readonly string[] | undefined)[] };

/** Rows of one component, by column; only columns in which some cell is filled are present. */
export interface Table {
  readonly component: ComponentName;
  readonly length: number;
  readonly columns: ReadonlyMap<string, ColumnData>;
  /** Where row `row` (from 0) was read. */
  place(row: number): Place;
}

/** The tables of a model, checked cell by cell against the catalog but not yet against each other. */
export interface Model {
  /** Folder or file that it was read from. */
  readonly source: string;
  readonly tables: ReadonlyMap<ComponentName, Table>;
}
