import { expect, test } from 'vitest';
import { ProgramBuilder } from '../program/index.js';
import { beginFold, costTable, unfold } from '../reduce/index.js';
import { AboveBounds } from './limits.js';

/** Five units, of which the first source gives three at most: first + second = 5. */
function twoSources() {
  const build = new ProgramBuilder();
  build.columnFamily('source', 'number');
  build.column(0, 3, false, 0);
  build.column(0, Number.POSITIVE_INFINITY, false, 1);
  build.rowFamily('demand');
  build.row(5, 5);
  build.entry(0, 0, 1);
  build.entry(0, 1, 1);
  return build.build();
}

test('a bound that was not seen while its column was folded counts only once it is said to', () => {
  const program = twoSources();
  const above = new AboveBounds(program);
  const working = {
    columns: Uint8Array.of(1, 0),
    rest: new Float64Array(2),
    anchor: new Int32Array(2).fill(-1),
    anchored: new Int32Array(0),
  };
  const bounded = new Uint8Array(2);
  const run = () =>
    beginFold({
      program,
      costs: costTable(program),
      working,
      leftOut: new Uint8Array(1),
      dead: new Uint8Array(2),
      bounded,
      above: above.flags,
      shifts: new Map(),
      allows: () => true,
    }).run();

  // Alone it is folded, and gives all five.
  const alone = run();
  expect(alone.pivots).toEqual(Int32Array.of(0));
  const { x } = unfold(program, working, alone, new Float64Array(0));
  expect(x).toEqual(Float64Array.of(5, 0));
  expect(above.at(alone, x)).toEqual([0]);

  // Beside another one it is kept, and the point that it had stays one.
  working.columns[1] = 1;
  const beside = run();
  expect(beside.keptColumns).toEqual(Int32Array.of(0, 1));
  expect(beside.program.columnUpper).toEqual(Float64Array.of(Infinity, Infinity));
  // It is still found out, though it is folded no more.
  expect(above.at(beside, Float64Array.of(5, 0))).toEqual([0]);

  bounded[0] = 1;
  expect(run().program.columnUpper).toEqual(Float64Array.of(3, Infinity));

  // Below its bound it is as any other.
  bounded[0] = 0;
  expect(above.at(beside, Float64Array.of(3, 2))).toEqual([]);
  expect(run().program.columnUpper).toEqual(Float64Array.of(3, Infinity));
});
