import { expect, test } from 'vitest';
import { FAMILIES, generate } from '../../bench/generate.js';
import { modelOf } from '../../test/support/model.js';
import { atOnce } from '../base/steps.js';
import { construct, unknownLimits } from '../construct/index.js';
import { type Engine, highsInline } from '../engines/core.js';
import { formulate, layOut } from '../formulate/index.js';
import { prepare } from './plan.js';
import { PlanSession } from './session.js';
import { solveReduced } from './solve.js';

test('the first solve of a large program begins near a plan at hand, and the optimum is the same', {
  timeout: 180_000,
}, async () => {
  const model = modelOf(generate({ ...FAMILIES.realistic, items: 800, seed: 1 }));
  const highs = highsInline();
  const begun: { readonly from: string; readonly columns: number }[] = [];
  const engine: Engine = {
    ...highs,
    solve(program, options, context) {
      const from = context?.near ? 'near' : context?.basis ? 'basis' : 'slacks';
      begun.push({ from, columns: program.columnCount });
      return highs.solve(program, options, context);
    },
  };
  const { network } = prepare(model);
  const formulation = formulate(network!);
  const solve = async (point: Float64Array | undefined): Promise<readonly number[]> => {
    begun.length = 0;
    const session = new PlanSession();
    if (point) session.point = point;
    const { solution } = await solveReduced(engine, formulation, {}, {}, session);
    expect(solution.termination).toBe('optimal');
    return solution.objectives.map(({ value }) => value);
  };
  const without = await solve(undefined);
  const first = begun[0];
  expect(begun.filter(({ from }) => from === 'near')).toEqual([]);
  expect(first.columns).toBeGreaterThan(15_000);
  const near = await solve(atOnce(construct(layOut(network!, unknownLimits.isLinking))));
  // It has little but what the plan uses; what else there is comes as it pays.
  const begunNear = begun.filter(({ from }) => from === 'near');
  expect(begunNear).toEqual([begun[0]]);
  expect(begun[0].columns).toBeLessThan(first.columns / 4);
  for (const [k, value] of near.entries())
    expect(Math.abs(value - without[k])).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(value)));
});
