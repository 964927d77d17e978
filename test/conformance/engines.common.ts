/** One suite for every engine. Tests are drawn from what the engine says it can do; what it cannot, is a skip with a reason. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Engine, EngineFeatures, Progress, Solution } from '../../src/engines/contract.js';
import { objectiveValue, type Program } from '../../src/program/index.js';
import { hardInteger, lands, loosened, type SmallProgram, small } from './engines.programs.js';

const INF = Infinity;

export function describeEngine(name: string, makeEngine: () => Engine, propertyRuns = 60): void {
  const engine = makeEngine();
  const solve = (spec: SmallProgram, ...rest: unknown[]) =>
    engine.solve(
      small(spec),
      ...(rest as Parameters<Engine['solve']> extends [unknown, ...infer R] ? R : never),
    );
  const needs = (feature: keyof EngineFeatures, title: string, body: () => Promise<void>) =>
    engine.features[feature]
      ? test(title, body)
      : test.skip(`${title} (${name} does not offer ${feature})`, body);

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

const bertsimas: SmallProgram = {
  columns: [
    [1, 2],
    [1, 2],
    [1, 2],
  ],
  rows: [[17, [3, 2, 4], 17]],
  objectives: [{ costs: [-4, -1, -6] }],
};

const wyndor: SmallProgram = {
  columns: [
    [0, INF],
    [0, INF],
  ],
  rows: [
    [-INF, [1, 0], 4],
    [-INF, [0, 2], 12],
    [-INF, [3, 2], 18],
  ],
  objectives: [{ sense: 'max', costs: [3, 5] }],
};

const knapsack: SmallProgram = {
  columns: [
    [0, 1],
    [0, 1],
    [0, 1],
    [0, 1],
  ],
  integer: [1, 1, 1, 1],
  rows: [[-INF, [2, 3, 4, 5], 5]],
  objectives: [{ sense: 'max', costs: [3, 4, 5, 6] }],
};

function expectClose(actual: ArrayLike<number>, expected: readonly number[], within: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(actual[i] - value), `entry ${i}: ${actual[i]} against ${value}`).toBeLessThanOrEqual(
      within,
    );
  });
}

function expectFeasible(program: Program, { x }: Solution): void {
  expect(x).toHaveLength(program.columnCount);
  const activity = new Float64Array(program.rowCount);
  const { starts, indices, values } = program.matrix;
  for (let j = 0; j < program.columnCount; j++) {
    expect(x![j]).toBeGreaterThanOrEqual(program.columnLower[j] - 1e-6);
    expect(x![j]).toBeLessThanOrEqual(program.columnUpper[j] + 1e-6);
    if (program.integer[j] === 1) expect(Math.abs(x![j] - Math.round(x![j]))).toBeLessThan(1e-5);
    for (let e = starts[j]; e < starts[j + 1]; e++) activity[indices[e]] += values[e] * x![j];
  }
  activity.forEach((value, i) => {
    expect(value).toBeGreaterThanOrEqual(program.rowLower[i] - 1e-5);
    expect(value).toBeLessThanOrEqual(program.rowUpper[i] + 1e-5);
  });
}

/** What must repeat: all but the clock. */
export function bits(solution: Solution): unknown {
  const { x, termination, objectives, basis } = solution;
  return { x, termination, basis, objectives: objectives.map(({ seconds: _, ...rest }) => rest) };
}

/** The program with only these rows, and bounds on only these columns. */
function only(program: Program, rows: Int32Array, columns: Int32Array): Program {
  const keep = (members: Int32Array, values: Float64Array, lifted: number) =>
    values.map((value, i) => (members.includes(i) ? value : lifted));
  return {
    ...program,
    objectives: [],
    rowLower: keep(rows, program.rowLower, -INF),
    rowUpper: keep(rows, program.rowUpper, INF),
    columnLower: keep(columns, program.columnLower, -INF),
    columnUpper: keep(columns, program.columnUpper, INF),
  };
}

const coefficients = (count: number) =>
  fc.array(fc.integer({ min: -4, max: 4 }), { minLength: count, maxLength: count });

/** Small whole data make ties and degenerate vertices common, which is what is to be tested. */
function boundedProgram(): fc.Arbitrary<Program> {
  return fc
    .record({
      n: fc.integer({ min: 2, max: 6 }),
      m: fc.integer({ min: 1, max: 6 }),
      k: fc.integer({ min: 2, max: 4 }),
    })
    .chain(({ n, m, k }) =>
      fc
        .record({
          columns: fc.array(fc.tuple(fc.integer({ min: -3, max: 0 }), fc.integer({ min: 0, max: 6 })), {
            minLength: n,
            maxLength: n,
          }),
          rows: fc.array(
            fc.tuple(fc.integer({ min: -8, max: 0 }), coefficients(n), fc.integer({ min: 0, max: 8 })),
            { minLength: m, maxLength: m },
          ),
          objectives: fc.array(
            fc.record({ sense: fc.constantFrom('min' as const, 'max' as const), costs: coefficients(n) }),
            { minLength: k, maxLength: k },
          ),
        })
        .map(small),
    );
}

function infeasibleProgram(): fc.Arbitrary<Program> {
  return fc
    .record({
      columns: fc.array(fc.tuple(fc.constant(0), fc.integer({ min: 0, max: 4 })), {
        minLength: 3,
        maxLength: 3,
      }),
      rows: fc.array(
        fc.tuple(fc.integer({ min: 3, max: 12 }), coefficients(3), fc.integer({ min: 12, max: 20 })),
        { minLength: 3, maxLength: 6 },
      ),
      objectives: fc.constant([{ costs: [1, 1, 1] }]),
    })
    .map(small);
}

function tinyWholeProgram(): fc.Arbitrary<Program> {
  return fc
    .record({
      columns: fc.array(fc.tuple(fc.integer({ min: -2, max: 0 }), fc.integer({ min: 0, max: 2 })), {
        minLength: 3,
        maxLength: 3,
      }),
      integer: fc.constant([1, 1, 1]),
      rows: fc.array(
        fc.tuple(fc.integer({ min: -6, max: 2 }), coefficients(3), fc.integer({ min: 2, max: 6 })),
        { minLength: 1, maxLength: 3 },
      ),
      objectives: fc.array(
        fc.record({ sense: fc.constantFrom('min' as const, 'max' as const), costs: coefficients(3) }),
        { minLength: 1, maxLength: 3 },
      ),
    })
    .map(small);
}

/** The lexicographic optimum of a program of three whole columns, by enumeration; undefined if no point is feasible. */
function byTryingAll(program: Program): number[] | undefined {
  let best: number[] | undefined;
  const [l, u] = [program.columnLower, program.columnUpper];
  for (let a = l[0]; a <= u[0]; a++) {
    for (let b = l[1]; b <= u[1]; b++) {
      for (let c = l[2]; c <= u[2]; c++) {
        const x = Float64Array.of(a, b, c);
        if (!meetsRows(program, x)) continue;
        const values = program.objectives.map((o) => objectiveValue(o, x));
        if (best === undefined || isBetter(program, values, best)) best = values;
      }
    }
  }
  return best;
}

function meetsRows(program: Program, x: Float64Array): boolean {
  const activity = new Float64Array(program.rowCount);
  const { starts, indices, values } = program.matrix;
  for (let j = 0; j < x.length; j++) {
    for (let e = starts[j]; e < starts[j + 1]; e++) activity[indices[e]] += values[e] * x[j];
  }
  return activity.every((value, i) => value >= program.rowLower[i] && value <= program.rowUpper[i]);
}

function isBetter(program: Program, values: readonly number[], than: readonly number[]): boolean {
  for (let k = 0; k < values.length; k++) {
    if (values[k] !== than[k])
      return program.objectives[k].sense === 'max' ? values[k] > than[k] : values[k] < than[k];
  }
  return false;
}
