import type { Day } from '../base/dates.js';
import type { Plan } from '../plan/plan.js';
import type { GapAnswer } from './card.js';
import { type Buckets, numbers, texts } from './read.js';

/** What is wanted and delivered in every bucket. */
export interface Curve {
  readonly wanted: Float64Array;
  readonly delivered: Float64Array;
}

/** Quantities that differ by less are the same: the rounding of a linear program, not a shortage. */
export function tolerance(total: number): number {
  return 1e-6 * Math.max(1, Math.abs(total));
}

/** Curve of the demands that `pick` takes. */
export function curveOf(plan: Plan, buckets: Buckets, pick: (demand: string) => boolean): Curve {
  const wanted = new Float64Array(buckets.count);
  const delivered = new Float64Array(buckets.count);
  const add = (
    into: Float64Array,
    demands: readonly string[],
    at: Float64Array,
    amount: Float64Array,
  ): void => {
    for (let row = 0; row < demands.length; row++) if (pick(demands[row])) into[at[row]] += amount[row];
  };
  add(
    wanted,
    texts(plan, 'service', 'demand'),
    numbers(plan, 'service', 'due_bucket'),
    numbers(plan, 'service', 'quantity'),
  );
  add(
    delivered,
    texts(plan, 'delivery', 'demand'),
    numbers(plan, 'delivery', 'bucket'),
    numbers(plan, 'delivery', 'delivered'),
  );
  return { wanted, delivered };
}

export function cumulative(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

export function gapOf(curve: Curve, buckets: Buckets): GapAnswer {
  const wanted = cumulative(curve.wanted);
  const delivered = cumulative(curve.delivered);
  const small = tolerance(wanted.at(-1) ?? 0);
  let most = 0;
  let worst = -1;
  let owed = -1;
  for (let t = 0; t < buckets.count; t++) {
    const gap = wanted[t] - delivered[t];
    if (gap > small) owed = t;
    if (gap > most + small) {
      most = gap;
      worst = t;
    }
  }
  if (worst < 0) return { most: 0 };
  const free = owed + 1;
  const caughtUp = free < buckets.count ? buckets.ends[free] - 1 : undefined;
  return { most, day: buckets.ends[worst] - 1, caughtUp };
}

/** Last day of the last bucket with a quantity. */
export function lastDay(values: Float64Array, buckets: Buckets): Day | undefined {
  const small = tolerance(values.reduce((sum, value) => sum + value, 0));
  for (let t = buckets.count - 1; t >= 0; t--) if (values[t] > small) return buckets.ends[t] - 1;
  return undefined;
}

export function firstDay(values: Float64Array, buckets: Buckets): Day | undefined {
  const small = tolerance(values.reduce((sum, value) => sum + value, 0));
  for (let t = 0; t < buckets.count; t++) if (values[t] > small) return buckets.ends[t] - 1;
  return undefined;
}
