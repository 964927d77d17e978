import type { Plan } from '../../../src/plan/plan.js';
import type { ModelRows } from '../model.js';
import { planOf } from '../plan.js';

/**
 * A yard that may build its boat once the hull is at TRL 7: trials of ten working days on one of two stands, two weeks
 * of evidence at sea three days later, and a qualification in one of two ways, of which the quick one takes both stands.
 * The yard strikes for a week in May; with the most durations the qualification has to wait until it is over. Weeks from Monday, 6 April 2026. All dates and figures were reckoned by hand.
 */
export const yardRows: ModelRows = {
  model: [{ id: 'm', start: '2026-04-06', buckets: '12w', currency: 'EUR' }],
  organisation: [{ id: 'works', kind: 'manufacturer', country: 'DE' }],
  calendar: [{ id: 'weekdays', hours_per_day: 8 }],
  site: [{ id: 'yard', organisation: 'works', calendar: 'weekdays' }],
  item: [{ id: 'boat', unit: '1', kind: 'product' }],
  resource: [{ id: 'stand', site: 'yard', units: 2 }],
  technology: [{ id: 'hull', trl: 5, mrl: 4 }],
  process: [{ id: 'build', site: 'yard', item: 'boat', cost: 10, technology: 'hull', required_trl: 7 }],
  'process-resource': [{ process: 'build', resource: 'stand', hours: 4 }],
  demand: [{ id: 'd', item: 'boat', site: 'yard', due: '2026-04-12', quantity: 4, priority: 1 }],
  event: [
    { id: 'strike', site: 'yard', start: '2026-05-18', duration: 7 },
    { id: 'flood', site: 'yard', probability: 0.02, duration: 60 },
  ],
  activity: [
    {
      id: 'trials',
      technology: 'hull',
      kind: 'validation',
      organisation: 'works',
      site: 'yard',
      duration: 10,
      duration_least: 5,
      duration_most: 15,
      duration_in: 'working',
      brings_trl: 6,
    },
    {
      id: 'sea',
      technology: 'hull',
      kind: 'field-evidence',
      organisation: 'works',
      duration: 14,
      predecessors: ['trials'],
      lag: 3,
      cost: 70,
    },
    {
      id: 'qualify',
      technology: 'hull',
      kind: 'qualification',
      organisation: 'works',
      duration: 20,
      cost: 100,
      predecessors: ['sea'],
      brings_trl: 7,
    },
  ],
  'activity-mode': [{ activity: 'qualify', mode: 'two-crews', duration: 10, cost: 300 }],
  'activity-resource': [
    { activity: 'trials', resource: 'stand', units: 1 },
    { activity: 'qualify', mode: 'two-crews', resource: 'stand', units: 2 },
  ],
};

/** Weeks in which one stand is held by the trials, both by the qualification (from Tuesday to Thursday), and the strike. */
const HOURS = [40, 40, 80, 80, 16, 16, 0, 80, 80, 80, 80, 80];

export const yardPlan: Plan = planOf({
  currency: 'EUR',
  edges: [
    '2026-04-06',
    '2026-04-13',
    '2026-04-20',
    '2026-04-27',
    '2026-05-04',
    '2026-05-11',
    '2026-05-18',
    '2026-05-25',
    '2026-06-01',
    '2026-06-08',
    '2026-06-15',
    '2026-06-22',
    '2026-06-29',
  ],
  objectives: [
    ['short:1', 0, 'quantity'],
    ['late:1', 140, 'quantity-days'],
    ['cost', 410, 'EUR'],
  ],
  tables: {
    activity: [
      ['qualify', 'two-crews', '2026-05-05', '2026-05-15', '2026-05-08', '2026-06-04', 300, 0, 1],
      ['sea', 'usual', '2026-04-21', '2026-05-05', '2026-04-28', '2026-05-12', 70, 0, 1],
      ['trials', 'usual', '2026-04-06', '2026-04-18', '2026-04-11', '2026-04-25', 0, 0, 1],
    ],
    readiness: [
      ['hull', 'trl', 6, '2026-04-18', '2026-04-11', '2026-04-25'],
      ['hull', 'trl', 7, '2026-05-15', '2026-05-08', '2026-06-04'],
    ],
    opening_date: [['build', '2026-05-15', '2026-05-15', '2026-05-08', '2026-06-04']],
    production: [['build', 5, 4, 4, 5]],
    load: [['build', 'stand', '', 5, 5, 16]],
    delivery: [['d', 0, 5, 4]],
    capacity: HOURS.map((hours, t) => ['stand', t, hours, t === 5 ? 16 : 0, 0, 0]),
    cost: [
      ['production', 'works', 5, 40],
      ['activity', 'works', 2, 30],
      ['activity', 'works', 3, 35],
      ['activity', 'works', 4, 185],
      ['activity', 'works', 5, 120],
    ],
    spending: [
      ['works', 'research', 2026, 370, Number.NaN, 0],
      ['works', 'running', 2026, 40, Number.NaN, 0],
    ],
    service: [['d', 0, 'boat', 'yard', 1, 4, 0, 4, 0, 140]],
  },
});
