/** Programs, checks and random programs that the engines' conformance suite shares. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type {
  Engine,
  EngineFeatures,
  EngineOptions,
  Solution,
  SolveContext,
} from '../../src/engines/contract.js';
import { objectiveValue, type Program } from '../../src/program/index.js';
import { type SmallProgram, small } from './engines.programs.js';

export const INF = Infinity;

/** An engine under test, with what every part of the suite asks of it. */
export interface Subject {
  readonly name: string;
  readonly engine: Engine;
  readonly propertyRuns: number;
  solve(spec: SmallProgram, options?: EngineOptions, context?: SolveContext): Promise<Solution>;
  /** A test that only engines with the feature run; for others it is a skip that says so. */
  needs(feature: keyof EngineFeatures, title: string, body: () => Promise<void>): void;
}

export function makeSubject(name: string, engine: Engine, propertyRuns: number): Subject {
  return {
    name,
    engine,
    propertyRuns,
    solve: (spec, options, context) => engine.solve(small(spec), options, context),
    needs(feature, title, body) {
      if (engine.features[feature]) test(title, body);
      else test.skip(`${title} (${name} does not offer ${feature})`, body);
    },
  };
}

export const bertsimas: SmallProgram = {
  columns: [
    [1, 2],
    [1, 2],
    [1, 2],
  ],
  rows: [[17, [3, 2, 4], 17]],
  objectives: [{ costs: [-4, -1, -6] }],
};

export const wyndor: SmallProgram = {
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

export const knapsack: SmallProgram = {
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

export function expectClose(actual: ArrayLike<number>, expected: readonly number[], within: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => {
    expect(Math.abs(actual[i] - value), `entry ${i}: ${actual[i]} against ${value}`).toBeLessThanOrEqual(
      within,
    );
  });
}

export function expectFeasible(program: Program, { x }: Solution): void {
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
export function only(program: Program, rows: Int32Array, columns: Int32Array): Program {
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

export const coefficients = (count: number) =>
  fc.array(fc.integer({ min: -4, max: 4 }), { minLength: count, maxLength: count });

/** Small whole data make ties and degenerate vertices common, which is what is to be tested. */
export function boundedProgram(): fc.Arbitrary<Program> {
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

export function infeasibleProgram(): fc.Arbitrary<Program> {
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

export function tinyWholeProgram(): fc.Arbitrary<Program> {
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
export function byTryingAll(program: Program): number[] | undefined {
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

export function meetsRows(program: Program, x: Float64Array): boolean {
  const activity = new Float64Array(program.rowCount);
  const { starts, indices, values } = program.matrix;
  for (let j = 0; j < x.length; j++) {
    for (let e = starts[j]; e < starts[j + 1]; e++) activity[indices[e]] += values[e] * x[j];
  }
  return activity.every((value, i) => value >= program.rowLower[i] && value <= program.rowUpper[i]);
}

export function isBetter(program: Program, values: readonly number[], than: readonly number[]): boolean {
  for (let k = 0; k < values.length; k++) {
    if (values[k] !== than[k])
      return program.objectives[k].sense === 'max' ? values[k] > than[k] : values[k] < than[k];
  }
  return false;
}
