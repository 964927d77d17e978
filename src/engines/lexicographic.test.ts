import { expect, test, vi } from 'vitest';
import { lands, small } from '../../test/conformance/engines.programs.js';
import { Random } from '../../test/support/random.js';
import { highsInline } from './highs-wasm/inline.js';
import { highsRuntime } from './highs-wasm/runtime.js';
import { HighsSession } from './highs-wasm/session.js';
import { solveLexicographic } from './lexicographic.js';
import type { Session } from './session.js';

const highs = await highsRuntime();
const engine = highsInline();

test('what fixing holds too loosely is held by a row after all', async () => {
  // The reduced cost of b is 1e-9 of the largest cost: noise, to the rule of fixing, but b may be a million.
  const solution = await engine.solve(
    small({
      columns: [
        [0, 1],
        [0, 1e6],
      ],
      rows: [],
      objectives: [{ costs: [1e9, 1] }, { sense: 'max', costs: [0, 1] }],
    }),
  );
  expect(solution.termination).toBe('optimal');
  expect(solution.objectives[0].value).toBeLessThan(1);
});

test('whole numbers cut off by time are whole', async () => {
  const solution = await engine.solve(
    small({
      columns: [[0, 10]],
      integer: [1],
      rows: [[-Infinity, [3], 10]],
      objectives: [{ sense: 'max', costs: [1] }],
    }),
  );
  expect(Array.from(solution.x!)).toEqual([3]);
});

test('where crossover breaks the solver, another one solves without it', async () => {
  const optimum = await engine.solve(lands(), { method: 'simplex' });
  const broken = vi.spyOn(HighsSession.prototype, 'startNear').mockImplementation(() => {
    throw new WebAssembly.RuntimeError('memory access out of bounds');
  });
  const solution = await engine.solve(lands(), { method: 'simplex' }, { near: optimum.x });
  expect(broken).toHaveBeenCalledTimes(1);
  broken.mockRestore();
  expect(solution.termination).toBe('optimal');
  expect(solution.objectives[0].value).toBeCloseTo(optimum.objectives[0].value, 9);
});

/** A real session that counts what it is asked to solve. */
function counting(runs: string[]): (program: Parameters<typeof engine.solve>[0]) => Session {
  return (program) => {
    const session = new HighsSession(highs, program, 0);
    const run = session.run.bind(session);
    session.run = (request) => {
      runs.push(request.method);
      return run(request);
    };
    return session;
  };
}

/** A transportation problem (Hitchcock 1941) of random size of demand and supply, by costs of all pairs, objective by objective. */
function transport(sources: number, places: number, random: Random, costs: readonly (readonly number[])[]) {
  const pairs = (isIn: (source: number, place: number) => boolean): number[] => {
    const entries: number[] = [];
    for (let j = 0; j < sources * places; j++) if (isIn(Math.floor(j / places), j % places)) entries[j] = 1;
    return entries;
  };
  const wanted = Array.from({ length: places }, () => random.between(10, 50));
  const supply = (1.2 / sources) * wanted.reduce((sum, each) => sum + each, 0);
  return small({
    columns: Array.from({ length: sources * places }, (): [number, number] => [0, Infinity]),
    rows: [
      ...Array.from({ length: sources }, (_, s): [number, number[], number] => [
        -Infinity,
        pairs((source) => source === s),
        supply * (0.9 + 0.2 * random.next()),
      ]),
      ...wanted.map((quantity, p): [number, number[], number] => [
        quantity,
        pairs((_, place) => place === p),
        Infinity,
      ]),
    ],
    objectives: costs.map((each) => ({ costs: each })),
  });
}

test('where one objective is far from the basis all are solved in one, once, and each goes on from there', async () => {
  const [sources, places] = [50, 200];
  const random = new Random(1);
  // Few levels, so that what is best for an objective leaves something to those after it.
  const costs = [0, 1, 2].map(() => Array.from({ length: sources * places }, () => random.between(1, 40)));
  const start = costs.map((each) => each.map((cost) => 41 - cost));
  const { basis } = await engine.solve(transport(sources, places, new Random(2), start));
  const program = transport(sources, places, new Random(2), costs);
  const optimum = await engine.solve(program, { method: 'simplex' });
  const runs: string[] = [];
  const open = (...given: Parameters<ReturnType<typeof counting>>): Session => {
    const session = counting([])(...given);
    const run = session.run.bind(session);
    session.run = async (request) => {
      const outcome = await run(request);
      runs.push(`${request.method} ${outcome.status}`);
      return outcome;
    };
    return session;
  };
  const hooks = { basis, stop: () => false };
  const solution = await solveLexicographic('test', open, program, { method: 'ipm' }, hooks);
  // To a point; too far; all in one; and objective by objective.
  expect(runs).toEqual([
    'dual optimal',
    'primal iteration-limit',
    'ipm optimal',
    ...Array.from({ length: 3 }, () => 'primal optimal'),
  ]);
  for (const [k, { value }] of optimum.objectives.entries())
    expect(Math.abs(solution.objectives[k].value - value)).toBeLessThanOrEqual(1e-7 * value);
});

const shortages = (reach: number) =>
  small({
    columns: [
      [0, reach],
      [0, Infinity],
      [0, Infinity],
      [0, Infinity],
    ],
    rows: [
      [5, [1, 1, 0, 0], Infinity],
      [7, [1, 0, 1, 0], Infinity],
    ],
    objectives: [
      { costs: [0, 1], knownBound: 0 },
      { costs: [0, 0, 1], knownBound: 0 },
      { costs: [3, 0, 0, 1] },
    ],
  });

test('known bounds that can be met together take one solve; others take one more than the objectives', async () => {
  const good: string[] = [];
  await solveLexicographic('test', counting(good), shortages(Infinity), {}, { stop: () => false });
  expect(good).toEqual(['dual']);
  const bad: string[] = [];
  await solveLexicographic('test', counting(bad), shortages(4), {}, { stop: () => false });
  expect(bad).toEqual(['dual', 'dual', 'primal', 'primal']);
});

test('the session is disposed whatever happens', async () => {
  let disposed = 0;
  const failing = () => {
    const session = new HighsSession(highs, shortages(1), 0);
    session.run = () => {
      throw new Error('broken');
    };
    const dispose = session.dispose.bind(session);
    session.dispose = () => {
      disposed++;
      dispose();
    };
    return session;
  };
  await expect(solveLexicographic('test', failing, shortages(1), {}, { stop: () => false })).rejects.toThrow(
    'broken',
  );
  expect(disposed).toBe(1);
});

test('memory does not grow with the number of solves', async () => {
  // Large enough that a model left behind by each solve would show in the runtime's pages of memory.
  const columns = Array.from({ length: 10_000 }, () => [0, 1] as const);
  const program = small({ columns, rows: [], objectives: [{ costs: columns.map(() => 1) }] });
  for (let k = 0; k < 3; k++) await engine.solve(program);
  const before = highs.memoryBytes;
  for (let k = 0; k < 30; k++) await engine.solve(program);
  expect(highs.memoryBytes).toBe(before);
});
