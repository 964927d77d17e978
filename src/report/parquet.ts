import { parquetWriteBuffer } from 'hyparquet-writer';
import { PLAN_TABLES, type Plan, type PlanTableName } from '../plan/plan.js';
import { columnNames, TABLE_NAMES } from './csv.js';

/** Columns that are whole numbers by nature; the rest are doubles. -1 keeps its meaning, NaN becomes null. */
const WHOLE = new Set(['bucket', 'arrival', 'due_bucket', 'fiscal_year', 'priority']);

/** One output table as a Parquet file (Snappy), with the plan's identity in its metadata. */
export function tableParquet(plan: Plan, name: PlanTableName): Uint8Array {
  const table = plan.tables[name];
  const kinds: Readonly<Record<string, 'text' | 'number'>> = PLAN_TABLES[name];
  const { format, version, model, engine } = plan.header;
  const buffer = parquetWriteBuffer({
    columnData: columnNames(name).map((column) => {
      const values = Array.from<string | number>(table.columns[column] ?? []);
      if (kinds[column] === 'text') return { name: column, type: 'STRING', data: values, nullable: false };
      const whole = WHOLE.has(column);
      return {
        name: column,
        type: whole ? 'INT32' : 'DOUBLE',
        data: values.map((value) => (Number.isNaN(value) ? null : value)),
        nullable: true,
      };
    }),
    kvMetadata: [{ key: 'renkei', value: JSON.stringify({ format, version, model, engine, table: name }) }],
  });
  return new Uint8Array(buffer);
}

/** Every output table as a Parquet file, by file name. */
export function planParquet(plan: Plan): ReadonlyMap<string, Uint8Array> {
  return new Map(TABLE_NAMES.map((name) => [`${name}.parquet`, tableParquet(plan, name)]));
}
