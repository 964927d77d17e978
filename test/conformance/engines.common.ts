import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engines/contract.js';
import { describeConflicts } from './engines.conflict.js';
import {
  bertsimas,
  expectClose,
  INF,
  knapsack,
  makeSubject,
  type Subject,
  wyndor,
} from './engines.helpers.js';
import { describeOrder } from './engines.order.js';
import { lands } from './engines.programs.js';
import { describeRunning } from './engines.running.js';

export function describeEngine(name: string, makeEngine: () => Engine, propertyRuns = 60): void {
  const subject = makeSubject(name, makeEngine(), propertyRuns);
  describeAnswers(subject);
  describeConflicts(subject);
  describeOrder(subject);
  describeRunning(subject);
}

function describeAnswers({ name, engine, solve, needs }: Subject): void {
  describe(`engine ${name}: published answers`, () => {
    needs('duals', 'LANDS (Louveaux & Smeers 1988): 381.853, with the price of the budget', async () => {
      const solution = await engine.solve(lands());
      expect(solution.termination).toBe('optimal');
      const [cost] = solution.objectives;
      expect(cost.value).toBeCloseTo(381.853, 3);
      expect(cost.bound).toBeCloseTo(381.853, 3);
      expectClose(solution.x!.subarray(0, 4), [8 / 3, 4, 10 / 3, 2], 1e-6);
      expect(cost.rowDuals![1]).toBeCloseTo(-0.1733, 4);
    });

    needs(
      'duals',
      'Bertsimas & Tsitsiklis, Introduction to Linear Optimization, ex. 6.2: -21.5 at (2, 1.5, 2)',
      async () => {
        const solution = await solve(bertsimas);
        expect(solution.termination).toBe('optimal');
        expectClose(solution.x!, [2, 1.5, 2], 1e-9);
        expect(solution.objectives[0].value).toBeCloseTo(-21.5, 9);
        // One more unit on the right makes half a unit more of x2, whose cost is -1 at coefficient 2.
        expectClose(solution.objectives[0].rowDuals!, [-0.5], 1e-9);
        expectClose(solution.objectives[0].reducedCosts!, [-2.5, 0, -4], 1e-9);
      },
    );

    needs(
      'integers',
      'knapsack with weights 2 3 4 5, values 3 4 5 6, room 5: 7 by the first two',
      async () => {
        const solution = await solve(knapsack);
        expect(solution.termination).toBe('optimal');
        expect(Array.from(solution.x!)).toEqual([1, 1, 0, 0]);
        expect(solution.objectives[0]).toMatchObject({ value: 7, bound: 7, termination: 'optimal' });
      },
    );
  });

  describe(`engine ${name}: one objective`, () => {
    needs('duals', 'a maximum has the duals of a maximum', async () => {
      // max 3x + 5y, x <= 4, 2y <= 12, 3x + 2y <= 18 (Hillier & Lieberman, Wyndor Glass): 36 at (2, 6), prices 0 3/2 1.
      const solution = await solve(wyndor);
      expect(solution.objectives[0].value).toBeCloseTo(36, 9);
      expect(solution.objectives[0].bound).toBeCloseTo(36, 9);
      expectClose(solution.x!, [2, 6], 1e-9);
      expectClose(solution.objectives[0].rowDuals!, [0, 1.5, 1], 1e-9);
    });

    test('an offset counts in value and bound', async () => {
      const solution = await solve({
        columns: [[1, 5]],
        rows: [],
        objectives: [{ costs: [2], offset: 100 }],
      });
      expect(solution.objectives[0]).toMatchObject({ value: 102, bound: 102 });
    });

    test.each([1e-9, 1e-4, 1, 1e5, 1e9])(
      'costs of size %s give the same point and proportional duals',
      async (size) => {
        const scaled = { ...wyndor, objectives: [{ sense: 'max' as const, costs: [3 * size, 5 * size] }] };
        const solution = await solve(scaled);
        expectClose(solution.x!, [2, 6], 1e-9);
        expect(solution.objectives[0].value / size).toBeCloseTo(36, 9);
        if (engine.features.duals) expect(solution.objectives[0].rowDuals![1] / size).toBeCloseTo(1.5, 9);
      },
    );

    test('no rows', async () => {
      const solution = await solve({
        columns: [
          [-2, 5],
          [0, 3],
        ],
        rows: [],
        objectives: [{ costs: [1, -1] }],
      });
      expect(Array.from(solution.x!)).toEqual([-2, 3]);
      expect(solution.objectives[0].value).toBe(-5);
    });

    test('no columns: the empty point, if the rows admit it', async () => {
      const good = await solve({ columns: [], rows: [[-1, [], 2]], objectives: [{ costs: [], offset: 7 }] });
      expect(good).toMatchObject({ termination: 'optimal', objectives: [{ value: 7, bound: 7 }] });
      expect(good.x).toHaveLength(0);
      const bad = await solve({
        columns: [],
        rows: [
          [-1, [], 2],
          [1, [], 2],
        ],
        objectives: [{ costs: [] }],
      });
      expect(bad.termination).toBe('infeasible');
      if (engine.features.conflict) expect(Array.from(bad.conflict!.rows)).toEqual([1]);
    });

    test('nothing at all', async () => {
      const solution = await solve({ columns: [], rows: [], objectives: [] });
      expect(solution).toMatchObject({ termination: 'optimal', objectives: [] });
      expect(solution.x).toHaveLength(0);
    });

    test('no objective, and an empty one: any feasible point', async () => {
      for (const objectives of [[], [{ costs: [0, 0] }]]) {
        const solution = await solve({
          columns: [
            [0, INF],
            [0, INF],
          ],
          rows: [[3, [1, 1], 3]],
          objectives,
        });
        expect(solution.termination).toBe('optimal');
        expect(solution.x![0] + solution.x![1]).toBeCloseTo(3, 9);
        expect(solution.objectives.map((o) => o.value)).toEqual(objectives.map(() => 0));
      }
    });

    test('unbounded, with the feasible point that shows it is not infeasible', async () => {
      const solution = await solve({
        columns: [
          [0, INF],
          [0, INF],
        ],
        rows: [[-INF, [1, -1], 1]],
        objectives: [{ costs: [-1, 0] }],
      });
      expect(solution.termination).toBe('unbounded');
      expect(solution.objectives[0].bound).toBe(-INF);
      expect(solution.x![0] - solution.x![1]).toBeLessThanOrEqual(1 + 1e-7);
    });

    needs('integers', 'unbounded in whole numbers', async () => {
      const solution = await solve({
        columns: [
          [0, INF],
          [0, INF],
        ],
        integer: [1, 1],
        rows: [[-INF, [1, -1], 1]],
        objectives: [{ costs: [-1, 0] }],
      });
      expect(solution.termination).toBe('unbounded');
      expect(solution.x).toBeDefined();
    });
  });
}
