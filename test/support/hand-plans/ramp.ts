import type { Plan } from '../../../src/plan/plan.js';
import type { ModelRows } from '../model.js';
import { planOf } from '../plan.js';

/**
 * Buckets that widen over two fiscal years: two sites with a lane that costs, takes duty and must be opened; prices
 * by steps in a currency whose rate changes twice; payment on receipt in a bucket that lies in both years; budgets
 * that carry over; programmes by rate (step and linear) and by target; discounting; margin. Reckoned by hand.
 */
export const rampRows: ModelRows = {
  model: [
    {
      id: 'm',
      start: '2026-02-02',
      buckets: '1w 3*2w 1m 1q',
      currency: 'JPY',
      goal: 'most-margin',
      discount_rate: 0.05,
      holding_rate: 0.1,
    },
  ],
  organisation: [
    { id: 'OX', kind: 'manufacturer' },
    { id: 'OY', kind: 'manufacturer' },
    { id: 'SUP', kind: 'supplier' },
  ],
  site: [
    { id: 'X', organisation: 'OX' },
    { id: 'Y', organisation: 'OY' },
  ],
  'currency-rate': [
    { currency: 'EUR', rate: 160 },
    { currency: 'EUR', date: '2026-02-23', rate: 170 },
    { currency: 'EUR', date: '2026-03-24', rate: 180 },
  ],
  item: [{ id: 'A', kind: 'product', standard_value: 5, currency: 'EUR' }, { id: 'B' }, { id: 'C' }],
  buffer: [{ item: 'C', site: 'X', opening_stock: 40 }],
  offer: [
    {
      id: 'OA',
      supplier: 'SUP',
      item: 'A',
      site: 'X',
      currency: 'EUR',
      break_scheme: 'incremental',
      lead_time: 9.5,
      valid_until: '2026-02-28',
    },
    { id: 'OA2', item: 'A', site: 'X', price: 39, lead_time: 10, payment: 'receipt', preference: 3 },
  ],
  'offer-price': [
    { offer: 'OA', from_quantity: 1, price: 100 },
    { offer: 'OA', from_quantity: 50, price: 80 },
  ],
  lane: [
    {
      id: 'L',
      from_site: 'X',
      to_site: 'Y',
      transit_time: 20,
      cost: 2,
      currency: 'EUR',
      duty_rate: 0.1,
      opening_cost: 500,
      most_per_bucket: 100,
      classes: ['product'],
    },
  ],
  order: [
    { id: 'OB', kind: 'purchase', item: 'B', site: 'X', quantity: 12, due: '2026-02-10', firm: false },
    { id: 'LATE', kind: 'purchase', item: 'B', site: 'X', quantity: 12, due: '2026-07-01' },
  ],
  programme: [
    { id: 'PR', item: 'A', site: 'Y', grace: 20, value: 1000 },
    {
      id: 'P2',
      item: 'B',
      site: 'X',
      interpolation: 'linear',
      optional: true,
      value: 2,
      currency: 'EUR',
    },
    { id: 'P3', item: 'C', site: 'X', priority: 2 },
  ],
  'programme-point': [
    { programme: 'PR', date: '2026-03-01', rate: 31 },
    { programme: 'PR', date: '2026-05-01', rate: 0 },
    { programme: 'P2', date: '2026-02-02', rate: 0 },
    { programme: 'P2', date: '2026-03-02', rate: 28 },
    { programme: 'P3', date: '2026-02-15', cumulative: 14 },
    { programme: 'P3', date: '2026-03-08', cumulative: 35 },
  ],
  demand: [{ id: 'FAR', item: 'A', site: 'Y', due: '2026-07-01', quantity: 1000 }],
  budget: [
    {
      id: 'B25',
      organisation: 'OX',
      fiscal_year: 2025,
      amount: 1000000,
      category: 'procurement',
      carry_over: 0.5,
    },
    { id: 'B26', organisation: 'OX', fiscal_year: 2026, amount: 100, category: 'procurement' },
    { id: 'BY', organisation: 'OY', fiscal_year: 2025, amount: 150000 },
  ],
};

/** Factor of money after so many days. */
const later = (days: number): number => 1.05 ** -(days / 365);
/** Holding one unit of A, worth 5 EUR, at a tenth a year. */
const holding = (quantity: number, rate: number, days: number): number =>
  (quantity * 5 * 0.1 * rate * days) / 365;

const holdingX = [0, holding(10, 160, 14), 0, 0, holding(30, 170, 39), holding(30, 180, 61)];
const holdingY = holding(28, 170, 14);
/** First days of the buckets after the start: 0, 7, 21, 35, 49, 88. */
const cost =
  928000 +
  80000 +
  (16000 + 4000 + holdingX[1]) * later(7) +
  (3400 + 850) * later(21) +
  (1170 + holdingY) * later(35) +
  holdingX[4] * later(49) +
  holdingX[5] * later(88);
const value = 7.5 * 2 * 160 * later(7) + 1000 * (22 * later(35) + 38 * later(49));

/** P2: rate of a day = days since 2 February, up to 28 from 2 March on, divided by the days of its month. */
const p2 = [
  21 / 28,
  189 / 28,
  (21 + 22 + 23 + 24 + 25 + 26) / 28 + (27 + 7 * 28) / 31,
  (14 * 28) / 31,
  (9 * 28) / 31 + 28,
  28 + 28,
];

export const rampPlan: Plan = planOf({
  currency: 'JPY',
  edges: ['2026-02-02', '2026-02-09', '2026-02-23', '2026-03-09', '2026-03-23', '2026-05-01', '2026-07-01'],
  objectives: [
    ['short:1', 2, 'quantity'],
    // 8 are 14 days late; 2 are short to the end, 61 days after theirs
    ['late:1', 8 * 14 + 2 * 61, 'quantity-days'],
    ['short:2', 0, 'quantity'],
    ['late:2', 0, 'quantity-days'],
    ['margin', value - cost, 'JPY'],
    ['preference', 60, 'quantity'],
  ],
  tables: {
    purchase: [
      // 50 at 100 EUR and 10 at 80
      ['OA', 0, 60, 1, 928000 / 60, 928000],
      ['OA2', 3, 30, 4, 39, 1170],
    ],
    shipment: [
      ['L', 'A', 1, 50, 3],
      ['L', 'A', 2, 10, 4],
    ],
    receipt: [['OB', 1, 10]],
    stock: [
      ['A', 'X', 1, 10, 0],
      ['A', 'X', 4, 30, 0],
      ['A', 'X', 5, 30, 0],
      ['A', 'Y', 3, 28, 0],
      ['B', 'X', 1, 2.5, 0],
      ['B', 'X', 2, 2.5, 0],
      ['B', 'X', 3, 2.5, 0],
      ['B', 'X', 4, 2.5, 0],
      ['B', 'X', 5, 2.5, 0],
      ['C', 'X', 0, 33, 0],
      ['C', 'X', 1, 19, 0],
      ['C', 'X', 2, 5, 0],
      ['C', 'X', 3, 5, 0],
      ['C', 'X', 4, 5, 0],
      ['C', 'X', 5, 5, 0],
    ],
    delivery: [
      ['P2', 0, 1, 0.75],
      ['P2', 1, 1, 6.75],
      ['P3', 0, 0, 7],
      ['P3', 1, 1, 14],
      ['P3', 2, 2, 14],
      ['PR', 2, 3, 8],
      ['PR', 3, 3, 14],
      ['PR', 4, 4, 38],
    ],
    opening: [['L', 80000]],
    cost: [
      ['purchase', 'OX', 0, 928000],
      ['purchase', 'OX', 3, 1170],
      ['transport', 'OY', 1, 16000],
      ['transport', 'OY', 2, 3400],
      ['duty', 'OY', 1, 4000],
      ['duty', 'OY', 2, 850],
      ['opening', 'OY', 0, 80000],
      ['holding', 'OX', 1, holdingX[1]],
      ['holding', 'OX', 4, holdingX[4]],
      ['holding', 'OX', 5, holdingX[5]],
      ['holding', 'OY', 3, holdingY],
    ],
    spending: [
      // 1170 is paid in a bucket with 9 of its 39 days in March
      ['OX', 'procurement', 2025, 928270, 1000000, 0],
      ['OX', 'procurement', 2026, 900, 100, 35865],
      ['OY', '', 2025, 104250, 150000, 0],
      ['OY', 'running', 2025, 104250, Number.NaN, 0],
    ],
    service: [
      ['P2', 0, 'B', 'X', 0, 0.75, 0, 0.75, 0, 10.5],
      ['P2', 1, 'B', 'X', 0, 6.75, 6.75, 0, 0, 0],
      ['P2', 2, 'B', 'X', 0, p2[2], 0, 0, p2[2], 0],
      ['P2', 3, 'B', 'X', 0, p2[3], 0, 0, p2[3], 0],
      ['P2', 4, 'B', 'X', 0, p2[4], 0, 0, p2[4], 0],
      ['P2', 5, 'B', 'X', 0, p2[5], 0, 0, p2[5], 0],
      ['P3', 0, 'C', 'X', 2, 7, 7, 0, 0, 0],
      ['P3', 1, 'C', 'X', 2, 14, 14, 0, 0, 0],
      ['P3', 2, 'C', 'X', 2, 14, 14, 0, 0, 0],
      ['PR', 2, 'A', 'Y', 1, 8, 0, 8, 0, 112],
      ['PR', 3, 'A', 'Y', 1, 14, 14, 0, 0, 0],
      ['PR', 4, 'A', 'Y', 1, 40, 38, 0, 2, 122],
    ],
  },
});
