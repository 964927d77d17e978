import fc from 'fast-check';
import type { Activity, Fund, Mode, Project } from './index.js';

/** How long so many working days last from each day on, where only some days of the first weeks are worked. */
export function lengthsOf(works: readonly boolean[], days: number): Int32Array {
  return Int32Array.from(works, (_, start) => {
    let day = start;
    for (let left = days; left > 0; day++) if (works[day] ?? true) left--;
    return day - start;
  });
}

/** Small random projects in which working days, money by time and deadlines of what is not waited for all matter. */
export function timedProjects(most: number): fc.Arbitrary<Project> {
  return fc
    .record({
      works: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      money: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 8, maxLength: 8 }),
      limit: fc.integer({ min: 0, max: 12 }),
      units: fc.integer({ min: 1, max: 3 }),
      activities: fc.array(
        fc.record({
          modes: fc.array(
            fc.record({
              days: fc.integer({ min: 0, max: 4 }),
              working: fc.boolean(),
              units: fc.integer({ min: 0, max: 3 }),
              pays: fc.boolean(),
            }),
            { minLength: 1, maxLength: 2 },
          ),
          before: fc.array(fc.boolean(), { minLength: most, maxLength: most }),
          counts: fc.boolean(),
          deadline: fc.option(fc.integer({ min: 2, max: 14 }), { nil: undefined, freq: 2 }),
        }),
        { minLength: 1, maxLength: most },
      ),
    })
    .map(({ works, money, limit, units, activities }) => {
      const made = activities.map(({ modes, before, counts, deadline }, i): Activity => {
        return {
          id: `a${i}`,
          modes: modes.map((mode): Mode => {
            const lengths = mode.working ? { lengths: lengthsOf(works, mode.days) } : {};
            return { duration: mode.days, demand: [Math.min(units, mode.units)], ...lengths };
          }),
          predecessors: before.flatMap((is, p) => (is && p < i ? [p] : [])),
          counts,
          ...(deadline === undefined ? {} : { deadline }),
        };
      });
      const fund: Fund = {
        limit,
        spends: activities.map((each, i) =>
          each.modes.map((mode, m) => (mode.pays ? spendOf(made[i].modes[m], money) : undefined)),
        ),
      };
      return { activities: made, capacity: [units], funds: [fund] };
    });
}

function spendOf({ duration, lengths }: Mode, money: readonly number[]): Float64Array {
  return Float64Array.from(money, (_, start) => {
    let sum = 0;
    for (let day = start; day < start + (lengths?.[start] ?? duration); day++) sum += money[day] ?? 0;
    return sum;
  });
}

/** The shortest makespan by trying every mode and every start before `horizon`; Infinity where there is none. */
export function shortestOfAll(project: Project, horizon: number): number {
  const { activities } = project;
  const [units] = project.capacity as readonly number[];
  const [{ limit, spends }] = project.funds ?? [];
  const used = new Array<number>(horizon + 20).fill(0);
  const ends: number[] = [];
  let best = Number.POSITIVE_INFINITY;
  const hold = (from: number, to: number, demand: number): void => {
    for (let day = from; day < to; day++) used[day] += demand;
  };
  const place = (i: number, spent: number, makespan: number): void => {
    if (makespan >= best || spent > limit) return;
    if (i === activities.length) {
      best = makespan;
      return;
    }
    const { modes, predecessors, deadline = Number.POSITIVE_INFINITY, counts } = activities[i];
    const from = Math.max(0, ...predecessors.map((p) => ends[p]));
    modes.forEach((mode, m) => {
      for (let start = from; start < horizon; start++) {
        const end = start + (mode.lengths?.[start] ?? mode.duration);
        if (end > deadline) break;
        ends[i] = end;
        hold(start, end, mode.demand[0]);
        if (used.every((each) => each <= units)) {
          place(i + 1, spent + (spends[i][m]?.[start] ?? 0), counts ? Math.max(makespan, end) : makespan);
        }
        hold(start, end, -mode.demand[0]);
      }
    });
  };
  place(0, 0, 0);
  return best;
}
