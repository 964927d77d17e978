import { dayNumber, fiscalYear, isFirstOfMonth, monthOf, yearOf } from './days.js';

/** Buckets of the plan (S1), cut anew from the pattern. */
export interface Time {
  readonly count: number;
  /** First day of the plan and the day after its last. */
  readonly start: number;
  readonly end: number;
  /** First day of each bucket; one more entry for the end. */
  readonly first: Int32Array;
  readonly fiscalStart: number;
  /** Days of a bucket. */
  days(t: number): number;
  /** Last day of a bucket, on which what happens in it is taken to happen (S2). */
  last(t: number): number;
  /** Bucket that holds a day: -1 before the plan, `count` after it. */
  bucket(day: number): number;
  /** Bucket of a due date: the first if it lies before the plan (S14, S16), `count` after it. */
  dueBucket(day: number): number;
}

/** Undefined when the pattern cannot be read. */
export function cutTime(start: number, pattern: string, fiscalStart: number): Time | undefined {
  const edges = [start];
  const tokens = pattern.trim().split(/\s+(?=\d)/);
  for (const token of tokens) {
    const match = /^(\d+)\s*(?:\*\s*(\d+)\s*)?([dwmqy])$/.exec(token.trim());
    if (!match) return undefined;
    const length = match[2] === undefined ? 1 : Number(match[2]);
    for (let n = Number(match[1]); n > 0; n--)
      edges.push(nextEdge(edges.at(-1)!, length, match[3], fiscalStart));
  }
  return edges.length > 1 && edges.every(Number.isFinite)
    ? timeOf(Int32Array.from(edges), fiscalStart)
    : undefined;
}

function nextEdge(from: number, length: number, unit: string, fiscalStart: number): number {
  if (unit === 'd') return from + length;
  if (unit === 'w') return from + 7 * length;
  const least = { m: 15, q: 45, y: 180 }[unit]!;
  let boundaries = 0;
  // Month by month from the bucket's own month, so that the rule reads as it is written.
  for (let month = monthOf(from); ; month++) {
    const edge = dayNumber(yearOf(from), month, 1);
    if (edge - from < least || !isBoundary(edge, unit, fiscalStart)) continue;
    if (++boundaries === length) return edge;
  }
}

function isBoundary(day: number, unit: string, fiscalStart: number): boolean {
  if (!isFirstOfMonth(day)) return false;
  const month = monthOf(day);
  return unit === 'm' || (unit === 'q' ? month % 3 === 1 : month === fiscalStart);
}

function timeOf(first: Int32Array, fiscalStart: number): Time {
  const count = first.length - 1;
  const [start, end] = [first[0], first[count]];
  const byDay = new Int32Array(end - start);
  for (let t = 0; t < count; t++) byDay.fill(t, first[t] - start, first[t + 1] - start);
  const bucket = (day: number): number => (day < start ? -1 : day >= end ? count : byDay[day - start]);
  return {
    count,
    start,
    end,
    first,
    fiscalStart,
    days: (t) => first[t + 1] - first[t],
    last: (t) => first[t + 1] - 1,
    bucket,
    dueBucket: (day) => Math.max(0, bucket(day)),
  };
}

/** Days of each bucket in each fiscal year that it touches, as shares of the bucket (S22). */
export function fiscalShares(time: Time, startMonth: number): ReadonlyMap<number, number>[] {
  return Array.from({ length: time.count }, (_, t) => {
    const shares = new Map<number, number>();
    for (let day = time.first[t]; day < time.first[t + 1]; day++) {
      const year = fiscalYear(day, startMonth);
      shares.set(year, (shares.get(year) ?? 0) + 1 / time.days(t));
    }
    return shares;
  });
}

/** Buckets whose last day lies in a window, ends included; NaN = open (S4). */
export function inWindow(time: Time, t: number, from: number, until: number): boolean {
  const day = time.last(t);
  return !(day < from) && !(day > until);
}
