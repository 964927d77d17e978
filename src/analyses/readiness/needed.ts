import type { Day } from '../../base/dates.js';
import type { ActivityRow, ReadinessTables, Wait } from './read.js';
import type { Workdays } from './workdays.js';

/** An activity whose dates are settled: it was finished, or was or will be started on a given day. */
export interface Settled {
  readonly start: Day;
  readonly end: { readonly least: Day; readonly likely: Day; readonly most: Day };
  readonly finished: boolean;
}

/** What a process waits for: the ends of these activities; or something that nothing brings. */
export interface GateNeed {
  readonly process: number;
  readonly activities: readonly number[];
  readonly missing: Wait['levels'];
}

export interface Needed {
  readonly gates: readonly GateNeed[];
  /** By activity: is it carried out (S25)? */
  readonly carriedOut: Uint8Array;
  readonly settled: readonly (Settled | undefined)[];
  /** Earliest end of each activity by predecessors and dates alone, in its shortest way. */
  readonly soonest: Float64Array;
  /** Activities, each after its predecessors. */
  readonly order: readonly number[];
}

/**
 * Which activities are carried out: those that a gate waits for with all their predecessors, those that always are, and
 * those that are settled. Of several that bring a level, a gate waits for the one that can end first (then the one
 * that costs least, then by id), by predecessors and dates alone.
 */
export function findNeeded(tables: ReadinessTables, workdays: Workdays, firstDay: Day): Needed {
  const { activities } = tables;
  const order = inOrder(activities);
  const settled = activities.map((each) => settle(each, workdays, firstDay));
  const soonest = soonestEnds(activities, order, settled, workdays, firstDay);
  const gates = findGates(tables, soonest);
  const carriedOut = new Uint8Array(activities.length);
  const carry = (i: number): void => {
    if (carriedOut[i] === 1) return;
    carriedOut[i] = 1;
    if (!settled[i]) for (const p of activities[i].predecessors) carry(p);
  };
  for (const gate of gates) for (const i of gate.activities) carry(i);
  activities.forEach((each, i) => {
    if (each.always || settled[i]) carry(i);
  });
  return { gates, carriedOut, settled, soonest, order };
}

function inOrder(activities: readonly ActivityRow[]): number[] {
  const order: number[] = [];
  const seen = new Uint8Array(activities.length);
  const visit = (i: number): void => {
    if (seen[i] === 1) return;
    seen[i] = 1;
    for (const p of activities[i].predecessors) visit(p);
    order.push(i);
  };
  activities.forEach((_, i) => {
    visit(i);
  });
  return order;
}

/** One that has been started goes on in the usual way, and what is over and not finished ends when the plan starts (S26). */
function settle(each: ActivityRow, workdays: Workdays, firstDay: Day): Settled | undefined {
  const { finished, site } = each;
  const [{ days }] = each.ways;
  if (finished !== undefined) {
    const end = finished + 1;
    return { start: each.start ?? end, end: { least: end, likely: end, most: end }, finished: true };
  }
  const { start } = each;
  if (start === undefined) return undefined;
  const end = (length: number): Day =>
    Math.max(workdays.endOf(site, start, length), Math.max(start, firstDay));
  return {
    start,
    end: { least: end(days.least), likely: end(days.likely), most: end(days.most) },
    finished: false,
  };
}

function soonestEnds(
  activities: readonly ActivityRow[],
  order: readonly number[],
  settled: readonly (Settled | undefined)[],
  workdays: Workdays,
  firstDay: Day,
): Float64Array {
  const ends = new Float64Array(activities.length);
  for (const i of order) {
    const { earliest, predecessors, lag, site, ways } = activities[i];
    const known = settled[i];
    if (known) {
      ends[i] = known.end.likely;
      continue;
    }
    const after = predecessors.map((p) => ends[p] + lag);
    const start = Math.max(firstDay, earliest ?? firstDay, ...after);
    ends[i] = Math.min(...ways.map((way) => workdays.endOf(site, start, way.days.likely)));
  }
  return ends;
}

function findGates({ activities, waits, now }: ReadinessTables, soonest: Float64Array): GateNeed[] {
  const gates = new Map<number, { activities: Set<number>; missing: Wait['levels'][number][] }>();
  const gateOf = (process: number) => {
    const known = gates.get(process) ?? { activities: new Set<number>(), missing: [] };
    gates.set(process, known);
    return known;
  };
  const cheapest = (i: number): number => Math.min(...activities[i].ways.map((way) => way.cost));
  for (const { process, levels } of waits) {
    for (const wanted of levels) {
      if ((now.get(wanted.technology)?.[wanted.kind] ?? 0) >= wanted.level) continue;
      const bringing = activities.flatMap((each, i) =>
        each.technology === wanted.technology && (each[wanted.kind] ?? 0) >= wanted.level ? [i] : [],
      );
      bringing.sort((a, b) => soonest[a] - soonest[b] || cheapest(a) - cheapest(b) || a - b);
      if (bringing.length > 0) gateOf(process).activities.add(bringing[0]);
      else gateOf(process).missing.push(wanted);
    }
  }
  activities.forEach((each, i) => {
    for (const process of each.releases) gateOf(process).activities.add(i);
  });
  return [...gates]
    .sort(([a], [b]) => a - b)
    .map(([process, gate]) => ({
      process,
      activities: [...gate.activities].sort((a, b) => a - b),
      missing: gate.missing,
    }));
}
