import type { Program } from '../program/index.js';
import { rowsOf } from './rows.js';

/**
 * Columns that can be nothing but 0: an input that nobody can give by then, say, and whatever would be made of it.
 * Row sum a_j x_j = 0 with all a_j of one sign and all x_j >= 0 leaves nothing else; a column that is 0 leaves such
 * rows behind it, and so on. No optimum is lost, for no point is.
 */
export function findDead(program: Program): Uint8Array {
  const { rowCount, columnCount, matrix, columnLower, rowLower, rowUpper } = program;
  const dead = new Uint8Array(columnCount);
  const byRow = rowsOf(program, new Uint8Array(columnCount).fill(1));
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
