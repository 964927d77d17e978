import { type Objective, objectiveValue, type Program } from '../program/index.js';
import type { Basis, ObjectiveOutcome, Termination } from './contract.js';
import type { Tier } from './tier.js';

/** What is known of one objective so far. */
export interface TierRecord {
  best?: number;
  bound: number;
  termination?: Termination;
  seconds: number;
  iterations: number;
  rowDuals?: Float64Array;
  reducedCosts?: Float64Array;
}

/** Stands in where a program has no objective. */
export const FEASIBILITY: Objective = {
  name: 'feasibility',
  sense: 'min',
  indices: new Int32Array(0),
  values: new Float64Array(0),
  offset: 0,
  absoluteTolerance: 0,
  relativeTolerance: 0,
};

/** The outcome of every objective at the final point; those not reached share the termination of the whole. */
export function outcomes(
  tiers: readonly Tier[],
  records: readonly TierRecord[],
  x: Float64Array,
  termination: Termination,
): ObjectiveOutcome[] {
  return tiers.map((tier, k) => {
    const { bound, seconds, iterations, rowDuals, reducedCosts } = records[k];
    return {
      name: tier.objective.name,
      value: objectiveValue(tier.objective, x),
      bound,
      termination: records[k].termination ?? termination,
      seconds,
      iterations,
      ...(rowDuals ? { rowDuals, reducedCosts } : {}),
    };
  });
}

/** The basis without cutoff rows, when what is left is still one (as many basic members as rows). */
export function ownBasis(basis: Basis | undefined, program: Program): Basis | undefined {
  if (!basis) return undefined;
  const rows = basis.rows.slice(0, program.rowCount);
  const isBasic = (status: number) => status === 1;
  const count = basis.columns.filter(isBasic).length + rows.filter(isBasic).length;
  return count === program.rowCount ? { columns: basis.columns, rows } : undefined;
}
