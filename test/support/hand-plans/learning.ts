import type { Plan } from '../../../src/plan/plan.js';
import type { ModelRows } from '../model.js';
import { planOf } from '../plan.js';

/**
 * Four boats whose hours fall by a learning curve of 80 %, glue that keeps for three days, of which the opening stock
 * is a day old, and a way of mixing it whose yield rises after the first unit. Reckoned by hand.
 */
export const learningRows: ModelRows = {
  model: [{ id: 'm', start: '2026-04-01', buckets: '4d', currency: 'JPY' }],
  organisation: [{ id: 'O', kind: 'manufacturer' }],
  site: [{ id: 'S', organisation: 'O' }],
  item: [{ id: 'boat' }, { id: 'glue', shelf_life: 3, disposal_cost: 3 }],
  buffer: [{ item: 'glue', site: 'S', opening_stock: 5, opening_age: 1 }],
  resource: [{ id: 'hands', site: 'S', units: 10, cost_per_hour: 1 }],
  process: [
    { id: 'build', site: 'S', item: 'boat', learning_rate: 0.8 },
    { id: 'mix', site: 'S', item: 'glue', yield: 0.5, cost: 4 },
  ],
  'process-input': [{ process: 'build', item: 'glue', quantity: 1 }],
  'process-resource': [{ process: 'build', resource: 'hands', hours: 100 }],
  'process-yield': [{ process: 'mix', from_cumulative: 1, yield: 1 }],
  demand: [
    { id: 'D1', item: 'boat', site: 'S', due: '2026-04-01', quantity: 1 },
    { id: 'D2', item: 'boat', site: 'S', due: '2026-04-02', quantity: 1 },
    { id: 'D3', item: 'boat', site: 'S', due: '2026-04-03', quantity: 2 },
  ],
};

/** The third unit takes 100 x 3^log2(0.8) = 70.21 hours, the fourth 64. */
const THIRD_AND_FOURTH = 100 * 3 ** Math.log2(0.8) + 64;

export const learningPlan: Plan = planOf({
  currency: 'JPY',
  edges: ['2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05'],
  objectives: [
    ['short:1', 0, 'quantity'],
    ['late:1', 0, 'quantity-days'],
    // Hours at 1, 2.5 mixed at 4, 3 written off at 3
    ['cost', 180 + THIRD_AND_FOURTH + 10 + 9, 'JPY'],
  ],
  tables: {
    production: [
      ['build', 0, 1, 1, 0],
      ['build', 1, 1, 1, 1],
      ['build', 2, 2, 2, 2],
      // 0.5 of the first unit, 1.5 of the others
      ['mix', 2, 2.5, 2, 2],
    ],
    learning: [
      ['build', 0, 0, 1, 1],
      ['build', 1, 1, 0.8, 1],
      ['build', 2, 2, THIRD_AND_FOURTH / 200, 1],
      ['mix', 2, 0, 1, 0.8],
    ],
    load: [
      ['build', 'hands', '', 0, 0, 100],
      ['build', 'hands', '', 1, 1, 80],
      ['build', 'hands', '', 2, 2, THIRD_AND_FOURTH],
    ],
    // Of the five units two are used; on 3 April they are more than three days old.
    stock: [['glue', 'S', 0, 4, 0]],
    expiry: [['glue', 'S', 1, 3]],
    delivery: [
      ['D1', 0, 0, 1],
      ['D2', 1, 1, 1],
      ['D3', 2, 2, 2],
    ],
    capacity: [
      ['hands', 0, 240, 100, 0, 0],
      ['hands', 1, 240, 80, 0, 0],
      ['hands', 2, 240, THIRD_AND_FOURTH, 0, 0],
      ['hands', 3, 240, 0, 0, 0],
    ],
    cost: [
      ['production', 'O', 2, 10],
      ['hours', 'O', 0, 100],
      ['hours', 'O', 1, 80],
      ['hours', 'O', 2, THIRD_AND_FOURTH],
      ['disposal', 'O', 1, 9],
    ],
    spending: [['O', 'running', 2026, 180 + THIRD_AND_FOURTH + 19, Number.NaN, 0]],
    service: [
      ['D1', 0, 'boat', 'S', 1, 1, 1, 0, 0, 0],
      ['D2', 1, 'boat', 'S', 1, 1, 1, 0, 0, 0],
      ['D3', 2, 'boat', 'S', 1, 2, 2, 0, 0, 0],
    ],
  },
});
