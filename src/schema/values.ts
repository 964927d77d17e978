import { isoDate } from '../base/dates.js';
import type { ColumnData } from './model.js';
import type { AttributeSpec } from './spec.js';

/** What a JSON model holds for a cell; undefined when it is empty. */
export type CellValue = string | number | boolean | readonly string[];

export function cellValue(spec: AttributeSpec, data: ColumnData, row: number): CellValue | undefined {
  switch (data.kind) {
    case 'number': {
      const value = data.values[row];
      if (Number.isNaN(value)) return undefined;
      return spec.type === 'date' ? isoDate(value) : value;
    }
    case 'boolean':
      return data.values[row] < 0 ? undefined : data.values[row] === 1;
    default:
      return data.values[row];
  }
}
