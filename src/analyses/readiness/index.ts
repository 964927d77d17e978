import type { Network } from '../../network/index.js';
import type { Dates, Gate, ReachedLevel, Readiness, ScheduledActivity } from '../../network/readiness.js';
import type { Model } from '../../schema/model.js';
import { ActivityMoney } from './money.js';
import { findNeeded, type Needed } from './needed.js';
import { Held } from './people.js';
import { hasReadiness, type ReadinessTables, readReadiness, type Span } from './read.js';
import { slacks } from './slack.js';
import { spanEnds } from './spans.js';
import { type Reached, Stages, type Times } from './stages.js';
import { findTargets, type Target } from './targets.js';
import { Workdays } from './workdays.js';

export { NoSchedule } from './stages.js';

/** Decisions of the search for each target unless told otherwise; the same on every machine. */
const NODE_LIMIT = 20_000;

/**
 * The schedule of the activities of a model (S25 to S28): tables to dates at which levels are reached and processes may
 * start. `network` is that of the same model without any such dates. Undefined where the tables say nothing of
 * readiness. Throws NoSchedule where the activities cannot be scheduled.
 */
export function scheduleReadiness(
  model: Model,
  network: Network,
  nodeLimit = NODE_LIMIT,
): Readiness | undefined {
  if (!hasReadiness(model)) return undefined;
  return new Scheduler(model, network, nodeLimit).readiness();
}

class Scheduler {
  private readonly tables: ReadinessTables;
  private readonly workdays: Workdays;
  private readonly needed: Needed;
  private readonly money: ActivityMoney;
  private readonly targets: readonly Target[];
  private readonly firstDay: number;

  constructor(
    private readonly model: Model,
    private readonly network: Network,
    private readonly nodeLimit: number,
  ) {
    this.firstDay = network.horizon.firstDay;
    this.tables = readReadiness(model);
    this.workdays = new Workdays(model, network, this.tables.activities);
    this.needed = findNeeded(this.tables, this.workdays, this.firstDay);
    this.money = new ActivityMoney(network, this.workdays);
    this.targets = findTargets(model, network, this.needed);
  }

  readiness(): Readiness {
    const { activities } = this.tables;
    const { times, reached, held } = this.solve();
    const { workdays, needed, firstDay } = this;
    const { least, most } = spanEnds((span) => {
      return { activities, needed, workdays, firstDay, times, held: this.held(span) };
    });
    const ends = (i: number): Dates => ({
      day: times.end[i] + firstDay,
      least: least[i] + firstDay,
      most: most[i] + firstDay,
    });
    const gates = this.gates(ends, reached);
    return {
      activities: this.activities(times, held, ends, gates, reached),
      levels: this.levels(ends),
      gates,
    };
  }

  private solve(): { times: Times; reached: Map<Target, Reached>; held: Held } {
    const { network, needed, workdays, money, nodeLimit } = this;
    const { activities } = this.tables;
    const held = this.held('likely');
    const stages = new Stages({ network, activities, needed, workdays, money, held, nodeLimit });
    const reached = new Map<Target, Reached>();
    for (const target of this.targets) reached.set(target, stages.reach(target));
    stages.cheapest();
    return { times: stages.times(), reached, held };
  }

  /** Resources, less what settled activities hold with these durations. */
  private held(span: keyof Span): Held {
    const { activities } = this.tables;
    const used = activities.flatMap((each) =>
      each.ways.flatMap((way) => way.held.map((hold) => hold.resource)),
    );
    const held = new Held(this.model, this.network, used);
    activities.forEach((each, i) => {
      const settled = this.needed.settled[i];
      if (!settled || settled.finished) return;
      held.take(each.ways[0].held, settled.start - this.firstDay, settled.end[span] - this.firstDay);
    });
    return held;
  }

  private gates(ends: (i: number) => Dates, reached: ReadonlyMap<Target, Reached>): Gate[] {
    const bounds = new Map(
      [...reached].map(([target, each]) => [target.process, each.bound + this.firstDay]),
    );
    return this.needed.gates.map(({ process, missing }) => {
      const waits = this.tables.waits.find((each) => each.process === process)?.levels ?? [];
      const levels = waits.map(({ technology, kind, level }) =>
        this.levelDates(technology, kind, level, ends),
      );
      const released = this.tables.activities.flatMap((each, i) =>
        each.releases.includes(process) ? [ends(i)] : [],
      );
      const open = latestOf([...levels, ...released]);
      const bound = missing.length > 0 ? Number.POSITIVE_INFINITY : (bounds.get(process) ?? open.day);
      return { process, open, bound: Math.min(open.day, Math.max(bound, Number.NEGATIVE_INFINITY)) };
    });
  }

  /** When a technology reaches a level: at the first end of an activity that brings it or more. */
  private levelDates(
    technology: string,
    kind: 'trl' | 'mrl',
    level: number,
    ends: (i: number) => Dates,
  ): Dates {
    const now = this.tables.now.get(technology)?.[kind] ?? 0;
    if (now >= level) return always;
    const brought = this.tables.activities.flatMap((each, i) =>
      this.needed.carriedOut[i] === 1 && each.technology === technology && (each[kind] ?? 0) >= level
        ? [ends(i)]
        : [],
    );
    return {
      day: Math.min(...brought.map((each) => each.day)),
      least: Math.min(...brought.map((each) => each.least)),
      most: Math.min(...brought.map((each) => each.most)),
    };
  }

  private levels(ends: (i: number) => Dates): ReachedLevel[] {
    const levels: ReachedLevel[] = [];
    for (const [technology, now] of this.tables.now) {
      for (const kind of ['trl', 'mrl'] as const) {
        const brought = this.tables.activities.flatMap((each, i) => {
          const level = each.technology === technology ? each[kind] : undefined;
          return this.needed.carriedOut[i] === 1 && level !== undefined && level > now[kind] ? [level] : [];
        });
        for (const level of [...new Set(brought)].sort((a, b) => a - b)) {
          const dates = this.levelDates(technology, kind, level, ends);
          levels.push({ technology, kind, level, reached: dates });
        }
      }
    }
    return levels;
  }

  private activities(
    times: Times,
    held: Held,
    ends: (i: number) => Dates,
    gates: readonly Gate[],
    reached: ReadonlyMap<Target, Reached>,
  ): ScheduledActivity[] {
    const { activities } = this.tables;
    const { needed, workdays, firstDay } = this;
    const planned = { activities, needed, workdays, held, times, firstDay };
    const none = (): number[] => activities.map(() => Number.POSITIVE_INFINITY);
    const latest = none();
    for (const { process, activities: waits } of needed.gates) {
      const open = gates.find((gate) => gate.process === process)?.open.day ?? Number.POSITIVE_INFINITY;
      for (const i of waits) latest[i] = Math.min(latest[i], open - firstDay);
    }
    const slack = slacks(planned, latest);
    const first = none();
    const [delivery] = this.targets;
    if (delivery?.process === -1 && this.targets.length > 1) {
      const day = reached.get(delivery)?.day ?? Number.POSITIVE_INFINITY;
      for (const { activity, after } of delivery.waits)
        first[activity] = Math.min(first[activity], day - after);
    }
    const toFirst = slacks(planned, first);
    return activities.flatMap((each, i) => {
      const settled = needed.settled[i];
      if (needed.carriedOut[i] === 0 || settled?.finished) return [];
      const way = each.ways[Math.max(0, times.way[i])];
      const start = times.start[i] + firstDay;
      const spending = this.money.spending(each, way.cost, start, ends(i).day);
      return [
        {
          id: each.id,
          mode: way.name,
          start,
          end: ends(i),
          cost: spending.reduce((sum, amount) => sum + amount, 0),
          slack: slack[i],
          critical: toFirst[i] <= 0,
          organisation: this.money.payerOf(each),
          category: each.category,
          charges: this.money.charges(each, spending),
          held: way.held,
        },
      ];
    });
  }
}

const always: Dates = {
  day: Number.NEGATIVE_INFINITY,
  least: Number.NEGATIVE_INFINITY,
  most: Number.NEGATIVE_INFINITY,
};

function latestOf(dates: readonly Dates[]): Dates {
  return {
    day: Math.max(...dates.map((each) => each.day)),
    least: Math.max(...dates.map((each) => each.least)),
    most: Math.max(...dates.map((each) => each.most)),
  };
}
