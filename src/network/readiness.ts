import type { Day } from '../base/dates.js';

/** What the schedule of activities says to the network (S25 to S28); made before the network, from the same tables. */
export interface Readiness {
  /** Those that are carried out and not finished, by id. */
  readonly activities: readonly ScheduledActivity[];
  /** Levels that technologies reach, by technology, kind and level. */
  readonly levels: readonly ReachedLevel[];
  /** Processes that wait for something, in the order of the tables. */
  readonly gates: readonly Gate[];
}

/** Likely, with the least durations, and with the most: days from which something holds; Infinity = never. */
export interface Dates {
  readonly day: Day;
  readonly least: Day;
  readonly most: Day;
}

export interface ScheduledActivity {
  readonly id: string;
  /** Name of the way in which it is done. */
  readonly mode: string;
  readonly start: Day;
  /** The day after its last. */
  readonly end: Dates;
  /** In the model's currency, in and after the plan. */
  readonly cost: number;
  /** Days by which it can end later before a gate opens later; NaN where none depends on it. */
  readonly slack: number;
  /** The first delivery waits for it. */
  readonly critical: boolean;
  /** Number of the organisation that does it, -1 where none is named. */
  readonly organisation: number;
  readonly category: string;
  /** Who pays what in each bucket, in the model's currency: the organisation, or parties of an agreement (S39). */
  readonly charges: readonly ActivityCharge[];
  /** Units of resources (by number) that it holds from start to end. */
  readonly held: readonly { readonly resource: number; readonly units: number }[];
}

export interface ActivityCharge {
  readonly payer: number;
  /** Number of the agreement that shares the cost; -1 where none does. */
  readonly agreement: number;
  readonly amounts: Float64Array;
}

export interface ReachedLevel {
  readonly technology: string;
  readonly kind: 'trl' | 'mrl';
  readonly level: number;
  readonly reached: Dates;
}

export interface Gate {
  readonly process: number;
  /** From when on it may start. */
  readonly open: Dates;
  /** No schedule opens it sooner, given what comes before it in order. */
  readonly bound: Day;
}

/** First day on which each process may start; -Infinity where it waits for nothing. */
export function gateDays(readiness: Readiness | undefined, processes: number): Float64Array {
  const days = new Float64Array(processes).fill(Number.NEGATIVE_INFINITY);
  for (const { process, open } of readiness?.gates ?? []) days[process] = open.day;
  return days;
}

/** Units of each resource held on each day of the plan; undefined where none ever is. */
export function heldUnits(
  readiness: Readiness | undefined,
  firstDay: Day,
  days: number,
): (resource: number) => Float64Array | undefined {
  const held = new Map<number, Float64Array>();
  for (const { start, end, held: holds } of readiness?.activities ?? []) {
    for (const { resource, units } of holds) {
      const byDay = held.get(resource) ?? new Float64Array(days);
      held.set(resource, byDay);
      for (let k = Math.max(0, start - firstDay); k < Math.min(days, end.day - firstDay); k++)
        byDay[k] += units;
    }
  }
  return (resource) => held.get(resource);
}
