import { Scratch } from '../base/scratch.js';
import type { Program, SparseColumns } from '../program/index.js';
import type { Working } from './explosion.js';
import type { Folded } from './fold.js';

/** What is left of a difference of equal numbers is smaller than this share of what they are made of. */
const DUST = 1e-12;

export interface Unfolded {
  /** By column of the whole program. */
  readonly x: Float64Array;
  /** What the point puts into a row; to be asked for before the next fold. */
  readonly activity: (row: number) => number;
}

/** The point of the whole program that a point of the folded one stands for; in `spare`, where that is given. */
export function unfold(
  { columnCount, rowCount, rowLower, rowUpper, matrix }: Program,
  working: Working,
  folded: Folded,
  kept: Float64Array,
  scratch = new Scratch(),
  spare?: Float64Array,
): Unfolded {
  const { live, rows, pivots, lower, upper, keptColumns, pattern } = folded;
  const { coefficients } = pattern;
  const x = spare?.length === columnCount ? spare.fill(0) : new Float64Array(columnCount);
  // By row: the sum of what is put there, and of its sizes.
  const sums = scratch.floats('unfolded', 2 * rowCount);
  for (const j of working.anchored) if (live[j] === 0) x[j] = working.rest[j];
  for (let k = 0; k < kept.length; k++) {
    const value = kept[k];
    if (value === 0) continue;
    const j = keptColumns[k];
    x[j] = value;
    addTo(sums, matrix, j, value);
  }
  for (let k = rows.length - 1; k >= 0; k--) {
    const i = rows[k];
    const left = lower[i] - sums[2 * i];
    if (left === 0 || Math.abs(left) <= DUST * (Math.abs(lower[i]) + sums[2 * i + 1])) continue;
    const value = left / coefficients[i];
    const j = pivots[k];
    x[j] = value;
    addTo(sums, matrix, j, value);
  }
  // What rests is in the right-hand sides.
  const resting = (row: number): number =>
    Number.isFinite(rowLower[row]) ? rowLower[row] - lower[row] : rowUpper[row] - upper[row];
  return { x, activity: (row) => sums[2 * row] + resting(row) };
}

/** By row, two by two: adds what a column puts there, and its size. */
function addTo(
  sums: Float64Array,
  { starts, indices, values }: SparseColumns,
  j: number,
  value: number,
): void {
  for (let e = starts[j]; e < starts[j + 1]; e++) {
    const part = values[e] * value;
    sums[2 * indices[e]] += part;
    sums[2 * indices[e] + 1] += Math.abs(part);
  }
}
