import type { Objective, Program } from '../program/index.js';
import type { Working } from './explosion.js';
import { denseCosts, type Folded, priceFolded } from './fold.js';

/** Reduced costs smaller than this share of what they are made of are 0. */
const ZERO = 1e-9;

const OPEN = 0;
const FINE = 1;
const WAKE = 2;

export interface Priced {
  /** Columns that rest but would improve the first objective that they change. */
  readonly wake: Int32Array;
  /** By objective: prices of the rows of the whole program, in the objective's own sense. */
  readonly prices: readonly Float64Array[];
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
  working: Working,
  folded: Folded,
  dead: Uint8Array,
  outcomes: readonly Outcome[],
): Priced {
  const state = new Uint8Array(program.columnCount);
  for (let j = 0; j < state.length; j++) if (folded.live[j] === 1 || dead[j] === 1) state[j] = FINE;
  // Once the row that anchors a column has a price, it keeps it for every later objective, whatever its sign.
  const held = new Uint8Array(program.columnCount);
  const prices = program.objectives.map((objective) =>
    priceOne(program, working, folded, objective, outcomes, state, held),
  );
  const wake: number[] = [];
  for (let j = 0; j < state.length; j++) if (state[j] === WAKE) wake.push(j);
  return { wake: Int32Array.from(wake), prices };
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
  return price(stripped, working, folded, dead, [{ name: NO_COSTS.name, rowDuals }]).wake;
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

function priceOne(
  program: Program,
  { anchor, rest }: Working,
  folded: Folded,
  objective: Objective,
  outcomes: readonly Outcome[],
  state: Uint8Array,
  held: Uint8Array,
): Float64Array {
  const { starts, indices, values } = program.matrix;
  const sign = objective.sense === 'max' ? -1 : 1;
  const costs = denseCosts(program, objective);
  let largest = 0;
  for (const j of objective.indices) {
    costs[j] *= sign;
    largest = Math.max(largest, Math.abs(costs[j]));
  }
  const y = new Float64Array(program.rowCount);
  const duals = outcomes.find(({ name }) => name === objective.name)?.rowDuals;
  if (duals) for (let k = 0; k < duals.length; k++) y[folded.keptRows[k]] = sign * duals[k];
  priceFolded(program, folded.rows, folded.pivots, costs, y);
  let size = 0;
  const reduce = (j: number): number => {
    let cost = costs[j];
    size = Math.abs(cost);
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      const part = values[e] * y[indices[e]];
      cost -= part;
      size += Math.abs(part);
    }
    return cost;
  };
  const floor = ZERO * largest;
  for (let j = 0; j < state.length; j++) {
    if (anchor[j] < 0 || folded.live[j] === 1 || state[j] === WAKE) continue;
    const cost = reduce(j);
    const small = Math.abs(cost) <= Math.max(floor, ZERO * size);
    if (held[j] === 0 && small) continue;
    if (held[j] === 0 && cost < 0) {
      if (state[j] === OPEN) state[j] = WAKE;
      continue;
    }
    held[j] = 1;
    state[j] = FINE;
    y[anchor[j]] = cost / coefficient(program, j, anchor[j]);
  }
  for (let j = 0; j < state.length; j++) {
    if (state[j] !== OPEN) continue;
    const cost = reduce(j);
    if (Math.abs(cost) <= Math.max(floor, ZERO * size)) continue;
    const atUpper = rest[j] >= program.columnUpper[j] && program.columnUpper[j] > program.columnLower[j];
    if (program.columnLower[j] === program.columnUpper[j]) state[j] = FINE;
    else state[j] = cost > 0 === !atUpper ? FINE : WAKE;
  }
  if (sign < 0) for (let i = 0; i < y.length; i++) y[i] = y[i] === 0 ? 0 : -y[i];
  return y;
}

/** Reduced costs of every column by prices of the rows, in the objective's own sense. */
export function reducedCosts(program: Program, objective: Objective, y: Float64Array): Float64Array {
  const { starts, indices, values } = program.matrix;
  const reduced = denseCosts(program, objective);
  for (let j = 0; j < reduced.length; j++)
    for (let e = starts[j]; e < starts[j + 1]; e++) reduced[j] -= values[e] * y[indices[e]];
  return reduced;
}

function coefficient({ matrix }: Program, j: number, i: number): number {
  for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++)
    if (matrix.indices[e] === i) return matrix.values[e];
  return 1;
}
