import { describe, expect, test } from 'vitest';
import type { Progress } from '../../src/engines/contract.js';
import { bertsimas, bits, expectFeasible, INF, type Subject } from './engines.helpers.js';
import { hardInteger, lands } from './engines.programs.js';

export function describeRunning({ name, engine, solve, needs }: Subject): void {
  describe(`engine ${name}: running`, () => {
    needs('progress', 'reports at least once for every objective, in order', async () => {
      const seen: Progress[] = [];
      await solve(
        {
          columns: [
            [0, 4],
            [0, 3],
          ],
          rows: [[4, [1, 1], INF]],
          objectives: [{ costs: [1, 1] }, { costs: [2, 1] }],
        },
        {},
        { onProgress: (progress: Progress) => seen.push(progress) },
      );
      expect(seen.map((p) => [p.objective, p.step, p.steps, p.value])).toEqual([
        ['objective0', 1, 2, 4],
        ['objective1', 2, 2, 5],
      ]);
    });

    needs('warmStart', 'the basis of a solution starts the next solve at its optimum', async () => {
      const cold = await engine.solve(lands());
      const warm = await engine.solve(lands(), {}, { basis: cold.basis });
      expect(cold.basis!.columns).toHaveLength(40);
      expect(warm.objectives[0].value).toBeCloseTo(cold.objectives[0].value, 9);
      expect(warm.objectives[0].iterations).toBe(0);
    });

    test('a basis that does not fit is passed over', async () => {
      const basis = { columns: Int32Array.of(1, 1, 1), rows: Int32Array.of(1) };
      const solution = await solve(bertsimas, {}, { basis });
      expect(solution.objectives[0].value).toBeCloseTo(-21.5, 9);
    });

    test('a point to begin near changes the way, not the optimum', async () => {
      const cold = await engine.solve(lands(), { method: 'simplex' });
      const optimum = cold.x!;
      const far = new Float64Array(optimum.length).fill(1e3);
      for (const near of [optimum, far, new Float64Array(optimum.length), new Float64Array(3)]) {
        const solution = await engine.solve(lands(), { method: 'simplex' }, { near });
        expect(solution.termination).toBe('optimal');
        expect(solution.objectives[0].value).toBeCloseTo(381.853, 3);
        expect(solution.basis).toBeDefined();
      }
      const again = await engine.solve(lands(), { method: 'simplex' }, { near: optimum });
      expect(again.objectives[0].iterations).toBeLessThanOrEqual(cold.objectives[0].iterations);
    });

    test('interior point and simplex agree', async () => {
      for (const method of ['simplex', 'ipm'] as const) {
        const solution = await engine.solve(lands(), { method });
        expect(solution.objectives[0].value).toBeCloseTo(381.853, 3);
        expect(solution.basis).toBeDefined();
      }
    });

    test('a run repeats to the bit', async () => {
      const first = await engine.solve(lands(), { seed: 3 });
      const second = await engine.solve(lands(), { seed: 3 });
      expect(bits(first)).toEqual(bits(second));
    });

    needs('integers', 'a gap ends the solve early, with the bound proven so far', async () => {
      const program = hardInteger(4);
      const solution = await engine.solve(program, { gap: 1e6 });
      expect(solution.termination).toBe('optimal');
      expect(solution.objectives[0].bound).toBeLessThanOrEqual(solution.objectives[0].value);
      expectFeasible(program, solution);
    });

    needs('integers', 'time running out keeps the best point', async () => {
      const program = hardInteger();
      const solution = await engine.solve(program, { timeLimit: 1.5 });
      expect(solution.termination).toBe('time-limit');
      expectFeasible(program, solution);
      expect(solution.objectives[0]).toMatchObject({ termination: 'time-limit' });
      expect(solution.objectives[0].bound).toBeLessThan(solution.objectives[0].value);
    });

    // A solver in a process of its own is ended with what it knows.
    if (engine.features.cancel && !engine.features.progress) {
      needs('integers', 'cancelling ends a long solve soon', async () => {
        const controller = new AbortController();
        const timer = setTimeout(() => controller.abort(), 500);
        const solution = await engine.solve(hardInteger(), { timeLimit: 60 }, { signal: controller.signal });
        clearTimeout(timer);
        expect(solution.termination).toBe('cancelled');
      });
    } else
      needs('cancel', 'cancelling a long solve keeps the best point', async () => {
        const program = hardInteger();
        const controller = new AbortController();
        let value: number | undefined;
        const solution = await engine.solve(
          program,
          {},
          {
            signal: controller.signal,
            onProgress(progress) {
              value = progress.value ?? value;
              if (value !== undefined) controller.abort();
            },
          },
        );
        expect(solution.termination).toBe('cancelled');
        expectFeasible(program, solution);
        expect(solution.objectives[0].value).toBeLessThanOrEqual(value! + 1e-6);
      });

    test('a signal already given stops it before it starts', async () => {
      const solution = await solve(bertsimas, {}, { signal: AbortSignal.abort() });
      expect(solution).toMatchObject({ termination: 'cancelled', objectives: [] });
      expect(solution.x).toBeUndefined();
    });
  });
}
