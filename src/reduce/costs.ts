import type { Objective, Program } from '../program/index.js';

/** Costs of all objectives of a program by column, each to be minimised. */
export interface CostTable {
  /** Objectives. */
  readonly count: number;
  /** Entries of column j are at starts[j] .. starts[j+1]-1. */
  readonly starts: Int32Array;
  readonly objectives: Int32Array;
  readonly values: Float64Array;
  /** By objective: the largest cost. */
  readonly largest: Float64Array;
}

export function costTable({ columnCount, objectives }: Program): CostTable {
  const starts = new Int32Array(columnCount + 1);
  for (const { indices } of objectives) for (const j of indices) starts[j + 1]++;
  for (let j = 0; j < columnCount; j++) starts[j + 1] += starts[j];
  const next = starts.slice(0, columnCount);
  const which = new Int32Array(starts[columnCount]);
  const values = new Float64Array(starts[columnCount]);
  const largest = new Float64Array(objectives.length);
  objectives.forEach((objective, q) => {
    const sign = signOf(objective);
    for (let e = 0; e < objective.indices.length; e++) {
      const at = next[objective.indices[e]]++;
      which[at] = q;
      values[at] = sign * objective.values[e];
      largest[q] = Math.max(largest[q], Math.abs(values[at]));
    }
  });
  return { count: objectives.length, starts, objectives: which, values, largest };
}

export function signOf({ sense }: Objective): 1 | -1 {
  return sense === 'max' ? -1 : 1;
}

/**
 * Prices of the folded rows from those of the others: what leaves their columns without a reduced cost. Prices are by
 * row and objective: that of row i for objective q is y[i * costs.count + q].
 */
export function priceFolded(
  { matrix: { starts, indices, values } }: Program,
  order: Int32Array,
  pivots: Int32Array,
  costs: CostTable,
  y: Float64Array,
): void {
  const { count, starts: costAt, objectives, values: cost } = costs;
  for (let k = 0; k < order.length; k++) {
    const j = pivots[k];
    // Prices of the row are summed up where they will be.
    const base = order[k] * count;
    for (let q = 0; q < count; q++) y[base + q] = 0;
    for (let c = costAt[j]; c < costAt[j + 1]; c++) y[base + objectives[c]] += cost[c];
    let own = 0;
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      const other = indices[e] * count;
      if (other === base) own = values[e];
      else for (let q = 0; q < count; q++) y[base + q] -= values[e] * y[other + q];
    }
    for (let q = 0; q < count; q++) y[base + q] /= own;
  }
}
