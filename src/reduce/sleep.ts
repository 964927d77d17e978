import type { Program } from '../program/index.js';
import type { WholeBasis } from './basis.js';
import type { Working } from './explosion.js';
import type { Pattern } from './pattern.js';

/**
 * Puts to sleep what a round's solution does not use: columns that are not basic and at rest, and stock that is held
 * at its wanted level by its row alone. The point `x` (by column of the whole program) stays what it is and so does the
 * basis; rows that are left with one source fold. A column is put to sleep once, noted in `slept`: one that
 * was woken again is likely to be needed.
 */
export function putToSleep(
  program: Program,
  { columns, rest, anchor }: Working,
  folded: Pick<Pattern, 'live' | 'keptColumns'>,
  basis: Pick<WholeBasis, 'isBasic' | 'isRowBasic'>,
  x: Float64Array,
  slept: Uint8Array,
): void {
  const sleep = (j: number): void => {
    columns[j] = 0;
    slept[j] = 1;
  };
  const atRest = (j: number): boolean =>
    slept[j] === 0 && program.columnLower[j] === 0 && Math.abs(x[j] - rest[j]) <= 1e-9 * Math.max(1, rest[j]);
  for (const j of folded.keptColumns) if (anchor[j] < 0 && !basis.isBasic(j) && atRest(j)) sleep(j);
  const awake = awakeByRow(program, folded, columns);
  const { starts, indices } = program.matrix;
  for (const j of folded.keptColumns) {
    const i = anchor[j];
    if (i < 0 || !atRest(j) || basis.isRowBasic(i) || awake[i] !== 1) continue;
    sleep(j);
    for (let e = starts[j]; e < starts[j + 1]; e++) awake[indices[e]]--;
  }
}

/** By row: columns that are live and awake. */
function awakeByRow(
  { rowCount, matrix }: Program,
  { live }: Pick<Pattern, 'live'>,
  columns: Uint8Array,
): Int32Array {
  const count = new Int32Array(rowCount);
  for (let j = 0; j < live.length; j++)
    if (live[j] === 1 && columns[j] === 1)
      for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++) count[matrix.indices[e]]++;
  return count;
}
