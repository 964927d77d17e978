import { floats, ints, type Objective, type Program } from '../program/index.js';
import {
  type CostTable,
  costTable,
  firstOf,
  maskOf,
  nextOf,
  priceFolded,
  type RowPrices,
  signOf,
} from './costs.js';
import type { Working } from './explosion.js';
import type { Folded } from './fold.js';
import { coefficient } from './pattern.js';

/** Reduced costs smaller than this share of what they are made of are 0. */
const ZERO = 1e-9;

const OPEN = 0;
const FINE = 1;
const WAKE = 2;

export interface Priced {
  /** Columns that rest but would improve the first objective that they change. */
  readonly wake: Int32Array;
  /** Their reduced costs in that objective. */
  readonly gains: Float64Array;
  /**
   * Prices of the rows that are no equations, and reduced costs of the columns that have an upper bound, of the whole program by
   * objective, each in its own sense; to be asked for before the next fold.
   */
  readonly prices: () => readonly Prices[];
}

export interface Prices {
  readonly rows: Sparse;
  readonly columns: Sparse;
}

/** Numbers that are not 0, by ascending index. */
interface Sparse {
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** Prices of the rows of the folded program for one objective; absent = 0. */
export interface Outcome {
  readonly name: string;
  readonly rowDuals?: Float64Array;
}

/**
 * Prices the columns that rest, objective by objective: one whose first reduced cost that is not 0 is positive cannot
 * improve anything; one for which it is negative must be woken.
 */
export function price(
  program: Program,
  costs: CostTable,
  working: Working,
  folded: Folded,
  dead: Uint8Array,
  outcomes: readonly Outcome[],
): Priced {
  const { prices } = costs;
  prices.clear();
  program.objectives.forEach((objective, q) => {
    const sign = signOf(objective);
    const duals = outcomes.find(({ name }) => name === objective.name)?.rowDuals;
    if (!duals) return;
    for (let k = 0; k < duals.length; k++)
      if (duals[k] !== 0) prices.set(folded.keptRows[k], q, sign * duals[k]);
  });
  priceFolded(program, folded.rows, folded.pivots, costs, prices);
  const pricing = new Pricing(program, costs, working, prices);
  const state = new Uint8Array(program.columnCount);
  for (let j = 0; j < state.length; j++) if (folded.live[j] === 1 || dead[j] === 1) state[j] = FINE;
  const found = new Found();
  pricing.anchors(state, folded.live, found);
  pricing.others(state, found);
  return {
    wake: Int32Array.from(found.columns),
    gains: Float64Array.from(found.gains),
    prices: () => pricesOf(program, costs, prices),
  };
}

/** Columns that rest and would mend rows that cannot hold without them, by the prices of those rows. */
export function mending(
  program: Program,
  working: Working,
  folded: Folded,
  dead: Uint8Array,
  rowDuals: Float64Array,
): Int32Array {
  const stripped = { ...program, objectives: [NO_COSTS] };
  const outcomes = [{ name: NO_COSTS.name, rowDuals }];
  return price(stripped, costTable(stripped), working, folded, dead, outcomes).wake;
}

const NO_COSTS: Objective = {
  name: 'missing',
  sense: 'min',
  indices: new Int32Array(0),
  values: new Float64Array(0),
  offset: 0,
  absoluteTolerance: 0,
  relativeTolerance: 0,
};

/** Columns that must be woken, with what each would gain for a unit. */
class Found {
  readonly columns: number[] = [];
  readonly gains: number[] = [];

  add(column: number, gain: number): void {
    this.columns.push(column);
    this.gains.push(gain);
  }
}

/** Reduced costs, one column and objective at a time, by prices of the rows. */
class Pricing {
  private cost = 0;
  /** What the cost is the difference of. */
  private size = 0;

  constructor(
    private readonly program: Program,
    private readonly costs: CostTable,
    private readonly working: Working,
    private readonly prices: RowPrices,
  ) {}

  /**
   * Columns that a row keeps from falling. Once that row has a price, it keeps it for every later objective, whatever
   * its sign.
   */
  anchors(state: Uint8Array, live: Uint8Array, found: Found): void {
    const { anchor, anchored } = this.working;
    const { count } = this.costs;
    for (const j of anchored) {
      if (live[j] === 1) continue;
      let held = false;
      const mask = maskOf(this.program, this.costs, this.prices, j);
      for (let q = firstOf(mask, count); q < count && state[j] !== WAKE; q = nextOf(mask, q, count)) {
        this.reduce(j, q);
        if (!held && this.isZero(q)) continue;
        if (!held && this.cost < 0) {
          if (state[j] === OPEN) {
            state[j] = WAKE;
            found.add(j, this.cost);
          }
          continue;
        }
        held = true;
        state[j] = FINE;
        this.prices.set(anchor[j], q, this.cost / coefficient(this.program, j, anchor[j]));
      }
    }
  }

  /** Columns that only their bounds keep where they rest. */
  others(state: Uint8Array, found: Found): void {
    const { working, costs } = this;
    for (let j = 0; j < state.length; j++) {
      if (state[j] !== OPEN || working.anchor[j] >= 0) continue;
      const mask = maskOf(this.program, costs, this.prices, j);
      for (let q = firstOf(mask, costs.count); q < costs.count; q = nextOf(mask, q, costs.count)) {
        this.reduce(j, q);
        if (this.isZero(q)) continue;
        if (this.wouldImprove(j)) found.add(j, this.cost);
        break;
      }
    }
  }

  private wouldImprove(j: number): boolean {
    const { columnLower, columnUpper } = this.program;
    if (columnLower[j] === columnUpper[j]) return false;
    const atUpper = this.working.rest[j] >= columnUpper[j] && columnUpper[j] > columnLower[j];
    return this.cost > 0 === atUpper;
  }

  private reduce(j: number, q: number): void {
    const { costs, prices } = this;
    const { starts, indices, values } = this.program.matrix;
    let cost = 0;
    for (let c = costs.starts[j]; c < costs.starts[j + 1]; c++)
      if (costs.objectives[c] === q) cost += costs.values[c];
    let size = Math.abs(cost);
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      const part = values[e] * prices.get(indices[e], q);
      cost -= part;
      size += Math.abs(part);
    }
    this.cost = cost;
    this.size = size;
  }

  private isZero(q: number): boolean {
    return Math.abs(this.cost) <= ZERO * Math.max(this.costs.largest[q], this.size);
  }
}

/** All objectives in one pass through the program, by prices of costs that are to be minimised. */
function pricesOf(
  { objectives, rowCount, columnCount, rowLower, rowUpper, columnUpper, matrix }: Program,
  costs: CostTable,
  { values: y, masks }: RowPrices,
): Prices[] {
  const { count } = costs;
  const { starts, indices, values } = matrix;
  const signs = objectives.map(signOf);
  const rows = objectives.map(() => new Collected());
  const columns = objectives.map(() => new Collected());
  for (let i = 0; i < rowCount; i++) {
    if (masks[i] === 0 || rowLower[i] === rowUpper[i]) continue;
    for (let q = firstOf(masks[i], count); q < count; q = nextOf(masks[i], q, count))
      rows[q].add(i, signs[q] * y[i * count + q]);
  }
  const left = new Float64Array(count);
  for (let j = 0; j < columnCount; j++) {
    if (columnUpper[j] === Number.POSITIVE_INFINITY) continue;
    left.fill(0);
    for (let c = costs.starts[j]; c < costs.starts[j + 1]; c++) left[costs.objectives[c]] += costs.values[c];
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      const i = indices[e];
      if (masks[i] === 0) continue;
      for (let q = firstOf(masks[i], count); q < count; q = nextOf(masks[i], q, count))
        left[q] -= values[e] * y[i * count + q];
    }
    for (let q = 0; q < count; q++) columns[q].add(j, signs[q] * left[q]);
  }
  return objectives.map((_, q) => ({ rows: rows[q].done(), columns: columns[q].done() }));
}

class Collected {
  private readonly indices = ints();
  private readonly values = floats();

  add(index: number, value: number): void {
    if (value === 0) return;
    this.indices.push(index);
    this.values.push(value);
  }

  done(): Sparse {
    return { indices: this.indices.done(), values: this.values.done() };
  }
}
