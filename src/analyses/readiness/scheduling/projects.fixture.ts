import fc from 'fast-check';
import type { Activity, Project } from './index.js';

/** Small random projects: predecessors are earlier in the list; demands fit the capacity. */
export interface Shape {
  readonly activities: number;
  readonly modes: number;
  readonly dates: boolean;
  readonly steps: boolean;
}

export function projects(shape: Shape): fc.Arbitrary<Project> {
  const capacity = fc.integer({ min: 2, max: 5 });
  return fc
    .record({
      count: fc.integer({ min: 1, max: shape.activities }),
      capacity: fc.array(capacity, { minLength: 1, maxLength: 2 }),
      budget: shape.modes > 1 ? fc.array(fc.integer({ min: 4, max: 20 }), { maxLength: 1 }) : fc.constant([]),
    })
    .chain(({ count, capacity: units, budget }) =>
      fc.record({
        activities: fc.tuple(
          ...Array.from({ length: count }, (_, i) => activity(i, shape, units, budget.length)),
        ),
        capacity: shape.steps ? fc.tuple(...units.map((most) => stepped(most))) : fc.constant(units),
        budget: fc.constant(budget),
      }),
    );
}

function activity(
  i: number,
  shape: Shape,
  units: readonly number[],
  budgets: number,
): fc.Arbitrary<Activity> {
  const mode = fc.record({
    duration: fc.integer({ min: 0, max: 5 }),
    demand: fc.tuple(...units.map((most) => fc.integer({ min: 0, max: most }))),
    spend: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: budgets, maxLength: budgets }),
  });
  return fc.record({
    id: fc.constant(`a${i}`),
    modes: fc.array(mode, { minLength: 1, maxLength: shape.modes }),
    predecessors: i === 0 ? fc.constant([]) : fc.uniqueArray(fc.nat({ max: i - 1 }), { maxLength: 2 }),
    ...(shape.dates && {
      release: fc.option(fc.integer({ min: 0, max: 8 }), { nil: undefined }),
      deadline: fc.option(fc.integer({ min: 6, max: 25 }), { nil: undefined }),
    }),
  });
}

/** Changes of capacity that end at its most, so that every activity fits some day. */
function stepped(most: number): fc.Arbitrary<{ from: number; units: number }[]> {
  return fc
    .array(fc.record({ length: fc.integer({ min: 1, max: 5 }), units: fc.integer({ min: 0, max: most }) }), {
      maxLength: 3,
    })
    .map((parts) => {
      let from = 0;
      const made = parts.map((part) => {
        const step = { from, units: part.units };
        from += part.length;
        return step;
      });
      return [...made, { from, units: most }];
    });
}

/**
 * The shortest makespan by trying everything: for each choice of modes within the budgets, each order of the activities
 * (predecessors first), each as early as it fits. Some order gives an optimal schedule, as the makespan never falls when
 * an activity starts later (Sprecher, Kolisch & Drexl, EJOR 80, 1995). Infinity where nothing meets the deadlines.
 */
export function shortestByHand(project: Project): number {
  const { activities } = project;
  let best = Number.POSITIVE_INFINITY;
  const modes = activities.map(() => 0);
  const spent = (b: number): number =>
    activities.reduce((sum, each, i) => sum + (each.modes[modes[i]].spend?.[b] ?? 0), 0);
  const choose = (i: number): void => {
    if (i === activities.length) {
      if ((project.budget ?? []).every((there, b) => spent(b) <= there))
        best = Math.min(best, byOrders(project, modes));
      return;
    }
    for (let m = 0; m < activities[i].modes.length; m++) {
      modes[i] = m;
      choose(i + 1);
    }
  };
  choose(0);
  return best;
}

interface Placed {
  readonly start: number;
  readonly end: number;
  readonly demand: readonly number[];
}

function byOrders(project: Project, modes: readonly number[]): number {
  const { activities } = project;
  const ends = activities.map(() => -1);
  const placed: Placed[] = [];
  let best = Number.POSITIVE_INFINITY;
  const place = (makespan: number): void => {
    if (makespan >= best) return;
    if (placed.length === activities.length) {
      best = makespan;
      return;
    }
    activities.forEach((each, i) => {
      if (ends[i] >= 0 || each.predecessors.some((p) => ends[p] < 0)) return;
      const { duration, demand } = each.modes[modes[i]];
      const from = Math.max(each.release ?? 0, ...each.predecessors.map((p) => ends[p]));
      const start = earliest(project, placed, from, duration, demand);
      if (start + duration > (each.deadline ?? Number.MAX_VALUE)) return;
      ends[i] = start + duration;
      placed.push({ start, end: ends[i], demand });
      place(Math.max(makespan, ends[i]));
      placed.pop();
      ends[i] = -1;
    });
  };
  place(0);
  return best;
}

/** Something fits first either at once, or when something ends, or when a capacity changes. */
function earliest(
  project: Project,
  placed: readonly Placed[],
  from: number,
  duration: number,
  demand: readonly number[],
): number {
  const changes = [...placed.map((each) => each.end), ...steps(project)].filter((t) => t > from);
  const times = [from, ...changes.sort((a, b) => a - b)];
  return times.find((t) => fits(project, placed, t, duration, demand)) ?? Number.POSITIVE_INFINITY;
}

function steps(project: Project): number[] {
  return project.capacity.flatMap((each) => (typeof each === 'number' ? [] : each.map((step) => step.from)));
}

function fits(
  project: Project,
  placed: readonly Placed[],
  start: number,
  duration: number,
  demand: readonly number[],
): boolean {
  const inside = (t: number): boolean => t > start && t < start + duration;
  const times = [start, ...placed.map((each) => each.start), ...steps(project)];
  return demand.every((units, r) => {
    if (units === 0 || duration === 0) return true;
    const capacity = project.capacity[r];
    return times.every((t) => {
      if (t !== start && !inside(t)) return true;
      const there =
        typeof capacity === 'number' ? capacity : (capacity.findLast((step) => step.from <= t)?.units ?? 0);
      const used = placed.reduce((sum, p) => (p.start <= t && t < p.end ? sum + p.demand[r] : sum), 0);
      return used + units <= there;
    });
  });
}
