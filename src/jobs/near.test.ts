import { expect, test } from 'vitest';
import { FAMILIES, generate } from '../../bench/generate.js';
import { modelOf } from '../../test/support/model.js';
import { atOnce } from '../base/steps.js';
import { construct, unknownLimits } from '../construct/index.js';
import { type Engine, type EngineOptions, highsInline, type Solution } from '../engines/core.js';
import { formulate, layOut } from '../formulate/index.js';
import { isHard } from './near.js';
import { planModel, prepare } from './plan.js';
import { PlanSession } from './session.js';
import { solveReduced } from './solve.js';

test('the first solve of a large program begins near a plan, one at hand or one by prices, and the optimum is the same', {
  timeout: 180_000,
}, async () => {
  const model = modelOf(generate({ ...FAMILIES['many-sites'], items: 500, seed: 1 }));
  const highs = highsInline();
  const begun: { readonly from: string; readonly columns: number; iterations?: number }[] = [];
  const engine: Engine = {
    ...highs,
    async solve(program, options, context) {
      const from = context?.near ? 'near' : context?.basis ? 'basis' : 'slacks';
      const told: (typeof begun)[number] = { from, columns: program.columnCount };
      begun.push(told);
      const solution = await highs.solve(program, options, context);
      told.iterations = solution.objectives.reduce((sum, { iterations }) => sum + iterations, 0);
      return solution;
    },
  };
  const { network } = prepare(model);
  const formulation = formulate(network!);
  const solve = async (options: EngineOptions, point?: Float64Array): Promise<Solution> => {
    begun.length = 0;
    const session = new PlanSession();
    if (point) session.point = point;
    const { solution } = await solveReduced(engine, formulation, options, {}, session);
    expect(solution.termination).toBe('optimal');
    return solution;
  };
  // With a clock a plan is at hand, or it is not wanted.
  const without = await solve({ timeLimit: 1000 });
  const first = begun[0];
  expect(begun.filter(({ from }) => from === 'near')).toEqual([]);
  expect(first.columns).toBeGreaterThan(20_000);
  const inOrder = atOnce(construct(layOut(network!, unknownLimits.isLinking)));
  for (const point of [inOrder, undefined]) {
    const near = await solve({}, point);
    if (!point) {
      const told = [...begun];
      const again = await solve({});
      // Where it goes apart is said first.
      expect(begun).toEqual(told);
      expect(again.x).toEqual(near.x);
    }
    // It has little but what the plan uses; what else there is comes as it pays.
    expect(begun.filter(({ from }) => from === 'near')).toEqual([begun[0]]);
    expect(begun[0].columns).toBeLessThan(first.columns / 1.5);
    for (const [k, { value }] of near.objectives.entries())
      expect(Math.abs(value - without.objectives[k].value)).toBeLessThanOrEqual(
        1e-7 * Math.max(1, Math.abs(value)),
      );
  }
});

test('a plan by prices is made where much of a program is left, or it is very large', () => {
  // 500 items with many alternates, realistic ones of 2,000 and 5,000 (docs/explanation/reduction.md).
  expect(isHard(51_457, 280_116)).toBe(true);
  expect(isHard(49_740, 888_095)).toBe(false);
  expect(isHard(152_514, 2_329_211)).toBe(true);
});

test('making the plan by prices, which comes before the first solve of a large program, can be cancelled', async () => {
  const model = modelOf(generate({ ...FAMILIES['many-sites'], items: 500, seed: 1 }));
  const control = new AbortController();
  const told: string[] = [];
  const { status } = await planModel(model, {
    signal: control.signal,
    onProgress: ({ phase, objective }) => {
      if (phase !== 'solve' || objective === undefined) return;
      told.push(objective);
      control.abort();
    },
  });
  expect([status, ...told]).toEqual(['cancelled', 'late:1']);
});
