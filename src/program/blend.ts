import type { Objective, Program } from './program.js';

/** How much more an objective counts than the next in a blend, and over how many of them. */
const RATIO = 4;
const MOST = 8;

/**
 * Weights of objectives in a blend that is to be minimised: the largest term of each counts four times that of the next. More
 * than that keeps their order better, but numbers suffer.
 */
export function blendWeights(objectives: readonly Objective[]): Float64Array {
  const last = objectives.length - 1;
  return Float64Array.from(objectives, ({ sense, values }, k) => {
    let largest = 0;
    for (const value of values) largest = Math.max(largest, Math.abs(value));
    return largest === 0 ? 0 : ((sense === 'max' ? -1 : 1) * RATIO ** Math.min(last - k, MOST)) / largest;
  });
}

/** Costs of objectives in one, by column: each as often as its weight says. */
export function weighedCosts(
  { objectives, columnCount }: Pick<Program, 'objectives' | 'columnCount'>,
  weights: Float64Array,
): Float64Array {
  const costs = new Float64Array(columnCount);
  objectives.forEach(({ indices, values }, k) => {
    if (weights[k] === 0) return;
    for (let e = 0; e < indices.length; e++) costs[indices[e]] += weights[k] * values[e];
  });
  return costs;
}

/** Costs of all objectives in one. The optimum is that of none of them, but near, for the price of one solve. */
export function blendedCosts(program: Program): Float64Array {
  return weighedCosts(program, blendWeights(program.objectives));
}
