import type { Program } from '../../program/index.js';
import type {
  LinearMethod,
  RowsAndColumns,
  RunOutcome,
  RunRequest,
  RunStatus,
  Session,
  Tick,
} from '../session.js';
import type { Highs, Model } from './runtime.js';

const STATUS: Readonly<Record<number, RunStatus>> = {
  7: 'optimal',
  8: 'infeasible',
  9: 'infeasible-or-unbounded',
  10: 'unbounded',
  13: 'time-limit',
  14: 'iteration-limit',
  17: 'interrupted',
};
const PRIMAL_FEASIBLE = 2;
const SIMPLEX_STRATEGY: Readonly<Record<LinearMethod, number>> = { primal: 4, dual: 1, ipm: 1 };
/** From an LP, made irreducible (kIisStrategyFromLp + kIisStrategyIrreducible). */
const IIS_STRATEGY = 6;
/** Seconds; the option store takes no Infinity. */
const NO_LIMIT = 1e9;
const MOST_ITERATIONS = 2 ** 31 - 1;
const NOT_IN_CONFLICT = -1;
const BOUND_FREE = 1;

/** One HiGHS instance holding one program. The WebAssembly build has one thread, so that runs repeat to the bit. */
export class HighsSession implements Session {
  private readonly model: Model;
  private integersOn: boolean;
  private rowCount: number;
  /** Of the last run, once it was asked for. */
  private solution?: ReturnType<Model['getSolution']>;

  constructor(
    highs: Highs,
    private readonly program: Program,
    seed: number,
  ) {
    this.model = highs.createModel();
    this.integersOn = program.hasIntegers;
    this.rowCount = program.rowCount;
    try {
      this.model.options.set({
        output_flag: false,
        random_seed: seed,
        mip_abs_gap: 1e-9,
        iis_strategy: IIS_STRATEGY,
      });
      this.model.passModel(modelData(program));
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) this.model.dispose();
      throw error;
    }
  }

  setCosts(costs: Float64Array): void {
    this.model.changeColsCost({ kind: 'range', from: 0, to: costs.length - 1 }, costs);
  }

  setColumnBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array): void {
    this.model.changeColsBounds({ kind: 'set', indices }, lower, upper);
  }

  setRowBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array): void {
    this.model.changeRowsBounds({ kind: 'set', indices }, lower, upper);
  }

  addRow(indices: Int32Array, values: Float64Array, lower: number, upper: number): void {
    this.model.addRow(lower, upper, { indices, values });
    this.rowCount++;
  }

  setBasis(basis: RowsAndColumns<Int32Array>): boolean {
    if (basis.columns.length !== this.program.columnCount || basis.rows.length !== this.rowCount)
      return false;
    try {
      // What the info says of the basis is as of the last run; an inconsistent one is an error.
      return this.model.raw.setBasis({ colStatus: basis.columns, rowStatus: basis.rows }).status === 0;
    } catch {
      return false;
    }
  }

  startNear(point: Float64Array, seconds: number): boolean {
    this.model.options.set({ time_limit: Math.min(seconds, NO_LIMIT) });
    this.model.zeroAllClocks();
    try {
      this.solution = undefined;
      this.model.crossover({ colValue: point });
      return true;
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError) throw error;
      this.model.clearSolver();
      return false;
    }
  }

  forget(): void {
    this.model.clearSolver();
  }

  run(request: RunRequest): RunOutcome {
    this.useIntegers(request.integers && this.program.hasIntegers);
    this.model.options.set({
      // Naming a linear solver would make HiGHS ignore integrality.
      solver: this.integersOn ? 'choose' : request.method === 'ipm' ? 'ipm' : 'simplex',
      simplex_strategy: SIMPLEX_STRATEGY[request.method],
      dual_simplex_cost_perturbation_multiplier: request.isDualFeasible ? 0 : 1,
      run_crossover: 'on',
      time_limit: Math.min(request.timeLimit, NO_LIMIT),
      simplex_iteration_limit: Math.min(Math.ceil(request.iterationLimit), MOST_ITERATIONS),
      mip_rel_gap: request.gap,
    });
    this.model.zeroAllClocks();
    this.solution = undefined;
    try {
      const { modelStatus } = this.model.run(interrupts(request.onTick));
      return this.outcome(STATUS[modelStatus] ?? 'error', `HiGHS model status ${modelStatus}`);
    } catch (error) {
      // Out of memory, say: the runtime is lost, which is no outcome of the mathematics.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      return { status: 'error', hasPoint: false, hasBasis: false, bound: -Infinity, iterations: 0, message };
    }
  }

  private outcome(status: RunStatus, text: string): RunOutcome {
    const info = (name: string) => Number(this.model.info.get(name));
    const count = (name: string) => Math.max(0, info(name));
    const optimal = status === 'optimal';
    return {
      status,
      hasPoint: info('primal_solution_status') === PRIMAL_FEASIBLE,
      hasBasis: info('basis_validity') === 1,
      bound: this.integersOn
        ? info('mip_dual_bound')
        : optimal
          ? info('objective_function_value')
          : -Infinity,
      iterations:
        count('simplex_iteration_count') + count('ipm_iteration_count') + count('crossover_iteration_count'),
      ...(status === 'error' ? { message: text } : {}),
    };
  }

  private useIntegers(on: boolean): void {
    if (on === this.integersOn) return;
    const types = Int32Array.from(this.program.integer, (integer) => (on ? integer : 0));
    this.model.changeColsIntegrality({ kind: 'range', from: 0, to: types.length - 1 }, types);
    this.integersOn = on;
  }

  point(): RowsAndColumns<Float64Array> {
    this.solution ??= this.model.getSolution();
    const { colValue, rowValue } = this.solution;
    return { columns: colValue, rows: rowValue };
  }

  duals(): RowsAndColumns<Float64Array> {
    this.solution ??= this.model.getSolution();
    const { colDual, rowDual } = this.solution;
    return { columns: colDual, rows: rowDual };
  }

  basis(): RowsAndColumns<Int32Array> | undefined {
    if (Number(this.model.info.get('basis_validity')) !== 1) return undefined;
    const { colStatus, rowStatus } = this.model.getBasis();
    return { columns: colStatus, rows: rowStatus };
  }

  conflictCandidates(seconds: number): RowsAndColumns<Int32Array> | undefined {
    try {
      this.model.options.set({ iis_time_limit: seconds, time_limit: NO_LIMIT });
      this.model.zeroAllClocks();
      const iis = this.model.getIis();
      const member = (status: Int32Array, bound: Int32Array) => (index: number, at: number) =>
        status[index] !== NOT_IN_CONFLICT && bound[at] !== BOUND_FREE;
      return {
        columns: iis.colIndex.filter(member(iis.colStatus, iis.colBound)).sort(),
        rows: iis.rowIndex.filter(member(iis.rowStatus, iis.rowBound)).sort(),
      };
    } catch {
      return undefined;
    }
  }

  dispose(): void {
    this.model.dispose();
  }
}

function modelData(program: Program) {
  const { columnCount, rowCount, matrix } = program;
  return {
    numCols: columnCount,
    numRows: rowCount,
    colCost: new Float64Array(columnCount),
    colLower: program.columnLower,
    colUpper: program.columnUpper,
    rowLower: program.rowLower,
    rowUpper: program.rowUpper,
    matrix: { format: 'csc' as const, numRows: rowCount, numCols: columnCount, ...matrix },
    ...(program.hasIntegers ? { integrality: Int32Array.from(program.integer) } : {}),
  };
}

/** HiGHS polls these while it works: once an iteration of simplex or interior point, or often in the tree. */
function interrupts(onTick: (tick: Tick) => boolean): NonNullable<Parameters<Model['run']>[0]> {
  return {
    1: (event) => {
      if (onTick({ iterations: event.data.simplex_iteration_count ?? 0 })) event.interrupt();
      return undefined;
    },
    2: (event) => {
      if (onTick({ iterations: event.data.ipm_iteration_count ?? 0 })) event.interrupt();
      return undefined;
    },
    6: (event) => {
      const { mip_total_lp_iterations, mip_primal_bound, mip_dual_bound } = event.data;
      const iterations = Number(mip_total_lp_iterations ?? 0);
      if (onTick({ iterations, value: mip_primal_bound, bound: mip_dual_bound })) event.interrupt();
      return undefined;
    },
  };
}
