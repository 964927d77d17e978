import { PLAN_TABLES, type Plan, type PlanTable, type PlanTableName } from '../plan/plan.js';
import { writeCsv } from '../tables/csv.js';

export const TABLE_NAMES = Object.keys(PLAN_TABLES) as PlanTableName[];

/** Columns of a table in the order of the catalogue of outputs. */
export function columnNames(name: PlanTableName): readonly string[] {
  return Object.keys(PLAN_TABLES[name]);
}

/** A cell as any program reads it back without loss: full precision, a point as decimal sign, empty for NaN. */
export function cellText(table: PlanTable, column: string, row: number): string {
  const values = table.columns[column];
  if (values === undefined) return '';
  const value = values[row];
  return typeof value === 'number' && Number.isNaN(value) ? '' : String(value);
}

/** One output table as CSV (RFC 4180, UTF-8, header of attribute names). */
export function tableCsv(plan: Plan, name: PlanTableName): string {
  const table = plan.tables[name];
  const columns = columnNames(name);
  const rows = function* (): Generator<readonly string[]> {
    for (let row = 0; row < table.length; row++) yield columns.map((column) => cellText(table, column, row));
  };
  return writeCsv(columns, rows());
}

/** Every output table as a CSV file, by file name; empty tables too, so that readers find what they expect. */
export function planCsv(plan: Plan): ReadonlyMap<string, string> {
  return new Map(TABLE_NAMES.map((name) => [`${name}.csv`, tableCsv(plan, name)]));
}
