import type { ComponentName } from './generated/types.js';

export type AttributeType =
  | 'text'
  | 'number'
  | 'integer'
  | 'boolean'
  | 'date'
  | 'enum'
  | 'ref'
  | 'refs'
  | 'list'
  | 'currency'
  | 'country'
  | 'unit'
  | 'pattern';

export interface Labels {
  readonly en: string;
  readonly ja: string;
  readonly uk: string;
}

/** One attribute as catalog/<component>.yaml states it. */
export interface AttributeSpec {
  readonly name: string;
  readonly type: AttributeType;
  /** UCUM, with `unit` for the item's own unit and `money` for the row's currency. */
  readonly unit?: string;
  readonly default?: string | number | boolean;
  readonly required?: boolean;
  readonly min?: number;
  readonly max?: number;
  /** Component that a ref or refs points to. */
  readonly to?: ComponentName;
  /** Values of an enum. */
  readonly values?: readonly string[];
  /** For people; no calculation reads it. */
  readonly information?: boolean;
  readonly text: string;
  readonly labels: Labels;
}

export interface ComponentSpec {
  readonly name: ComponentName;
  readonly group: string;
  readonly kind: 'input' | 'output';
  readonly text: string;
  readonly key: readonly string[];
  readonly labels: Labels;
  readonly attributes: readonly AttributeSpec[];
}

/** How values of a type are held in a column. */
export type Holding = 'number' | 'text' | 'boolean' | 'list';

export function holdingOf(type: AttributeType): Holding {
  switch (type) {
    case 'number':
    case 'integer':
    case 'date':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'refs':
    case 'list':
      return 'list';
    default:
      return 'text';
  }
}
