import { OverTime } from './over-time.js';
import type { Capacity, Project } from './project.js';

/** Units that are never there from `from` to `to`. */
export interface Block {
  readonly from: number;
  readonly to: number;
  readonly units: number;
}

export interface Way {
  /** At the least, and at the most. */
  readonly duration: number;
  readonly longest: number;
  /** By start, where it is not always the same. */
  readonly lengths: OverTime | undefined;
  readonly demand: readonly number[];
  readonly spend: readonly number[];
}

export function lengthAt(way: Way, start: number): number {
  return way.lengths ? way.lengths.at(start) : way.duration;
}

/** Spending of activity i in mode m by start: `spends[i][m]`; undefined where there is none. */
export interface Purse {
  readonly limit: number;
  readonly spends: readonly (readonly (OverTime | undefined)[])[];
}

/** A project made ready for the solver: both directions of precedence, capacity as a maximum less blocks, dates. */
export interface Instance {
  readonly count: number;
  readonly resources: number;
  /** By activity: its modes; one of no duration takes no renewable resource. */
  readonly ways: readonly (readonly Way[])[];
  readonly predecessors: readonly (readonly number[])[];
  readonly successors: readonly (readonly number[])[];
  /** Each activity after its predecessors. */
  readonly order: readonly number[];
  readonly capacity: readonly number[];
  readonly blocks: readonly (readonly Block[])[];
  readonly budget: readonly number[];
  readonly funds: readonly Purse[];
  /** Does the makespan wait for it? */
  readonly counts: readonly boolean[];
  readonly release: readonly number[];
  readonly deadline: readonly number[];
  /** Shortest duration of each activity. */
  readonly shortest: readonly number[];
  /**
   * Earliest start by dates and precedence alone, and time from start to the end of the project at the least; less than
   * 0 where nothing that counts follows.
   */
  readonly head: readonly number[];
  readonly tail: readonly number[];
  /** Where there is a schedule, there is one that is finished by then. */
  readonly horizon: number;
}

/** A schedule without its proof. */
export interface Answer {
  readonly starts: readonly number[];
  readonly modes: readonly number[];
  readonly makespan: number;
}

export const FOREVER = 2 ** 30;
/** Tail of what the makespan does not wait for. */
const NEVER = -(2 ** 30);

export function makeInstance(project: Project): Instance {
  const count = project.activities.length;
  const budget = project.budget ?? [];
  const ways = project.activities.map((activity) =>
    activity.modes.map((mode) => {
      const lengths = mode.lengths && new OverTime(mode.lengths, mode.duration);
      return {
        duration: lengths ? lengths.least(0, FOREVER) : mode.duration,
        longest: lengths ? lengths.most(0, FOREVER) : mode.duration,
        lengths,
        demand: mode.duration === 0 ? mode.demand.map(() => 0) : mode.demand,
        spend: mode.spend ?? budget.map(() => 0),
      };
    }),
  );
  const counts = project.activities.map((activity) => activity.counts !== false);
  const predecessors = project.activities.map((activity) => [...new Set(activity.predecessors)]);
  const successors: number[][] = predecessors.map(() => []);
  predecessors.forEach((list, j) => {
    for (const i of list) successors[i].push(j);
  });
  const order = topological(predecessors, successors);
  const release = project.activities.map((activity) => activity.release ?? 0);
  const shortest = ways.map((each) => Math.min(...each.map((way) => way.duration)));
  const head = release.slice();
  for (const j of order) for (const i of predecessors[j]) head[j] = Math.max(head[j], head[i] + shortest[i]);
  const tail = shortest.map((time, i) => (counts[i] ? time : NEVER));
  for (const i of order.toReversed()) {
    for (const j of successors[i]) if (tail[j] >= 0) tail[i] = Math.max(tail[i], shortest[i] + tail[j]);
  }
  return {
    count,
    resources: project.capacity.length,
    ways,
    predecessors,
    successors,
    order,
    capacity: project.capacity.map(greatest),
    blocks: project.capacity.map(blocksOf),
    budget,
    funds: (project.funds ?? []).map(({ limit, spends }) => ({
      limit,
      spends: spends.map((each) => each.map((values) => values && new OverTime(values, 0))),
    })),
    counts,
    release,
    deadline: project.activities.map((activity) => activity.deadline ?? FOREVER),
    shortest,
    head,
    tail,
    horizon: horizonOf(project, release, ways),
  };
}

function topological(
  predecessors: readonly (readonly number[])[],
  successors: readonly (readonly number[])[],
): number[] {
  const open = predecessors.map((list) => list.length);
  const order = open.flatMap((left, i) => (left === 0 ? [i] : []));
  for (let at = 0; at < order.length; at++) {
    for (const j of successors[order[at]]) if (--open[j] === 0) order.push(j);
  }
  return order;
}

function greatest(capacity: Capacity): number {
  return typeof capacity === 'number' ? capacity : Math.max(0, ...capacity.map((step) => step.units));
}

function blocksOf(capacity: Capacity): Block[] {
  if (typeof capacity === 'number') return [];
  const most = greatest(capacity);
  const steps = [{ from: 0, units: 0 }, ...capacity, { from: FOREVER, units: most }];
  return steps.slice(0, -1).flatMap((step, k) => {
    const to = steps[k + 1].from;
    return step.units < most && to > step.from ? [{ from: step.from, to, units: most - step.units }] : [];
  });
}

/**
 * Once every release, step of capacity, and list of lengths or spends has passed, some activity runs at every time until the project is
 * finished in a schedule in which nothing can start earlier, so it lasts at most the sum of the longest durations more.
 */
function horizonOf(
  { activities, capacity, funds = [] }: Project,
  release: readonly number[],
  ways: readonly (readonly Way[])[],
): number {
  const steps = capacity.flatMap((each) => (typeof each === 'number' ? [] : each.map((step) => step.from)));
  const lengths = activities.flatMap((each) => each.modes.map((mode) => mode.lengths?.length ?? 0));
  const spends = funds.flatMap((fund) =>
    fund.spends.flatMap((each) => each.map((list) => list?.length ?? 0)),
  );
  const settled = Math.max(0, ...release, ...steps, ...lengths, ...spends);
  return ways.reduce((sum, each) => sum + Math.max(...each.map((way) => way.longest)), settled);
}
