import type { Objective, Program } from '../program/index.js';
import { objectiveValue } from '../program/index.js';

/** Largest scaled cost: above this HiGHS' absolute dual tolerance (1e-7) asks for more digits than there are. */
const LARGEST_COST = 1024;

/** One objective as the solver sees it: minimised, and scaled by a power of two (which rounds nothing). */
export interface Tier {
  readonly objective: Objective;
  readonly sign: 1 | -1;
  readonly scale: number;
  /** Largest |cost| after scaling; 0 for an empty objective. */
  readonly largest: number;
  /** The known bound is what the column bounds alone give, so that it is reached only at those bounds. */
  readonly pinnable: boolean;
}

export function makeTier(program: Program, objective: Objective): Tier {
  const sign = objective.sense === 'max' ? -1 : 1;
  let largest = 0;
  for (const value of objective.values) largest = Math.max(largest, Math.abs(value));
  const scale = costScale(largest);
  return { objective, sign, scale, largest: largest * scale, pinnable: isPinnable(program, objective, sign) };
}

/** A power of two that brings costs of this size to what the solver's tolerance is meant for. */
export function costScale(largest: number): number {
  if (largest === 0) return 1;
  if (largest > LARGEST_COST) return 2 ** -Math.ceil(Math.log2(largest / LARGEST_COST));
  if (largest < 1) return 2 ** Math.ceil(-Math.log2(largest));
  return 1;
}

function isPinnable(program: Program, objective: Objective, sign: number): boolean {
  if (objective.knownBound === undefined) return false;
  let sum = objective.offset;
  for (let e = 0; e < objective.indices.length; e++) {
    if (objective.values[e] !== 0) sum += objective.values[e] * bestBound(program, objective, e, sign);
  }
  return Number.isFinite(sum) && Math.abs(sum - objective.knownBound) <= 1e-9 * Math.max(1, Math.abs(sum));
}

/** The bound that the column of entry `e` would take if this objective were all that mattered. */
export function bestBound(program: Program, objective: Objective, e: number, sign: number): number {
  const j = objective.indices[e];
  return sign * objective.values[e] > 0 ? program.columnLower[j] : program.columnUpper[j];
}

export function denseCosts(tier: Tier, columnCount: number): Float64Array {
  const costs = new Float64Array(columnCount);
  const { indices, values } = tier.objective;
  for (let e = 0; e < indices.length; e++) costs[indices[e]] += tier.sign * tier.scale * values[e];
  return costs;
}

/** From the solver's minimised, scaled number to the objective's own. */
export function unscaled(tier: Tier, raw: number): number {
  return tier.objective.offset + (tier.sign * raw) / tier.scale;
}

export function unscaledDuals(tier: Tier, raw: Float64Array, length: number): Float64Array {
  const factor = tier.sign / tier.scale;
  const out = new Float64Array(length);
  for (let i = 0; i < length; i++) out[i] = raw[i] === 0 ? 0 : raw[i] * factor;
  return out;
}

/** Nothing proven: the worst bound, or the one known beforehand. */
export function openBound(tier: Tier): number {
  return tier.objective.knownBound ?? -tier.sign * Infinity;
}

export function reachesKnownBound(tier: Tier, x: Float64Array): boolean {
  const bound = tier.objective.knownBound;
  if (bound === undefined) return false;
  const excess = tier.sign * (objectiveValue(tier.objective, x) - bound);
  return excess <= 1e-9 * Math.max(1, Math.abs(bound), tier.largest / tier.scale);
}

/** Held exactly: later objectives may not worsen it at all. */
export function isExact(tier: Tier): boolean {
  return tier.objective.absoluteTolerance === 0 && tier.objective.relativeTolerance === 0;
}

/** How far the objective at `x` is worse than `best`, beyond its own tolerance and numerical noise (> 0 = broken). */
export function brokenBy(tier: Tier, best: number, x: Float64Array): number {
  const { absoluteTolerance, relativeTolerance } = tier.objective;
  const worse = tier.sign * (objectiveValue(tier.objective, x) - best);
  const allowed = absoluteTolerance + relativeTolerance * Math.abs(best);
  const noise = 1e-6 * Math.abs(best) + (1e-7 * tier.largest) / tier.scale;
  return worse - allowed - noise;
}

/** Upper limit of the minimised, scaled costs that holds the tier near `best`; `slack` (relative) is for rounding. */
export function cutoff(tier: Tier, best: number, slack: number): number {
  const { absoluteTolerance, relativeTolerance, offset } = tier.objective;
  const raw = tier.sign * tier.scale * (best - offset);
  const allowed = tier.scale * (absoluteTolerance + relativeTolerance * Math.abs(best));
  return raw + allowed + slack * Math.max(1, Math.abs(raw));
}
