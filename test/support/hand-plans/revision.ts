import type { Plan } from '../../../src/plan/plan.js';
import type { ModelRows } from '../model.js';
import { planOf } from '../plan.js';

/**
 * Lead times in working days across Golden Week and from a week into months, with hours spread over them on a calendar
 * of six days and on one that never rests; revisions of a bill of materials by date, in a substitution group as well;
 * a co-product; two ways of making one item; a budget for everything. Reckoned by hand.
 */
export const revisionRows: ModelRows = {
  model: [
    {
      id: 'm',
      start: '2026-04-20',
      buckets: '1w 2m',
      currency: 'JPY',
      frozen_until: '2026-04-20',
      objectives: ['delivery', 'lateness', 'cost', 'concentration', 'smoothness', 'preference'],
    },
  ],
  organisation: [{ id: 'O', kind: 'manufacturer' }],
  calendar: [
    { id: 'JP', holidays: 'JP' },
    { id: 'six', weekdays: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'], hours_per_day: 10 },
  ],
  site: [
    { id: 'S', organisation: 'O', calendar: 'JP' },
    { id: 'Q', organisation: 'O' },
  ],
  item: ['A', 'B', 'B2', 'C', 'D', 'F', 'K'].map((id) => ({ id })),
  buffer: [
    { item: 'B', site: 'S', opening_stock: 8 },
    { item: 'B2', site: 'S', opening_stock: 20 },
    { item: 'C', site: 'S', opening_stock: 20 },
    { item: 'D', site: 'S', opening_stock: 2 },
  ],
  resource: [
    { id: 'G', site: 'S', calendar: 'six' },
    { id: 'H', site: 'Q' },
  ],
  process: [
    { id: 'V', site: 'S', item: 'F' },
    { id: 'W', site: 'S', item: 'A', lead_time: 25, lead_time_in: 'working', cost: 8, preference: 2 },
    { id: 'Z', site: 'S', item: 'A', lead_time: 5, lead_time_in: 'working', cost: 10 },
  ],
  'process-input': [
    { process: 'V', item: 'A', quantity: 1 },
    { process: 'V', item: 'B', quantity: 2, effective_until: '2026-05-31' },
    { process: 'V', item: 'B2', quantity: 3, effective_from: '2026-06-01' },
    { process: 'V', item: 'C', quantity: 1, group: 'alt', effective_until: '2026-05-31' },
    { process: 'V', item: 'C', quantity: 2, group: 'alt', effective_from: '2026-06-01' },
    { process: 'V', item: 'D', quantity: 1, group: 'alt', preference: 4 },
  ],
  'process-resource': [
    { process: 'W', resource: 'G', hours: 35, timing: 'spread' },
    { process: 'Z', resource: 'G', hours: 9.1, timing: 'spread', group: 'h' },
    { process: 'Z', resource: 'H', hours: 9.1, timing: 'spread', group: 'h' },
  ],
  'process-output': [{ process: 'V', item: 'K', quantity: 0.5 }],
  demand: [{ id: 'F1', item: 'F', site: 'S', due: '2026-05-15', quantity: 9 }],
  budget: [{ id: 'B26', organisation: 'O', fiscal_year: 2026, amount: 100 }],
};

export const revisionPlan: Plan = planOf({
  currency: 'JPY',
  edges: ['2026-04-20', '2026-04-27', '2026-06-01', '2026-07-01'],
  objectives: [
    ['short:1', 0, 'quantity'],
    ['late:1', 150, 'quantity-days'],
    ['cost', 86, 'JPY'],
    // A: 7 by Z (2 by W); F: 9 by V; K: 4.5 by V
    ['concentration', 20.5, 'quantity'],
    // Z: 4/7 down to 3/35, then it may not start; W may start in one bucket only; V: up to 4/35 and to 5/30
    ['smoothness', 4 / 7 - 3 / 35 + 5 / 30, 'quantity/day'],
    // W: 2 x 1; D: 2 x 3
    ['preference', 8, 'quantity'],
  ],
  tables: {
    production: [
      ['V', 1, 4, 4, 1],
      ['V', 2, 5, 5, 2],
      // 25 working days after 26 April end on 4 June, 5 on 7 May
      ['W', 0, 2, 2, 2],
      ['Z', 0, 4, 4, 1],
      ['Z', 1, 3, 3, 2],
    ],
    substitution: [
      ['V', 'alt', 'C', 1, 3],
      ['V', 'alt', 'C', 2, 4],
      ['V', 'alt', 'D', 1, 1],
      ['V', 'alt', 'D', 2, 1],
    ],
    stock: [
      ['B', 'S', 0, 8, 0],
      ['B2', 'S', 0, 20, 0],
      ['B2', 'S', 1, 20, 0],
      ['B2', 'S', 2, 5, 0],
      ['C', 'S', 0, 20, 0],
      ['C', 'S', 1, 17, 0],
      ['C', 'S', 2, 9, 0],
      ['D', 'S', 0, 2, 0],
      ['D', 'S', 1, 1, 0],
      ['K', 'S', 1, 2, 0],
      ['K', 'S', 2, 4.5, 0],
    ],
    delivery: [
      ['F1', 1, 1, 4],
      ['F1', 1, 2, 5],
    ],
    load: [
      // Friday 24 April to 3 June, without Sundays: 2, 30 and 3 days
      ['W', 'G', '', 0, 0, 4],
      ['W', 'G', '', 0, 1, 60],
      ['W', 'G', '', 0, 2, 6],
      // Friday 24 April to 6 May: 3 and 10 days
      ['Z', 'H', 'h', 0, 0, 8.4],
      ['Z', 'H', 'h', 0, 1, 28],
      // Friday 29 May to 4 June: 3 and 4 days
      ['Z', 'H', 'h', 1, 1, 11.7],
      ['Z', 'H', 'h', 1, 2, 15.6],
    ],
    capacity: [
      ['G', 0, 60, 4, 0, 0],
      ['G', 1, 300, 60, 0, 0],
      ['G', 2, 260, 6, 0, 0],
      ['H', 0, 168, 8.4, 0, 0],
      ['H', 1, 840, 39.7, 0, 0],
      ['H', 2, 720, 15.6, 0, 0],
    ],
    cost: [
      ['production', 'O', 0, 56],
      ['production', 'O', 1, 30],
    ],
    spending: [
      ['O', '', 2026, 86, 100, 0],
      ['O', 'running', 2026, 86, Number.NaN, 0],
    ],
    service: [['F1', 1, 'F', 'S', 1, 9, 4, 5, 0, 150]],
  },
});
