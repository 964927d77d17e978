import { expect, test } from 'vitest';
import { type ModelRows, modelOf } from '../../test/support/model.js';
import { numbersOf, type Plan } from '../plan/index.js';
import { planModel } from './plan.js';

const day = (t: number): string => new Date(Date.UTC(2026, 0, 1 + t)).toISOString().slice(0, 10);

/** Resin that can be bought on the first day only at a low price, and for ten times that later. */
function resin(item: Partial<NonNullable<ModelRows['item']>[number]>, more: ModelRows = {}): ModelRows {
  return {
    model: [{ id: 'm', start: day(0), buckets: '10d', currency: 'EUR' }],
    organisation: [{ id: 'yard', kind: 'manufacturer' }],
    site: [{ id: 'dock', organisation: 'yard' }],
    item: [{ id: 'resin', ...item }],
    offer: [
      { id: 'cheap', item: 'resin', site: 'dock', price: 1, valid_until: day(0) },
      { id: 'dear', item: 'resin', site: 'dock', price: 10 },
    ],
    demand: [2, 5, 8].map((t) => ({ id: `d${t}`, item: 'resin', site: 'dock', due: day(t), quantity: 10 })),
    ...more,
  };
}

async function plan(rows: ModelRows): Promise<Plan> {
  const result = await planModel(modelOf(rows), { gap: 0 });
  expect(result.verification?.broken).toEqual([]);
  expect(result.status).toBe('optimal');
  return result.plan!;
}

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);
const cost = ({ header }: Plan): number => header.objectives.find(({ name }) => name === 'cost')!.value;

test('what keeps is bought cheap; with a shelf life of five days the last demand is bought dear', async () => {
  expect(cost(await plan(resin({})))).toBeCloseTo(30, 6);
  expect(cost(await plan(resin({ shelf_life: 5 })))).toBeCloseTo(20 + 100, 6);
  expect(cost(await plan(resin({ shelf_life: 4 })))).toBeCloseTo(10 + 200, 6);
});

test('opening stock that is too old is written off, at its cost', async () => {
  const buffer = [{ item: 'resin', site: 'dock', opening_stock: 25, opening_age: 1 }];
  const result = await plan(resin({ shelf_life: 5, disposal_cost: 2 }, { buffer }));
  // 10 of it can still be used on the third day, at an age of four days; on the sixth it would be seven days old.
  expect(sum(numbersOf(result.tables.expiry, 'quantity'))).toBeCloseTo(15, 6);
  expect(cost(result)).toBeCloseTo(10 + 100 + 30, 6);
});

test('a stockpile that expires is renewed', async () => {
  const buffer = [{ item: 'resin', site: 'dock', stockpile_target: 6, stockpile_date: day(0) }];
  const result = await plan({ ...resin({ shelf_life: 3 }, { buffer }), demand: [] });
  const bought = sum(numbersOf(result.tables.purchase, 'ordered'));
  expect(bought).toBeGreaterThanOrEqual(3 * 6 - 1e-6);
  expect(result.header.objectives.find(({ name }) => name === 'stock')!.value).toBeCloseTo(0, 6);
});

test('expansion steps come whole', async () => {
  const rows: ModelRows = {
    model: [{ id: 'm', start: day(0), buckets: '4d', currency: 'EUR' }],
    organisation: [{ id: 'yard', kind: 'manufacturer' }],
    site: [{ id: 'dock', organisation: 'yard' }],
    item: [{ id: 'boat' }],
    resource: [{ id: 'berth', site: 'dock', units: 0 }],
    expansion: [{ id: 'more', resource: 'berth', step: 0.5, price: 7, most_steps: 9, whole_steps: true }],
    process: [{ id: 'build', site: 'dock', item: 'boat' }],
    'process-resource': [{ process: 'build', resource: 'berth', hours: 24 }],
    demand: [{ id: 'd', item: 'boat', site: 'dock', due: day(3), quantity: 5 }],
  };
  // Five boats in four days take 1.25 berths: 2.5 steps of half a berth, so three.
  expect(cost(await plan(rows))).toBeCloseTo(21, 6);
  const parts = { ...rows, expansion: [{ ...rows.expansion![0], whole_steps: false }] };
  expect(cost(await plan(parts))).toBeCloseTo(17.5, 6);
});
