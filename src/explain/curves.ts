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

/** The curve of some demands together. */
export type CurveOf = (demands: Iterable<string>) => Curve;

/** Reads curves from a plan whose rows are searched once. */
export function curveReader(plan: Plan, buckets: Buckets): CurveOf {
  const wanted = seriesReader(
    texts(plan, 'service', 'demand'),
    numbers(plan, 'service', 'due_bucket'),
    numbers(plan, 'service', 'quantity'),
    buckets.count,
  );
  const delivered = seriesReader(
    texts(plan, 'delivery', 'demand'),
    numbers(plan, 'delivery', 'bucket'),
    numbers(plan, 'delivery', 'delivered'),
    buckets.count,
  );
  return (demands) => {
    const all = [...demands];
    return { wanted: wanted(all), delivered: delivered(all) };
  };
}

/** Sums amounts by bucket over the rows of some demands, in the order of the rows. */
function seriesReader(
  demand: readonly string[],
  at: Float64Array,
  amount: Float64Array,
  count: number,
): (demands: readonly string[]) => Float64Array {
  const rows = new Map<string, number[]>();
  demand.forEach((id, row) => {
    const known = rows.get(id);
    if (known) known.push(row);
    else rows.set(id, [row]);
  });
  return (demands) => {
    const sums = new Float64Array(count);
    const mine = demands.flatMap((id) => rows.get(id) ?? []);
    for (const row of mine.sort((a, b) => a - b)) sums[at[row]] += amount[row];
    return sums;
  };
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
