import type { Needed } from './needed.js';
import type { Held } from './people.js';
import type { ActivityRow, Span } from './read.js';
import type { Times } from './stages.js';
import type { Workdays } from './workdays.js';

/** What the dates beside the plan are made from. */
export interface SpanSetting {
  readonly activities: readonly ActivityRow[];
  readonly needed: Needed;
  readonly workdays: Workdays;
  readonly firstDay: number;
  /** What activities may hold, with what settled ones leave for these durations. */
  readonly held: Held;
  readonly times: Times;
}

/**
 * Ends with the least or the most durations (S27): the ways of the plan, in its order: on each resource nothing starts
 * before what started before it in the plan. As early as predecessors, lags, dates and units allow, and not before
 * `floor` (day of the plan by activity).
 */
export function endsIn(
  setting: SpanSetting,
  span: keyof Span,
  floor: (activity: number) => number,
): Float64Array {
  const { activities, needed, workdays, firstDay, held, times } = setting;
  const ends = new Float64Array(activities.length).fill(Number.NaN);
  const begun = new Map<number, number>();
  const used: Map<number, number>[] = Array.from({ length: held.count }, () => new Map<number, number>());
  for (const i of inPlanOrder(setting)) {
    const settled = needed.settled[i];
    if (settled) {
      ends[i] = settled.end[span] - firstDay;
      continue;
    }
    const { site, ways, predecessors, lag, earliest } = activities[i];
    const { held: holds, days } = ways[times.way[i]];
    const demand = held.demand(holds);
    const taken = demand.flatMap((units, r) => (units > 0 ? [r] : []));
    let start = Math.max(
      0,
      floor(i),
      (earliest ?? firstDay) - firstDay,
      ...predecessors.map((p) => ends[p] + lag),
      ...taken.map((r) => begun.get(r) ?? 0),
    );
    const endOf = (from: number): number => workdays.endOf(site, from + firstDay, days[span]) - firstDay;
    const fits = (from: number): boolean => {
      for (let day = from; day < endOf(from); day++) {
        if (taken.some((r) => (used[r].get(day) ?? 0) + demand[r] > held.wholeAt(r, day))) return false;
      }
      return true;
    };
    // What never fits any more (a resource that is gone by then) is dated as if it did.
    const last = start + 20 * 366;
    let from = start;
    while (from < last && !fits(from)) from++;
    if (from < last) start = from;
    ends[i] = endOf(start);
    for (const r of taken) {
      begun.set(r, start);
      for (let day = start; day < ends[i]; day++) used[r].set(day, (used[r].get(day) ?? 0) + demand[r]);
    }
  }
  return ends;
}

/** Activities by their start in the plan, predecessors first. */
function inPlanOrder({ needed, times }: SpanSetting): number[] {
  const place = new Map(needed.order.map((i, k) => [i, k]));
  const carried = needed.order.filter((i) => needed.carriedOut[i] === 1);
  return carried.sort((a, b) => times.start[a] - times.start[b] || (place.get(a) ?? 0) - (place.get(b) ?? 0));
}

/** With the most durations nothing starts before the plan; with the least only where something else held it back. */
export function spanEnds(setting: (span: keyof Span) => SpanSetting): {
  least: Float64Array;
  most: Float64Array;
} {
  const plan = setting('likely');
  const { times } = plan;
  const free = endsIn(plan, 'likely', () => 0);
  const heldBack = (i: number): boolean => free[i] < times.end[i];
  return {
    least: endsIn(setting('least'), 'least', (i) => (heldBack(i) ? times.start[i] : 0)),
    most: endsIn(setting('most'), 'most', (i) => times.start[i]),
  };
}
