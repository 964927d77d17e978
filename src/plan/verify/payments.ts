import { column } from '../../schema/columns.js';
import type { Case } from './case.js';
import type { When } from './ledger.js';

/** Buckets in which the parts of a price are spent (S38), by the days of the order and of its receipt. */
export function readPayments(
  c: Case,
  of: 'offer' | 'expansion',
): (row: number, order: number, receipt: number) => readonly When[] {
  const { model, time } = c;
  const usual = of === 'offer' ? column(model, 'offer', 'payment') : column(model, 'expansion', 'payment');
  const owner =
    of === 'offer' ? column(model, 'payment-term', 'offer') : column(model, 'payment-term', 'expansion');
  const share = column(model, 'payment-term', 'share');
  const at = column(model, 'payment-term', 'at');
  const days = column(model, 'payment-term', 'days');
  const terms = new Map<number, number[]>();
  for (const [row, name] of owner.entries()) {
    const found = c.ids[of].find(name);
    if (found >= 0) terms.set(found, [...(terms.get(found) ?? []), row]);
  }
  const bucketOf = (day: number): number => {
    if (day < time.start) return 0;
    return day >= time.end ? time.count - 1 : time.bucket(day);
  };
  const allIn = Array.from({ length: time.count }, (_, t): readonly When[] => [[t, 1]]);
  return (row, order, receipt) => {
    const rows = terms.get(row);
    if (!rows) return allIn[bucketOf(usual[row] === 'receipt' ? receipt : order)];
    return rows.map((term) => {
      const day = at[term] === 'receipt' ? receipt : order;
      return [bucketOf(day + days[term]), share[term]];
    });
  };
}
