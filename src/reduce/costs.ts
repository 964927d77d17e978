import { Scratch } from '../base/scratch.js';
import type { Objective, Program, SparseColumns } from '../program/index.js';

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
  /** For whoever clears them, until the next one does: large arrays are not made anew for every round. */
  readonly prices: RowPrices;
}

export function costTable(
  { columnCount, rowCount, objectives }: Program,
  scratch = new Scratch(),
): CostTable {
  const starts = new Int32Array(columnCount + 1);
  for (const { indices } of objectives) for (let e = 0; e < indices.length; e++) starts[indices[e] + 1]++;
  for (let j = 0; j < columnCount; j++) starts[j + 1] += starts[j];
  const which = new Int32Array(starts[columnCount]);
  const values = new Float64Array(starts[columnCount]);
  const largest = new Float64Array(objectives.length);
  objectives.forEach((objective, q) => {
    const sign = signOf(objective);
    for (let e = 0; e < objective.indices.length; e++) {
      // Each start goes on to where its column ends, and is put back below.
      const at = starts[objective.indices[e]]++;
      which[at] = q;
      values[at] = sign * objective.values[e];
      largest[q] = Math.max(largest[q], Math.abs(values[at]));
    }
  });
  starts.copyWithin(1, 0, columnCount);
  starts[0] = 0;
  const prices = new RowPrices(rowCount, objectives.length, scratch);
  return { count: objectives.length, starts, objectives: which, values, largest, prices };
}

export function signOf({ sense }: Objective): 1 | -1 {
  return sense === 'max' ? -1 : 1;
}

/**
 * Prices of rows, by objective. Most rows have a price in few of them, so each row says in which it may have one: bit q for
 * objective q, bit 31 for all from 31 on.
 */
export class RowPrices {
  /** That of row i for objective q is at i * objectives + q: a row's prices are asked for together. */
  readonly values: Float64Array;
  readonly masks: Int32Array;

  constructor(
    rowCount: number,
    private readonly objectives: number,
    scratch = new Scratch(),
  ) {
    this.values = scratch.floats('prices', rowCount * objectives);
    this.masks = scratch.wholes('masks', rowCount, 0);
  }

  /** Only rows that may have a price are touched: most of the memory is not. */
  clear(): void {
    const { values, masks, objectives } = this;
    for (let i = 0; i < masks.length; i++) {
      if (masks[i] === 0) continue;
      masks[i] = 0;
      for (let at = i * objectives; at < (i + 1) * objectives; at++) values[at] = 0;
    }
  }

  get(i: number, q: number): number {
    return this.values[i * this.objectives + q];
  }

  set(i: number, q: number, price: number): void {
    this.values[i * this.objectives + q] = price;
    this.masks[i] |= bitOf(q);
  }
}

/** The bit of objective q in a mask. */
export function bitOf(q: number): number {
  return 1 << Math.min(q, 31);
}

/** The first of `count` objectives that a mask has; `count` where there is none. */
export function firstOf(mask: number, count: number): number {
  return nextOf(mask, -1, count);
}

/** The next one after objective q. */
export function nextOf(mask: number, q: number, count: number): number {
  if (q >= 30) return mask < 0 ? q + 1 : count;
  const rest = mask & (-1 << (q + 1));
  return rest === 0 ? count : 31 - Math.clz32(rest & -rest);
}

/** Objectives in which a column may have a reduced cost, by its own costs and the prices of its rows. */
export function maskOf(
  { matrix: { starts, indices } }: Program,
  costs: CostTable,
  { masks }: RowPrices,
  j: number,
): number {
  let mask = 0;
  for (let c = costs.starts[j]; c < costs.starts[j + 1]; c++) mask |= bitOf(costs.objectives[c]);
  for (let e = starts[j]; e < starts[j + 1]; e++) mask |= masks[indices[e]];
  return mask;
}

/** Prices of the folded rows, which have none yet, from those of the others: what leaves their columns without a reduced cost. */
export function priceFolded(
  { matrix: { starts, indices, values } }: Program,
  order: Int32Array,
  pivots: Int32Array,
  costs: CostTable,
  prices: RowPrices,
): void {
  const { count, starts: costAt, objectives, values: cost } = costs;
  const { values: y, masks } = prices;
  if (count === 1) {
    priceFoldedByOne({ starts, indices, values }, order, pivots, costs, prices);
    return;
  }
  // By objective: what is left of the column's cost, 0 from one column to the next.
  const left = new Float64Array(count);
  for (let k = 0; k < order.length; k++) {
    const j = pivots[k];
    const row = order[k];
    let mask = 0;
    for (let c = costAt[j]; c < costAt[j + 1]; c++) {
      left[objectives[c]] += cost[c];
      mask |= bitOf(objectives[c]);
    }
    let pivot = 0;
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      const i = indices[e];
      if (i === row) pivot = values[e];
      else if (masks[i] !== 0) {
        const value = values[e];
        mask |= masks[i];
        for (let q = firstOf(masks[i], count); q < count; q = nextOf(masks[i], q, count))
          left[q] -= value * y[i * count + q];
      }
    }
    if (mask === 0) continue;
    masks[row] = mask;
    for (let q = firstOf(mask, count); q < count; q = nextOf(mask, q, count)) {
      y[row * count + q] = left[q] / pivot;
      left[q] = 0;
    }
  }
}

/** The same for one objective: prices are taken as they are, without looking first where there may be some. */
function priceFoldedByOne(
  { starts, indices, values }: SparseColumns,
  order: Int32Array,
  pivots: Int32Array,
  { starts: costAt, values: cost }: CostTable,
  { values: y, masks }: RowPrices,
): void {
  for (let k = 0; k < order.length; k++) {
    const j = pivots[k];
    const row = order[k];
    let left = 0;
    for (let c = costAt[j]; c < costAt[j + 1]; c++) left += cost[c];
    let pivot = 0;
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      if (indices[e] === row) pivot = values[e];
      else left -= values[e] * y[indices[e]];
    }
    if (left === 0) continue;
    y[row] = left / pivot;
    masks[row] = 1;
  }
}
