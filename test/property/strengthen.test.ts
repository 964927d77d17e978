import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Engine, highsInline } from '../../src/engines/core.js';
import { planModel } from '../../src/jobs/plan.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { agree, parameters } from '../support/random-network-check.js';

const RUNS = 60;

it('rows that cut the relaxation cut off no whole plan', { timeout: 900_000 }, async () => {
  let strengthened = 0;
  const highs = highsInline();
  const engine: Engine = {
    ...highs,
    solve(program, options, context) {
      if (program.rowFamilies.some(({ name, count }) => name === 'lot_cut' && count > 0)) strengthened++;
      return highs.solve(program, options, context);
    },
  };
  const compare = async (rows: ModelRows): Promise<void> => {
    const model = modelOf(rows);
    const strong = await planModel(model, { engine, gap: 0, reduce: false });
    const plain = await planModel(model, { gap: 0, reduce: false, strengthen: false });
    expect(strong.status).toBe(plain.status);
    if (!strong.plan || !plain.plan) return;
    expect(strong.verification?.broken).toEqual([]);
    const others = plain.plan.header.objectives;
    const apart = strong.plan.header.objectives.filter(
      ({ name, value }, k) => name !== 'preference' && !agree(value, others[k].value, 1e-5),
    );
    expect(apart.map(({ name, value }) => [name, value, others.find((o) => o.name === name)?.value])).toEqual(
      [],
    );
  };
  await fc.assert(fc.asyncProperty(networks({ integers: 'often' }), compare), parameters(RUNS));
  // So that it cannot pass by never adding anything.
  expect(strengthened).toBeGreaterThan(RUNS / 5);
});
