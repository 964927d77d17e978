import { NoSchedule, scheduleReadiness } from '../analyses/readiness/index.js';
import { IssueList } from '../base/issues.js';
import { getOrMake } from '../base/maps.js';
import { message } from '../base/messages.js';
import {
  type Engine,
  type EngineOptions,
  highsInline,
  type Solution,
  type SolveContext,
  type Termination,
} from '../engines/core.js';
import { type Formulation, formulate } from '../formulate/index.js';
import { checkNetwork, checkTables, reportNoSchedule } from '../network/checks/index.js';
import { buildNetwork, type Network } from '../network/index.js';
import { applyScenario } from '../network/scenario/index.js';
import { extractPlan, type HeaderFacts, type Plan } from '../plan/index.js';
import { type VerifyResult, verify } from '../plan/verify/index.js';
import type { Program } from '../program/index.js';
import { fingerprint, sortedModel } from '../schema/canonical.js';
import { checkModel as checkSchema } from '../schema/checks.js';
import type { Model } from '../schema/model.js';
import {
  better,
  constructedPlan,
  cutShort,
  type FirstPlan,
  type Kept,
  solveInTime,
  timeToSolve,
  withBoundsOf,
} from './any-time.js';
import { describeConflict } from './conflict.js';
import { hasLearning, type LearnedPlan, type SolveFormulation, solveLearning } from './learning.js';
import { isOutOfReach } from './outlook.js';
import type { Clock } from './raise.js';
import { PlanSession } from './session.js';
import { type Reduction, solveReduced } from './solve.js';
import type { ReducedRun } from './solved.js';
import { strengthened } from './strengthen.js';

/** Gap at which a mixed-integer plan counts as good enough, unless told otherwise. */
export const DEFAULT_GAP = 1e-4;

export type Phase = 'check' | 'construct' | 'build' | 'solve' | 'verify';

export interface RunProgress {
  readonly phase: Phase;
  /** Of a plan that is made order by order: its bounds are raised, or it is searched for a better one. */
  readonly part?: 'raise' | 'search';
  readonly objective?: string;
  readonly step?: number;
  readonly steps?: number;
  readonly seconds: number;
  readonly value?: number;
  readonly bound?: number;
}

export interface PlanOptions {
  /** HiGHS in the calling thread when absent. */
  readonly engine?: Engine;
  /** Seconds for the whole run: a plan made order by order comes first, then the exact program as far as time goes. */
  readonly timeLimit?: number;
  /** Relative gap at which a mixed-integer solve may stop; DEFAULT_GAP when absent. */
  readonly gap?: number;
  readonly seed?: number;
  /** Scenario of the model to plan for; the tables as they are when absent. */
  readonly scenario?: string;
  /** Solve the exact reduction of the program (the default), or the whole program; the optimum is the same. */
  readonly reduce?: boolean | Reduction;
  /** Start from what an earlier plan of the same model with other numbers has left here, and leave the same. */
  readonly session?: PlanSession;
  /**
   * Make a plan order by order before the exact program. When absent: where there is a time limit, or where the program is
   * out of reach of an engine.
   */
  readonly construct?: boolean;
  /** Add rows that whole plans meet and the relaxation breaks (the default); the optimum is the same. */
  readonly strengthen?: boolean;
  /** Of the words of a conflict; `en` when absent. */
  readonly language?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: RunProgress) => void;
}

export type RunStatus =
  | 'optimal'
  | 'feasible'
  | 'infeasible'
  | 'unbounded'
  | 'time-limit'
  | 'cancelled'
  | 'invalid'
  | 'error';

export interface RunResult {
  /** `optimal` and `feasible` come with a plan; `feasible` = the time or the user ended the search. */
  readonly status: RunStatus;
  readonly issues: IssueList;
  /** The tables that were planned, with the scenario's changes. */
  readonly model: Model;
  readonly plan?: Plan;
  readonly verification?: VerifyResult;
  /** Milliseconds. */
  readonly phases: Readonly<Record<Phase | 'total', number>>;
  readonly counts: Readonly<Record<'columns' | 'rows' | 'nonzeros' | 'items' | 'buckets', number>>;
  /** What was left of the program after the exact reduction; absent where the whole program was solved. */
  readonly reduced?: ReducedRun;
  /** Of an infeasible model: limits that cannot hold together, in words. */
  readonly conflict?: readonly string[];
  readonly message?: string;
  /** What whoever reads the plan should know of how it was found, in words. */
  readonly notes?: readonly string[];
}

/** Every error and warning of a model, as it is or in one of its scenarios: cells, references, network. */
export function checkModel(model: Model, scenario?: string): IssueList {
  return prepare(model, scenario).issues;
}

/** The program of a model, for export. Throws when the model has errors: check it first. */
export function programOf(model: Model): Program {
  const { network } = prepare(model);
  if (!network) throw new Error('a model with errors has no program');
  return formulate(network).program;
}

/** Tables to a verified plan. Rejects only when the engine cannot run at all. */
export async function planModel(model: Model, options: PlanOptions = {}): Promise<RunResult> {
  const run = new Run(options);
  const { scenario } = options;
  const { issues, network, sorted } = run.time('check', () => prepare(model, scenario));
  if (!network) return run.result({ status: 'invalid', issues, model: sorted });
  const engine = options.engine ?? highsInline();
  const facts: HeaderFacts = {
    model: fingerprint(sorted),
    modelName: network.name,
    ...(scenario === undefined ? {} : { scenario }),
    engine: `${engine.name.replace(/-inline$/, '')} ${engine.version}`,
    options: { gap: options.gap ?? DEFAULT_GAP, seed: options.seed ?? 0 },
  };
  const isTooLarge = options.timeLimit === undefined && isOutOfReach(network);
  const isAnyTime = options.construct ?? (options.timeLimit !== undefined || isTooLarge);
  const made = isAnyTime
    ? await run.timeOf('construct', () =>
        constructedPlan(sorted, network, facts, {
          clock: run.clock,
          timeLimit: options.timeLimit,
          signal: options.signal,
          tell: (doing) => run.tell({ phase: 'construct', ...doing }),
        }),
      )
    : undefined;
  if (options.signal?.aborted) return run.result({ status: 'cancelled', issues, model: sorted });
  const first = made?.kept;
  const kept = (plan: Kept): RunResult => run.kept(plan, { issues, model: sorted }, network);
  if (first && (isTooLarge || timeToSolve(run.clock, made) === undefined)) return kept(first);
  const formulation = run.time('build', () => formulate(network));
  run.count(formulation, network);
  if (formulation.program.hasIntegers && !engine.features.integers) {
    if (first) return kept(first);
    const text = message('engine.noIntegers', { engine: engine.name }, options.language ?? 'en');
    return run.result({ status: 'error', issues, model: sorted, message: text });
  }
  const solved = await run.solve(engine, formulation, first ? made : undefined);
  const { solution, reduced } = solved;
  if (solution.termination !== 'cancelled' && first && !solution.x)
    return { ...kept(withBoundsOf(first, solution)), ...notesOf(solved, options) };
  if (!solution.x)
    return run.result({ issues, model: sorted, ...failure(solution, formulation, options.language ?? 'en') });
  const best = await bestPlan(run, solved, first ? made : undefined, facts, sorted);
  return run.result({
    status: best.plan.header.status,
    issues,
    model: sorted,
    ...best,
    reduced,
    message: solution.message,
    ...notesOf(solved, options),
  });
}

function notesOf(
  { solution, tooLarge }: LearnedPlan,
  { language = 'en' }: PlanOptions,
): Pick<RunResult, 'notes'> {
  const notes = [
    ...(tooLarge ? [message('learning.too-large', {}, language)] : []),
    ...(solution.termination === 'memory' ? [message('engine.memory', {}, language)] : []),
  ];
  return notes.length > 0 ? { notes } : {};
}

/** What the exact program has led to, or the plan made order by order where that is better. */
async function bestPlan(
  run: Run,
  { solution, formulation }: LearnedPlan,
  made: FirstPlan | undefined,
  facts: HeaderFacts,
  sorted: Model,
): Promise<Kept> {
  const read = (x = solution.x): Kept => {
    const plan = run.time('verify', () =>
      extractPlan(formulation, { ...solution, ...(x ? { x } : {}) }, facts, run.session.scratch),
    );
    return { plan, verification: run.time('verify', () => verify(sorted, plan)) };
  };
  if (!made?.kept || solution.termination === 'optimal') return read();
  const isPart = run.reductionAfter(made)?.urgentFirst;
  const more = isPart ? await run.timeOf('construct', () => made.complete(solution.x!)) : undefined;
  const completed = more && read(more.point);
  const isComplete = completed?.verification.ok;
  const found = isComplete ? completed : read();
  // Without the rest of the demand what was found for the most urgent is no plan of all.
  const isCut = isPart && !(isComplete && more?.isWhole);
  return better(made, made.kept, isCut ? { ...found, plan: cutShort(found.plan) } : found);
}

/** Checks the tables of a model, with a scenario's changes, and schedules its activities; no network where they have errors. */
export function prepare(
  model: Model,
  scenario?: string,
): { issues: IssueList; sorted: Model; network?: Network } {
  const issues = new IssueList();
  const sorted = sortedModel(scenario === undefined ? model : applyScenario(model, scenario, issues));
  if (!issues.ok) return { issues, sorted };
  checkSchema(sorted, issues);
  if (issues.ok) checkTables(sorted, issues);
  if (!issues.ok) return { issues, sorted };
  const network = buildWithReadiness(sorted, issues);
  if (!network) return { issues, sorted };
  checkNetwork(sorted, network, issues);
  return issues.ok ? { issues, sorted, network } : { issues, sorted };
}

/** The network, with the schedule of its activities where it has any; undefined where they cannot be scheduled. */
function buildWithReadiness(sorted: Model, issues: IssueList): Network | undefined {
  const bare = buildNetwork(sorted);
  try {
    const readiness = scheduleReadiness(sorted, bare);
    return readiness ? buildNetwork(sorted, readiness) : bare;
  } catch (fault) {
    if (!(fault instanceof NoSchedule)) throw fault;
    reportNoSchedule(sorted, issues, fault.proven);
    return undefined;
  }
}

function failure(
  solution: Solution,
  formulation: Formulation,
  language: string,
): { status: RunStatus; conflict?: readonly string[]; message?: string } {
  const byTermination: Readonly<Record<Termination, RunStatus>> = {
    optimal: 'error',
    infeasible: 'infeasible',
    unbounded: 'unbounded',
    'time-limit': 'time-limit',
    cancelled: 'cancelled',
    memory: 'error',
    error: 'error',
  };
  const outOfMemory = solution.termination === 'memory' && message('engine.memory', {}, language);
  return {
    status: byTermination[solution.termination],
    message: outOfMemory || solution.message,
    ...(solution.conflict ? { conflict: describeConflict(formulation, solution.conflict, language) } : {}),
  };
}

/** Times the phases of one run and reports its progress. */
class Run {
  private readonly started = performance.now();
  private readonly phases = new Map<Phase, number>();
  private counts: RunResult['counts'] = { columns: 0, rows: 0, nonzeros: 0, items: 0, buckets: 0 };

  readonly clock: Clock = {
    left: () => {
      const { timeLimit = Number.POSITIVE_INFINITY } = this.options;
      return timeLimit * 1000 - (performance.now() - this.started);
    },
  };

  readonly session: PlanSession;

  constructor(private readonly options: PlanOptions) {
    this.session = options.session ?? new PlanSession();
  }

  tell(progress: Omit<RunProgress, 'seconds'>): void {
    this.options.onProgress?.({ ...progress, seconds: (performance.now() - this.started) / 1000 });
  }

  time<T>(phase: Phase, work: () => T): T {
    this.tell({ phase });
    const from = performance.now();
    const result = work();
    this.add(phase, performance.now() - from);
    return result;
  }

  async timeOf<T>(phase: Phase, work: () => Promise<T>): Promise<T> {
    this.tell({ phase });
    const from = performance.now();
    const result = await work();
    this.add(phase, performance.now() - from);
    return result;
  }

  /** `first`: the plan at hand, where there is one. */
  async solve(engine: Engine, formulation: Formulation, first: FirstPlan | undefined): Promise<LearnedPlan> {
    const { timeLimit, gap = DEFAULT_GAP, seed = 0, strengthen = true, signal } = this.options;
    const { session } = this;
    session.point = first?.point;
    const from = performance.now();
    this.tell({ phase: 'solve' });
    const options = { gap, seed };
    const context: SolveContext = {
      ...(signal ? { signal } : {}),
      onProgress: (progress) => this.tell({ phase: 'solve', ...progress }),
    };
    const reduction = this.reductionAfter(first);
    const solveAsIs: SolveFormulation = async (one, given, means) =>
      reduction
        ? solveReduced(engine, one, given, means, session, reduction)
        : { solution: await engine.solve(one.program, given, means) };
    const solveOne: SolveFormulation = async (one, given, means) => {
      const strong = strengthen ? await strengthened(engine, one, given, means) : one;
      const solved = await solveAsIs(strong, given, means);
      // A conflict is told in the user's words, so it must not rest on rows that were added.
      const isLost = strong !== one && solved.solution.termination === 'infeasible';
      return isLost ? solveAsIs(one, given, means) : solved;
    };
    const { network } = formulation.context;
    const solve = async (given: EngineOptions, means: SolveContext): Promise<LearnedPlan> =>
      hasLearning(network)
        ? solveLearning(network, solveOne, given, means)
        : { formulation, ...(await solveOne(formulation, given, means)) };
    const found =
      timeLimit === undefined
        ? await solve(options, context)
        : await solveInTime(solve, this.secondsToSolve(first), options, context);
    this.add('solve', performance.now() - from);
    return { formulation, ...found };
  }

  /** How a program is reduced; undefined = not at all. `first`: the plan at hand, where there is one. */
  reductionAfter(first: FirstPlan | undefined): Reduction | undefined {
    const { reduce = true, timeLimit } = this.options;
    // With a limit it is asked whether there is time for it.
    if (reduce === true) return timeLimit === undefined ? {} : { urgentFirst: first?.urgentFirst ?? false };
    return reduce === false ? undefined : reduce;
  }

  count({ program }: Formulation, network: Network): void {
    this.counts = {
      columns: program.columnCount,
      rows: program.rowCount,
      nonzeros: program.nonzeroCount,
      items: network.items.length,
      buckets: network.horizon.count,
    };
  }

  /** The outcome of a run that goes no further than the plan it has. */
  kept(kept: Kept, told: Pick<RunResult, 'issues' | 'model'>, network: Network): RunResult {
    const { columns, rows, nonzeros } = kept.plan.header.counts;
    this.counts = { columns, rows, nonzeros, items: network.items.length, buckets: network.horizon.count };
    return this.result({ status: kept.plan.header.status, ...told, ...kept });
  }

  result(outcome: Omit<RunResult, 'phases' | 'counts'>): RunResult {
    const of = (phase: Phase): number => this.of(phase);
    const total = performance.now() - this.started;
    const phases = {
      check: of('check'),
      construct: of('construct'),
      build: of('build'),
      solve: of('solve'),
      verify: of('verify'),
      total,
    };
    return { ...outcome, phases, counts: this.counts };
  }

  private of(phase: Phase): number {
    return this.phases.get(phase) ?? 0;
  }

  /** With a plan at hand, what completing, reading and checking another one takes is left over; without, all goes to the solve. */
  private secondsToSolve(first: FirstPlan | undefined): number {
    const { check, complete } = first?.took ?? { check: 0, complete: 0 };
    return Math.max(0.05, (this.clock.left() - 1.2 * (check + complete)) / 1000);
  }

  private add(phase: Phase, milliseconds: number): void {
    this.phases.set(phase, getOrMake(this.phases, phase, () => 0) + milliseconds);
  }
}
