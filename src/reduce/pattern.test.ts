import { beforeAll, describe, expect, test } from 'vitest';
import { FAMILIES, generate, type Rows } from '../../bench/generate.js';
import { modelOf } from '../../test/support/model.js';
import { type Formulation, formulate } from '../formulate/index.js';
import { prepare } from '../jobs/plan.js';
import type { Program } from '../program/index.js';
import { costTable } from './costs.js';
import { findDead, haveSameSigns } from './dead.js';
import { explode, resting } from './explosion.js';
import { type Folded, type FoldInput, fold } from './fold.js';
import { lazyRows } from './lazy.js';
import type { KnownPattern } from './pattern.js';

/** A small cluster in which the first row of a component may be another. */
function clusterWith(change?: (rows: Rows) => void): Formulation {
  const rows = generate({ ...FAMILIES.realistic, items: 60, seed: 3 });
  change?.(rows);
  const { network } = prepare(modelOf(rows));
  return formulate(network!);
}

let base: Formulation;
let input: FoldInput;
let known: KnownPattern;

/** What a round would fold of another cluster with the same columns and rows. */
function inputFor(formulation: Formulation, dead: Uint8Array): FoldInput {
  const { program } = formulation;
  const columns = explode(base).awake;
  return {
    program,
    costs: costTable(program),
    working: { ...resting(formulation), columns },
    leftOut: Uint8Array.from(lazyRows(formulation).group, (group) => (group < 0 ? 0 : 1)),
    dead,
    bounded: new Uint8Array(program.columnCount),
    shifts: new Map(),
    allows: () => true,
  };
}

beforeAll(() => {
  base = clusterWith();
  input = inputFor(base, findDead(base.program));
  const { pattern } = fold(input);
  known = { pattern, values: base.program.matrix.values, dead: input.dead };
});

/** All of a fold but for the pattern that it was made by. */
function told({ pattern: _, ...folded }: Folded): unknown {
  return folded;
}

/** The changed cluster folded by the known pattern and from nothing; they must say the same. */
function again(change: (rows: Rows) => void): { isReused: boolean; program: Program } {
  const formulation = clusterWith(change);
  const dead = haveSameSigns(base.program, formulation.program) ? input.dead : findDead(formulation.program);
  const facts = inputFor(formulation, dead);
  const withKnown = fold({ ...facts, known });
  expect(told(withKnown)).toEqual(told(fold(facts)));
  return { isReused: withKnown.pattern.entries === known.pattern.entries, program: formulation.program };
}

function scale<R extends object>(rows: R[] | undefined, attribute: keyof R, factor: number): void {
  rows![0] = { ...rows![0], [attribute]: (rows![0][attribute] as number) * factor };
}

describe('a fold by the pattern of an earlier one is the fold from nothing', () => {
  test('it folds most rows, and some are left', () => {
    expect(known.pattern.rows.length).toBeGreaterThan(base.program.rowCount / 2);
    expect(fold(input).keptRows.length).toBeGreaterThan(0);
  });

  test.each([
    ['price', (rows: Rows) => scale(rows.offer, 'price', 1.2)],
    ['cost', (rows: Rows) => scale(rows.process, 'cost', 1.2)],
    ['demand', (rows: Rows) => scale(rows.demand, 'quantity', 1.3)],
    // Hours stand in rows that are left out.
    ['hours', (rows: Rows) => scale(rows['process-resource'], 'hours', 1.1)],
  ])('and is used after another %s', (_, change) => {
    const { isReused, program } = again(change);
    expect(isReused).toBe(true);
    expect(program).not.toEqual(base.program);
  });

  test.each([
    ['quantity of an input', (rows: Rows) => scale(rows['process-input'], 'quantity', 2)],
    ['yield', (rows: Rows) => scale(rows.process, 'yield', 0.5)],
    ['lead time', (rows: Rows) => scale(rows.process, 'lead_time', 10)],
  ])('but not after another %s', (_, change) => {
    expect(again(change).isReused).toBe(false);
  });

  test.each([
    ['a column that is awake', (facts: FoldInput) => ({ ...facts, working: awakened(facts) })],
    [
      'a limit that is put back',
      (facts: FoldInput) => ({ ...facts, leftOut: new Uint8Array(facts.leftOut.length) }),
    ],
    ['a right-hand side of the other sign', (facts: FoldInput) => ({ ...facts, program: turned(facts) })],
    ['an entry in another row', (facts: FoldInput) => ({ ...facts, ...moved(facts) })],
    ['a row that may not fold any more', (facts: FoldInput) => ({ ...facts, allows: refused })],
  ])('nor with %s', (_, change) => {
    const facts = change(input);
    const withKnown = fold({ ...facts, known });
    expect(told(withKnown)).toEqual(told(fold(facts)));
    expect(withKnown.pattern.entries).not.toBe(known.pattern.entries);
  });
});

function awakened({ working }: FoldInput): FoldInput['working'] {
  const columns = working.columns.slice();
  columns[columns.findIndex((awake, j) => awake === 0 && input.dead[j] === 0)] = 1;
  return { ...working, columns };
}

/** The first folded row wants as much as it had to give, or the other way round. */
function turned({ program }: FoldInput): Program {
  const { rows, coefficients } = known.pattern;
  const rowLower = program.rowLower.slice();
  rowLower[rows[0]] = -1000 * Math.sign(coefficients[rows[0]]);
  const rowUpper = program.rowUpper.slice();
  rowUpper[rows[0]] = rowLower[rows[0]];
  return { ...program, rowLower, rowUpper };
}

function refused(row: number): boolean {
  return row !== known.pattern.rows[0];
}

/** The last entry of the first column that is kept stands one row further down. */
function moved({ program }: FoldInput): Pick<FoldInput, 'program' | 'dead'> {
  const { matrix, rowCount } = program;
  const indices = matrix.indices.slice();
  const e = matrix.starts[known.pattern.keptColumns[0] + 1] - 1;
  expect(indices[e] + 1).toBeLessThan(rowCount);
  indices[e]++;
  const other = { ...program, matrix: { ...matrix, indices } };
  expect(haveSameSigns(program, other)).toBe(false);
  return { program: other, dead: findDead(other) };
}
