import fc from 'fast-check';
import { expect, it } from 'vitest';
import { construct, provenBounds, unknownLimits } from '../../src/construct/index.js';
import { layOut } from '../../src/formulate/index.js';
import { checkModel } from '../../src/jobs/plan.js';
import { buildNetwork } from '../../src/network/index.js';
import { comparePlans, extractPlan, type Plan } from '../../src/plan/index.js';
import { verify } from '../../src/plan/verify/index.js';
import { sortedModel } from '../../src/schema/index.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { parameters, planRows } from '../support/random-network-check.js';

const RUNS = 300;

/** The plan made order by order, or why there is none. */
function constructed(rows: ModelRows): { plan: Plan; broken: readonly unknown[] } | string {
  const model = modelOf(rows);
  if (!checkModel(model).ok) return 'errors';
  const sorted = sortedModel(model);
  const network = buildNetwork(sorted);
  const layout = layOut(network, unknownLimits.isLinking);
  const unknown = unknownLimits.of(layout);
  if (unknown.length > 0) return unknown.join(' ');
  const solution = { engine: '', termination: 'time-limit', x: construct(layout), objectives: [] } as const;
  const facts = { model: '', modelName: '', engine: '', options: {} };
  const plan = extractPlan(layout, solution, facts);
  return { plan, broken: verify(sorted, plan).broken.filter(({ rule }) => rule !== 'header') };
}

it('a plan made order by order keeps to every limit, and no plan beats its bounds', { timeout: 300_000 }, async () => {
  let [made, refused, reached] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'rarely' }), async (rows) => {
      const found = constructed(rows);
      if (typeof found === 'string') {
        refused++;
        return;
      }
      expect(found.broken).toEqual([]);
      made++;
      const { plan: best } = await planRows(rows, 0);
      if (!best) return;
      expect(comparePlans(best, found.plan)).toBeLessThanOrEqual(0);
      const network = buildNetwork(sortedModel(modelOf(rows)));
      const values = new Map(best.header.objectives.map(({ name, value }) => [name, value]));
      const bounds = provenBounds(network, values);
      for (const { name, value, sense } of best.header.objectives) {
        const bound = bounds.get(name);
        if (bound === undefined) continue;
        const slack = 1e-6 * Math.max(1, Math.abs(value));
        expect({ name, holds: sense === 'min' ? bound <= value + slack : bound >= value - slack, bound, value }).toMatchObject({ holds: true });
      }
      if (comparePlans(best, found.plan) === 0) reached++;
    }),
    parameters(RUNS),
  );
  // The test has seen plans, and some that could not be better.
  expect(made).toBeGreaterThan(RUNS / 3);
  expect(reached).toBeGreaterThan(0);
  console.log({ made, refused, reached });
});
