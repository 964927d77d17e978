import type { EngineOptions, ObjectiveOutcome, Solution, SolveContext } from '../engines/core.js';
import {
  at,
  eachOutcome,
  exactDecisions,
  type Formulation,
  formulate,
  learningStarts,
} from '../formulate/index.js';
import type { Network } from '../network/index.js';
import { appendRows, type ExtraRow, objectiveValue, type Program } from '../program/index.js';
import type { Solved } from './solved.js';

/** Plans made from one another before the last of them is kept. */
const MOST_PLANS = 12;
/** A plan that is better by less than this share, in every objective, ends the iteration. */
const LEAST_GAIN = 1e-6;
/** Whole decisions that the exact form may take. */
const MOST_DECISIONS = 20_000;
/** How far, relatively, a start may be from where it is held. */
const ROOM = 1e-7;
/** Up to this many nonzeros two ways to a plan are tried, and the better is taken. */
const SMALL = 50_000;
/** Part of the time for each plan of the iteration. */
const TIME_SHARE = 0.3;

export type SolveFormulation = (
  formulation: Formulation,
  options: EngineOptions,
  context: SolveContext,
) => Promise<Solved>;

export interface LearnedPlan extends Solved {
  /** What the point is of. */
  readonly formulation: Formulation;
  /** Exact learning was asked for, but takes too many whole numbers. */
  readonly tooLarge?: boolean;
}

export function hasLearning({ processes }: Network): boolean {
  return processes.some(({ experience }) => experience !== undefined);
}

/**
 * The plan of a model in which hours or yields follow what was started (S54): exactly, or by plans that learn from
 * one another (docs/explanation/learning.md). Hours and good units of its point are those of the curves.
 */
export async function solveLearning(
  network: Network,
  solve: SolveFormulation,
  options: EngineOptions,
  context: SolveContext,
): Promise<LearnedPlan> {
  const { learnsExactly } = network.settings;
  const started = performance.now();
  if (learnsExactly && exactDecisions(formulate(network, { kind: 'first' }).context) <= MOST_DECISIONS) {
    const formulation = formulate(network, { kind: 'exact' });
    const solved = await solve(formulation, options, context);
    const { termination, x } = solved.solution;
    if (termination !== 'memory' || x) return { formulation, ...settled(formulation, solved) };
  }
  const { timeLimit = Number.POSITIVE_INFINITY, ...others } = options;
  const left = Math.max(0.05, timeLimit - (performance.now() - started) / 1000);
  const limit = Number.isFinite(left) ? { timeLimit: left } : {};
  const found = await new Iteration(network, solve, { ...others, ...limit }, context).run();
  return learnsExactly ? { ...found, tooLarge: true } : found;
}

class Iteration {
  private readonly started = performance.now();

  constructor(
    private readonly network: Network,
    private readonly solve: SolveFormulation,
    private readonly options: EngineOptions,
    private readonly context: SolveContext,
  ) {}

  async run(): Promise<LearnedPlan> {
    const first = formulate(this.network, { kind: 'first' });
    const cautious = await this.solve(first, this.limit(TIME_SHARE), this.context);
    if (!cautious.solution.x) return { formulation: first, ...cautious };
    let best = await this.improved({ formulation: first, ...cautious });
    if (first.program.nonzeroCount <= SMALL) best = await this.better(best);
    const last = await this.atTruth(first, learningStarts(best.formulation.context, best.solution.x!));
    if (!last.solution.x) return { formulation: best.formulation, ...settled(best.formulation, best) };
    const objectives = await this.bounds(first.program, last.solution);
    const proven = objectives.every(({ value, bound }) => isClose(value, bound, this.options.gap ?? 0));
    const { termination } = last.solution;
    return {
      formulation: first,
      solution: {
        ...last.solution,
        objectives,
        // Not proven to be the best: to the engine that is the same as time that ran out.
        termination: proven || termination !== 'optimal' ? termination : 'time-limit',
      },
    };
  }

  /** Plans from a plan, each around the starts of the one before, as long as they get better. */
  private async improved(from: LearnedPlan): Promise<LearnedPlan> {
    let best = from;
    for (let plan = 1; plan < MOST_PLANS && this.hasTime(); plan++) {
      const next = await this.around(learningStarts(best.formulation.context, best.solution.x!));
      if (!next.solution.x) break;
      const gain = gainOf(next.formulation.program, best.solution, next.solution);
      if (gain < 0) break;
      best = next;
      if (gain === 0) break;
    }
    return best;
  }

  private async around(starts: readonly Float64Array[]): Promise<LearnedPlan> {
    const formulation = formulate(this.network, { kind: 'around', starts });
    return { formulation, ...(await this.solve(formulation, this.limit(TIME_SHARE), this.context)) };
  }

  /** A second way, from starts that count on learning too much: where it ends better, it is taken. */
  private async better(plan: LearnedPlan): Promise<LearnedPlan> {
    const bold = formulate(this.network, { kind: 'relaxed' });
    const { solution } = await this.solve(bold, this.limit(TIME_SHARE), this.context);
    if (!solution.x) return plan;
    const start = await this.around(learningStarts(bold.context, solution.x));
    if (!start.solution.x) return plan;
    const other = await this.improved(start);
    return gainOf(other.formulation.program, plan.solution, other.solution) > 0 ? other : plan;
  }

  /** Everything else once more, with the starts as found and the hours and good units that they come to. */
  private async atTruth(first: Formulation, starts: readonly Float64Array[]): Promise<Solved> {
    // The engine found the starts to its own tolerance, and may need as much room to find them again.
    const held = (room: number): Promise<Solved> =>
      this.solve({ ...first, program: withOutcomes(first, starts, room) }, this.limit(1), this.context);
    const exactly = await held(0);
    const solved = exactly.solution.termination === 'infeasible' ? await held(ROOM) : exactly;
    return settled(first, solved);
  }

  /**
   * Bounds for every plan: from a relaxation in which learning is at least as good as any plan can have it, each
   * objective given what the ones before it came to.
   */
  private async bounds(program: Program, solution: Solution): Promise<ObjectiveOutcome[]> {
    const relaxed = formulate(this.network, { kind: 'relaxed' });
    const cutoffs: ExtraRow[] = [];
    const outcomes: ObjectiveOutcome[] = [];
    for (const [k, outcome] of solution.objectives.entries()) {
      const objective = relaxed.program.objectives.find(({ name }) => name === outcome.name)!;
      const value = objectiveValue(program.objectives[k], solution.x!);
      const known = objective.knownBound !== undefined && Math.abs(value - objective.knownBound) < 1e-9;
      const bound = known ? value : await this.boundOf(relaxed, k, cutoffs);
      outcomes.push({
        ...outcome,
        value,
        bound: objective.sense === 'max' ? Math.max(bound, value) : Math.min(bound, value),
      });
      const sign = objective.sense === 'max' ? -1 : 1;
      cutoffs.push({
        columns: Array.from(objective.indices),
        values: Array.from(objective.values, (each) => sign * each),
        lower: Number.NEGATIVE_INFINITY,
        upper: sign * (value - objective.offset) + 1e-9 * Math.max(1, Math.abs(value)),
      });
    }
    return outcomes;
  }

  private async boundOf(
    { context, program }: Formulation,
    k: number,
    cutoffs: readonly ExtraRow[],
  ): Promise<number> {
    const objective = program.objectives[k];
    const none = objective.knownBound ?? (objective.sense === 'max' ? 1 : -1) * Number.POSITIVE_INFINITY;
    const single = { ...appendRows(program, 'cutoff', cutoffs), objectives: [objective] };
    const linear = { ...single, integer: new Uint8Array(program.columnCount), hasIntegers: false };
    const { solution } = await this.solve({ context, program: linear }, this.limit(TIME_SHARE), this.context);
    return solution.termination === 'optimal' && solution.x ? solution.objectives[0].bound : none;
  }

  private limit(share: number): EngineOptions {
    const { timeLimit } = this.options;
    if (timeLimit === undefined) return this.options;
    return { ...this.options, timeLimit: Math.max(0.1, share * this.left(timeLimit)) };
  }

  private left(timeLimit: number): number {
    return timeLimit - (performance.now() - this.started) / 1000;
  }

  private hasTime(): boolean {
    const { timeLimit } = this.options;
    if (this.context.signal?.aborted) return false;
    return timeLimit === undefined || this.left(timeLimit) > timeLimit / 2;
  }
}

function isClose(value: number, bound: number, gap: number): boolean {
  return Math.abs(value - bound) <= Math.max(gap, 1e-7) * Math.max(1, Math.abs(value));
}

/** The program with starts, hours and good units of what learns fixed at what they are in truth. */
function withOutcomes(
  { context, program }: Formulation,
  starts: readonly Float64Array[],
  room: number,
): Program {
  const [columnLower, columnUpper] = [program.columnLower.slice(), program.columnUpper.slice()];
  const fix = (column: number, value: number): void => {
    const either = room * Math.max(1, Math.abs(value));
    columnLower[column] = Math.max(0, value - either);
    columnUpper[column] = value + either;
  };
  starts.forEach((units, p) => {
    const { start } = context.columns.processes[p];
    for (let t = start.first; t <= start.last && units.length > 0; t++) fix(at(start, t), units[t]);
  });
  eachOutcome(context, starts, fix);
  const [rowLower, rowUpper] = [program.rowLower.slice(), program.rowUpper.slice()];
  for (const { name, start, count } of program.rowFamilies) {
    if (name !== 'learning') continue;
    rowLower.fill(Number.NEGATIVE_INFINITY, start, start + count);
    rowUpper.fill(Number.POSITIVE_INFINITY, start, start + count);
  }
  return { ...program, columnLower, columnUpper, rowLower, rowUpper };
}

/** Hours and good units as the curves have them, to the last digit. */
function settled({ context }: Formulation, solved: Solved): Solved {
  if (!solved.solution.x) return solved;
  const x = solved.solution.x.slice();
  eachOutcome(context, learningStarts(context, x), (column, value) => {
    x[column] = value;
  });
  return { ...solved, solution: { ...solved.solution, x } };
}

/** By what share the first objective that changes is better; negative where it is worse, 0 where none changes. */
function gainOf(program: Program, before: Solution, now: Solution): number {
  for (const { name, sense, tieBreak } of program.objectives) {
    if (tieBreak) continue;
    const [a, b] = [before, now].map(
      ({ objectives }) => objectives.find((each) => each.name === name)!.value,
    );
    const share = ((sense === 'max' ? -1 : 1) * (a - b)) / Math.max(1, Math.abs(a));
    if (Math.abs(share) > LEAST_GAIN) return share;
  }
  return 0;
}
