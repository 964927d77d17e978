import { PLAN_TABLES, type Plan, type PlanTable, type PlanTableName } from '../plan/plan.js';
import { csvCell } from '../tables/csv.js';

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
  const cells = columns.map((column) => cellsOf(table, column));
  const lines = [columns.map(csvCell).join(',')];
  for (let row = 0; row < table.length; row++) {
    let line = cells[0](row);
    for (let k = 1; k < cells.length; k++) line += `,${cells[k](row)}`;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
}

/** Cells of a column as they stand in a file. */
function cellsOf(table: PlanTable, column: string): (row: number) => string {
  const values = table.columns[column];
  // A number needs no quotation marks.
  if (values === undefined || values instanceof Float64Array) return (row) => cellText(table, column, row);
  // What is asked for is often what was asked for last.
  let last: string | undefined;
  let written = '';
  return (row) => {
    if (values[row] !== last) {
      last = values[row];
      written = csvCell(last);
    }
    return written;
  };
}

/** Every output table as a CSV file, by file name; empty tables too, so that readers find what they expect. */
export function planCsv(plan: Plan): ReadonlyMap<string, string> {
  return new Map(TABLE_NAMES.map((name) => [`${name}.csv`, tableCsv(plan, name)]));
}
