import { numbersAt } from '../base/arrays.js';
import { blendedCosts, objectiveValue, type Program } from '../program/index.js';
import { snapped, WorkingBounds } from './bounds.js';
import { findConflict } from './conflict.js';
import type { Basis, EngineOptions, Progress, Solution, Start, Termination } from './contract.js';
import { dualFeasibleCosts } from './guide.js';
import { linearPlan, restartLimit, usesInterior } from './method.js';
import { FEASIBILITY, outcomes, ownBasis, type Point, type TierRecord } from './records.js';
import { farthestOutside, leftOutOfRows } from './residual.js';
import type { LinearMethod, MaybePromise, RowsAndColumns, RunOutcome, Session } from './session.js';
import {
  brokenBy,
  denseCosts,
  isExact,
  makeTier,
  openBound,
  reachesKnownBound,
  type Tier,
  unscaled,
  unscaledDuals,
} from './tier.js';
import { solveWithoutColumns } from './trivial.js';

/** The solver's own feasibility tolerance is 1e-7: beyond ten times that a missing point is no rounding. */
const WIDEST_SLACK = 1e-6;
const CONFLICT_SECONDS = 10;
const PROGRESS_SECONDS = 0.2;

export interface SolveHooks extends Start {
  readonly stop: () => boolean;
  readonly onProgress?: (progress: Progress) => void;
  /** Runs between objectives: lets the host breathe. */
  readonly pause?: () => Promise<void>;
  /** Whether an error means that the session is lost for want of memory: nothing can be asked of it any more. */
  readonly isLost?: (error: unknown) => boolean;
}

/**
 * Solves a program's objectives in order over one session. See `WorkingBounds` for how a linear objective is held;
 * with integers, or a tolerance, it is held by a cutoff row.
 */
export async function solveLexicographic(
  engine: string,
  open: (program: Program) => MaybePromise<Session>,
  program: Program,
  options: EngineOptions,
  hooks: SolveHooks,
): Promise<Solution> {
  if (program.columnCount === 0) return solveWithoutColumns(engine, program);
  let session: Session | undefined;
  let run: Lexicographic | undefined;
  try {
    session = await open(program);
    run = new Lexicographic(engine, session, program, options, hooks);
    return await run.solve();
  } catch (error) {
    if (!hooks.isLost?.(error)) throw error;
    session = undefined;
    return run?.finish('memory') ?? { engine, termination: 'memory', objectives: [] };
  } finally {
    session?.dispose();
  }
}

class Lexicographic {
  private readonly tiers: Tier[];
  private readonly records: TierRecord[];
  private readonly bounds: WorkingBounds;
  private readonly started = performance.now();
  private readonly deadline: number;
  private readonly integerColumns: Int32Array;
  /** Tiers that fixing failed to hold: held by a cutoff row in the next pass. */
  private readonly forced = new Set<number>();
  /** Numerical allowance of cutoff rows, relative; widened when the solver finds no point within it. */
  private slack = 1e-9;
  private x?: Float64Array;
  private activity?: Float64Array;
  private duals?: RowsAndColumns<Float64Array>;
  /** The last basis, as the solver tells it, and the point that it was told with. */
  private basis?: { readonly told: Basis | undefined; readonly at: Point };
  private hasStartBasis = false;
  /** All objectives have been solved in one. */
  private isBlended = false;
  /** The basis given is the session's: nothing has run yet. */
  private isAtStartBasis = false;
  private message?: string;
  private lastProgress = 0;

  constructor(
    private readonly engine: string,
    private readonly session: Session,
    private readonly program: Program,
    private readonly options: EngineOptions,
    private readonly hooks: SolveHooks,
  ) {
    const objectives = program.objectives.length > 0 ? program.objectives : [FEASIBILITY];
    this.tiers = objectives.map((objective) => makeTier(program, objective));
    this.records = this.tiers.map((tier) => ({ bound: openBound(tier), seconds: 0, iterations: 0 }));
    this.bounds = new WorkingBounds(program, session);
    this.deadline = this.started + (options.timeLimit ?? Infinity) * 1000;
    const integers: number[] = [];
    for (let j = 0; j < program.integer.length; j++) if (program.integer[j] === 1) integers.push(j);
    this.integerColumns = Int32Array.from(integers);
  }

  async solve(): Promise<Solution> {
    if (this.hooks.basis && !this.program.hasIntegers) {
      this.hasStartBasis = await this.session.setBasis(this.hooks.basis);
      this.isAtStartBasis = this.hasStartBasis;
    } else if (this.hooks.near) await this.startNear(this.hooks.near);
    const first = await this.start();
    let ended = await this.pass(first);
    for (let tries = 0; ended === 'again' && tries < this.tiers.length + 5; tries++) {
      const fallback = this.x;
      this.x = undefined;
      await this.bounds.reset();
      ended = await this.pass(0);
      this.x ??= fallback;
    }
    if (ended === 'again') ended = 'error';
    if (ended === 'optimal') await this.refine();
    if (ended === 'infeasible' && this.x === undefined) return this.infeasible();
    return this.finish(ended);
  }

  /** What the solver left out of rows is taken from their limits, and the last objective solved again, a few steps away. */
  private async refine(): Promise<void> {
    const { x, activity, program } = this;
    const last = this.tiers.length - 1;
    // A single objective is on the way to several; it is they that are told.
    if (!x || !activity || last === 0 || program.hasIntegers) return;
    const left = leftOutOfRows(program, x, activity);
    if (!left) return;
    await this.bounds.shiftRows(left);
    await this.session.setCosts(denseCosts(this.tiers[last], program.columnCount));
    const outcome = await this.run(last, 'dual', this.remaining(), false, restartLimit(program));
    if (outcome.status !== 'optimal') return;
    await this.adopt();
    if (farthestOutside(program, this.x!) < farthestOutside(program, x))
      await this.record(last, outcome.hasBasis);
    else [this.x, this.activity] = [x, activity];
  }

  private async startNear(point: Float64Array): Promise<void> {
    if (this.program.hasIntegers || this.tiers.length > 1 || !this.session.startNear) return;
    await this.session.setCosts(denseCosts(this.tiers[0], this.program.columnCount));
    this.hasStartBasis = await this.session.startNear(point, this.remaining());
  }

  private start(): Promise<number> {
    // One objective needs no point before it, and a solve without costs would lose what the basis is optimal for.
    if (this.hasStartBasis && this.tiers.length === 1) return Promise.resolve(0);
    return this.hasStartBasis ? this.startPoint() : this.coldStart();
  }

  private async coldStart(): Promise<number> {
    const isLarge = usesInterior(this.program, this.options) && !this.program.hasIntegers;
    return isLarge && this.tiers.length > 2 ? this.blendedStart() : this.pinnedAttempt();
  }

  /** An optimum of all objectives in one: a point and a basis from which each is a few steps away. */
  private async blendedStart(): Promise<number> {
    if (await this.blend(0)) await this.adopt();
    else await this.session.forget();
    return 0;
  }

  /** Whether the session has an optimum of all objectives in one; those before k are held. */
  private async blend(k: number): Promise<boolean> {
    this.isBlended = true;
    await this.session.setCosts(blendedCosts(this.program));
    const { status } = await this.run(k, 'ipm', this.remaining() / 2, false);
    return status === 'optimal';
  }

  /**
   * A basis given comes from a point that was good in every objective: the point that it stands for now, once it meets
   * the rows, often has the first objectives at their known bounds, and the others are a few steps away. By the dual simplex:
   * without costs every basis is dual feasible, with a guide its costs are made so.
   */
  private async startPoint(): Promise<number> {
    const { basis, guide } = this.hooks;
    const costs =
      basis && guide
        ? dualFeasibleCosts(this.program, basis, guide)
        : new Float64Array(this.program.columnCount);
    await this.session.setCosts(costs);
    const outcome = await this.run(0, 'dual', this.remaining(), false, restartLimit(this.program));
    if (outcome.status === 'optimal') await this.adopt();
    else await this.session.forget();
    return outcome.status === 'optimal' ? 0 : this.coldStart();
  }

  /** Solves the tiers from `first` on. `again`: a tier held by fixing must be held by a row instead. */
  private async pass(first: number): Promise<Termination | 'again'> {
    for (let k = first; k < this.tiers.length; k++) {
      await this.hooks.pause?.();
      const begin = performance.now();
      const ended = await this.solveTier(k);
      this.records[k].seconds += (performance.now() - begin) / 1000;
      this.records[k].termination = ended;
      if (ended === 'infeasible' && this.x !== undefined) return this.lostFeasibility(k);
      if (ended !== 'optimal') return ended;
      this.report(k, this.records[k].iterations, this.records[k].best, this.records[k].bound, true);
      if (k + 1 < this.tiers.length) await this.hold(k);
    }
    return this.forceBroken() ? 'again' : 'optimal';
  }

  /** The guard: an exact tier that the final point worsens was held too loosely by fixing. */
  private forceBroken(): boolean {
    if (this.program.hasIntegers || this.x === undefined) return false;
    for (let k = 0; k + 1 < this.tiers.length; k++) {
      const best = this.records[k].best;
      if (best === undefined || this.forced.has(k) || !isExact(this.tiers[k])) continue;
      if (brokenBy(this.tiers[k], best, this.x) > 0) {
        this.forced.add(k);
        return true;
      }
    }
    return false;
  }

  private lostFeasibility(k: number): Termination | 'again' {
    const before = this.forced.size;
    if (!this.program.hasIntegers) for (let e = 0; e < k; e++) this.forced.add(e);
    if (this.forced.size > before) return 'again';
    if (this.slack < WIDEST_SLACK) {
      this.slack *= 10;
      return 'again';
    }
    this.records[k].termination = 'error';
    this.message = `objective ${this.tiers[k].objective.name} found no point once the earlier ones were held`;
    return 'error';
  }

  /**
   * Tries the first objective after the leading pinnable ones with those pinned at their bounds (no shortage, no
   * lateness): if that is feasible they are all at their best after one solve. Returns the tier to go on from.
   */
  private async pinnedAttempt(): Promise<number> {
    let leading = 0;
    while (leading + 1 < this.tiers.length && this.tiers[leading].pinnable && isExact(this.tiers[leading]))
      leading++;
    if (leading < 2 || this.hooks.stop()) return 0;
    const begin = performance.now();
    for (let k = 0; k < leading; k++) await this.bounds.pin(this.tiers[k]);
    const ended = await this.solveTier(leading, this.remaining() / 2);
    this.records[leading].seconds += (performance.now() - begin) / 1000;
    if (ended !== 'optimal') {
      this.x = undefined;
      this.duals = undefined;
      this.records[leading].bound = openBound(this.tiers[leading]);
      await this.session.forget();
      await this.bounds.reset();
      return 0;
    }
    this.records[leading].termination = ended;
    for (let k = 0; k < leading; k++) {
      this.records[k].best = this.tiers[k].objective.knownBound;
      this.records[k].termination = 'optimal';
    }
    this.report(
      leading,
      this.records[leading].iterations,
      this.records[leading].best,
      this.records[leading].bound,
      true,
    );
    if (leading + 1 < this.tiers.length) await this.hold(leading);
    return leading + 1;
  }

  private async solveTier(k: number, seconds = this.remaining()): Promise<Termination> {
    const tier = this.tiers[k];
    const record = this.records[k];
    this.duals = undefined;
    if (this.hooks.stop()) return 'cancelled';
    if (this.x !== undefined && (tier.largest === 0 || reachesKnownBound(tier, this.x))) {
      record.best = objectiveValue(tier.objective, this.x);
      record.bound = tier.objective.knownBound ?? record.best;
      return 'optimal';
    }
    if (seconds <= 0) return 'time-limit';
    await this.session.setCosts(denseCosts(tier, this.program.columnCount));
    return this.program.hasIntegers ? this.solveInteger(k, seconds) : this.solveLinear(k, seconds);
  }

  private async solveLinear(k: number, seconds: number): Promise<Termination> {
    const start = this.x !== undefined ? 'point' : this.hasStartBasis ? 'basis' : 'nothing';
    const { method, iterationLimit } = linearPlan(this.program, this.options, start);
    let outcome = await this.run(k, method, seconds, false, iterationLimit);
    if (outcome.status === 'iteration-limit') outcome = await this.solveFar(k, iterationLimit);
    if (outcome.status === 'error' || (outcome.status === 'infeasible' && this.x !== undefined)) {
      await this.session.forget();
      outcome = await this.run(k, 'dual', this.remaining(), false);
    }
    if (outcome.status === 'optimal') {
      await this.adopt();
      this.duals = await this.session.duals();
      await this.record(k, outcome.hasBasis);
      this.records[k].bound = this.records[k].best!;
      return 'optimal';
    }
    return this.ended(k, outcome);
  }

  /** An objective that is too many steps away: from all in one, for it brings those after it near as well, or from nothing. */
  private async solveFar(k: number, iterationLimit: number): Promise<RunOutcome> {
    const costs = denseCosts(this.tiers[k], this.program.columnCount);
    const isWorthBlending = !this.isBlended && k + 2 < this.tiers.length;
    await this.session.forget();
    if (isWorthBlending) {
      const isNear = await this.blend(k);
      await this.session.setCosts(costs);
      const outcome = isNear
        ? await this.run(k, 'primal', this.remaining(), false, iterationLimit)
        : undefined;
      if (outcome && outcome.status !== 'iteration-limit') return outcome;
      await this.session.forget();
    }
    return this.run(k, 'ipm', this.remaining(), false);
  }

  private async solveInteger(k: number, seconds: number): Promise<Termination> {
    if (this.tiers[k].objective.tieBreak && this.x !== undefined) {
      const { status } = await this.polish(k, seconds);
      if (status === 'time-limit') return 'time-limit';
      if (status === 'interrupted') return 'cancelled';
      if (status === 'optimal') {
        this.records[k].bound = this.records[k].best!;
        return 'optimal';
      }
    }
    await this.session.forget();
    const outcome = await this.run(k, 'dual', seconds, true);
    const bound = unscaled(this.tiers[k], outcome.bound);
    if (Number.isFinite(bound)) this.records[k].bound = bound;
    if (outcome.status !== 'optimal') return this.ended(k, outcome);
    await this.adopt();
    // The tree has ended in time: what is left is small, and worth a second too many.
    await this.polish(k, Math.max(1, this.remaining()));
    return 'optimal';
  }

  /** Fixes the whole numbers found and solves what is left: exact whole numbers, and duals. */
  private async polish(k: number, seconds: number): Promise<RunOutcome> {
    const at = this.integerColumns;
    const whole = Float64Array.from(at, (j) => Math.round(this.x![j]));
    await this.session.setColumnBounds(at, whole, whole);
    await this.session.forget();
    const method = usesInterior(this.program, this.options) ? 'ipm' : 'dual';
    const outcome = await this.run(k, method, seconds, false);
    if (outcome.status === 'optimal') {
      await this.adopt();
      this.duals = await this.session.duals();
    }
    await this.record(k, false);
    const { columnLower, columnUpper } = this.bounds;
    await this.session.setColumnBounds(at, numbersAt(columnLower, at), numbersAt(columnUpper, at));
    return outcome;
  }

  /** Everything but an optimum: keeps the point if it is better than none, or than the last. */
  private async ended(k: number, outcome: RunOutcome): Promise<Termination> {
    if (outcome.message) this.message = outcome.message;
    switch (outcome.status) {
      case 'infeasible':
        return 'infeasible';
      case 'unbounded':
      case 'infeasible-or-unbounded':
        if (outcome.hasPoint) await this.adoptIfBetter(k);
        return this.x === undefined ? this.unboundedOrNot(k) : 'unbounded';
      case 'time-limit':
      case 'interrupted':
        if (outcome.hasPoint) await this.adoptIfBetter(k);
        return outcome.status === 'interrupted' ? 'cancelled' : 'time-limit';
      default:
        return 'error';
    }
  }

  /** Told only "infeasible or unbounded": without costs it can be only one of them. */
  private async unboundedOrNot(k: number): Promise<Termination> {
    await this.session.forget();
    await this.session.setCosts(new Float64Array(this.program.columnCount));
    const outcome = await this.run(k, 'dual', this.remaining(), this.program.hasIntegers);
    if (outcome.status === 'optimal') {
      await this.adopt();
      return 'unbounded';
    }
    return outcome.status === 'infeasible-or-unbounded' ? 'infeasible' : this.ended(k, outcome);
  }

  private async run(
    k: number,
    method: LinearMethod,
    timeLimit: number,
    integers: boolean,
    iterationLimit = Infinity,
  ): Promise<RunOutcome> {
    const record = this.records[k];
    const tier = this.tiers[k];
    const before = record.iterations;
    const outcome = await this.session.run({
      integers,
      method,
      timeLimit: Math.max(timeLimit, 0.01),
      iterationLimit,
      gap: this.options.gap ?? 0,
      isDualFeasible: this.isAtStartBasis && method === 'dual',
      onTick: (tick) => {
        const value = tick.value === undefined ? undefined : unscaled(tier, tick.value);
        const bound = tick.bound === undefined ? undefined : unscaled(tier, tick.bound);
        this.report(k, before + tick.iterations, value, bound, false);
        return this.hooks.stop();
      },
    });
    this.isAtStartBasis = false;
    record.iterations += outcome.iterations;
    return outcome;
  }

  private async adopt(): Promise<void> {
    const point = await this.session.point();
    this.x = point.columns;
    this.activity = point.rows;
  }

  private async adoptIfBetter(k: number): Promise<void> {
    const point = await this.session.point();
    if (point.columns.length !== this.program.columnCount) return;
    if (!this.bounds.contains(point.columns, point.rows) || !this.isWhole(point.columns)) return;
    const { objective, sign } = this.tiers[k];
    if (this.x && sign * (objectiveValue(objective, point.columns) - objectiveValue(objective, this.x)) >= 0)
      return;
    this.x = point.columns;
    this.activity = point.rows;
  }

  private isWhole(x: Float64Array): boolean {
    return this.integerColumns.every((j) => Math.abs(x[j] - Math.round(x[j])) <= 1e-5);
  }

  private async record(k: number, withBasis: boolean): Promise<void> {
    const tier = this.tiers[k];
    const record = this.records[k];
    record.best = objectiveValue(tier.objective, this.x!);
    if (this.duals) {
      record.rowDuals = unscaledDuals(tier, this.duals.rows, this.program.rowCount);
      record.heldByRow = this.duals.rows.subarray(this.program.rowCount).some((dual) => dual !== 0);
      record.reducedCosts = unscaledDuals(tier, this.duals.columns, this.program.columnCount);
    }
    const at = { x: this.x!, activity: this.activity! };
    if (withBasis) this.basis = { told: await this.session.basis(), at };
    else this.duals = this.program.hasIntegers ? this.duals : undefined;
  }

  private async hold(k: number): Promise<void> {
    const tier = this.tiers[k];
    const best = this.records[k].best!;
    if (tier.largest === 0) return;
    if (isExact(tier) && tier.pinnable && reachesKnownBound(tier, this.x!)) return this.bounds.pin(tier);
    if (isExact(tier) && !this.program.hasIntegers && this.duals && !this.forced.has(k)) {
      return this.bounds.holdFace(tier, this.x!, this.activity!, this.duals);
    }
    return this.bounds.holdCutoff(tier, best, this.slack);
  }

  private remaining(): number {
    return (this.deadline - performance.now()) / 1000;
  }

  private report(
    k: number,
    iterations: number,
    value: number | undefined,
    bound: number | undefined,
    always: boolean,
  ) {
    if (!this.hooks.onProgress) return;
    const seconds = (performance.now() - this.started) / 1000;
    if (!always && seconds - this.lastProgress < PROGRESS_SECONDS) return;
    this.lastProgress = seconds;
    this.hooks.onProgress({
      objective: this.tiers[k].objective.name,
      step: k + 1,
      steps: this.tiers.length,
      seconds,
      iterations,
      ...(value !== undefined && Number.isFinite(value) ? { value } : {}),
      ...(bound !== undefined && Number.isFinite(bound) ? { bound } : {}),
    });
  }

  private async infeasible(): Promise<Solution> {
    const solution: Solution = { engine: this.engine, termination: 'infeasible', objectives: [] };
    if (this.options.conflict === false) return solution;
    const found = await findConflict(this.session, this.program, {
      seconds: Math.max(0, Math.min(CONFLICT_SECONDS, this.remaining())),
      stop: this.hooks.stop,
    });
    if (!found) return { ...solution, message: 'no conflict was isolated in the time allowed' };
    const { rows, columns, smallest } = found;
    const message = smallest ? undefined : 'the conflict may not be smallest: its search ran out of time';
    return { ...solution, conflict: { rows, columns }, ...(message ? { message } : {}) };
  }

  /** What is known by now. */
  finish(termination: Termination): Solution {
    const x = this.x && snapped(this.program, this.x);
    const objectives =
      x && this.program.objectives.length > 0 ? outcomes(this.tiers, this.records, x, termination) : [];
    const { told, at } = this.basis ?? {};
    const basis = termination === 'optimal' && told && at ? ownBasis(told, this.program, at) : undefined;
    return {
      engine: this.engine,
      termination,
      ...(x ? { x } : {}),
      objectives,
      ...(basis ? { basis } : {}),
      ...(this.message && termination !== 'optimal' ? { message: this.message } : {}),
    };
  }
}
