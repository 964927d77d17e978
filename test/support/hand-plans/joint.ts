import type { Plan } from '../../../src/plan/plan.js';
import { jointProgramme } from '../joint-programme.js';
import type { ModelRows } from '../model.js';
import { planOf } from '../plan.js';

/**
 * Seven boats made in Japan (100 each) and three in Germany (140 each), in June: 420 of 1,120 of the work is German. A
 * Japanese maker pays 60 %, a French buyer 40 %, by an agreement.
 */
export const jointRows: ModelRows = {
  ...jointProgramme,
  'agreement-party': [
    { agreement: 'joint', organisation: 'jp', cost_share: 0.6 },
    { agreement: 'joint', organisation: 'buyer', cost_share: 0.4 },
    { agreement: 'joint', country: 'DE', workshare_floor: 0.3, workshare_ceiling: 0.4 },
  ],
};

const edges = [
  '2026-01-01',
  '2026-02-01',
  '2026-03-01',
  '2026-04-01',
  '2026-05-01',
  '2026-06-01',
  '2026-07-01',
];
const days = [31, 28, 31, 30, 31, 30];

export const jointPlan: Plan = planOf({
  currency: 'EUR',
  edges,
  objectives: [
    ['short:1', 0, 'quantity'],
    ['late:1', 0, 'quantity-days'],
    ['stock', 0, 'quantity-days'],
    ['cost', 1120, 'EUR'],
    ['preference', 0, 'quantity'],
  ],
  tables: {
    production: [
      ['make-de', 5, 3, 3, 5],
      ['make-jp', 5, 7, 7, 5],
    ],
    load: [
      ['make-de', 'hands-de', '', 5, 5, 9],
      ['make-jp', 'hands-jp', '', 5, 5, 14],
    ],
    shipment: [
      ['from-de', 'boat', 5, 3, 5],
      ['from-jp', 'boat', 5, 7, 5],
    ],
    delivery: [['d', 5, 5, 10]],
    capacity: [
      ...days.map((n, t) => ['hands-de', t, 24 * n, t === 5 ? 9 : 0, 0, 0]),
      ...days.map((n, t) => ['hands-jp', t, 24 * n, t === 5 ? 14 : 0, 0, 0]),
    ],
    // 890 for starts and 230 for hours, by 60 and 40 %
    cost: [
      ['production', 'buyer', 5, 356],
      ['production', 'jp', 5, 534],
      ['hours', 'buyer', 5, 92],
      ['hours', 'jp', 5, 138],
    ],
    transfer: [
      ['joint', 'buyer', 'de', 5, 168],
      ['joint', 'buyer', 'jp', 5, 280],
      ['joint', 'jp', 'de', 5, 252],
    ],
    workshare: [
      ['joint', 'DE', 420, 1120, 0.375, 0.3, 0.4, 'EUR'],
      ['joint', 'buyer', 0, 1120, 0, Number.NaN, Number.NaN, 'EUR'],
      ['joint', 'jp', 700, 1120, 0.625, Number.NaN, Number.NaN, 'EUR'],
    ],
    spending: [
      ['buyer', 'running', 2026, 448, Number.NaN, 0],
      ['jp', 'running', 2026, 672, Number.NaN, 0],
    ],
    service: [['d', 5, 'boat', 'port', 1, 10, 10, 0, 0, 0]],
  },
});
