/** Models and plans from rows, for tests. */
import { parseIsoDate } from '../base/dates.js';
import { PLAN_TABLES, type Plan, type PlanColumn, type PlanTable, type PlanTableName } from '../plan/plan.js';
import { attributeSpec } from '../schema/catalog.js';
import type { ComponentName } from '../schema/generated/types.js';
import type { ColumnData, Model, Table } from '../schema/model.js';
import { holdingOf } from '../schema/spec.js';

type Cell = string | number | boolean | readonly string[] | undefined;
export type Rows = Partial<Record<ComponentName, readonly Readonly<Record<string, Cell>>[]>>;

/** A model from rows, without checks. */
export function modelOf(rows: Rows): Model {
  const tables = new Map<ComponentName, Table>();
  for (const [name, list] of Object.entries(rows) as [ComponentName, Rows[ComponentName]][])
    tables.set(name, tableOf(name, list ?? []));
  return { source: 'fixture', tables };
}

function tableOf(component: ComponentName, rows: readonly Readonly<Record<string, Cell>>[]): Table {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = new Map<string, ColumnData>();
  for (const name of names) {
    const spec = attributeSpec(component, name);
    if (!spec) throw new Error(`fixture: no ${component}.${name}`);
    const cells = rows.map((row) => row[name]);
    const holding = holdingOf(spec.type);
    const number = (cell: Cell): number =>
      cell === undefined ? Number.NaN : spec.type === 'date' ? parseIsoDate(String(cell))! : Number(cell);
    if (holding === 'number') columns.set(name, { kind: 'number', values: Float64Array.from(cells, number) });
    else if (holding === 'boolean')
      columns.set(name, {
        kind: 'boolean',
        values: Int8Array.from(cells, (c) => (c === undefined ? -1 : Number(c))),
      });
    else if (holding === 'list')
      columns.set(name, { kind: 'list', values: cells as (readonly string[] | undefined)[] });
    else
      columns.set(name, {
        kind: 'text',
        values: cells.map((c) => (c === undefined ? undefined : String(c))),
      });
  }
  return { component, length: rows.length, columns, place: (row) => ({ file: 'fixture', row: row + 1 }) };
}

export type PlanRow = Readonly<Record<string, string | number>>;

/** A plan from rows. */
export function planOf(
  header: Partial<Plan['header']>,
  rows: Partial<Record<PlanTableName, PlanRow[]>>,
): Plan {
  const tables = {} as Record<PlanTableName, PlanTable>;
  for (const name of Object.keys(PLAN_TABLES) as PlanTableName[]) {
    const list = rows[name] ?? [];
    const columns: Record<string, PlanColumn> = {};
    for (const [column, kind] of Object.entries(PLAN_TABLES[name]))
      columns[column] =
        kind === 'number'
          ? Float64Array.from(list, (row) => Number(row[column] ?? 0))
          : list.map((row) => String(row[column] ?? ''));
    tables[name] = { name, length: list.length, columns };
  }
  const full: Plan['header'] = {
    format: 'renkei-plan',
    version: 1,
    model: '9f2c61d07be4a8135c0e',
    modelName: 'Setouchi boat yard',
    currency: 'JPY',
    engine: 'highs-wasm 1.15.3',
    options: { threads: 1, reduce: true },
    status: 'optimal',
    objectives: [],
    gap: 0,
    counts: { columns: 4210, rows: 2875, nonzeros: 13904, items: 5, buckets: rows.bucket?.length ?? 0 },
    ...header,
  };
  return { header: full, tables };
}
