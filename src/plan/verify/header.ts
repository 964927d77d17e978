import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import { PLAN_TABLES, type Plan } from '../plan.js';
import type { Check } from './check.js';
import { isoDay } from './days.js';
import type { Time } from './time.js';

/** What the header says of the model, and that every table is there. */
export function checkHeader(model: Model, plan: Plan, check: Check, time: Time): void {
  const { header } = plan;
  const same = (name: string, expected: string | number, found: string | number): void => {
    check.holds('header', expected === found, `header / ${name}`, -1, expected, found);
  };
  same('format', 'renkei-plan', header.format);
  same('version', 1, header.version);
  same('currency', column(model, 'model', 'currency')[0] ?? '', header.currency);
  same('counts.buckets', time.count, header.counts.buckets);
  for (const name of Object.keys(PLAN_TABLES)) {
    const found = plan.tables[name as keyof typeof PLAN_TABLES]?.name ?? '-';
    check.holds('table-shape', found === name, name, -1, name, found);
  }
}

/** Buckets as the plan dates them against the pattern of the model (S1). */
export function checkBuckets(plan: Plan, check: Check, time: Time): void {
  const { columns, length } = plan.tables.bucket ?? { columns: {}, length: 0 };
  check.holds('bucket-table', length === time.count, 'bucket', -1, time.count, length);
  for (let t = 0; t < Math.min(length, time.count); t++) {
    const found = [columns.bucket?.[t], columns.start?.[t], columns.end?.[t]].join(' ');
    const expected = [t, isoDay(time.first[t]), isoDay(time.first[t + 1])].join(' ');
    check.holds('bucket-table', found === expected, 'bucket', t, expected, found);
  }
}
