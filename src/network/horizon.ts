import type { BucketToken } from '../base/buckets-pattern.js';
import { civilOf, type Day, dayOf, isoDate } from '../base/dates.js';
import { getOrMake } from '../base/maps.js';

/** Least days of a bucket that ends on a calendar boundary, by unit (S1). */
const LEAST_DAYS = { m: 15, q: 45, y: 180 } as const;

/** Time cut into buckets (S1): bucket t covers the days starts[t] <= day < starts[t+1]. */
export interface Horizon {
  readonly count: number;
  /** Length count + 1. */
  readonly starts: Int32Array;
  readonly firstDay: Day;
  /** The day after the last. */
  readonly endDay: Day;
  readonly fiscalYearStart: number;
}

export function makeHorizon(start: Day, pattern: readonly BucketToken[], fiscalYearStart: number): Horizon {
  const starts: number[] = [start];
  for (const { count, length, unit } of pattern) {
    for (let k = 0; k < count; k++) {
      starts.push(bucketEnd(starts[starts.length - 1], length, unit, fiscalYearStart));
    }
  }
  return {
    count: starts.length - 1,
    starts: Int32Array.from(starts),
    firstDay: start,
    endDay: starts[starts.length - 1],
    fiscalYearStart,
  };
}

function bucketEnd(from: Day, length: number, unit: BucketToken['unit'], fiscalYearStart: number): Day {
  if (unit === 'd') return from + length;
  if (unit === 'w') return from + 7 * length;
  const step = unit === 'm' ? 1 : unit === 'q' ? 3 : 12;
  const phase = unit === 'y' ? fiscalYearStart - 1 : 0;
  const civil = civilOf(from + LEAST_DAYS[unit]);
  let month = civil.year * 12 + civil.month - 1;
  if (civil.day > 1) month++;
  month += (((phase - month) % step) + step) % step;
  month += (length - 1) * step;
  return dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** Bucket that holds a day: -1 before the plan, `count` after it. */
export function bucketOf(horizon: Horizon, day: Day): number {
  if (day < horizon.firstDay) return -1;
  if (day >= horizon.endDay) return horizon.count;
  let low = 0;
  let high = horizon.count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (horizon.starts[middle] <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function bucketDays(horizon: Horizon, t: number): number {
  return horizon.starts[t + 1] - horizon.starts[t];
}

/** First and last bucket whose last day lies in the window (S4); first > last when there is none. */
export function windowOf(horizon: Horizon, from: Day | undefined, until: Day | undefined): [number, number] {
  let first = 0;
  let last = horizon.count - 1;
  if (from !== undefined) while (first <= last && horizon.starts[first + 1] - 1 < from) first++;
  if (until !== undefined) while (last >= first && horizon.starts[last + 1] - 1 > until) last--;
  return [first, last];
}

/** Fiscal year of a day, by the calendar year in which it starts. */
export function fiscalYearOf(day: Day, startMonth: number): number {
  const { year, month } = civilOf(day);
  return month >= startMonth ? year : year - 1;
}

/** Share of each bucket's days in each fiscal year it touches (S22). */
export type FiscalShares = readonly (readonly { readonly year: number; readonly share: number }[])[];

/** Shares by start month of the fiscal year, reckoned once for each of them (S37). */
export function fiscalSharesBy(horizon: Horizon): (startMonth: number) => FiscalShares {
  const known = new Map<number, FiscalShares>();
  return (startMonth) => getOrMake(known, startMonth, () => fiscalShares(horizon, startMonth));
}

function fiscalShares(horizon: Horizon, startMonth: number): FiscalShares {
  return Array.from({ length: horizon.count }, (_, t) => {
    const days = new Map<number, number>();
    for (let day = horizon.starts[t]; day < horizon.starts[t + 1]; day++) {
      const year = fiscalYearOf(day, startMonth);
      days.set(year, (days.get(year) ?? 0) + 1);
    }
    return [...days].map(([year, n]) => ({ year, share: n / bucketDays(horizon, t) }));
  });
}

export function bucketDates(horizon: Horizon, t: number): { start: string; end: string } {
  return { start: isoDate(horizon.starts[t]), end: isoDate(horizon.starts[t + 1]) };
}
