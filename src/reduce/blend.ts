import type { Objective, Program } from '../program/index.js';

/** How much more an objective counts than the next in a blend. */
const RATIO = 4;
/** Below this many nonzeros every objective of its own costs so little that a blend saves nothing. */
const LARGE = 20_000;

/**
 * The program with all objectives in one, the largest term of each counting four times that of the next. Its optimum
 * is that of none of them, but near: what is found out on the way (what is awake, which limits are in, a basis) holds
 * for the objectives in order as well, at the price of one solve a round. Undefined where that saves nothing, unless
 * it is asked for `always`.
 */
export function blended(program: Program, always = false): Program | undefined {
  const { objectives, columnCount, nonzeroCount } = program;
  if (objectives.length < 2 || !(always || (nonzeroCount >= LARGE && objectives.length > 2)))
    return undefined;
  const costs = new Float64Array(columnCount);
  let weight = 1;
  for (let k = objectives.length - 1; k >= 0; k--) weight = addTo(costs, objectives[k], weight);
  const used: number[] = [];
  for (let j = 0; j < columnCount; j++) if (costs[j] !== 0) used.push(j);
  const indices = Int32Array.from(used);
  const blend: Objective = {
    name: 'blend',
    sense: 'min',
    indices,
    values: Float64Array.from(indices, (j) => costs[j]),
    offset: 0,
    absoluteTolerance: 0,
    relativeTolerance: 0,
  };
  return { ...program, objectives: [blend] };
}

/** Adds an objective, its largest term at `weight`; returns the weight of the one before it. */
function addTo(costs: Float64Array, { sense, indices, values }: Objective, weight: number): number {
  let largest = 0;
  for (const value of values) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return weight;
  const scale = ((sense === 'max' ? -1 : 1) * weight) / largest;
  for (let e = 0; e < indices.length; e++) costs[indices[e]] += scale * values[e];
  return weight * RATIO;
}
