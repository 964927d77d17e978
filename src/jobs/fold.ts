import { getOrMake } from '../base/maps.js';
import { construct, unknownLimits } from '../construct/index.js';
import type { Engine, EngineOptions, ObjectiveOutcome, Solution, SolveContext } from '../engines/core.js';
import { type Formulation, layOut } from '../formulate/index.js';
import { objectiveValue, type Program } from '../program/index.js';
import {
  explode,
  type Folded,
  findDead,
  fold,
  type LazyRows,
  lazyRows,
  mending,
  NONE,
  price,
  Relief,
  resting,
  tightRows,
  unfoldPoint,
  Waking,
  type Working,
} from '../reduce/index.js';
import { solveInParts } from './parts.js';
import type { PlanSession, RoundsState } from './session.js';
import type { Solved } from './solved.js';

/** Shares of a limit beyond which it is broken, and from which on a plan is close to it. */
const BROKEN = 1 + 1e-7;
const CLOSE = 0.98;
const MOST_ROUNDS = 60;
/** Limits are looked at once fewer than this share of the columns is woken in a round. */
const MUCH = 0.02;
/** Rows on either side of a broken limit that are put back with it the first time. */
const NEAR = 1;

/**
 * Solves a linear formulation by rounds over a folded program (docs/explanation/reduction.md); undefined = the whole
 * program must be asked. Objectives must be held exactly.
 */
export async function solveFolded(
  engine: Engine,
  formulation: Formulation,
  left: () => EngineOptions,
  context: SolveContext,
  session: PlanSession,
): Promise<Solved | undefined> {
  return new Rounds(engine, formulation, left, context, session).run();
}

type Answer = Awaited<ReturnType<typeof solveInParts>>;

class Rounds {
  private readonly program: Program;
  private readonly lazy: LazyRows;
  private readonly dead: Uint8Array;
  private readonly working: Working;
  private readonly relief: Relief;
  private readonly waking: Waking;
  private readonly state: RoundsState;
  /** By group of limits: how often some of it was put back. */
  private readonly times = new Map<number, number>();
  /** The last point that met every limit, though not yet known to be the best. */
  private incumbent?: Float64Array;

  constructor(
    private readonly engine: Engine,
    private readonly formulation: Formulation,
    private readonly left: () => EngineOptions,
    private readonly context: SolveContext,
    private readonly session: PlanSession,
  ) {
    this.program = formulation.program;
    this.lazy = lazyRows(formulation);
    this.dead = findDead(this.program);
    this.relief = new Relief(formulation);
    this.waking = new Waking(this.program);
    const known = session.stateFor(this.program);
    this.state =
      known ??
      session.newState(
        this.program,
        explode(formulation),
        Uint8Array.from(this.lazy.group, (group) => (group < 0 ? 0 : 1)),
      );
    this.working = { ...resting(formulation), columns: this.state.awake };
    this.wakeBounded();
    if (known) this.wakeStocks();
    else this.includePlan();
  }

  async run(): Promise<Solved | undefined> {
    for (let rounds = 1; rounds <= MOST_ROUNDS; rounds++) {
      const folded = this.fold();
      const answer = await this.solve(folded);
      const { termination, x } = answer.solution;
      if (termination === 'time-limit' || termination === 'cancelled') return this.stopped(termination);
      if (answer.missing) {
        if (!this.mend(folded, answer.missing)) return undefined;
      } else if (termination !== 'optimal' || !x) return undefined;
      else {
        const solution = this.proven(folded, answer.solution, x);
        const { columnCount: columns, rowCount: rows, nonzeroCount: nonzeros } = folded.program;
        if (solution) return { solution, reduced: { rounds, columns, rows, nonzeros } };
      }
    }
    return undefined;
  }

  /** What sleeps rests at 0 (or at a wanted stock): a column that may not be 0, or may be below it, stays in. */
  private wakeBounded(): void {
    const { columnLower } = this.program;
    for (let j = 0; j < columnLower.length; j++) if (columnLower[j] !== 0) this.working.columns[j] = 1;
  }

  /** Keeps awake what a plan that meets every limit needs, so that each round's program has a point. */
  private includePlan(): void {
    const layout = layOut(this.formulation.context.network, unknownLimits.isLinking);
    if (layout.program.columnCount !== this.program.columnCount || unknownLimits.of(layout).length > 0)
      return;
    const x = construct(layout);
    const { columns, rest } = this.working;
    for (let j = 0; j < x.length; j++)
      if (Math.abs(x[j] - rest[j]) > 1e-9 * Math.max(1, rest[j])) columns[j] = 1;
    this.wakeStocks();
    this.putBack(tightRows(this.program, this.state.leftOut, x, CLOSE));
  }

  private fold(): Folded {
    const { program, working, dead } = this;
    const { leftOut, bounded, allowed } = this.state;
    const folded = fold({ program, working, leftOut, dead, bounded, allowed });
    // What is folded may be folded again, by the same column, and nothing else: so the last basis stays one.
    allowed.fill(NONE);
    for (let k = 0; k < folded.rows.length; k++) allowed[folded.rows[k]] = folded.pivots[k];
    return folded;
  }

  private async solve(folded: Folded): Promise<Answer> {
    const { basis } = this.state;
    const answer = await solveInParts(
      this.engine,
      folded.program,
      this.left,
      this.context,
      this.session.parts,
      (part) => basis.of(folded, part),
    );
    if (answer.solution.basis) basis.take(folded, this.working, answer.solution.basis);
    return answer;
  }

  /** Wakes what would give what a round's program misses; false where nothing would. */
  private mend(folded: Folded, missing: Float64Array): boolean {
    const wake = mending(this.program, this.working, folded, this.dead, missing);
    this.wakeUp(wake);
    return wake.length > 0;
  }

  /** The solution of the whole program, if this one is; else wakes and puts back what shows that it is not. */
  private proven(folded: Folded, found: Solution, kept: Float64Array): Solution | undefined {
    const { program, working, state } = this;
    const x = unfoldPoint(program, working, folded, kept);
    const { wake, prices } = price(program, working, folded, this.dead, found.objectives);
    const broken = tightRows(program, state.leftOut, x, BROKEN);
    const over = this.boundsBroken(folded, x);
    const isFeasible = broken.length === 0 && over === 0;
    if (isFeasible) this.incumbent = x;
    if (isFeasible && wake.length === 0) return this.whole(found, x, prices);
    this.wakeUp(wake);
    // While much is still to be woken the point is far from what will be asked for: its limits are not those.
    if (wake.length < MUCH * folded.keptColumns.length) this.putBack(broken);
    return undefined;
  }

  /** How many folded columns are above their upper bounds, which the fold does not see: they stay from now on. */
  private boundsBroken({ pivots }: Folded, x: Float64Array): number {
    const { columnUpper } = this.program;
    let count = 0;
    for (const j of pivots) {
      if (x[j] <= columnUpper[j] + 1e-7 * Math.max(1, columnUpper[j])) continue;
      this.state.bounded[j] = 1;
      count++;
    }
    return count;
  }

  /** Puts back what is broken and what is near it in time: the first time little, then twice as much each time. */
  private putBack(broken: readonly number[]): void {
    const { group, resource } = this.lazy;
    const byGroup = new Map<number, number[]>();
    for (const row of broken) getOrMake(byGroup, group[row], (): number[] => []).push(row);
    for (const [each, rows] of byGroup) {
      const times = this.times.get(each) ?? 0;
      this.times.set(each, times + 1);
      const near = NEAR * 2 ** times;
      for (const row of rows)
        for (let i = Math.max(0, row - near); i <= Math.min(group.length - 1, row + near); i++)
          if (group[i] === each) this.state.leftOut[i] = 0;
      const r = resource[each];
      if (r < 0) continue;
      const { base } = this.formulation.context.rows.capacity[r];
      this.relief.add(r, rows[0] - base, rows[rows.length - 1] - base, this.working.columns);
    }
  }

  private wakeUp(wake: Int32Array): void {
    this.waking.wake(wake, this.working.columns);
    this.wakeStocks();
  }

  /** A shortfall in the program needs the stock that it is about. */
  private wakeStocks(): void {
    const { columns, anchor } = this.working;
    const { matrix } = this.program;
    const anchored = new Map<number, number>();
    for (let j = 0; j < anchor.length; j++)
      if (anchor[j] >= 0 && columns[j] === 0) anchored.set(anchor[j], j);
    for (let j = 0; j < columns.length; j++) {
      if (columns[j] === 0) continue;
      for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++) {
        const stock = anchored.get(matrix.indices[e]);
        if (stock !== undefined) columns[stock] = 1;
      }
    }
  }

  private whole(found: Solution, x: Float64Array, prices: ReturnType<typeof price>['prices']): Solution {
    return {
      engine: found.engine,
      termination: 'optimal',
      x,
      objectives: this.program.objectives.map((objective, k): ObjectiveOutcome => {
        const outcome = found.objectives.find(({ name }) => name === objective.name)!;
        const value = objectiveValue(objective, x);
        return { ...outcome, value, bound: value, ...prices[k] };
      }),
    };
  }

  /** Out of time: the last point that met every limit, of which no more is known than what was known before. */
  private stopped(termination: Solution['termination']): Solved {
    const { incumbent: x, program } = this;
    const engine = this.engine.name;
    if (!x) return { solution: { engine, termination, objectives: [] } };
    const objectives = program.objectives.map(
      (objective): ObjectiveOutcome => ({
        name: objective.name,
        value: objectiveValue(objective, x),
        bound: objective.knownBound ?? (objective.sense === 'max' ? 1 : -1) * Number.POSITIVE_INFINITY,
        termination,
        seconds: 0,
        iterations: 0,
      }),
    );
    return { solution: { engine, termination, x, objectives } };
  }
}
