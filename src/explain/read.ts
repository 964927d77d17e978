import { type Day, parseIsoDate } from '../base/dates.js';
import type { PLAN_TABLES, Plan, PlanTableName } from '../plan/plan.js';

type ColumnsOf<T extends PlanTableName> = (typeof PLAN_TABLES)[T];
type Named<T extends PlanTableName, Kind> = {
  [C in keyof ColumnsOf<T>]: ColumnsOf<T>[C] extends Kind ? C : never;
}[keyof ColumnsOf<T>] &
  string;

/** A column of numbers of an output table; empty when the plan lacks it. */
export function numbers<T extends PlanTableName>(
  plan: Plan,
  table: T,
  column: Named<T, 'number'>,
): Float64Array {
  const values = plan.tables[table]?.columns[column];
  return values instanceof Float64Array ? values : new Float64Array(0);
}

/** A column of texts of an output table; empty when the plan lacks it. */
export function texts<T extends PlanTableName>(
  plan: Plan,
  table: T,
  column: Named<T, 'text'>,
): readonly string[] {
  const values = plan.tables[table]?.columns[column];
  return values === undefined || values instanceof Float64Array ? [] : values;
}

export function lengthOf(plan: Plan, table: PlanTableName): number {
  return plan.tables[table]?.length ?? 0;
}

/** First day of every bucket, and the day after its last. */
export interface Buckets {
  readonly count: number;
  readonly starts: readonly Day[];
  readonly ends: readonly Day[];
}

export function bucketsOf(plan: Plan): Buckets {
  const day = (text: string): Day => {
    const value = parseIsoDate(text);
    if (value === undefined) throw new Error(`bucket date ${text} is no ISO date`);
    return value;
  };
  return {
    count: lengthOf(plan, 'bucket'),
    starts: texts(plan, 'bucket', 'start').map(day),
    ends: texts(plan, 'bucket', 'end').map(day),
  };
}

/** Number of the bucket that holds a day; -1 before the first, `count` after the last. */
export function bucketAt(buckets: Buckets, day: Day): number {
  if (buckets.count === 0 || day < buckets.starts[0]) return -1;
  let low = 0;
  let high = buckets.count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (buckets.ends[middle] <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}
