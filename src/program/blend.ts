import type { Program } from './program.js';

/** How much more an objective counts than the next in a blend, and over how many of them. */
const RATIO = 4;
const MOST = 8;

/**
 * Costs of all objectives in one, by column, to be minimised: the largest term of each counts four times that of the
 * next. The optimum is that of none of them, but near, for the price of one solve.
 */
export function blendedCosts({ objectives, columnCount }: Program): Float64Array {
  const costs = new Float64Array(columnCount);
  const last = objectives.length - 1;
  objectives.forEach(({ sense, indices, values }, k) => {
    let largest = 0;
    for (const value of values) largest = Math.max(largest, Math.abs(value));
    if (largest === 0) return;
    const scale = ((sense === 'max' ? -1 : 1) * RATIO ** Math.min(last - k, MOST)) / largest;
    for (let e = 0; e < indices.length; e++) costs[indices[e]] += scale * values[e];
  });
  return costs;
}
