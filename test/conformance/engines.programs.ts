/** Small programs with answers known by hand or from print, for the engines' conformance suite. */
import {
  type Objective,
  ObjectiveBuilder,
  type Program,
  ProgramBuilder,
  type Sense,
} from '../../src/program/index.js';

export interface SmallObjective {
  readonly name?: string;
  readonly sense?: Sense;
  readonly costs: readonly number[];
  readonly offset?: number;
  readonly absoluteTolerance?: number;
  readonly relativeTolerance?: number;
  readonly knownBound?: number;
}

export interface SmallProgram {
  /** [lower, upper] of each column; `integer` = 1 where whole. */
  readonly columns: readonly (readonly [number, number])[];
  readonly integer?: readonly number[];
  /** [lower, coefficients, upper] of each row. */
  readonly rows: readonly (readonly [number, readonly number[], number])[];
  readonly objectives: readonly SmallObjective[];
}

export function small(spec: SmallProgram): Program {
  const builder = new ProgramBuilder();
  builder.columnFamily('x', 'column');
  spec.columns.forEach(([lower, upper], j) => {
    builder.column(lower, upper, spec.integer?.[j] === 1, j);
  });
  builder.rowFamily('row', 'row');
  spec.rows.forEach(([lower, coefficients, upper], i) => {
    const row = builder.row(lower, upper, i);
    coefficients.forEach((value, j) => {
      builder.entry(row, j, value);
    });
  });
  spec.objectives.forEach((objective, k) => {
    builder.objective(makeObjective(objective, k));
  });
  return builder.build();
}

function makeObjective({ costs, offset = 0, name, ...rest }: SmallObjective, k: number): Objective {
  const builder = new ObjectiveBuilder();
  costs.forEach((cost, j) => {
    builder.add(j, cost);
  });
  builder.offset = offset;
  return builder.build({ name: name ?? `objective${k}`, ...rest });
}

/**
 * LANDS, electrical investment planning as one program over its three scenarios. F. V. Louveaux and Y. Smeers,
 * Optimal investments for electricity generation: a stochastic model and a test problem, in Ermoliev and Wets (eds),
 * Numerical Techniques for Stochastic Optimization, Springer 1988; also in the GAMS model library (lands).
 * Optimum 381.853, capacities (2.667, 4, 3.333, 2). Row 0 is the total capacity, row 1 the budget.
 */
export function lands(): Program {
  const invest = [10, 7, 16, 6];
  const run = [
    [40, 24, 4],
    [45, 27, 4.5],
    [32, 19.2, 3.2],
    [55, 33, 5.5],
  ];
  const scenarios = [
    { probability: 0.3, demand: [3, 3, 2] },
    { probability: 0.4, demand: [5, 3, 2] },
    { probability: 0.3, demand: [7, 3, 2] },
  ];
  const builder = new ProgramBuilder();
  const cost = new ObjectiveBuilder();
  builder.columnFamily('capacity', 'technology');
  const capacity = invest.map((price, i) => {
    const column = builder.column(0, Infinity, false, i);
    cost.add(column, price);
    return column;
  });
  builder.columnFamily('output', 'scenario', 'technology', 'mode');
  const output = scenarios.map(({ probability }, s) =>
    run.map((costs, i) =>
      costs.map((price, j) => {
        const column = builder.column(0, Infinity, false, s, i, j);
        cost.add(column, probability * price);
        return column;
      }),
    ),
  );
  builder.rowFamily('total');
  const total = builder.row(12, Infinity);
  builder.rowFamily('budget');
  const budget = builder.row(-Infinity, 120);
  capacity.forEach((column, i) => {
    builder.entry(total, column, 1);
    builder.entry(budget, column, invest[i]);
  });
  builder.rowFamily('within', 'scenario', 'technology');
  scenarios.forEach((_, s) => {
    capacity.forEach((column, i) => {
      const row = builder.row(-Infinity, 0, s, i);
      builder.entry(row, column, -1);
      for (const y of output[s][i]) builder.entry(row, y, 1);
    });
  });
  builder.rowFamily('demand', 'scenario', 'mode');
  scenarios.forEach(({ demand }, s) => {
    demand.forEach((amount, j) => {
      const row = builder.row(amount, Infinity, s, j);
      for (const technology of output[s]) builder.entry(row, technology[j], 1);
    });
  });
  builder.objective(cost.build({ name: 'cost' }));
  return builder.build();
}

/**
 * A market split problem: rows of random weights to be halved exactly, as slack to be minimised. Branch and bound
 * has no grip on these (Cornuejols and Dawande, A class of hard small 0-1 programs, INFORMS J. Computing 11, 1999).
 */
export function hardInteger(rows = 6): Program {
  const columns = 10 * (rows - 1);
  let state = 12345;
  const next = (limit: number) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const builder = new ProgramBuilder();
  const miss = new ObjectiveBuilder();
  builder.columnFamily('take', 'column');
  for (let j = 0; j < columns; j++) builder.column(0, 1, true, j);
  builder.columnFamily('miss', 'row', 'side');
  const slack: [number, number][] = [];
  for (let i = 0; i < rows; i++)
    slack.push([builder.column(0, Infinity, false, i, 0), builder.column(0, Infinity, false, i, 1)]);
  builder.rowFamily('split', 'row');
  for (let i = 0; i < rows; i++) {
    const weights = Array.from({ length: columns }, () => next(100));
    const half = Math.floor(weights.reduce((sum, weight) => sum + weight, 0) / 2);
    const row = builder.row(half, half, i);
    weights.forEach((weight, j) => {
      builder.entry(row, j, weight);
    });
    builder.entry(row, slack[i][0], 1);
    builder.entry(row, slack[i][1], -1);
    miss.add(slack[i][0], 1);
    miss.add(slack[i][1], 1);
  }
  builder.objective(miss.build({ name: 'miss' }));
  return builder.build();
}

/** The program with every objective held by a row within `slack` of its best, instead of by fixing. */
export function loosened(program: Program, slack: number): Program {
  return { ...program, objectives: program.objectives.map((o) => ({ ...o, absoluteTolerance: slack })) };
}
