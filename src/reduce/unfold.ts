import type { Program } from '../program/index.js';
import type { Working } from './explosion.js';
import type { Folded } from './fold.js';

/** The point of the whole program that a point of the folded one stands for. */
export function unfoldPoint(
  program: Program,
  working: Working,
  folded: Folded,
  kept: Float64Array,
): Float64Array {
  const { byRow, rows, pivots, lower } = folded;
  const x = new Float64Array(program.columnCount);
  for (let j = 0; j < x.length; j++) if (folded.live[j] === 0) x[j] = working.rest[j];
  for (let k = 0; k < kept.length; k++) x[folded.keptColumns[k]] = kept[k];
  for (let k = rows.length - 1; k >= 0; k--) {
    const i = rows[k];
    const j = pivots[k];
    let left = lower[i];
    let own = 0;
    let size = Math.abs(left);
    for (let e = byRow.starts[i]; e < byRow.starts[i + 1]; e++) {
      if (byRow.columns[e] === j) own = byRow.values[e];
      else {
        const part = byRow.values[e] * x[byRow.columns[e]];
        left -= part;
        size += Math.abs(part);
      }
    }
    // What is left of a difference of equal numbers is nothing.
    x[j] = Math.abs(left) <= 1e-12 * size ? 0 : left / own;
  }
  return x;
}
