import { getOrMake } from '../base/maps.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import { bucketOf, type Horizon } from './horizon.js';
import type { Payment } from './network.js';

/** Days of an order's milestones, by bucket of the order. */
export interface Milestones {
  readonly order: (t: number) => number;
  readonly receipt: (t: number) => number;
}

/**
 * Parts in which the price of an offer or an expansion is paid (S38): those of its rows of `payment-term`, or one
 * part at the milestone that it names.
 */
export function paymentReader(
  model: Model,
  horizon: Horizon,
  of: 'offer' | 'expansion',
): (id: string, usual: string | undefined, milestones: Milestones) => Payment[] {
  const parent =
    of === 'offer' ? column(model, 'payment-term', 'offer') : column(model, 'payment-term', 'expansion');
  const share = column(model, 'payment-term', 'share');
  const at = column(model, 'payment-term', 'at');
  const days = column(model, 'payment-term', 'days');
  const rows = new Map<string, number[]>();
  parent.forEach((id, row) => {
    if (id !== undefined) rows.set(id, [...(rows.get(id) ?? []), row]);
  });
  // Most offers share their milestones with many others.
  const known = new Map<Milestones['order'], Map<number, Int32Array>>();
  const spentAt = (day: Milestones['order'], after: number): Int32Array =>
    getOrMake(
      getOrMake(known, day, () => new Map<number, Int32Array>()),
      after,
      () =>
        Int32Array.from({ length: horizon.count }, (_, t) =>
          Math.min(Math.max(bucketOf(horizon, day(t) + after), 0), horizon.count - 1),
        ),
    );
  return (id, usual, milestones) => {
    const part = (size: number, milestone: string | undefined, after: number): Payment => {
      const day = milestone === 'receipt' ? milestones.receipt : milestones.order;
      return { share: size, spent: spentAt(day, after) };
    };
    const terms = rows.get(id);
    return terms ? terms.map((row) => part(share[row], at[row], days[row])) : [part(1, usual, 0)];
  };
}
