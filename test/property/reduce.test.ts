import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planModel, type RunResult } from '../../src/jobs/plan.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { agree, parameters } from '../support/random-network-check.js';

const RUNS = Number(process.env.RUNS ?? 500);

/** Objectives in order; those after a first one that differs need not agree. */
function sameOptimum(reduced: RunResult, whole: RunResult): void {
  expect(reduced.status).toBe(whole.status);
  if (!reduced.plan || !whole.plan) return;
  expect(reduced.verification?.broken).toEqual([]);
  const [a, b] = [reduced.plan.header.objectives, whole.plan.header.objectives];
  expect(a.map(({ name }) => name)).toEqual(b.map(({ name }) => name));
  const apart = a.filter(({ value }, k) => !agree(value, b[k].value));
  expect(
    apart.map(({ name, value }) => ({ name, value, whole: b.find((each) => each.name === name)?.value })),
  ).toEqual([]);
}

it('the reduced program has the optimum of the whole one', { timeout: 600_000 }, async () => {
  let smaller = 0;
  let severalRounds = 0;
  const compare = async (rows: ModelRows): Promise<void> => {
    const model = modelOf(rows);
    const reduced = await planModel(model, { gap: 0 });
    const whole = await planModel(model, { gap: 0, reduce: false });
    sameOptimum(reduced, whole);
    sameOptimum(await planModel(model, { gap: 0, reduce: { blend: true } }), whole);
    if (reduced.reduced && reduced.reduced.columns < reduced.counts.columns) smaller++;
    if ((reduced.reduced?.rounds ?? 0) > 1) severalRounds++;
  };
  await fc.assert(fc.asyncProperty(networks({ integers: 'never' }), compare), parameters(RUNS));
  // So that it cannot pass by never reducing anything, or never putting anything back.
  expect(smaller).toBeGreaterThan(RUNS / 10);
  expect(severalRounds).toBeGreaterThan(RUNS / 10);
});
