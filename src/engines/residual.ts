import type { Program } from '../program/index.js';

/** What a point (by column) puts into each row, and the largest term of it, at least 1. */
export function rowSums(
  { rowCount, matrix: { starts, indices, values } }: Program,
  x: Float64Array,
): { sums: Float64Array; largest: Float64Array } {
  const sums = new Float64Array(rowCount);
  const largest = new Float64Array(rowCount).fill(1);
  for (let j = 0; j < x.length; j++) {
    if (x[j] === 0) continue;
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      const part = values[e] * x[j];
      sums[indices[e]] += part;
      if (Math.abs(part) > largest[indices[e]]) largest[indices[e]] = Math.abs(part);
    }
  }
  return { sums, largest };
}

/** How far a point is outside a row at most, as a share of 1 or of the largest term of the row, if that is more. */
export function farthestOutside(program: Program, x: Float64Array): number {
  const { rowLower, rowUpper } = program;
  const { sums, largest } = rowSums(program, x);
  let farthest = 0;
  for (let i = 0; i < sums.length; i++)
    farthest = Math.max(farthest, Math.max(rowLower[i] - sums[i], sums[i] - rowUpper[i]) / largest[i]);
  return farthest;
}
