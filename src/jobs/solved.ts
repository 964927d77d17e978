import type { ObjectiveOutcome, Prices, Solution } from '../engines/core.js';
import { objectiveValue, type Program } from '../program/index.js';

/** How much of the program was solved in the last round. */
export interface ReducedRun {
  readonly rounds: number;
  readonly columns: number;
  readonly rows: number;
  readonly nonzeros: number;
}

/** A solution, and how much of the program was solved for it. */
export interface Solved {
  readonly solution: Solution;
  readonly reduced?: ReducedRun;
}

/** What a solution of a folded program proves of the whole one, of which `x` is the point; `prices` by objective, where they are known. */
export function provenSolution(
  { objectives }: Program,
  found: Solution,
  x: Float64Array,
  prices?: readonly Prices[],
): Solution {
  const outcomes = objectives.map((objective, k): ObjectiveOutcome => {
    // Without those of the rows of the folded program.
    const { rowDuals, reducedCosts, ...outcome } = found.objectives.find(
      ({ name }) => name === objective.name,
    )!;
    const value = objectiveValue(objective, x);
    return { ...outcome, value, bound: value, ...(prices ? { prices: prices[k] } : {}) };
  });
  return { engine: found.engine, termination: 'optimal', x, objectives: outcomes };
}
