/**
 * A linear or mixed-integer program with objectives in order of importance. It knows no supply-chain word:
 * what a column or row stands for is held by the families' keys, which whoever built it can read back.
 *
 *   for each objective k in order: min (or max) c_k x + offset_k
 *   subject to rowLower <= A x <= rowUpper, colLower <= x <= colUpper, x_j whole where integer[j] = 1
 *
 * Each objective is held at its best, within its tolerance, before the next (lexicographic order;
 * Ehrgott, Multicriteria Optimization, 2nd ed., chapter 5.1).
 */

import { type Keys, keyOf } from './keys.js';

export type Sense = 'min' | 'max';

/** Columns (or rows) made together, numbered from `start`, with a key of as many parts as there are `dims`. */
export interface Family {
  readonly name: string;
  readonly start: number;
  readonly count: number;
  readonly dims: readonly string[];
  readonly keys: Keys;
}

/** Compressed sparse columns: entries of column j are at starts[j] .. starts[j+1]-1, rows ascending, no duplicates. */
export interface SparseColumns {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface Objective {
  /** Unique within the program, e.g. `short:1`, `cost`. */
  readonly name: string;
  readonly sense: Sense;
  /** Column numbers, ascending, no duplicates. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
  readonly offset: number;
  /** How far later objectives may worsen this one: absolute + relative * |best|. Both 0 = held at its best. */
  readonly absoluteTolerance: number;
  readonly relativeTolerance: number;
  /** A value that no solution can beat, if one is known without solving (0 for a sum of shortages). */
  readonly knownBound?: number;
  /**
   * Only chooses among what is equally good: with integers, these stay as the objectives before found them, and the
   * bound counts given that choice.
   */
  readonly tieBreak?: boolean;
}

export interface Program {
  readonly columnCount: number;
  readonly rowCount: number;
  readonly nonzeroCount: number;
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** 1 where the column must be whole. */
  readonly integer: Uint8Array;
  readonly hasIntegers: boolean;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly matrix: SparseColumns;
  readonly objectives: readonly Objective[];
  readonly columnFamilies: readonly Family[];
  readonly rowFamilies: readonly Family[];
}

/** `family[k1,k2]` of one column or row, for exports and messages; made on demand, never kept. */
export function label(families: readonly Family[], index: number): string {
  const family = familyOf(families, index);
  return `${family.name}[${keyOf(family.keys, index - family.start).join(',')}]`;
}

/** The family that column or row `index` belongs to (families are in ascending order of `start`). */
export function familyOf(families: readonly Family[], index: number): Family {
  let low = 0;
  let high = families.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (families[middle].start <= index) low = middle;
    else high = middle - 1;
  }
  return families[low];
}

/** Value of objective `k` at the point `x` (length columnCount). */
export function objectiveValue(objective: Objective, x: Float64Array): number {
  let sum = objective.offset;
  for (let e = 0; e < objective.indices.length; e++) sum += objective.values[e] * x[objective.indices[e]];
  return sum;
}

/** What the point `x` (length columnCount) puts into each row: A x, of length rowCount. */
export function rowActivities({ rowCount, matrix }: Program, x: Float64Array): Float64Array {
  const { starts, indices, values } = matrix;
  const sums = new Float64Array(rowCount);
  for (let j = 0; j < x.length; j++) {
    if (x[j] === 0) continue;
    for (let e = starts[j]; e < starts[j + 1]; e++) sums[indices[e]] += values[e] * x[j];
  }
  return sums;
}
