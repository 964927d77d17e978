import { type Answer, FOREVER, type Instance } from './instance.js';
import { pickModes } from './mode-picks.js';
import { Profile } from './profile.js';
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
  let best: Answer | undefined;
  for (let k = 0; k < tries && (best === undefined || best.makespan > bound); k++) {
    const modes = pickModes(instance, random, k);
    if (!modes) continue;
    const shake = k === 0 ? 0 : 0.05 + 0.5 * ((k % 10) / 10);
    const found = builder.build(modes, (i) => instance.tail[i] * (1 - shake * random()));
    if (found && (best === undefined || found.makespan < best.makespan)) best = found;
  }
  return best;
}

class Builder {
  private readonly profile: Profile;
  private readonly priority: Float64Array;

  constructor(private readonly instance: Instance) {
    this.profile = new Profile(instance);
    this.priority = new Float64Array(instance.count);
  }

  build(modes: readonly number[], priority: (activity: number) => number): Answer | undefined {
    const { count } = this.instance;
    for (let i = 0; i < count; i++) this.priority[i] = priority(i);
    let starts = this.left(modes);
    if (!starts) return undefined;
    let makespan = this.makespan(starts, modes);
    for (;;) {
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
    return starts.reduce((most, s, i) => Math.max(most, s + this.instance.ways[i][modes[i]].duration), 0);
  }

  /** Each activity as early as it fits, by priority among those whose predecessors are placed. */
  private left(modes: readonly number[]): number[] | undefined {
    const { instance, profile } = this;
    profile.clear();
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
      const { duration, demand } = instance.ways[i][modes[i]];
      const start = profile.earliest(from[i], duration, demand);
      if (start >= FOREVER || start + duration > instance.deadline[i]) return undefined;
      profile.place(start, duration, demand);
      starts[i] = start;
      for (const j of instance.successors[i]) {
        from[j] = Math.max(from[j], start + duration);
        if (--open[j] === 0) ready.push(j);
      }
    }
    return starts;
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
