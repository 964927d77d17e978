import { expect, test } from 'vitest';
import { ProgramBuilder } from '../program/index.js';
import { costTable } from './costs.js';
import { fold } from './fold.js';
import { unfold } from './unfold.js';

/** Items of which each is made from some of the next, the last from some of the first: x_k - x_{k+1} / 2 = demand. */
function cycle(length: number) {
  const build = new ProgramBuilder();
  build.columnFamily('made', 'item');
  for (let k = 0; k < length; k++) build.column(0, Number.POSITIVE_INFINITY, false, k);
  build.rowFamily('balance', 'item');
  for (let k = 0; k < length; k++) build.row(k + 1, k + 1, k);
  for (let k = 0; k < length; k++) {
    build.entry(k, k, 1);
    build.entry(k, (k + 1) % length, -0.5);
  }
  return build.build();
}

test.each([2, 3, 7])('of %i rows on a cycle one is kept', (length) => {
  const program = cycle(length);
  const none = new Uint8Array(length);
  const working = {
    columns: new Uint8Array(length).fill(1),
    rest: new Float64Array(length),
    anchor: new Int32Array(length).fill(-1),
    anchored: new Int32Array(0),
  };
  const folded = fold({
    program,
    costs: costTable(program),
    working,
    leftOut: none,
    dead: none,
    bounded: none,
    shifts: new Map(),
    allows: () => true,
  });
  expect(folded.rows).toHaveLength(length - 1);
  expect(folded.keptRows).toHaveLength(1);
  // One equation with one unknown is left; what it says is the only point of all of them.
  const { rowLower, matrix } = folded.program;
  expect(matrix.indices).toHaveLength(1);
  const { x } = unfold(program, working, folded, Float64Array.of(rowLower[0] / matrix.values[0]));
  for (let k = 0; k < length; k++) expect(x[k] - x[(k + 1) % length] / 2).toBeCloseTo(k + 1, 9);
});
