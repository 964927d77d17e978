import { type Answer, FOREVER, type Instance, lengthAt } from './instance.js';
import { pickModes } from './mode-picks.js';
import { Profile } from './profile.js';
import { allowance } from './purse.js';
import { randomFrom } from './random.js';

/**
 * A good schedule, quickly: activities in order of a priority, each as early as it fits (serial schedule generation;
 * Kolisch, EJOR 90, 1996), the priority the least time to the end of the project, shaken at random; then every
 * schedule is pushed right and left again (justification; Valls, Ballestín & Quintanilla, EJOR 165, 2005). Stops at `bound`.
 */
export function findSchedule(instance: Instance, bound: number): Answer | undefined {
  const random = randomFrom(20_260_401);
  const tries = Math.min(200, Math.max(10, Math.floor(4e6 / instance.count ** 2)));
  const builder = new Builder(instance);
  const urgency = urgencyOf(instance);
  let best: Answer | undefined;
  for (let k = 0; k < tries && (best === undefined || best.makespan > bound); k++) {
    const modes = pickModes(instance, random, k);
    if (!modes) continue;
    const shake = k === 0 ? 0 : 0.05 + 0.5 * ((k % 10) / 10);
    const found = builder.build(modes, (i) => urgency[i] * (1 - shake * random()));
    if (found && (best === undefined || found.makespan < best.makespan)) best = found;
  }
  return best;
}

/** Time that is needed from its start on, counted from the latest deadline where the makespan does not wait for it. */
function urgencyOf({ tail, deadline, order, successors, shortest }: Instance): readonly number[] {
  if (deadline.every((each) => each >= FOREVER) && tail.every((each) => each >= 0)) return tail;
  const last = deadline.reduce((most, each) => (each < FOREVER ? Math.max(most, each) : most), 0);
  const urgency = tail.map((each, i) =>
    Math.max(0, each, deadline[i] < FOREVER ? last - deadline[i] + shortest[i] : 0),
  );
  for (const i of order.toReversed()) {
    for (const j of successors[i]) urgency[i] = Math.max(urgency[i], shortest[i] + urgency[j]);
  }
  return urgency;
}

class Builder {
  private readonly profile: Profile;
  private readonly priority: Float64Array;
  /** Justification needs lengths that are the same at every start, and money that does not ask when. */
  private readonly justifies: boolean;
  private purses: number[] = [];

  constructor(private readonly instance: Instance) {
    this.profile = new Profile(instance);
    this.priority = new Float64Array(instance.count);
    const steady = instance.ways.every((ways) => ways.every((way) => !way.lengths));
    this.justifies = steady && instance.funds.length === 0 && instance.counts.every(Boolean);
  }

  build(modes: readonly number[], priority: (activity: number) => number): Answer | undefined {
    const { count } = this.instance;
    for (let i = 0; i < count; i++) this.priority[i] = priority(i);
    let starts = this.left(modes);
    if (!starts) return undefined;
    let makespan = this.makespan(starts, modes);
    while (this.justifies) {
      const pushed = this.right(starts, modes, makespan);
      if (!pushed) break;
      for (let i = 0; i < count; i++) this.priority[i] = -pushed[i];
      const again = this.left(modes);
      if (!again) break;
      const shorter = this.makespan(again, modes);
      if (shorter >= makespan) break;
      starts = again;
      makespan = shorter;
    }
    return { starts, modes, makespan };
  }

  private makespan(starts: readonly number[], modes: readonly number[]): number {
    const { ways, counts } = this.instance;
    return starts.reduce((most, s, i) => {
      return counts[i] ? Math.max(most, s + lengthAt(ways[i][modes[i]], s)) : most;
    }, 0);
  }

  /** Each activity as early as it fits, by priority among those whose predecessors are placed. */
  private left(modes: readonly number[]): number[] | undefined {
    const { instance, profile } = this;
    profile.clear();
    this.purses = instance.funds.map((fund) => fund.limit);
    const starts = new Array<number>(instance.count).fill(0);
    const open = instance.predecessors.map((list) => list.length);
    const from = instance.release.slice();
    const ready = open.flatMap((left, i) => (left === 0 ? [i] : []));
    while (ready.length > 0) {
      let pick = 0;
      for (let k = 1; k < ready.length; k++) {
        if (this.priority[ready[k]] > this.priority[ready[pick]]) pick = k;
      }
      const i = ready[pick];
      ready[pick] = ready[ready.length - 1];
      ready.pop();
      const way = instance.ways[i][modes[i]];
      const start = this.earliest(i, modes[i], from[i]);
      const duration = lengthAt(way, start);
      if (start >= FOREVER || start + duration > instance.deadline[i]) return undefined;
      profile.place(start, duration, way.demand);
      this.pay(i, modes[i], start);
      starts[i] = start;
      for (const j of instance.successors[i]) {
        from[j] = Math.max(from[j], start + duration);
        if (--open[j] === 0) ready.push(j);
      }
    }
    return starts;
  }

  /** Earliest start from `from` on at which resources and money are there. */
  private earliest(i: number, m: number, from: number): number {
    const way = this.instance.ways[i][m];
    for (let start = from; ; start++) {
      start = this.profile.earliest(start, lengthAt(way, start), way.demand);
      if (start >= FOREVER) return start;
      const fits = this.profile.earliest(start, lengthAt(way, start), way.demand) === start;
      if (fits && this.affords(i, m, start)) return start;
      if (start + way.duration > this.instance.deadline[i] || start > this.instance.horizon) return FOREVER;
    }
  }

  private affords(i: number, m: number, start: number): boolean {
    return this.instance.funds.every(
      ({ spends, limit }, f) => (spends[i][m]?.at(start) ?? 0) <= this.purses[f] + allowance(limit),
    );
  }

  private pay(i: number, m: number, start: number): void {
    this.instance.funds.forEach(({ spends }, f) => {
      this.purses[f] -= spends[i][m]?.at(start) ?? 0;
    });
  }

  /** Each activity as late as it fits before the makespan, latest finish first. */
  private right(starts: readonly number[], modes: readonly number[], makespan: number): number[] | undefined {
    const { instance, profile } = this;
    profile.clear();
    const length = (i: number): number => instance.ways[i][modes[i]].duration;
    const place = new Array<number>(instance.count);
    instance.order.forEach((i, k) => {
      place[i] = k;
    });
    const order = starts
      .map((_, i) => i)
      .sort(
        (a, b) =>
          starts[b] + length(b) - starts[a] - length(a) || starts[b] - starts[a] || place[b] - place[a],
      );
    const pushed = new Array<number>(instance.count).fill(0);
    for (const i of order) {
      const { duration, demand } = instance.ways[i][modes[i]];
      let end = Math.min(makespan, instance.deadline[i]);
      for (const j of instance.successors[i]) end = Math.min(end, pushed[j]);
      const start = profile.latest(starts[i], end - duration, duration, demand);
      if (start < 0) return undefined;
      profile.place(start, duration, demand);
      pushed[i] = start;
    }
    return pushed;
  }
}
