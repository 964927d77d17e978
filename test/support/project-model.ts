import type { Project } from '../../src/analyses/readiness/scheduling/index.js';
import { parseIsoDate } from '../../src/base/dates.js';
import type { Plan } from '../../src/plan/plan.js';
import type { ModelRows } from './model.js';
import { rowsOf } from './plan.js';

const START = '2026-04-01';

/**
 * A project in one way for each activity as the readiness of one technology: activities in calendar days on resources
 * that never close; the last to end brings the level that the only process waits for.
 */
export function projectRows({ activities, capacity }: Project): ModelRows {
  const id = (i: number): string => `a${i}`;
  const awaited = new Set(activities.flatMap(({ predecessors }) => predecessors));
  const sinks = activities.map((_, i) => i).filter((i) => !awaited.has(i));
  return {
    model: [{ id: 'm', start: START, buckets: '24m', currency: 'EUR' }],
    organisation: [{ id: 'works', kind: 'manufacturer' }],
    site: [{ id: 'yard', organisation: 'works' }],
    item: [{ id: 'boat', kind: 'product' }],
    resource: capacity.map((units, k) => {
      if (typeof units !== 'number')
        throw new Error('a project with capacity that changes has no such model');
      return { id: `r${k}`, site: 'yard', units };
    }),
    technology: [{ id: 'hull', trl: 6 }],
    process: [{ id: 'build', site: 'yard', item: 'boat', cost: 1, technology: 'hull', required_trl: 7 }],
    demand: [{ id: 'd', item: 'boat', site: 'yard', due: '2026-05-01', quantity: 1 }],
    activity: [
      ...activities.map(({ modes, predecessors }, i) => ({
        id: id(i),
        technology: 'hull',
        duration: modes[0].duration,
        predecessors: predecessors.map(id),
      })),
      { id: 'reached', technology: 'hull', duration: 0, predecessors: sinks.map(id), brings_trl: 7 },
    ],
    'activity-resource': activities.flatMap(({ modes }, i) =>
      modes[0].demand.flatMap((units, k) =>
        units > 0 ? [{ activity: id(i), resource: `r${k}`, units }] : [],
      ),
    ),
  };
}

/** Days from the start of the plan to the day on which the process may start. */
export function openingDay(plan: Plan): number {
  const [row] = rowsOf(plan, 'opening_date');
  return parseIsoDate(String(row[1]))! - parseIsoDate(START)!;
}
