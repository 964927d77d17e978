import { expect, test } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import type { Model } from '../../src/schema/model.js';
import { DELLAERT_JEUNET, multiLevel, wagnerWhitin } from './lots/small.js';

/** Tables in, the least cost out, proven, with everything on time. */
async function leastCost(model: Model): Promise<number> {
  const { status, plan, verification } = await planModel(model, { gap: 0 });
  expect(verification?.broken).toEqual([]);
  expect(status).toBe('optimal');
  const [short, late, cost] = plan!.header.objectives;
  expect([short.value, late.value]).toEqual([0, 0]);
  expect(plan!.header.gap).toBe(0);
  expect(cost.bound).toBeCloseTo(cost.value, 6);
  return cost.value;
}

test('Wagner and Whitin (1958): 864', async () => {
  expect(await leastCost(wagnerWhitin())).toBeCloseTo(864, 6);
});

test.each(DELLAERT_JEUNET)('Dellaert and Jeunet (2000), $name: $cost', async (instance) => {
  expect(await leastCost(multiLevel(instance))).toBeCloseTo(instance.cost, 6);
});
