import type { Plan, PlanObjective } from './plan.js';
import { clean } from './tables.js';

/** A plan with better bounds: for each objective the tighter of its own and the one given. */
export function withBounds(plan: Plan, bounds: ReadonlyMap<string, number>): Plan {
  const objectives = plan.header.objectives.map((objective): PlanObjective => {
    const given = bounds.get(objective.name);
    return given === undefined ? objective : { ...objective, bound: tighter(objective, clean(given)) };
  });
  const gap = objectives.reduce((most, each) => Math.max(most, relativeGap(each)), 0);
  return Object.freeze({ ...plan, header: Object.freeze({ ...plan.header, objectives, gap: clean(gap) }) });
}

function tighter({ sense, value, bound }: PlanObjective, given: number): number {
  // A bound never lies on the wrong side of a value that was reached.
  const known = sense === 'min' ? Math.min(given, value) : Math.max(given, value);
  if (Number.isNaN(bound)) return known;
  return sense === 'min' ? Math.max(known, bound) : Math.min(known, bound);
}

/** |value - bound| / max(1, |value|); 1 where nothing is known. */
export function relativeGap({ value, bound }: PlanObjective): number {
  const apart = Math.abs(value - bound) / Math.max(1, Math.abs(value));
  return Number.isNaN(apart) ? 1 : apart;
}

/**
 * Which of two plans is the better one, objective by objective: below 0 where it is the first. Values that are nearer than a
 * share of the larger one (of 1 where it is less) are told apart by the next objective. `counts`: whether an objective is looked
 * at, by name.
 */
export function comparePlans(
  a: Plan,
  b: Plan,
  share = 1e-6,
  counts = (_objective: string): boolean => true,
): number {
  for (const [k, { name, value, sense }] of a.header.objectives.entries()) {
    if (!counts(name)) continue;
    const other = b.header.objectives[k]?.value ?? value;
    const apart = sense === 'min' ? value - other : other - value;
    if (Math.abs(apart) > share * Math.max(1, Math.abs(value), Math.abs(other))) return apart;
  }
  return 0;
}
