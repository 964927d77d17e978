import type { Program } from '../program/index.js';
import type { WholeBasis } from './basis.js';
import type { Working } from './explosion.js';
import type { Folded } from './fold.js';

/**
 * Puts to sleep what a round's solution does not use: columns that are not basic and at rest, and stock that is held
 * at its wanted level by its row alone. The point `x` (by column of the whole program) stays what it is and so does the
 * basis; rows that are left with one source fold. A column is put to sleep once, noted in `slept`: one that
 * was woken again is likely to be needed.
 */
export function putToSleep(
  program: Program,
  { columns, rest, anchor }: Working,
  folded: Folded,
  basis: WholeBasis,
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
  const { starts, columns: entries } = folded.byRow;
  for (const j of folded.keptColumns) {
    const i = anchor[j];
    if (i < 0 || !atRest(j) || basis.isRowBasic(i)) continue;
    let others = 0;
    for (let e = starts[i]; e < starts[i + 1]; e++) if (columns[entries[e]] === 1) others++;
    if (others === 1) sleep(j);
  }
}
