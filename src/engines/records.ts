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
  heldByRow?: boolean;
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
    const { bound, seconds, iterations, rowDuals, reducedCosts, heldByRow } = records[k];
    return {
      name: tier.objective.name,
      value: objectiveValue(tier.objective, x),
      bound,
      termination: records[k].termination ?? termination,
      seconds,
      iterations,
      ...(rowDuals ? { rowDuals, reducedCosts } : {}),
      ...(heldByRow ? { heldByRow } : {}),
    };
  });
}

/**
 * The basis without cutoff rows, when what is left is still one (as many basic members as rows). What is not basic is
 * said to be at the bound of the program that it is at: the solver speaks of bounds that objectives have narrowed.
 */
export function ownBasis(
  basis: Basis | undefined,
  program: Program,
  point: { readonly x: Float64Array; readonly activity: Float64Array },
): Basis | undefined {
  if (!basis) return undefined;
  const columns = atBounds(basis.columns, point.x, program.columnLower, program.columnUpper);
  const rows = atBounds(basis.rows, point.activity, program.rowLower, program.rowUpper);
  const isBasic = (status: number) => status === BASIC;
  const count = columns.filter(isBasic).length + rows.filter(isBasic).length;
  return count === program.rowCount ? { columns, rows } : undefined;
}

const [AT_LOWER, BASIC, AT_UPPER] = [0, 1, 2];

function atBounds(
  status: Int32Array,
  values: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): Int32Array {
  return Int32Array.from(lower, (least, k) => {
    if (status[k] === BASIC) return BASIC;
    return Math.abs(values[k] - least) <= Math.abs(upper[k] - values[k]) ? AT_LOWER : AT_UPPER;
  });
}
