import type { Day } from '../base/dates.js';
import { column, rowCount } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { ProgrammeAnswer } from './card.js';
import { type Curve, type CurveOf, cumulative, tolerance } from './curves.js';
import type { Names } from './names.js';
import { type Buckets, bucketAt } from './read.js';

interface Target {
  readonly kind: 'rate' | 'cumulative';
  readonly value: number;
  readonly from: Day;
}

/** Highest point of every programme's curve inside the plan, and the first day on which it is wanted. */
function targets(model: Model, buckets: Buckets): ReadonlyMap<string, Target> {
  const programme = column(model, 'programme-point', 'programme');
  const date = column(model, 'programme-point', 'date');
  const rate = column(model, 'programme-point', 'rate');
  const total = column(model, 'programme-point', 'cumulative');
  const last = (buckets.ends[buckets.count - 1] ?? Number.NEGATIVE_INFINITY) - 1;
  const joined = joinedProgrammes(model);
  const before = new Map<string, Target>();
  const found = new Map<string, Target>();
  const rows = Array.from({ length: rowCount(model, 'programme-point') }, (_, row) => row);
  for (const row of rows.sort((a, b) => date[a] - date[b])) {
    const id = programme[row];
    const kind = Number.isNaN(total[row]) ? 'rate' : 'cumulative';
    const value = kind === 'rate' ? rate[row] : total[row];
    if (id === undefined || Number.isNaN(value)) continue;
    const here = { kind, value, from: date[row] } as const;
    const point = date[row] <= last ? here : onDay(before.get(id), here, last, joined.has(id));
    before.set(id, here);
    const known = found.get(id);
    if (point && (!known || point.value > known.value)) found.set(id, point);
  }
  return found;
}

/** Programmes whose rate changes evenly from point to point. */
function joinedProgrammes(model: Model): ReadonlySet<string | undefined> {
  const id = column(model, 'programme', 'id');
  const interpolation = column(model, 'programme', 'interpolation');
  return new Set(id.filter((_, row) => interpolation[row] === 'linear'));
}

/** Where the curve stands on the last day of a plan that ends between two points (S17). */
function onDay(before: Target | undefined, after: Target, day: Day, joined: boolean): Target | undefined {
  if (!before || before.from > day || before.kind !== after.kind) return undefined;
  if (after.kind === 'rate' && !joined) return undefined;
  const share = (day - before.from) / (after.from - before.from);
  return { kind: after.kind, value: before.value + (after.value - before.value) * share, from: day };
}

/** Tells of programmes when they reach the most that they want, as against when they want it. */
export function programmeReader(
  model: Model,
  buckets: Buckets,
  names: Names,
  curveOf: CurveOf,
): (programmes: readonly string[]) => ProgrammeAnswer[] {
  const all = targets(model, buckets);
  return (programmes) =>
    [...programmes].sort().flatMap((programme) => {
      const target = all.get(programme);
      if (!target || target.value <= 0) return [];
      const curve = curveOf([programme]);
      const reachedFrom =
        target.kind === 'rate' ? rateReached(curve, buckets, target) : totalReached(curve, buckets, target);
      return [
        {
          programme,
          name: names.of('programme', programme),
          kind: target.kind,
          target: target.value,
          wantedFrom: target.from,
          reachedFrom,
          daysLate: reachedFrom === undefined ? undefined : Math.max(0, reachedFrom - target.from),
        },
      ];
    });
}

/**
 * First bucket, not before the one in which the rate is wanted, from which every bucket to the end delivers at least
 * what it wants. In the bucket that holds the wanted day, that day itself.
 */
function rateReached(curve: Curve, buckets: Buckets, target: Target): Day | undefined {
  const small = tolerance(curve.wanted.reduce((sum, value) => sum + value, 0));
  const wanted = Math.max(0, bucketAt(buckets, target.from));
  let from = buckets.count;
  while (from > wanted && curve.delivered[from - 1] >= curve.wanted[from - 1] - small) from--;
  if (from >= buckets.count) return undefined;
  return Math.max(buckets.starts[from], target.from);
}

/** Day by which as much is delivered as the target wants in all. */
function totalReached(curve: Curve, buckets: Buckets, target: Target): Day | undefined {
  const delivered = cumulative(curve.delivered);
  const small = tolerance(target.value);
  const t = delivered.findIndex((value) => value >= target.value - small);
  if (t < 0) return undefined;
  // Delivered in the bucket that holds the wanted day is on time (S16).
  return bucketAt(buckets, target.from) >= t ? target.from : buckets.ends[t] - 1;
}
