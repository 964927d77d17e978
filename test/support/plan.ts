import {
  PLAN_TABLES,
  type Plan,
  type PlanColumn,
  type PlanObjective,
  type PlanTable,
  type PlanTableName,
} from '../../src/plan/plan.js';

/** Rows of one output table, each with its columns in the order of PLAN_TABLES. */
export type TableRows = readonly (readonly (string | number)[])[];

export interface PlanParts {
  readonly currency: string;
  /** First day of each bucket and the day after the last. */
  readonly edges: readonly string[];
  readonly objectives: readonly (readonly [name: string, value: number, unit: string])[];
  readonly tables: Partial<Record<PlanTableName, TableRows>>;
}

/** A plan written by hand. */
export function planOf({ currency, edges, objectives, tables }: PlanParts): Plan {
  const buckets = edges.length - 1;
  const bucket = edges.slice(1).map((end, t) => [t, edges[t], end]);
  const names = Object.keys(PLAN_TABLES) as PlanTableName[];
  const all: Partial<Record<PlanTableName, TableRows>> = { ...tables, bucket };
  return {
    header: {
      format: 'renkei-plan',
      version: 1,
      model: '',
      modelName: 'm',
      currency,
      engine: 'hand',
      options: {},
      status: 'feasible',
      objectives: objectives.map((each) => objective(...each)),
      gap: 0,
      counts: { columns: 0, rows: 0, nonzeros: 0, items: 0, buckets },
    },
    tables: Object.fromEntries(names.map((name) => [name, tableOf(name, all[name] ?? [])])) as Plan['tables'],
  };
}

function objective(name: string, value: number, unit: string): PlanObjective {
  return { name, sense: name === 'margin' ? 'max' : 'min', value, bound: value, unit };
}

export function tableOf(name: PlanTableName, rows: TableRows): PlanTable {
  const types: Readonly<Record<string, 'text' | 'number'>> = PLAN_TABLES[name];
  const columns: Record<string, PlanColumn> = {};
  for (const [k, [column, type]] of Object.entries(types).entries()) {
    const values = rows.map((row) => row[k]);
    columns[column] = type === 'number' ? Float64Array.from(values as number[]) : (values as string[]);
  }
  return { name, length: rows.length, columns };
}

/** Rows of a table of a plan, in the shape that `tableOf` takes. */
export function rowsOf(plan: Plan, name: PlanTableName): (string | number)[][] {
  const { length, columns } = plan.tables[name];
  const order = Object.keys(PLAN_TABLES[name]);
  return Array.from({ length }, (_, row) => order.map((column) => columns[column][row]));
}

/** The plan with some tables replaced. */
export function withTables(plan: Plan, tables: Partial<Record<PlanTableName, TableRows>>): Plan {
  const changed = Object.entries(tables).map(([name, rows]) => [name, tableOf(name as PlanTableName, rows)]);
  return { ...plan, tables: { ...plan.tables, ...Object.fromEntries(changed) } };
}

/** The plan with one cell changed: the row is found by the start of its keys. */
export function withCell(
  plan: Plan,
  name: PlanTableName,
  keys: readonly (string | number)[],
  column: string,
  value: string | number | ((old: number) => number),
): Plan {
  const k = Object.keys(PLAN_TABLES[name]).indexOf(column);
  let found = 0;
  const rows = rowsOf(plan, name).map((row) => {
    if (!keys.every((key, at) => row[at] === key)) return row;
    found++;
    return row.map((cell, at) =>
      at !== k ? cell : typeof value === 'function' ? value(cell as number) : value,
    );
  });
  if (found === 0 || k < 0) throw new Error(`no ${column} of ${keys.join(' / ')} in ${name}`);
  return withTables(plan, { [name]: rows });
}

/** The plan without the rows whose keys start so. */
export function withoutRow(plan: Plan, name: PlanTableName, keys: readonly (string | number)[]): Plan {
  const rows = rowsOf(plan, name);
  const kept = rows.filter((row) => !keys.every((key, at) => row[at] === key));
  if (kept.length === rows.length) throw new Error(`no ${keys.join(' / ')} in ${name}`);
  return withTables(plan, { [name]: kept });
}

export function withRow(plan: Plan, name: PlanTableName, row: readonly (string | number)[]): Plan {
  return withTables(plan, { [name]: [...rowsOf(plan, name), row] });
}
