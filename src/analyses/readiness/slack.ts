import type { Day } from '../../base/dates.js';
import type { Needed } from './needed.js';
import type { Held } from './people.js';
import type { ActivityRow } from './read.js';
import type { Times } from './stages.js';
import type { Workdays } from './workdays.js';

interface Planned {
  readonly activities: readonly ActivityRow[];
  readonly needed: Needed;
  readonly workdays: Workdays;
  readonly held: Held;
  readonly times: Times;
  readonly firstDay: Day;
}

/**
 * Days by which each activity may end later before something comes too late (`latest` by activity; Infinity = nothing):
 * through its successors, and through those that hold a resource after it of which there is not enough for both, in the
 * order of the schedule. NaN where nothing depends on it.
 */
export function slacks(planned: Planned, latest: readonly number[]): Float64Array {
  const { activities, needed, times } = planned;
  const carried = activities.map((_, i) => i).filter((i) => needed.carriedOut[i] === 1);
  const followers = followersOf(planned, carried);
  const ends = Float64Array.from(latest);
  const place = new Map(needed.order.map((i, k) => [i, k]));
  carried.sort(
    (a, b) =>
      times.start[b] - times.start[a] ||
      times.end[b] - times.end[a] ||
      (place.get(b) ?? 0) - (place.get(a) ?? 0),
  );
  for (const i of carried) {
    for (const { after, lag } of followers[i] ?? []) {
      if (needed.settled[after]) continue;
      ends[i] = Math.min(ends[i], latestStart(planned, after, ends[after]) - lag);
    }
  }
  return ends.map((end, i) =>
    Number.isFinite(end) && needed.carriedOut[i] === 1 ? end - times.end[i] : Number.NaN,
  );
}

function followersOf({ activities, needed, held, times }: Planned, carried: readonly number[]) {
  const followers: { after: number; lag: number }[][] = activities.map(() => []);
  const holds = (i: number) => activities[i].ways[times.way[i]].held;
  for (const j of carried) {
    if (needed.settled[j]) continue;
    for (const p of activities[j].predecessors) followers[p].push({ after: j, lag: activities[j].lag });
    const demand = held.demand(holds(j));
    for (const i of carried) {
      if (i === j || times.end[i] > times.start[j] || times.end[i] === times.start[i]) continue;
      const other = held.demand(holds(i));
      const clash = demand.some(
        (units, r) => units > 0 && other[r] > 0 && units + other[r] > held.wholeAt(r, times.start[j]),
      );
      if (clash) followers[i].push({ after: j, lag: 0 });
    }
  }
  return followers;
}

/** Latest start with which an activity, done as planned, ends by a day; Infinity where it need not. */
function latestStart({ activities, workdays, times, firstDay }: Planned, i: number, end: number): number {
  if (!Number.isFinite(end)) return Number.POSITIVE_INFINITY;
  const { site, ways } = activities[i];
  const days = ways[times.way[i]].days.likely;
  let start = end - days;
  while (start > times.start[i] && workdays.endOf(site, start + firstDay, days) > end + firstDay) start--;
  return start;
}
