import { numbersAt } from '../base/arrays.js';
import type { Scratch } from '../base/scratch.js';
import { isBetter } from '../construct/index.js';
import type { Engine, EngineOptions, Solution, SolveContext, Termination } from '../engines/core.js';
import type { Formulation } from '../formulate/index.js';
import type { Program } from '../program/index.js';
import {
  AnchoredStocks,
  activityAt,
  BlendGuide,
  beginFold,
  blended,
  type CostTable,
  costTable,
  explode,
  type Folded,
  type Guess,
  mending,
  type Pattern,
  price,
  putToSleep,
  resting,
  tightRows,
  unfold,
  Waking,
  type Working,
} from '../reduce/index.js';
import { AboveBounds, Limits } from './limits.js';
import { isHard, type PointInOrder, pointByPrices, pointInOrder } from './near.js';
import { solveInParts } from './parts.js';
import type { PlanSession, RoundsState } from './session.js';
import { provenSolution, type Solved } from './solved.js';
import { type Found, stopped, type Urgent, withoutDeliveries } from './urgent.js';

/** Shares of a limit beyond which it is broken, and from which on a plan is close to it. */
const BROKEN = 1 + 1e-7;
const CLOSE = 0.98;
/** Points that are nearer in an objective, as a share of it, are told apart by the next one. */
const APART = 1e-6;
const MOST_ROUNDS = 200;
/** Rounds of them that may go to the blend. */
const MOST_BLENDED = 120;
/** Limits are looked at once fewer than this share of the columns is woken in a round. */
const MUCH = 0.02;
/** The same in the blend, of the columns that it began with. */
const FEW = 0.01;
/** A plan that meets every limit, and of which no more than this share of the columns would be woken, ends the blend. */
const ENOUGH = 0.03;
/**
 * More broken limits than that in the first rounds of the blend are put back at once, for the plan that meets them is awake; and
 * they lead far away when all of the demand goes on from the most urgent.
 */
const MANY = 10;
/**
 * Columns of a program from which on the first solve begins near the plan at hand, by crossover, and not from the slacks
 * (5,000 items, 127,000 columns: 12 s for 26 s; 2,000 items: 2 s for 4).
 */
const LARGE = 20_000;
/** A part of it with fewer columns begins from the slacks: its solve takes no time. */
const LEAST_NEAR = 1_000;
/** Ends of a solve after which no other is tried. */
const STOPPED: ReadonlySet<Termination> = new Set(['time-limit', 'cancelled', 'memory']);
/** Nothing is basic before anything has been solved. */
const NO_BASIS = { isBasic: () => false, isRowBasic: () => false };
/**
 * Share of the columns from which on what is woken in the blend comes without its neighbours, and the most of it then: with them
 * as many rounds are twice as large (20,000 items: 90,000 columns for 180,000 and more).
 */
const MANY_WOKEN = 0.04;
const MOST_WOKEN = 0.5;

type Answer = Awaited<ReturnType<typeof solveInParts>>;

/** The objectives that rounds are for: all in one, or in their order. */
interface Stage {
  readonly program: Program;
  readonly costs: CostTable;
  readonly blend: boolean;
}

function stageOf(program: Program, blend: boolean, scratch: Scratch): Stage {
  return { program, costs: costTable(program, scratch), blend };
}

/** Rounds over a folded program, for all of the demand or for some (docs/explanation/reduction.md). */
export class Rounds {
  private readonly program: Program;
  private readonly working: Working;
  private readonly anchored: AnchoredStocks;
  private readonly limits: Limits;
  private readonly waking: Waking;
  /** What it flags are upper bounds that the program sees. */
  private readonly bounding: Waking;
  private readonly above: AboveBounds;
  private readonly state: RoundsState;
  /** What the last round has been folded by. */
  private last?: Pattern;
  /** Rows of the last round where prices of its objectives are at hand. */
  private priced?: Int32Array;
  /** What a plan that meets every limit needs. */
  private plan: readonly number[] = [];
  private rounds = 0;
  /** Columns that have been put to sleep once. */
  private readonly slept: Uint8Array;
  /** Columns of the first folded program; 0 = not known yet. */
  private size = 0;
  /** A plan that prices have made, near which the first solve of a large program begins. */
  private near?: Float64Array;
  private hasSlept = false;
  /** By the prices of the last round of the same objectives, in order. */
  private guide?: BlendGuide;
  /** The dual simplex where only limits were put back, for what was optimal stays so but for them; else the primal. */
  private method: 'dual' | 'simplex' = 'dual';
  /**
   * Cost shifts where limits were put back, to columns that are awake now though they would improve the objective: the
   * dual simplex goes on from what is optimal with them. They go before anything else is woken.
   */
  private readonly shifts = new Map<number, number>();
  /** Goes on from where the most urgent has ended (`goOn`). */
  private goesOn = false;
  /** The last basis is far from what is asked for next. */
  private isFar = false;
  private readonly scratch: Scratch;
  /** A point that nobody asks for any more: memory for the next one. */
  private spare?: Float64Array;

  constructor(
    private readonly engine: Engine,
    private readonly formulation: Formulation,
    private readonly left: () => EngineOptions,
    private readonly context: SolveContext,
    private readonly session: PlanSession,
    /** Columns that can be nothing but 0. */
    private dead: Uint8Array,
    private readonly found: Found,
    /** Whether the demand of a curve counts; all of it does when absent. */
    private readonly counts?: Urgent['counts'],
    /** A point made order by order, where none is at hand; not kept beyond the first round. */
    private inOrder?: PointInOrder,
  ) {
    this.program = formulation.program;
    this.scratch = session.scratch;
    this.limits = new Limits(formulation);
    this.waking = new Waking(this.program);
    this.bounding = new Waking(this.program);
    this.above = new AboveBounds(this.program);
    const known = session.stateFor(this.program);
    const guess = known ? undefined : explode(formulation, counts);
    this.state = known ?? session.newState(this.program, guess!.awake, this.limits.all());
    this.working = { columns: this.state.awake, ...resting(formulation) };
    this.slept = new Uint8Array(this.program.columnCount);
    this.anchored = new AnchoredStocks(this.program, this.working.anchor);
    this.wakeBounded();
    if (guess) this.begin(guess);
    else this.anchored.wake(this.working.columns);
  }

  /** The limits that what is guessed breaks, or comes close to, are in from the start. */
  private begin({ point }: Guess): void {
    const atHand = this.pointAtHand();
    if (atHand) this.includePlan(atHand);
    this.putBack(this.tight(point, BROKEN));
  }

  /** First all objectives in one, where that saves work, then in order. */
  async run(blendOf: () => Program | undefined): Promise<Solved | undefined> {
    // From where an earlier plan has ended the objectives in order are near already.
    const blend = this.state.basis.isKnown ? undefined : blendOf();
    if (blend) {
      // However it ends, but for want of time, it is no more than a start for what follows.
      const found = await this.stage(stageOf(blend, true, this.scratch));
      if (found && found.solution.termination !== 'optimal') return found;
      this.shifts.clear();
    }
    return this.stage(stageOf(this.program, false, this.scratch));
  }

  /** Finds the best service of what is urgent; undefined where that may go on. */
  async runUrgent({ service, whole, counts }: Urgent): Promise<Solved | undefined> {
    const { dead } = this;
    this.dead = withoutDeliveries(this.formulation, dead, counts);
    const blend = blended(whole, true);
    const near = blend && (await this.stage(stageOf(blend, true, this.scratch)));
    this.shifts.clear();
    // Whether deliveries of what is less urgent could do good is asked from here on.
    this.dead = dead;
    if (near && near.solution.termination !== 'optimal') return near;
    const proven = await this.stage(stageOf(service, false, this.scratch));
    if (proven?.solution.termination !== 'optimal') return proven;
    for (const { name, value } of proven.solution.objectives) this.found.known.set(name, value);
    return undefined;
  }

  /** All of the demand, from where the most urgent has ended: its service is at its best there, and need not be found again. */
  async goOn(): Promise<Solved | undefined> {
    const { program, working, session } = this;
    const { awake, point } = explode(this.formulation);
    for (let j = 0; j < awake.length; j++) if (awake[j] === 1) working.columns[j] = 1;
    const inOrder = session.point ?? pointInOrder(this.formulation)?.made.point;
    if (inOrder?.length === awake.length) this.includePlan(inOrder);
    else this.anchored.wake(working.columns);
    this.putBack(this.tight(point, BROKEN));
    this.goesOn = true;
    // Where so much is short, limits lead far away: all objectives in one, by interior point, bring the next plan near.
    this.isFar = true;
    // In their order at once: what is held of service leaves little to find, and a blend would give it up first.
    return this.stage(stageOf(program, false, this.scratch));
  }

  /** Rounds until the program with the objectives of the stage is solved; undefined where they lead nowhere. */
  private async stage(stage: Stage): Promise<Solved | undefined> {
    this.guide = undefined;
    this.priced = undefined;
    while (++this.rounds <= (stage.blend ? MOST_BLENDED : MOST_ROUNDS)) {
      const folded = this.rounds === 1 ? await this.first(stage) : this.fold(stage);
      if (this.context.signal?.aborted) return this.stopped('cancelled');
      if (this.size === 0) this.size = folded.keptColumns.length;
      const answer = await this.solve(stage, folded);
      const { termination, x } = answer.solution;
      if (STOPPED.has(termination)) return this.stopped(termination);
      if (answer.missing) {
        if (!this.mend(folded, answer.missing)) return undefined;
      } else if (termination !== 'optimal' || !x) return undefined;
      else {
        const solution = this.proven(stage, folded, answer.solution, x);
        const { columnCount: columns, rowCount: rows, nonzeroCount: nonzeros } = folded.program;
        if (solution) return { solution, reduced: { rounds: this.rounds, columns, rows, nonzeros } };
      }
    }
    return undefined;
  }

  /** What sleeps rests at 0 (or at a wanted stock): a column that may not be 0, or may be below it, stays in. */
  private wakeBounded(): void {
    const { columnLower } = this.program;
    for (let j = 0; j < columnLower.length; j++) if (columnLower[j] !== 0) this.working.columns[j] = 1;
  }

  /** A point that meets every limit: of a plan at hand, or of one made order by order; undefined where that has no way. */
  private pointAtHand(): Float64Array | undefined {
    const { point } = this.session;
    if (point?.length === this.program.columnCount) return point;
    this.inOrder ??= pointInOrder(this.formulation, this.counts);
    return this.inOrder?.made.point;
  }

  /** Keeps awake what a plan that meets every limit needs, so that each round's program has a point. */
  private includePlan(x: Float64Array): void {
    const { rest } = this.working;
    const plan: number[] = [];
    for (let j = 0; j < x.length; j++)
      if (Math.abs(x[j] - rest[j]) > 1e-9 * Math.max(1, rest[j])) plan.push(j);
    this.plan = plan;
    this.wakePlan();
    this.putBack(this.tight(x, CLOSE));
  }

  /** Wakes what the plan needs; false where all of it is awake. */
  private wakePlan(): boolean {
    const { columns } = this.working;
    let woken = false;
    for (const j of this.plan) {
      if (columns[j] === 1) continue;
      columns[j] = 1;
      woken = true;
    }
    this.anchored.wake(columns);
    return woken;
  }

  /**
   * The program of the first round. Near a plan at hand it has what the plan uses, beside what folds, and no more: the rest
   * is woken as it pays (20,000 items: 42,000 columns instead of 413,000, solved in 3 s for 135 s).
   */
  private async first(stage: Stage): Promise<Folded> {
    const folding = this.beginFold(stage);
    const { pattern } = folding;
    this.size = pattern.keptColumns.length;
    const { inOrder, program, working } = this;
    this.inOrder = undefined;
    if (!stage.blend || this.size < LARGE) return folding.run();
    // With a clock a plan is at hand, or not wanted; and one by prices serves all demand.
    const isMade =
      inOrder &&
      !this.counts &&
      isHard(this.size, program.columnCount) &&
      this.left().timeLimit === undefined;
    const point = isMade ? await pointByPrices(inOrder, this.context) : this.session.point;
    if (point?.length !== program.columnCount) return folding.run();
    putToSleep(program, working, pattern, NO_BASIS, point, new Uint8Array(point.length));
    if (isMade) this.includePlan(point);
    else this.anchored.wake(working.columns);
    this.near = point;
    return this.fold(stage);
  }

  private fold(stage: Stage): Folded {
    return this.beginFold(stage).run();
  }

  private beginFold({ program, costs }: Stage): ReturnType<typeof beginFold> {
    const { working, dead, shifts, last, scratch } = this;
    const { leftOut, bounded, basis, pattern: known } = this.state;
    const { priced } = this;
    this.priced = undefined;
    const allows = (row: number, column: number): boolean => basis.allowsPivot(row, column);
    const state = { leftOut, bounded, above: this.above.flags, allows, known, last, priced };
    const folding = beginFold({ program, costs, working, shifts, dead, scratch, ...state });
    this.last = folding.pattern;
    // What the pattern holds changes as it grows: it is not for another plan before it is whole again.
    this.state.pattern = undefined;
    return folding;
  }

  /** For the next plan of the session, which is likely to fold as this one does. */
  private keepPattern({ pattern }: Folded): void {
    const { state, dead } = this;
    const { values } = this.program.matrix;
    state.pattern = { pattern, values, dead };
  }

  private async solve({ blend }: Stage, folded: Folded): Promise<Answer> {
    const { basis } = this.state;
    const near = basis.isKnown || !this.near ? undefined : numbersAt(this.near, folded.keptColumns);
    const method = near ? 'simplex' : this.method;
    const answer = await solveInParts(
      this.engine,
      folded.program,
      () => (blend ? { ...this.left(), method } : this.left()),
      blend ? this.blendContext() : this.context,
      this.session.parts,
      (part) => {
        if (near && part.columns.length >= LEAST_NEAR) return { near: numbersAt(near, part.columns) };
        const guide = blend ? undefined : this.guide?.of(folded, part);
        const isNear = blend || (basis.isKnown && !this.isFar);
        return isNear ? { basis: basis.of(folded, part), ...(guide ? { guide } : {}) } : {};
      },
      () => this.plan.every((j) => this.working.columns[j] === 1),
    );
    if (answer.solution.basis) basis.take(folded, this.working, answer.solution.basis);
    return answer;
  }

  /** To those who watch, the blend is the way to the first objective. */
  private blendContext(): SolveContext {
    const { onProgress } = this.context;
    if (!onProgress) return this.context;
    const [{ name: objective }] = this.program.objectives;
    const steps = this.program.objectives.length;
    return {
      ...this.context,
      onProgress: ({ seconds, iterations }) => onProgress({ objective, step: 1, steps, seconds, iterations }),
    };
  }

  /** Wakes what would give what a round's program misses; false where nothing would. */
  private mend(folded: Folded, missing: Float64Array): boolean {
    if (this.wakePlan()) return true;
    const wake = mending(this.program, this.working, folded, this.dead, missing);
    this.wakeUp(wake);
    return wake.length > 0;
  }

  /** The solution of the whole program, if this one is; else wakes and puts back what shows that it is not. */
  private proven(stage: Stage, folded: Folded, found: Solution, kept: Float64Array): Solution | undefined {
    const { working, state } = this;
    const { x, activity } = unfold(this.program, working, folded, kept, this.scratch, this.spare);
    this.spare = undefined;
    const { wake, gains, prices } = price(
      stage.program,
      stage.costs,
      working,
      folded,
      this.dead,
      found.objectives,
    );
    const broken = tightRows(this.program, state.leftOut, activity, BROKEN);
    const over = this.above.at(folded, x);
    const isFeasible = broken.length === 0 && over.length === 0;
    const { incumbent } = this.found;
    const isKept = isFeasible && !(incumbent && isBetter(this.program, incumbent, x, APART));
    if (isKept) this.found.incumbent = x;
    if (isFeasible && wake.length === 0 && this.shifts.size === 0) {
      if (stage.program === this.program) this.keepPattern(folded);
      return provenSolution(stage.program, found, x, stage.blend ? undefined : prices());
    }
    if (stage.blend && isFeasible && wake.length <= ENOUGH * folded.keptColumns.length) {
      // What would make it better still is little, and awake when the objectives come in their order.
      this.wakeUp(wake);
      return provenSolution(stage.program, found, x, stage.blend ? undefined : prices());
    }
    // Prices are there until the next fold.
    this.priced = folded.keptRows;
    if (!stage.blend) this.guide = new BlendGuide(stage.program, stage.costs, this.scratch);
    const limits = !isFeasible && this.isTimeForLimits(stage, folded, wake.length, broken.length);
    this.method = limits ? 'dual' : 'simplex';
    const isMuch = broken.length > MANY || wake.length >= MUCH * folded.keptColumns.length;
    this.isFar = this.goesOn && isMuch;
    if (limits) {
      this.putBack(broken);
      this.bounding.wake(Int32Array.from(over), state.bounded);
    }
    if (limits && stage.blend) {
      this.wakePlan();
      for (let k = 0; k < wake.length; k++)
        if (working.columns[wake[k]] === 1) this.shifts.set(wake[k], -gains[k]);
    } else {
      this.shifts.clear();
      if (stage.blend) putToSleep(this.program, working, folded, state.basis, x, this.slept);
      this.hasSlept ||= stage.blend;
      const { length: kept } = folded.keptColumns;
      if (stage.blend && wake.length > MANY_WOKEN * kept) this.wakeBest(wake, gains, MOST_WOKEN * kept);
      else this.wakeUp(wake);
    }
    this.spare = isKept ? incumbent : x;
    return undefined;
  }

  /** While much is still to be woken the point is far from what will be asked for: its limits are not those. */
  private isTimeForLimits({ blend }: Stage, folded: Folded, woken: number, broken: number): boolean {
    if (!blend) return woken < MUCH * folded.keptColumns.length;
    return this.hasSlept ? woken < Math.max(1, FEW * this.size) : broken > MANY;
  }

  /** Rows left out of which a point (by column) takes more than a share. */
  private tight(x: Float64Array, share: number): number[] {
    return tightRows(this.program, this.state.leftOut, activityAt(this.program, x), share);
  }

  private putBack(broken: readonly number[]): void {
    this.limits.putBack(broken, this.state.leftOut, this.working.columns);
  }

  /** Wakes what gains most, without what is near it: where so much would pay, most of that is because of the rest of it. */
  private wakeBest(wake: Int32Array, gains: Float64Array, most: number): void {
    const sorted = gains.slice().sort();
    const least = sorted[Math.min(sorted.length - 1, Math.floor(most))];
    for (let k = 0; k < wake.length; k++) if (gains[k] <= least) this.working.columns[wake[k]] = 1;
    this.anchored.wake(this.working.columns);
  }

  private wakeUp(wake: Int32Array): void {
    this.waking.wake(wake, this.working.columns);
    this.anchored.wake(this.working.columns);
  }

  private stopped(termination: Solution['termination']): Solved {
    return { solution: stopped(this.engine.name, this.program, termination, this.found) };
  }
}
