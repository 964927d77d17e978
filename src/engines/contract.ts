import type { Program } from '../program/index.js';

/** What an engine can do; the conformance suite draws its tests from this. */
export interface EngineFeatures {
  readonly integers: boolean;
  readonly duals: boolean;
  readonly warmStart: boolean;
  readonly cancel: boolean;
  readonly progress: boolean;
  readonly conflict: boolean;
}

/** Termination, kept apart from whether a point was found; `memory` = the engine had too little of it. */
export type Termination =
  | 'optimal'
  | 'infeasible'
  | 'unbounded'
  | 'time-limit'
  | 'cancelled'
  | 'memory'
  | 'error';

export interface EngineOptions {
  /** Seconds for all objectives together; absent = no limit. */
  readonly timeLimit?: number;
  /** Relative gap at which a mixed-integer solve may stop; 0 = proof. */
  readonly gap?: number;
  /** `choose` goes by size; `simplex` and `ipm` force one for the first linear solve, `dual` for every one. */
  readonly method?: 'choose' | 'simplex' | 'dual' | 'ipm';
  readonly seed?: number;
  /** False = an infeasible program is not searched for its smallest conflict. */
  readonly conflict?: boolean;
}

export interface Progress {
  readonly objective: string;
  readonly step: number;
  readonly steps: number;
  readonly seconds: number;
  readonly iterations: number;
  readonly value?: number;
  readonly bound?: number;
}

export interface ObjectiveOutcome {
  readonly name: string;
  /** Value at the final point (not at the point found when this objective was solved). */
  readonly value: number;
  /** Proven bound on the objective, given those before it. */
  readonly bound: number;
  readonly termination: Termination;
  readonly seconds: number;
  readonly iterations: number;
  /**
   * Rate of change of this objective per unit of each row's limit (length rowCount), of the linear program solved
   * for it (integers fixed). Sign: change of the objective value when the row's active limit rises by one.
   */
  readonly rowDuals?: Float64Array;
  /** The same by column (length columnCount). */
  readonly reducedCosts?: Float64Array;
  /**
   * Instead of these two, of a program of which a reduced one was solved: prices of its rows that are no equations, and
   * reduced costs of its columns that have an upper bound.
   */
  readonly prices?: Prices;
  /** An earlier objective was held by a row of its own, which has a price that is in none of these. */
  readonly heldByRow?: boolean;
}

/** Numbers that are not 0. */
export interface SparseVector {
  /** Ascending. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export interface Prices {
  readonly rows: SparseVector;
  readonly columns: SparseVector;
}

export interface Basis {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

/** Rows and columns no part of which can be left out without making the rest feasible. */
export interface Conflict {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
}

export interface Solution {
  readonly engine: string;
  readonly termination: Termination;
  /** The point (length columnCount), present whenever one that meets every row was found. */
  readonly x?: Float64Array;
  readonly objectives: readonly ObjectiveOutcome[];
  readonly basis?: Basis;
  readonly conflict?: Conflict;
  readonly message?: string;
}

export interface SolveContext extends Start {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Where a linear solve begins; absent = from nothing. */
export interface Start {
  readonly basis?: Basis;
  /**
   * A point (length columnCount) near which a linear solve of one objective begins, where there is no basis; an engine that
   * has no way to do that begins as without.
   */
  readonly near?: Float64Array;
  /** What a linear solve of several objectives goes by to a point that meets every row, where there is a basis. */
  readonly guide?: Guide;
}

/** One objective, to be minimised, of which the basis given is near the optimum. */
export interface Guide {
  /** Length columnCount. */
  readonly costs: Float64Array;
  /** Length rowCount: change of the objective when the row's active limit rises by one, near that basis. */
  readonly prices: Float64Array;
}

/**
 * An engine solves a program's objectives in order. It never throws for an outcome of the mathematics (infeasible,
 * unbounded, out of time): those are terminations. It rejects only when it cannot run at all.
 */
export interface Engine {
  readonly name: string;
  readonly version: string;
  readonly features: EngineFeatures;
  solve(program: Program, options?: EngineOptions, context?: SolveContext): Promise<Solution>;
}

/** Reason of an abort after which nobody waits for a point any more. */
export const OUT_OF_TIME = 'out of time';
