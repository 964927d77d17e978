import { beforeEach, expect, test } from 'vitest';
import { FAMILIES, generate } from '../../bench/generate.js';
import { modelOf } from '../../test/support/model.js';
import { Random } from '../../test/support/random.js';
import { type Formulation, formulate } from '../formulate/index.js';
import { prepare } from '../jobs/plan.js';
import type { Program } from '../program/index.js';
import { costTable } from './costs.js';
import { findDead } from './dead.js';
import { explode, resting } from './explosion.js';
import { type Folded, type FoldInput, fold } from './fold.js';
import { grownPattern } from './grow.js';
import { lazyRows } from './lazy.js';
import type { Pattern } from './pattern.js';
import { price } from './prove.js';
import { unfold } from './unfold.js';

let formulation: Formulation;
let input: FoldInput;
let before: Folded;
let last: Pattern;

beforeEach(() => {
  const { network } = prepare(modelOf(generate({ ...FAMILIES.realistic, items: 60, seed: 3 })));
  formulation = formulate(network!);
  const { program } = formulation;
  input = {
    program,
    costs: costTable(program),
    working: { ...resting(formulation), columns: explode(formulation).awake },
    leftOut: Uint8Array.from(lazyRows(formulation).group, (group) => (group < 0 ? 0 : 1)),
    dead: findDead(program),
    bounded: new Uint8Array(program.columnCount),
    shifts: new Map(),
    allows: () => true,
  };
  before = fold(input);
  last = before.pattern;
});

/** Any prices of the rows that the last fold has left, and those of the folded rows that go with them. */
function proven(random: Random): Int32Array {
  const { program, costs, working, dead } = input;
  const outcomes = program.objectives.map(({ name }) => ({
    name,
    rowDuals: Float64Array.from(before.keptRows, () => (random.next() < 0.3 ? 10 * random.next() : 0)),
  }));
  price(program, costs, working, before, dead, outcomes);
  return before.keptRows;
}

/** The same with some more awake, some limits put back, and some columns whose upper bound counts. */
function more(random: Random, share: number): FoldInput {
  const { working, leftOut, bounded } = input;
  const wake = (flag: number): number => (flag === 1 || random.next() < share ? 1 : 0);
  return {
    ...input,
    working: { ...working, columns: working.columns.map(wake) },
    leftOut: leftOut.map((flag) => (flag === 1 && random.next() < 10 * share ? 0 : flag)),
    bounded: bounded.map(wake),
  };
}

function activity({ rowCount, columnCount, matrix: { starts, indices, values } }: Program, x: Float64Array) {
  const sums = new Float64Array(rowCount);
  for (let j = 0; j < columnCount; j++)
    for (let e = starts[j]; e < starts[j + 1]; e++) sums[indices[e]] += values[e] * x[j];
  return sums;
}

function costsOf({ objectives }: Program, x: Float64Array): number[] {
  return objectives.map(({ indices, values }) => indices.reduce((sum, j, e) => sum + values[e] * x[j], 0));
}

/** Whatever the kept columns are, the folded program must say of them what the whole one says of the point they stand for. */
function expectSame(folded: Folded, facts: FoldInput, random: Random): void {
  const { program, keptRows, rows, pivots } = folded;
  const whole = facts.program;
  const points = [0, 1].map(() => {
    const kept = Float64Array.from({ length: program.columnCount }, () =>
      random.next() < 0.3 ? random.next() : 0,
    );
    return { kept, x: unfold(whole, facts.working, folded, kept).x };
  });
  for (const { kept, x } of points) {
    const sums = activity(whole, x);
    for (const i of rows) expect(Math.abs(sums[i] - whole.rowLower[i])).toBeLessThan(1e-6);
    for (const j of pivots) expect(x[j]).toBeGreaterThan(-1e-6);
    const own = activity(program, kept);
    for (const [k, i] of keptRows.entries())
      for (const [limit, at] of [
        [whole.rowLower, program.rowLower],
        [whole.rowUpper, program.rowUpper],
      ])
        if (Number.isFinite(limit[i]))
          expect(Math.abs(sums[i] - limit[i] - own[k] + at[k])).toBeLessThan(1e-6);
  }
  const [a, b] = points;
  const [inFolded, inWhole] = [
    [costsOf(program, a.kept), costsOf(program, b.kept)],
    [costsOf(whole, a.x), costsOf(whole, b.x)],
  ];
  for (const q of whole.objectives.keys()) {
    const size = Math.max(1, ...inWhole.map((each) => Math.abs(each[q])));
    const apart = inFolded[0][q] - inFolded[1][q] - (inWhole[0][q] - inWhole[1][q]);
    expect(Math.abs(apart)).toBeLessThan(1e-9 * size);
  }
}

test.each([
  [1, false],
  [2, false],
  [3, true],
  [4, true],
])(
  'a fold that has grown says what the whole program says (%i, by prices of the last: %s)',
  (seed, isPriced) => {
    const random = new Random(seed);
    for (let times = 0; times < 3; times++) {
      const priced = isPriced ? proven(random) : undefined;
      const prices = input.costs.prices.values.slice();
      input = more(random, 0.002);
      const grown = fold({ ...input, last, priced });
      // What is there is enough: no price is worked out again.
      if (isPriced) expect(input.costs.prices.values).toEqual(prices);
      // One from nothing would have taken this array.
      expect(grown.pattern.isFolded).not.toBe(last.isFolded);
      const fromNothing = fold(input);
      expectSame(grown, input, random);
      expectSame(fromNothing, input, random);
      // Most of what folds from nothing has stayed folded, and some of what was folded is not any more.
      expect(grown.rows.length).toBeGreaterThan(0.9 * fromNothing.rows.length);
      expect(grown.rows.length).toBeLessThan(last.rows.length);
      before = grown;
      last = grown.pattern;
    }
  },
);

test('nothing grows from a pattern with a column or a left-out row that is there no more, or where much is new', () => {
  const isGrown = (facts: FoldInput): boolean => {
    const { program, working, dead } = facts;
    const live = working.columns.map((flag, j) => (dead[j] === 1 ? 0 : flag));
    return grownPattern(last, { ...facts, live, lower: program.rowLower }) !== undefined;
  };
  const { working } = input;
  const asleep = working.columns.slice();
  asleep[last.keptColumns[0]] = 0;
  expect(isGrown({ ...input, working: { ...working, columns: asleep } })).toBe(false);
  const leftOut = input.leftOut.slice();
  leftOut[last.rows[0]] = 1;
  expect(isGrown({ ...input, leftOut })).toBe(false);
  expect(isGrown(more(new Random(1), 0.3))).toBe(false);
  expect(isGrown(input)).toBe(true);
});

test('a row stays folded only while it may be', () => {
  const grown = (facts: FoldInput): Pattern => fold({ ...facts, last }).pattern;
  const at = last.rows.findIndex((_, k) => Number.isFinite(input.program.columnUpper[last.pivots[k]]));
  const refused = last.rows[0];
  expect(grown({ ...input, allows: (row) => row !== refused }).isFolded[refused]).toBe(0);
  expect(at).toBeGreaterThanOrEqual(0);
  last = fold(input).pattern;
  const bounded = input.bounded.slice();
  bounded[last.pivots[at]] = 1;
  expect(grown({ ...input, bounded }).isFolded[last.rows[at]]).toBe(0);
});
