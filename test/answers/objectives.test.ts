import { expect, test } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import { modelOf } from '../support/model.js';

test('what no named objective looks at is still not wasted: stock, cost and preference come last', async () => {
  const model = modelOf({
    model: [{ id: 'm', start: '2026-01-01', buckets: '3d', currency: 'EUR', objectives: ['lateness'] }],
    organisation: [{ id: 'o', kind: 'manufacturer' }],
    site: [{ id: 's', organisation: 'o' }],
    item: [{ id: 'a' }],
    buffer: [{ item: 'a', site: 's', opening_stock: 50, minimum: 20 }],
    offer: [{ id: 'buy', item: 'a', site: 's', price: 3 }],
    demand: [{ id: 'd', item: 'a', site: 's', due: '2026-01-02', quantity: 40 }],
  });
  const { plan, verification } = await planModel(model);
  expect(verification?.broken).toEqual([]);
  expect(plan?.header.objectives.map(({ name, value }) => [name, value])).toEqual([
    ['late:1', 0],
    ['stock', 0],
    ['cost', 30],
  ]);
});
