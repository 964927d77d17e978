import { isSame } from '../base/arrays.js';
import type { Program } from '../program/index.js';
import { columnsByRow } from './rows.js';

/**
 * Columns that can be nothing but 0: an input that nobody can give by then, say, and whatever would be made of it.
 * Row sum a_j x_j = 0 with all a_j of one sign and all x_j >= 0 leaves nothing else; a column that is 0 leaves such
 * rows behind it, and so on. No optimum is lost, for no point is.
 */
export function findDead(program: Program): Uint8Array {
  const { rowCount, columnCount, matrix, columnLower, rowLower, rowUpper } = program;
  const dead = new Uint8Array(columnCount);
  const byRow = columnsByRow(program);
  // Live entries by sign; entries of a column that may be negative count as both.
  const plus = new Int32Array(rowCount);
  const minus = new Int32Array(rowCount);
  for (let j = 0; j < columnCount; j++) {
    const both = columnLower[j] < 0;
    for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++) {
      if (both || matrix.values[e] > 0) plus[matrix.indices[e]]++;
      if (both || matrix.values[e] < 0) minus[matrix.indices[e]]++;
    }
  }
  const forces = (i: number): boolean =>
    (minus[i] === 0 && plus[i] > 0 && rowUpper[i] === 0) ||
    (plus[i] === 0 && minus[i] > 0 && rowLower[i] === 0);
  const queue: number[] = [];
  for (let i = 0; i < rowCount; i++) if (forces(i)) queue.push(i);
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    for (let k = byRow.starts[i]; k < byRow.starts[i + 1]; k++) {
      const j = byRow.columns[k];
      if (dead[j] === 1 || columnLower[j] !== 0) continue;
      dead[j] = 1;
      for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++) {
        const row = matrix.indices[e];
        if (matrix.values[e] > 0) plus[row]--;
        else minus[row]--;
        if (forces(row)) queue.push(row);
      }
    }
  }
  return dead;
}

/** What of a program says which columns are dead. */
export type Signs = Pick<Program, 'matrix' | 'columnLower' | 'rowLower' | 'rowUpper'>;

/** Whether nothing differs that says which columns are dead. */
export function haveSameSigns(a: Signs, b: Signs): boolean {
  if (a.rowLower.length !== b.rowLower.length) return false;
  if (!isSame(a.matrix.starts, b.matrix.starts) || !isSame(a.matrix.indices, b.matrix.indices)) return false;
  const [x, y] = [a.matrix.values, b.matrix.values];
  for (let e = 0; e < x.length; e++)
    if (x[e] !== y[e] && (x[e] > 0 !== y[e] > 0 || x[e] < 0 !== y[e] < 0)) return false;
  for (let j = 0; j < a.columnLower.length; j++)
    if (
      a.columnLower[j] < 0 !== b.columnLower[j] < 0 ||
      (a.columnLower[j] === 0) !== (b.columnLower[j] === 0)
    )
      return false;
  for (let i = 0; i < a.rowLower.length; i++)
    if ((a.rowLower[i] === 0) !== (b.rowLower[i] === 0) || (a.rowUpper[i] === 0) !== (b.rowUpper[i] === 0))
      return false;
  return true;
}
