import type { Program } from '../program/index.js';
import type { Basis, Guide } from './contract.js';
import { AT_UPPER, BASIC } from './records.js';
import { costScale } from './tier.js';

/**
 * Costs by column of which a basis is dual feasible: those of the guide, where its prices agree with the basis, and else shifted
 * as far as it takes (cost shifting, Koberstein, *The dual simplex method, techniques for a fast and stable implementation*,
 * 2005), scaled by a power of two. The dual simplex goes on from there as it would in the guide's objective.
 */
export function dualFeasibleCosts(
  { columnCount, columnLower, columnUpper, rowLower, rowUpper, matrix }: Program,
  basis: Basis,
  { costs, prices }: Guide,
): Float64Array {
  const y = prices.slice();
  for (let i = 0; i < y.length; i++) y[i] = fitting(y[i], basis.rows[i], rowLower[i], rowUpper[i]);
  const { starts, indices, values } = matrix;
  const found = new Float64Array(columnCount);
  let most = 0;
  for (let j = 0; j < columnCount; j++) {
    let priced = 0;
    for (let e = starts[j]; e < starts[j + 1]; e++) priced += values[e] * y[indices[e]];
    found[j] = priced + fitting(costs[j] - priced, basis.columns[j], columnLower[j], columnUpper[j]);
    most = Math.max(most, Math.abs(found[j]));
  }
  const scale = costScale(most);
  for (let j = 0; j < columnCount; j++) found[j] *= scale;
  return found;
}

/** A reduced cost, or 0 where it has the wrong sign for a member of the basis, or one at a bound. */
function fitting(reduced: number, status: number, lower: number, upper: number): number {
  if (status === BASIC) return 0;
  if (lower === upper) return reduced;
  // Neither at the one bound nor at the other.
  if (lower === Number.NEGATIVE_INFINITY && status !== AT_UPPER) return 0;
  return status === AT_UPPER ? Math.min(0, reduced) : Math.max(0, reduced);
}
