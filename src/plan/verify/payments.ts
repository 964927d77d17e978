import { column } from '../../schema/columns.js';
import type { Case } from './case.js';
import type { When } from './ledger.js';

/** Day of each milestone of one order. */
interface Milestones {
  readonly order: number;
  readonly receipt: number;
}

/** Buckets in which the parts of a price are spent (S38). */
export function readPayments(
  c: Case,
  of: 'offer' | 'expansion',
): (row: number, milestones: Milestones) => readonly When[] {
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
  return (row, milestones) => {
    const rows = terms.get(row);
    if (!rows) return [[bucketOf(usual[row] === 'receipt' ? milestones.receipt : milestones.order), 1]];
    return rows.map((term) => {
      const day = at[term] === 'receipt' ? milestones.receipt : milestones.order;
      return [bucketOf(day + days[term]), share[term]];
    });
  };
}
