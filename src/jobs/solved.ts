import type { Solution } from '../engines/core.js';

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
