import { expect, test } from 'vitest';
import { FAMILIES, generate } from '../../bench/generate.js';
import { modelOf } from '../../test/support/model.js';
import { planModel } from './plan.js';

test.each([
  // Hardly any time: the plan made order by order.
  ['overloaded', 0.001],
  // Some: whatever the exact program has found by then, if it is better.
  ['realistic', 2],
] as const)(
  'a limit on the %s family ends with a verified plan and bounds (%s s)',
  async (family, timeLimit) => {
    const model = modelOf(generate({ ...FAMILIES[family], items: 60, seed: 1 }));
    const { plan, verification, status } = await planModel(model, { timeLimit });
    expect(['feasible', 'optimal']).toContain(status);
    expect(verification?.broken).toEqual([]);
    for (const { name, value, bound } of plan!.header.objectives) {
      expect({ name, known: Number.isFinite(bound) }).toEqual({ name, known: true });
      expect(bound).toBeLessThanOrEqual(value + 1e-9 * Math.abs(value));
    }
  },
);
