import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { agree, parameters } from '../support/random-network-check.js';

const RUNS = 40;

/** Every other item keeps for some days only, and its opening stock is some days old. */
function perishable(rows: ModelRows): ModelRows {
  return {
    ...rows,
    item: (rows.item ?? []).map((item, k) =>
      k % 2 === 0 ? { ...item, shelf_life: 4 + 9 * (k % 5), disposal_cost: k } : item,
    ),
    buffer: (rows.buffer ?? []).map((buffer, k) => ({ ...buffer, opening_age: 3 * (k % 3) })),
  };
}

/** Every other process learns, some of them from another. */
function learning(rows: ModelRows): ModelRows {
  const ids = (rows.process ?? []).map(({ id }) => id);
  return {
    ...rows,
    process: (rows.process ?? []).map((process, k) =>
      k % 2 === 0
        ? {
            ...process,
            learning_rate: 0.7 + 0.05 * (k % 5),
            learning_model: k % 4 === 0 ? 'crawford' : 'wright',
            learned_units: k % 3,
            ...(k > 1 ? { learns_from: ids[k - 2], learning_carried: 0.5 } : {}),
          }
        : process,
    ),
  };
}

it('plans keep to shelf lives, and the reduced program has the same optimum', {
  timeout: 900_000,
}, async () => {
  let expired = 0;
  const compare = async (rows: ModelRows): Promise<void> => {
    const model = modelOf(perishable(rows));
    const reduced = await planModel(model, { gap: 0 });
    const whole = await planModel(model, { gap: 0, reduce: false });
    expect(reduced.status).toBe(whole.status);
    if (!reduced.plan || !whole.plan) return;
    expect(reduced.verification?.broken).toEqual([]);
    expect(whole.verification?.broken).toEqual([]);
    const others = whole.plan.header.objectives;
    const apart = reduced.plan.header.objectives.filter(({ value }, k) => !agree(value, others[k].value));
    expect(apart).toEqual([]);
    if (whole.plan.tables.expiry.length > 0) expired++;
  };
  await fc.assert(fc.asyncProperty(networks({ integers: 'never' }), compare), parameters(RUNS));
  expect(expired).toBeGreaterThan(RUNS / 10);
});

it('plans of processes that learn take the hours of their curves', { timeout: 900_000 }, async () => {
  let learned = 0;
  const check = async (rows: ModelRows): Promise<void> => {
    const { plan, verification, status } = await planModel(modelOf(learning(rows)), { gap: 0 });
    expect(['optimal', 'feasible', 'infeasible']).toContain(status);
    if (!plan) return;
    expect(verification?.broken).toEqual([]);
    if (plan.tables.learning.length > 0) learned++;
  };
  await fc.assert(fc.asyncProperty(networks({ integers: 'never' }), check), parameters(RUNS));
  expect(learned).toBeGreaterThan(RUNS / 4);
});
