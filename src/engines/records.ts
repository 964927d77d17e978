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

/** What a run has found: values of columns, and what they come to in each row. */
export interface Point {
  readonly x: Float64Array;
  readonly activity: Float64Array;
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
export function ownBasis(basis: Basis, program: Program, point: Point): Basis | undefined {
  const columns = atBounds(basis.columns, point.x, program.columnLower, program.columnUpper);
  const rows = atBounds(basis.rows, point.activity, program.rowLower, program.rowUpper);
  const count = countBasic(columns) + countBasic(rows);
  return count === program.rowCount ? { columns, rows } : undefined;
}

/** Statuses of a basis. */
const AT_LOWER = 0;
export const BASIC = 1;
export const AT_UPPER = 2;

function countBasic(status: Int32Array): number {
  let count = 0;
  for (let k = 0; k < status.length; k++) if (status[k] === BASIC) count++;
  return count;
}

function atBounds(
  status: Int32Array,
  values: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
): Int32Array {
  const found = new Int32Array(lower.length);
  for (let k = 0; k < found.length; k++) {
    const isLower = Math.abs(values[k] - lower[k]) <= Math.abs(upper[k] - values[k]);
    found[k] = status[k] === BASIC ? BASIC : isLower ? AT_LOWER : AT_UPPER;
  }
  return found;
}
