import { Scratch } from '../base/scratch.js';
import type { Program } from '../program/index.js';
import type { Working } from './explosion.js';
import type { Folded } from './fold.js';

/** What is left of a difference of equal numbers is smaller than this share of what they are made of. */
const DUST = 1e-12;

/** The point of the whole program that a point of the folded one stands for. */
export function unfoldPoint(
  { columnCount, rowCount, matrix }: Program,
  working: Working,
  { live, rows, pivots, lower, keptColumns, pattern: { coefficients } }: Folded,
  kept: Float64Array,
  scratch = new Scratch(),
): Float64Array {
  const { starts, indices, values } = matrix;
  const x = new Float64Array(columnCount);
  // By row: the sum of what is put there, and of its sizes.
  const sums = scratch.floats('unfolded', 2 * rowCount);
  const put = (j: number, value: number): void => {
    x[j] = value;
    if (value === 0) return;
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      const part = values[e] * value;
      sums[2 * indices[e]] += part;
      sums[2 * indices[e] + 1] += Math.abs(part);
    }
  };
  for (let j = 0; j < columnCount; j++) if (live[j] === 0) x[j] = working.rest[j];
  for (let k = 0; k < kept.length; k++) put(keptColumns[k], kept[k]);
  for (let k = rows.length - 1; k >= 0; k--) {
    const i = rows[k];
    const left = lower[i] - sums[2 * i];
    const size = Math.abs(lower[i]) + sums[2 * i + 1];
    put(pivots[k], Math.abs(left) <= DUST * size ? 0 : left / coefficients[i]);
  }
  return x;
}
