import { parseIsoDate } from '../base/dates.js';
import type { Place } from '../base/issues.js';
import { attributeSpec, componentSpec } from './catalog.js';
import type { AttributeTypes, ComponentName } from './generated/types.js';
import type { ColumnData, Model } from './model.js';
import { type AttributeSpec, holdingOf } from './spec.js';
import { cellValue } from './values.js';

export interface HeldAs {
  /** Numbers, integers, dates (days); NaN where empty and without default. */
  readonly number: Float64Array;
  readonly text: readonly (string | undefined)[];
  /** 1 or 0; 0 where empty and without default. */
  readonly boolean: Uint8Array;
  readonly list: readonly (readonly string[])[];
}

export type AttributeName<C extends ComponentName> = keyof AttributeTypes[C] & string;
export type ColumnOf<
  C extends ComponentName,
  A extends AttributeName<C>,
> = AttributeTypes[C][A] extends keyof HeldAs ? HeldAs[AttributeTypes[C][A]] : never;

/** Rows of a table; 0 when the model does not have it. */
export function rowCount(model: Model, component: ComponentName): number {
  return model.tables.get(component)?.length ?? 0;
}

/** An attribute of every row, with the default of the catalog where the cell is empty. Always a fresh array. */
export function column<C extends ComponentName, A extends AttributeName<C>>(
  model: Model,
  component: C,
  attribute: A,
): ColumnOf<C, A> {
  const spec = attributeSpec(component, attribute);
  if (!spec) throw new Error(`no attribute ${attribute} in ${component}`);
  const data = model.tables.get(component)?.columns.get(attribute);
  return filled(spec, data, rowCount(model, component)) as ColumnOf<C, A>;
}

function filled(spec: AttributeSpec, data: ColumnData | undefined, length: number): HeldAs[keyof HeldAs] {
  switch (holdingOf(spec.type)) {
    case 'number':
      return numbers(spec, data, length);
    case 'boolean':
      return booleans(spec, data, length);
    case 'list':
      return lists(spec, data, length);
    default: {
      const fallback = spec.default === undefined ? undefined : String(spec.default);
      const values = data?.kind === 'text' ? data.values : [];
      const texts: (string | undefined)[] = [];
      for (let row = 0; row < length; row++) texts.push(values[row] ?? fallback);
      return texts;
    }
  }
}

function numbers(spec: AttributeSpec, data: ColumnData | undefined, length: number): Float64Array {
  const fallback = defaultNumber(spec);
  const result = new Float64Array(length).fill(fallback);
  if (data?.kind !== 'number') return result;
  for (let row = 0; row < length; row++) {
    if (!Number.isNaN(data.values[row])) result[row] = data.values[row];
  }
  return result;
}

/** Default of a number-like attribute, NaN when there is none. */
export function defaultNumber(spec: AttributeSpec): number {
  if (spec.default === undefined) return Number.NaN;
  return spec.type === 'date' ? (parseIsoDate(String(spec.default)) ?? Number.NaN) : Number(spec.default);
}

function booleans(spec: AttributeSpec, data: ColumnData | undefined, length: number): Uint8Array {
  const fallback = spec.default === true ? 1 : 0;
  const result = new Uint8Array(length).fill(fallback);
  if (data?.kind !== 'boolean') return result;
  for (let row = 0; row < length; row++) if (data.values[row] >= 0) result[row] = data.values[row];
  return result;
}

function lists(
  spec: AttributeSpec,
  data: ColumnData | undefined,
  length: number,
): readonly (readonly string[])[] {
  const fallback = spec.default === undefined ? [] : String(spec.default).split(' ');
  const values = data?.kind === 'list' ? data.values : [];
  return Array.from({ length }, (_, row) => values[row] ?? fallback);
}

/** File, row and line of a row (from 0). */
export function rowPlace(model: Model, component: ComponentName, row: number): Place {
  return model.tables.get(component)?.place(row) ?? { file: model.source };
}

/** Id of a row, or the values of its key joined by ` / ` for tables without one. */
export function rowName(model: Model, component: ComponentName, row: number): string {
  const parts: string[] = [];
  for (const attribute of componentSpec(component).key) {
    const text = cellText(model, component, attribute, row);
    if (text !== '') parts.push(text);
  }
  return parts.join(' / ');
}

function cellText(model: Model, component: ComponentName, attribute: string, row: number): string {
  const data = model.tables.get(component)?.columns.get(attribute);
  if (!data) return '';
  const value = cellValue(attributeSpec(component, attribute)!, data, row);
  return value === undefined ? '' : String(value);
}

/** A row's name and what it begins with, longest first: `a / b / c`, `a / b`, `a`. */
export function nameAndParents(name: string): string[] {
  const parts = name.split(' / ');
  return parts.map((_, k) => parts.slice(0, parts.length - k).join(' / '));
}
