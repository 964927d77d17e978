import { expect, test } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import { modelOf } from '../support/model.js';

/** Two levels, each with a lead time of seven days, and demand that `shift` days move as a whole. */
function twoLevels(shift: number) {
  const day = (n: number): string =>
    new Date(Date.UTC(2026, 3, 6) + (n + shift) * 86_400_000).toISOString().slice(0, 10);
  return modelOf({
    model: [{ id: 'shift', start: '2026-04-06', buckets: '12w', currency: 'EUR', holding_rate: 0.3 }],
    organisation: [{ id: 'o', kind: 'manufacturer', country: 'DE' }],
    site: [{ id: 's', organisation: 'o' }],
    item: [
      { id: 'boat', kind: 'product', standard_value: 1000 },
      { id: 'hull', standard_value: 300 },
    ],
    offer: [{ id: 'buy-hull', item: 'hull', site: 's', price: 300, lead_time: 7 }],
    process: [{ id: 'build', site: 's', item: 'boat', lead_time: 7, cost: 150 }],
    'process-input': [{ process: 'build', item: 'hull', quantity: 1 }],
    resource: [{ id: 'dock', site: 's', cost_per_hour: 10 }],
    'resource-capacity': [{ resource: 'dock', from: '2026-04-06', until: '2026-06-28', hours: 12 * 40 }],
    'process-resource': [{ process: 'build', resource: 'dock', hours: 10 }],
    demand: [
      { id: 'd1', item: 'boat', site: 's', due: day(34), quantity: 3 },
      { id: 'd2', item: 'boat', site: 's', due: day(41), quantity: 6 },
      { id: 'd3', item: 'boat', site: 's', due: day(48), quantity: 2 },
    ],
  });
}

test('shifting all demand by a lead time leaves the cost unchanged', async () => {
  const cost = async (shift: number): Promise<number> => {
    const { plan, status, verification } = await planModel(twoLevels(shift));
    expect(status).toBe('optimal');
    expect(verification?.ok).toBe(true);
    return plan!.header.objectives.find((each) => each.name === 'cost')!.value;
  };
  const [before, after] = [await cost(0), await cost(7)];
  // 11 boats at 300 + 150 + 10 h * 10; four hours' worth of boats a week, so two of d2's six wait a week.
  expect(before).toBeGreaterThan(11 * 550);
  expect(after).toBeCloseTo(before, 6);
});
