/** What a solver must offer the lexicographic driver. Every objective handed over is already scaled and minimised. */

export type RunStatus =
  | 'optimal'
  | 'infeasible'
  | 'unbounded'
  | 'infeasible-or-unbounded'
  | 'time-limit'
  | 'iteration-limit'
  | 'interrupted'
  | 'error';

/** `primal` and `dual` are simplex from the current basis (or from nothing); `ipm` ends with crossover. */
export type LinearMethod = 'primal' | 'dual' | 'ipm';

export interface Tick {
  readonly iterations: number;
  readonly value?: number;
  readonly bound?: number;
}

export interface RunRequest {
  /** false: solve the linear relaxation (with the columns as bounded now). */
  readonly integers: boolean;
  readonly method: LinearMethod;
  /** Seconds; Infinity = none. */
  readonly timeLimit: number;
  /** Simplex iterations of a linear run; Infinity = none. */
  readonly iterationLimit: number;
  readonly gap: number;
  /**
   * The basis is dual feasible (slacks with costs of one sign, or an optimum to which rows were added): the dual simplex
   * does not perturb costs, from which it would first have to find back (measured: 700 steps instead of 4,000).
   */
  readonly isDualFeasible: boolean;
  /** Called often during the run; true asks the solver to stop with what it has. */
  readonly onTick: (tick: Tick) => boolean;
}

export interface RunOutcome {
  readonly status: RunStatus;
  /** The solver holds a point it believes feasible (or, when stopped early, one worth checking). */
  readonly hasPoint: boolean;
  readonly hasBasis: boolean;
  /** Proven lower bound of the minimised costs. */
  readonly bound: number;
  readonly iterations: number;
  readonly message?: string;
}

export interface RowsAndColumns<T> {
  readonly columns: T;
  readonly rows: T;
}

export type MaybePromise<T> = T | Promise<T>;

/** One program loaded in a solver. Rows added later are numbered after the program's own. */
export interface Session {
  setCosts(costs: Float64Array): MaybePromise<void>;
  /** `indices` ascending, no duplicates. */
  setColumnBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array): MaybePromise<void>;
  setRowBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array): MaybePromise<void>;
  addRow(indices: Int32Array, values: Float64Array, lower: number, upper: number): MaybePromise<void>;
  /** Installs a starting basis; false if it does not fit. */
  setBasis(basis: RowsAndColumns<Int32Array>): MaybePromise<boolean>;
  /**
   * Starts from a basis near a point (length columnCount), found by crossover (Megiddo, *ORSA Journal on Computing* 3(1),
   * 1991); false if none was found. At most so many seconds.
   */
  startNear?(point: Float64Array, seconds: number): MaybePromise<boolean>;
  /** Drops basis and solution, so that the next run starts from nothing. */
  forget(): MaybePromise<void>;
  run(request: RunRequest): MaybePromise<RunOutcome>;
  /** Column values and row activities of the last run. */
  point(): MaybePromise<RowsAndColumns<Float64Array>>;
  /** Reduced costs, and row duals: change of the minimum per unit of the row's active limit. */
  duals(): MaybePromise<RowsAndColumns<Float64Array>>;
  basis(): MaybePromise<RowsAndColumns<Int32Array> | undefined>;
  /** After an infeasible run: rows and column bounds that may be in conflict, not necessarily smallest. */
  conflictCandidates?(seconds: number): MaybePromise<RowsAndColumns<Int32Array> | undefined>;
  dispose(): void;
}
