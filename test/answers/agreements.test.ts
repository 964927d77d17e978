import { describe, expect, it } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import type { Plan, PlanTableName } from '../../src/plan/plan.js';
import { jointProgramme } from '../support/joint-programme.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { rowsOf } from '../support/plan.js';

async function planned(rows: ModelRows): Promise<Plan> {
  const { plan, verification, issues } = await planModel(modelOf(rows));
  expect(issues.errors).toEqual([]);
  expect(verification?.broken).toEqual([]);
  return plan!;
}

const rounded = (plan: Plan, table: PlanTableName): (string | number)[][] =>
  rowsOf(plan, table).map((row) =>
    row.map((cell) => (typeof cell === 'number' ? Number(cell.toFixed(6)) : cell)),
  );

const costBy = (plan: Plan): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const [, organisation, , amount] of rowsOf(plan, 'cost')) {
    sums[organisation] = (sums[organisation] ?? 0) + Number(amount);
  }
  return sums;
};

/** With y boats made in Germany: 140 y >= 0.4 (100 (10 - y) + 140 y), so y = 400 / 124. */
const y = 400 / 124;

describe('S39, S40: who pays and who works', () => {
  it('gives the German yard just its floor of the value, and shares the cost by 60 and 40 %', async () => {
    const plan = await planned(jointProgramme);
    const total = 1000 + 40 * y;
    expect(plan.header.objectives.find(({ name }) => name === 'cost')?.value).toBeCloseTo(total, 6);
    expect(costBy(plan).jp).toBeCloseTo(0.6 * total, 6);
    expect(costBy(plan).buyer).toBeCloseTo(0.4 * total, 6);
    expect(costBy(plan).de).toBeUndefined();
    expect(rounded(plan, 'workshare')).toEqual([
      ['joint', 'DE', Number((140 * y).toFixed(6)), Number(total.toFixed(6)), 0.4, 0.4, Number.NaN, 'EUR'],
      ['joint', 'buyer', 0, Number(total.toFixed(6)), 0, Number.NaN, Number.NaN, 'EUR'],
      [
        'joint',
        'jp',
        Number((100 * (10 - y)).toFixed(6)),
        Number(total.toFixed(6)),
        0.6,
        Number.NaN,
        Number.NaN,
        'EUR',
      ],
    ]);
    const transfers = new Map<string, number>();
    for (const [, payer, bearer, , amount] of rowsOf(plan, 'transfer')) {
      const key = `${payer} for ${bearer}`;
      transfers.set(key, (transfers.get(key) ?? 0) + Number(amount));
    }
    expect(transfers.get('jp for de')).toBeCloseTo(0.6 * 140 * y, 6);
    expect(transfers.get('buyer for de')).toBeCloseTo(0.4 * 140 * y, 6);
    expect(transfers.get('buyer for jp')).toBeCloseTo(0.4 * 100 * (10 - y), 6);
    expect(transfers.size).toBe(3);
  });

  it('says what the floor costs: 40 more for each 124 of work', async () => {
    const plan = await planned(jointProgramme);
    const [price] = rowsOf(plan, 'price').filter(([limit]) => limit === 'workshare');
    expect(price.slice(0, 4)).toEqual(['workshare', 'joint DE >=', -1, 'cost']);
    expect(Math.abs(Number(price[4]))).toBeCloseTo(40 / 124, 6);
  });

  it('counts hours where the agreement says so: 3 y >= 0.4 (20 + y)', async () => {
    const plan = await planned({
      ...jointProgramme,
      agreement: [{ id: 'joint', items: ['boat'], workshare_by: 'hours' }],
    });
    const made = 8 / 2.6;
    expect(rounded(plan, 'workshare')[0].slice(1, 5)).toEqual([
      'DE',
      Number((3 * made).toFixed(6)),
      Number((20 + made).toFixed(6)),
      0.4,
    ]);
  });

  it('counts the work of those below a party, and holds a ceiling', async () => {
    const plan = await planned({
      ...jointProgramme,
      'agreement-party': [
        { agreement: 'joint', organisation: 'group', workshare_floor: 0.25 },
        { agreement: 'joint', organisation: 'jp', workshare_ceiling: 0.5 },
      ],
    });
    const shares = Object.fromEntries(rounded(plan, 'workshare').map((row) => [row[1], row[4]]));
    expect(shares).toEqual({ group: 0.5, jp: 0.5 });
  });

  it('counts what suppliers deliver as their work, in their country', async () => {
    const plan = await planned({
      ...jointProgramme,
      organisation: [...jointProgramme.organisation!, { id: 'works', kind: 'supplier', country: 'DE' }],
      item: [...jointProgramme.item!, { id: 'hull' }],
      'process-input': [{ process: 'make-jp', item: 'hull', quantity: 1 }],
      offer: [{ id: 'hulls', supplier: 'works', item: 'hull', site: 'yard-jp', price: 20 }],
      agreement: [{ id: 'joint', items: ['boat'], with_parts: true }],
      'agreement-party': [{ agreement: 'joint', country: 'DE', workshare_floor: 0.1 }],
    });
    // 20 of 120 a boat are German without any boat made there.
    expect(rounded(plan, 'workshare')).toEqual([
      ['joint', 'DE', 200, 1200, 0.166667, 0.1, Number.NaN, 'EUR'],
    ]);
  });

  it('shares the normal cost of hours by process, and leaves what overtime costs more with the yard', async () => {
    const plan = await planned({
      ...jointProgramme,
      resource: [
        { id: 'hands-jp', site: 'yard-jp', cost_per_hour: 10, overtime_cost: 15, overtime_limit: 1 },
        { id: 'hands-de', site: 'yard-de', cost_per_hour: 10 },
      ],
      'resource-capacity': [{ resource: 'hands-jp', from: '2026-01-01', until: '2026-06-30', hours: 10 }],
      'agreement-party': [
        { agreement: 'joint', organisation: 'jp', cost_share: 0.5 },
        { agreement: 'joint', organisation: 'buyer', cost_share: 0.5 },
      ],
    });
    // 10 boats of 2 h with 10 h of working time: 10 h overtime at 5 more; 1,000 are shared.
    expect(costBy(plan).jp).toBeCloseTo(500 + 50, 6);
    expect(costBy(plan).buyer).toBeCloseTo(500, 6);
  });
});

describe('S37, S38, S41: when it is paid', () => {
  const bought: ModelRows = {
    model: [{ id: 'm', start: '2026-01-01', buckets: '15m', currency: 'JPY', fiscal_year_start: 4 }],
    organisation: [
      { id: 'jp', kind: 'manufacturer', country: 'JP' },
      { id: 'ua', kind: 'manufacturer', country: 'UA', fiscal_year_start: 1 },
    ],
    site: [{ id: 'yard', organisation: 'jp' }],
    item: [{ id: 'engine' }],
    offer: [{ id: 'o', item: 'engine', site: 'yard', price: 100, lead_time: 60, duty_rate: 0.1 }],
    'payment-term': [
      { id: 'at-order', offer: 'o', share: 0.3 },
      { id: 'after-receipt', offer: 'o', share: 0.7, at: 'receipt', days: 30 },
    ],
    demand: [{ id: 'd', item: 'engine', site: 'yard', due: '2026-03-31', quantity: 10 }],
  };

  it('pays 30 % at the order in fiscal year 2025 and 70 % 30 days after receipt in 2026', async () => {
    // Ordered in January (taken on the 31st) to be there on 1 April at the earliest: late, so the demand is served in
    // April; without gain from waiting it is ordered in January, received on 1 April and paid on 1 May.
    const plan = await planned(bought);
    expect(rounded(plan, 'spending')).toEqual([
      ['jp', 'procurement', 2025, 330, Number.NaN, 0],
      ['jp', 'procurement', 2026, 770, Number.NaN, 0],
    ]);
    expect(rounded(plan, 'cost')).toEqual([
      ['purchase', 'jp', 0, 1000],
      ['duty', 'jp', 0, 100],
    ]);
  });

  it('splits each part over payers with their own fiscal years', async () => {
    const plan = await planned({
      ...bought,
      agreement: [{ id: 'both', items: ['engine'] }],
      'agreement-party': [
        { agreement: 'both', organisation: 'jp', cost_share: 0.5 },
        { agreement: 'both', organisation: 'ua', cost_share: 0.5 },
      ],
    });
    expect(rounded(plan, 'spending')).toEqual([
      ['jp', 'procurement', 2025, 165, Number.NaN, 0],
      ['jp', 'procurement', 2026, 385, Number.NaN, 0],
      ['ua', 'procurement', 2026, 550, Number.NaN, 0],
    ]);
  });

  it('counts what is owed after the end in the last bucket', async () => {
    const plan = await planned({ ...bought, model: [{ ...bought.model![0], buckets: '4m' }] });
    expect(rounded(plan, 'spending')).toEqual([
      ['jp', 'procurement', 2025, 330, Number.NaN, 0],
      ['jp', 'procurement', 2026, 770, Number.NaN, 0],
    ]);
  });

  const carried = (rule: object): ModelRows => ({
    model: [{ id: 'm', start: '2026-04-01', buckets: '3y', currency: 'JPY', fiscal_year_start: 4 }],
    organisation: [{ id: 'jp', kind: 'manufacturer' }],
    site: [{ id: 'yard', organisation: 'jp' }],
    item: [{ id: 'engine' }],
    offer: [{ id: 'o', item: 'engine', site: 'yard', price: 1 }],
    budget: [2026, 2027, 2028].map((year) => ({
      id: `b${year}`,
      organisation: 'jp',
      fiscal_year: year,
      amount: 100,
      carry_over: 1,
      ...rule,
    })),
    demand: [{ id: 'd', item: 'engine', site: 'yard', due: '2028-06-30', quantity: 1000 }],
    // No stock is kept, so that nothing is bought before it is due.
    buffer: [{ item: 'engine', site: 'yard', maximum: 0 }],
  });

  it.each([
    ['any number of years', {}, [0, 100, 200], 300],
    ['one year only', { carry_over_for: 'one-year' }, [0, 100, 100], 200],
    ['at most 30', { carry_over_most: 30 }, [0, 30, 30], 130],
    ['half of what is left', { carry_over: 0.5 }, [0, 50, 75], 175],
    ['half of it, one year only', { carry_over: 0.5, carry_over_for: 'one-year' }, [0, 50, 50], 150],
  ])('carries over: %s', async (_, rule, carriedIn, delivered) => {
    const plan = await planned(carried(rule));
    const together = rowsOf(plan, 'spending').filter(([, category]) => category === '');
    expect(together.map((row) => row[5])).toEqual(carriedIn);
    expect(together[2][3]).toBeCloseTo(delivered, 6);
  });
});

describe('S41: duty and carriage', () => {
  const moved = (lane: object): ModelRows => ({
    model: [{ id: 'm', start: '2026-01-01', buckets: '2m', currency: 'EUR' }],
    organisation: [
      { id: 'a', kind: 'manufacturer' },
      { id: 'b', kind: 'manufacturer' },
    ],
    site: [
      { id: 'from', organisation: 'a' },
      { id: 'to', organisation: 'b' },
    ],
    item: [{ id: 'engine', standard_value: 200 }],
    buffer: [{ item: 'engine', site: 'from', opening_stock: 1 }],
    lane: [{ id: 'l', from_site: 'from', to_site: 'to', cost: 50, duty_rate: 0.1, ...lane }],
    demand: [{ id: 'd', item: 'engine', site: 'to', due: '2026-01-20', quantity: 1 }],
  });

  it.each([
    ['the receiver pays all on the value', {}, { b: 70 }],
    ['duty on value and freight', { duty_basis: 'value-and-freight' }, { b: 75 }],
    ['delivered duty paid', { paid_by: 'from', duty_paid_by: 'from' }, { a: 70 }],
    ['delivered at place', { paid_by: 'from' }, { a: 50, b: 20 }],
  ])('%s', async (_, lane, expected) => {
    expect(costBy(await planned(moved(lane)))).toEqual(expected);
  });
});
