/** The part of the engines' suite about conflicts. */
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import { INF, infeasibleProgram, only, type Subject } from './engines.helpers.js';

export function describeConflicts({ name, engine, propertyRuns, solve, needs }: Subject): void {
  describe(`engine ${name}: conflicts`, () => {
    needs(
      'conflict',
      'x + y <= 4, x >= 3, y >= 2 contradict; x <= 10 and x - y <= 5 do not take part',
      async () => {
        const solution = await solve({
          columns: [
            [0, INF],
            [0, INF],
          ],
          rows: [
            [-INF, [1, 1], 4],
            [3, [1, 0], INF],
            [2, [0, 1], INF],
            [-INF, [1, 0], 10],
            [-INF, [1, -1], 5],
          ],
          objectives: [{ costs: [1, 1] }],
        });
        expect(solution.termination).toBe('infeasible');
        expect(solution.x).toBeUndefined();
        expect(Array.from(solution.conflict!.rows)).toEqual([0, 1, 2]);
        expect(Array.from(solution.conflict!.columns)).toEqual([]);
      },
    );

    needs('conflict', 'bounds of columns take part', async () => {
      const solution = await solve({
        columns: [
          [0, 1],
          [0, 1],
          [0, 9],
        ],
        rows: [
          [3, [1, 1, 0], INF],
          [-INF, [0, 0, 1], 5],
        ],
        objectives: [{ costs: [1, 1, 1] }],
      });
      expect(solution.termination).toBe('infeasible');
      expect(Array.from(solution.conflict!.rows)).toEqual([0]);
      expect(Array.from(solution.conflict!.columns)).toEqual([0, 1]);
    });

    needs('integers', 'a conflict that only whole numbers make', async () => {
      const solution = await solve({
        columns: [
          [0, 9],
          [0, 9],
        ],
        integer: [1, 1],
        rows: [
          [-INF, [1, 0], 7],
          [1, [2, 2], 1],
        ],
        objectives: [{ costs: [1, 1] }],
      });
      expect(solution.termination).toBe('infeasible');
      if (engine.features.conflict) expect(Array.from(solution.conflict!.rows)).toEqual([1]);
    });

    needs(
      'integers',
      'the search for a conflict ends though whole columns without bounds would not',
      async () => {
        const solution = await solve({
          columns: [
            [-1, 0],
            [0, 1],
            [0, 0],
          ],
          integer: [1, 1, 1],
          rows: [
            [1, [3, 4, -2], 2],
            [0, [2, 0, 4], 2],
          ],
          objectives: [{ costs: [0, 0, 0] }],
        });
        expect(solution.termination).toBe('infeasible');
        if (engine.features.conflict) expect(Array.from(solution.conflict!.rows)).toContain(0);
      },
    );

    needs('conflict', 'every conflict is infeasible, and feasible without any one member', async () => {
      await fc.assert(
        fc.asyncProperty(infeasibleProgram(), async (program) => {
          const { termination, conflict } = await engine.solve(program);
          fc.pre(termination === 'infeasible');
          expect((await engine.solve(only(program, conflict!.rows, conflict!.columns))).termination).toBe(
            'infeasible',
          );
          for (const row of conflict!.rows) {
            const rest = conflict!.rows.filter((i) => i !== row);
            expect((await engine.solve(only(program, rest, conflict!.columns))).termination).toBe('optimal');
          }
          for (const column of conflict!.columns) {
            const rest = conflict!.columns.filter((j) => j !== column);
            expect((await engine.solve(only(program, conflict!.rows, rest))).termination).toBe('optimal');
          }
        }),
        { numRuns: Math.ceil(propertyRuns / 3), seed: 7 },
      );
    });
  });
}
