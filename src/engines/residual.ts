import { type Program, rowActivities } from '../program/index.js';

/** Outside a row, as a share of its largest term: more than that is no rounding. */
const ROUNDING = 2e-7;
/** A difference of what a row holds, as a share, that is worth to be told. */
const LEAST = 1e-9;

/** How far a point (by column) is outside a row at most, as a share of 1 or of the largest term of the row, if that is more. */
export function farthestOutside(program: Program, x: Float64Array): number {
  const { rowLower, rowUpper, rowCount, matrix } = program;
  const { starts, indices, values } = matrix;
  const largest = new Float64Array(rowCount).fill(1);
  for (let j = 0; j < x.length; j++)
    for (let e = starts[j]; e < starts[j + 1]; e++)
      largest[indices[e]] = Math.max(largest[indices[e]], Math.abs(values[e] * x[j]));
  let farthest = 0;
  rowActivities(program, x).forEach((sum, i) => {
    farthest = Math.max(farthest, Math.max(rowLower[i] - sum, sum - rowUpper[i]) / largest[i]);
  });
  return farthest;
}

/**
 * By row: what the solver has counted at a point less what the row holds, where the point is outside rows because of that;
 * undefined where it is not. A solver leaves out entries that are next to nothing (HiGHS: 1e-9 and less), which is more than
 * rounding where the column is large (overloaded, 500 items: 3e-6 of a unit of stock). `counted`: activities by its account.
 */
export function leftOutOfRows(
  program: Program,
  x: Float64Array,
  counted: Float64Array,
): Float64Array | undefined {
  if (farthestOutside(program, x) <= ROUNDING) return undefined;
  return rowActivities(program, x).map((sum, i) =>
    Math.abs(counted[i] - sum) > LEAST * Math.max(1, Math.abs(sum)) ? counted[i] - sum : 0,
  );
}
