/** The part of the engines' suite about objectives in order. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  boundedProgram,
  byTryingAll,
  expectClose,
  expectFeasible,
  INF,
  type Subject,
  tinyWholeProgram,
} from './engines.helpers.js';
import { loosened, type SmallProgram } from './engines.programs.js';

export function describeOrder({ name, engine, propertyRuns, solve, needs }: Subject): void {
  describe(`engine ${name}: objectives in order`, () => {
    test('the second chooses among the best of the first', async () => {
      // x + y = 4 is best for the first; the second then wants all of it in y, but y <= 3.
      const solution = await solve({
        columns: [
          [0, 4],
          [0, 3],
        ],
        rows: [[4, [1, 1], INF]],
        objectives: [{ costs: [1, 1] }, { costs: [2, 1] }],
      });
      expect(solution.termination).toBe('optimal');
      expectClose(solution.x!, [1, 3], 1e-9);
      expect(solution.objectives.map((o) => o.value)).toEqual([4, 5]);
    });

    test('three objectives of both senses on a degenerate vertex', async () => {
      // max x + y meets x + y <= 6 along an edge that y <= 6, x + 2y <= 12 touch at one and the same corner (0, 6);
      // then min y along the edge, down to x <= 4; then max z, tied to the slack of x - y <= 3.
      const solution = await solve({
        columns: [
          [0, 4],
          [0, 6],
          [0, INF],
        ],
        rows: [
          [-INF, [1, 1, 0], 6],
          [-INF, [1, 2, 0], 12],
          [-INF, [1, -1, 1], 3],
        ],
        objectives: [{ sense: 'max', costs: [1, 1] }, { costs: [0, 1] }, { sense: 'max', costs: [0, 0, 1] }],
      });
      expectClose(solution.x!, [4, 2, 1], 1e-9);
      expectClose(
        solution.objectives.map((o) => o.value),
        [6, 2, 1],
        1e-9,
      );
    });

    test('a tolerance lets the next objective worsen this one by so much and no more', async () => {
      const tolerant = (tolerance: object): SmallProgram => ({
        columns: [
          [0, 10],
          [0, 10],
        ],
        rows: [[10, [1, 1], INF]],
        objectives: [{ costs: [2, 1], ...tolerance }, { costs: [1, 3] }],
      });
      // Best of the first: 10 at (0, 10). Each unit moved to x worsens it by 1 and betters the second by 2.
      expectClose((await solve(tolerant({}))).x!, [0, 10], 1e-7);
      expectClose((await solve(tolerant({ absoluteTolerance: 2 }))).x!, [2, 8], 1e-6);
      expectClose((await solve(tolerant({ relativeTolerance: 0.1 }))).x!, [1, 9], 1e-6);
      const both = await solve(tolerant({ absoluteTolerance: 2, relativeTolerance: 0.1 }));
      expectClose(both.x!, [3, 7], 1e-6);
      expect(both.objectives[0].value).toBeCloseTo(13, 6);
      expect(both.objectives[0].bound).toBeCloseTo(10, 6);
    });

    test('a tolerance on a maximum', async () => {
      const solution = await solve({
        columns: [
          [0, 10],
          [0, 10],
        ],
        rows: [[-INF, [1, 1], 10]],
        objectives: [{ sense: 'max', costs: [2, 1], relativeTolerance: 0.25 }, { costs: [1, 0] }],
      });
      // 20 at (10, 0); the second gives up x down to 2x + y = 15 with x + y <= 10.
      expectClose(solution.x!, [5, 5], 1e-6);
    });

    test('known bounds reached together are reached in one solve', async () => {
      const shortage = (reach: number): SmallProgram => ({
        columns: [
          [0, reach],
          [0, INF],
          [0, INF],
          [0, INF],
        ],
        rows: [
          [5, [1, 1, 0, 0], INF],
          [7, [1, 0, 1, 0], INF],
        ],
        objectives: [
          { name: 'short', costs: [0, 1], knownBound: 0 },
          { name: 'late', costs: [0, 0, 1], knownBound: 0 },
          { name: 'cost', costs: [3, 0, 0, 1] },
        ],
      });
      const good = await solve(shortage(INF));
      expectClose(good.x!, [7, 0, 0, 0], 1e-9);
      expect(good.objectives.map((o) => [o.value, o.bound, o.termination])).toEqual([
        [0, 0, 'optimal'],
        [0, 0, 'optimal'],
        [21, 21, 'optimal'],
      ]);
      expect(good.objectives[0].rowDuals).toBeUndefined();
      // Out of reach: the bounds are not the optimum, and the ordinary way finds what is.
      const short = await solve(shortage(4));
      expect(short.objectives.map((o) => o.value)).toEqual([1, 3, 12]);
      if (engine.features.duals) expectClose(short.objectives[0].rowDuals!, [1, 0], 1e-9);
    });

    test('a known bound met on the way is still held', async () => {
      // The first leaves y at 0 and with it the second at its bound, unsolved; the third would undo it if it were free.
      const solution = await solve({
        columns: [
          [0, 9],
          [0, 9],
        ],
        rows: [
          [2, [1, 0], INF],
          [-INF, [1, 1], 9],
        ],
        objectives: [{ costs: [1, 0] }, { costs: [0, 2], knownBound: 0 }, { sense: 'max', costs: [0, 1] }],
      });
      expectClose(solution.x!, [2, 0], 1e-9);
    });

    test('an unbounded later objective keeps the point of those before', async () => {
      const solution = await solve({
        columns: [
          [1, INF],
          [0, INF],
        ],
        rows: [],
        objectives: [{ costs: [1, 0] }, { sense: 'max', costs: [0, 1] }],
      });
      expect(solution.termination).toBe('unbounded');
      expect(solution.x![0]).toBeCloseTo(1, 9);
      expect(solution.objectives.map((o) => o.termination)).toEqual(['optimal', 'unbounded']);
      expect(solution.objectives[1].bound).toBe(INF);
    });

    needs(
      'integers',
      'whole numbers in order, with the duals of what is left when they are fixed',
      async () => {
        const solution = await solve({
          // Two machines (whole), output z <= 3a + 2b; deliver 7 first, then pay 5a + 3b + 0.1z least.
          columns: [
            [0, 5],
            [0, 5],
            [0, INF],
            [0, INF],
          ],
          integer: [1, 1, 0, 0],
          rows: [
            [-INF, [-3, -2, 1, 0], 0],
            [7, [0, 0, 1, 1], INF],
          ],
          objectives: [
            { name: 'short', costs: [0, 0, 0, 1] },
            { name: 'cost', costs: [5, 3, 0.1, 0] },
          ],
        });
        expect(solution.termination).toBe('optimal');
        expect(Array.from(solution.x!.subarray(0, 2))).toEqual([1, 2]);
        expectClose(
          solution.objectives.map((o) => o.value),
          [0, 11.7],
          1e-6,
        );
        expect(solution.objectives[1].bound).toBeCloseTo(11.7, 5);
        if (engine.features.duals) expect(solution.objectives[1].rowDuals).toHaveLength(2);
      },
    );

    test('fixing the optimal face agrees with cutoff rows on random programs', async () => {
      await fc.assert(
        fc.asyncProperty(boundedProgram(), async (program) => {
          const exact = await engine.solve(program);
          const rows = await engine.solve(loosened(program, 1e-9));
          expect(exact.termination).toBe(rows.termination);
          if (exact.termination !== 'optimal') return;
          exact.objectives.forEach((objective, k) => {
            expect(Math.abs(objective.value - rows.objectives[k].value)).toBeLessThan(1e-5);
          });
          expectFeasible(program, exact);
        }),
        { numRuns: propertyRuns, seed: 11 },
      );
    });

    needs('integers', 'whole random programs agree with trying every point', async () => {
      await fc.assert(
        fc.asyncProperty(tinyWholeProgram(), async (program) => {
          const solution = await engine.solve(program);
          const best = byTryingAll(program);
          if (best === undefined) {
            expect(solution.termination).toBe('infeasible');
          } else {
            expectClose(
              solution.objectives.map((o) => o.value),
              best,
              1e-6,
            );
          }
        }),
        { numRuns: Math.ceil(propertyRuns / 2), seed: 13 },
      );
    });
  });
}
