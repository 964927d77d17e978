import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planModel, type RunResult } from '../../src/jobs/plan.js';
import { PlanSession } from '../../src/jobs/session.js';
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
  const apart = a.filter(({ value }, k) => !agree(value, b[k].value, 1e-7));
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
    sameOptimum(await planModel(model, { gap: 0, reduce: { blend: true, urgentFirst: true } }), whole);
    if (reduced.reduced && reduced.reduced.columns < reduced.counts.columns) smaller++;
    if ((reduced.reduced?.rounds ?? 0) > 1) severalRounds++;
  };
  await fc.assert(fc.asyncProperty(networks({ integers: 'never' }), compare), parameters(RUNS));
  // So that it cannot pass by never reducing anything, or never putting anything back.
  expect(smaller).toBeGreaterThan(RUNS / 10);
  expect(severalRounds).toBeGreaterThan(RUNS / 10);
});

/** The same network with a tenth fewer hours of a resource, a price a fifth higher, and a demand a third larger. */
function changed(rows: ModelRows): ModelRows {
  const first = <T>(list: readonly T[] | undefined, change: (row: T) => T): readonly T[] | undefined =>
    list?.map((row, k) => (k === 0 ? change(row) : row));
  const scale = (value: number | undefined, factor: number): number | undefined =>
    value === undefined ? undefined : value * factor;
  return {
    ...rows,
    resource: first(rows.resource, (row) => ({ ...row, units: scale(row.units, 0.9) })),
    offer: first(rows.offer, (row) => ({ ...row, price: scale(row.price, 1.2) })),
    demand: first(rows.demand, (row) => ({ ...row, quantity: row.quantity * 1.3 })),
  } as ModelRows;
}

it('a plan that goes on from another is the best of its own model', { timeout: 600_000 }, async () => {
  let quicker = 0;
  let others = 0;
  const compare = async (rows: ModelRows): Promise<void> => {
    const session = new PlanSession();
    const first = await planModel(modelOf(rows), { gap: 0, session });
    const model = modelOf(changed(rows));
    const again = await planModel(model, { gap: 0, session });
    sameOptimum(again, await planModel(model, { gap: 0, reduce: false }));
    if ((again.reduced?.rounds ?? 0) < (first.reduced?.rounds ?? 0)) quicker++;
    const values = ({ plan }: RunResult) => plan?.header.objectives.map(({ value }) => value).join();
    if (values(again) !== values(first)) others++;
  };
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'never' }), compare),
    parameters(Math.ceil(RUNS / 4)),
  );
  // So that it cannot pass by planning the same again, or from nothing.
  expect(quicker).toBeGreaterThan(RUNS / 40);
  expect(others).toBeGreaterThan(RUNS / 10);
});
