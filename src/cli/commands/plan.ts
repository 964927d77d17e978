import { join } from 'node:path';
import { type CaseOutcome, foldComparison } from '../../analyses/compare/index.js';
import type { IssueList } from '../../base/issues.js';
import type { EngineReason } from '../../engines/index.js';
import { answerCard } from '../../explain/answer.js';
import { wordsOf } from '../../explain/format.js';
import { objectiveName } from '../../explain/sentences.js';
import { renderAnswerText } from '../../explain/text.js';
import { planModel, type RunProgress, type RunResult } from '../../jobs/plan.js';
import { PlanSession } from '../../jobs/session.js';
import { differenceSentences } from '../../report/compare/index.js';
import type { Model } from '../../schema/index.js';
import { readModel } from '../../store/folder/index.js';
import { type Cancel, cancelOnSignals } from '../cancel.js';
import type { Context } from '../context.js';
import { type Draft, openDraft } from '../draft.js';
import { engineFor } from '../engine.js';
import { EXIT, type ExitCode, Stop } from '../exit.js';
import { describeIssues, issueText, issueTotals, mergeIssues } from '../issues.js';
import { MOST_SHOWN } from '../model.js';
import { openInDesktop } from '../open.js';
import { foreignFiles, REPORT_FILE } from '../plan-folder.js';
import { planReport } from '../plan-json.js';
import { type ProgressLine, progressLine } from '../progress.js';
import { hasChanged, stateOf } from '../watch.js';

export interface PlanCommandOptions {
  readonly out?: string;
  readonly timeLimit?: number;
  readonly gap?: number;
  readonly engine?: string;
  readonly scenario?: string;
  readonly open?: boolean;
  /** Plan again whenever the tables change. */
  readonly watch?: boolean;
}

/** Warnings told beside a plan; `check` tells them all. */
const MOST_WARNINGS = 10;

export async function planCommand(
  path: string,
  options: PlanCommandOptions,
  context: Context,
): Promise<ExitCode> {
  if (options.open === true && options.out === undefined)
    throw new Stop(EXIT.usage, context.say('cli.plan.openNeedsOut'));
  if (options.watch !== true) return (await planOnce(path, options, context)).code;
  return watch(path, options, context);
}

interface Planned {
  readonly code: ExitCode;
  /** Absent when it did not come as far as planning. */
  readonly result?: RunResult;
}

async function planOnce(
  path: string,
  options: PlanCommandOptions,
  context: Context,
  session?: PlanSession,
): Promise<Planned> {
  const started = performance.now();
  const progress = progressLine(context);
  const cancel = cancelOnSignals(() => progress.show(context.say('cli.progress.cancelling')));
  let draft: Draft | undefined;
  try {
    if (options.out !== undefined) draft = prepareDraft(options.out, context);
    const run = new PlanRun(path, options, context, { started, draft, progress, cancel, session });
    const code = await run.run();
    return { code, result: run.result };
  } finally {
    progress.clear();
    cancel.release();
    draft?.discard();
  }
}

/** Plans, and again after every change of the tables, from where the last plan ended, until the user ends it. */
async function watch(path: string, options: PlanCommandOptions, context: Context): Promise<ExitCode> {
  const session = new PlanSession();
  let last: RunResult | undefined;
  let { open } = options;
  for (;;) {
    const seen = stateOf(path);
    const { code, result } = await planOnce(path, { ...options, open }, context, session);
    if (code === EXIT.cancelled) return code;
    open = open && code !== EXIT.ok;
    if (code === EXIT.ok && result) {
      if (last && !context.json) tellChanges(last, result, context);
      last = result;
    }
    context.note(context.say('cli.watch.waiting', { path }));
    const cancel = cancelOnSignals(() => {});
    try {
      if (!(await hasChanged(path, seen, cancel.signal))) return EXIT.ok;
    } finally {
      cancel.release();
    }
    context.note(context.say('cli.watch.again'));
  }
}

/** What another plan gives and costs beside the one before. */
function tellChanges(before: RunResult, now: RunResult, context: Context): void {
  const caseOf = (
    { model, status, plan, verification, phases }: RunResult,
    scenario: string,
  ): CaseOutcome => ({
    case: { scenario },
    status,
    seconds: phases.total / 1000,
    reasons: [],
    model,
    plan,
    verification,
  });
  const comparison = foldComparison(now.model, [caseOf(before, ''), caseOf(now, 'now')]);
  context.print(context.say('cli.watch.changes', { seconds: (now.phases.total / 1000).toFixed(1) }));
  for (const difference of comparison.differences)
    for (const sentence of differenceSentences(comparison, difference, wordsOf(context.language)))
      context.print(`  ${sentence}`);
}

/** The place for the plan is made ready before the work: what cannot be written is known now. */
function prepareDraft(out: string, context: Context): Draft {
  const foreign = foreignFiles(out);
  if (foreign === undefined) throw new Stop(EXIT.failed, context.say('cli.plan.outIsFile', { path: out }));
  if (foreign.length > 0)
    throw new Stop(
      EXIT.failed,
      context.say('cli.plan.outNotEmpty', { path: out, names: foreign.slice(0, 3).join(', ') }),
    );
  return openDraft(out);
}

interface Means {
  readonly started: number;
  readonly draft?: Draft;
  readonly progress: ProgressLine;
  readonly cancel: Cancel;
  readonly session?: PlanSession;
}

class PlanRun {
  /** Of the run, once there is one. */
  result?: RunResult;
  private readMilliseconds = 0;
  private reason: EngineReason | undefined;

  constructor(
    private readonly path: string,
    private readonly options: PlanCommandOptions,
    private readonly context: Context,
    private readonly means: Means,
  ) {}

  async run(): Promise<ExitCode> {
    const { context, means } = this;
    const { engine, reason } = engineFor(this.options.engine, context);
    this.reason = reason;
    means.progress.show(context.say('cli.progress.read'));
    const { model, issues: reading } = await readModel(this.path);
    this.readMilliseconds = performance.now() - means.started;
    if (!reading.ok) return this.failed(noRun(model, reading), reading);
    if (this.cancelled) return this.stopped(noRun(model, reading));
    const result = await planModel(model, {
      engine,
      language: context.language,
      ...this.timeLeft(),
      ...(this.options.gap === undefined ? {} : { gap: this.options.gap }),
      ...(this.options.scenario === undefined ? {} : { scenario: this.options.scenario }),
      ...(means.session ? { session: means.session } : {}),
      signal: means.cancel.signal,
      onProgress: (progress) => means.progress.show(progressText(progress, context)),
    });
    this.result = result;
    const issues = mergeIssues(reading, result.issues);
    if (this.cancelled || result.status === 'cancelled') return this.stopped(result);
    if (result.plan === undefined || result.verification?.ok !== true) return this.failed(result, issues);
    const { plan, verification } = result;
    const card = answerCard(result.model, plan, verification);
    if (means.draft) {
      means.progress.show(context.say('cli.progress.write'));
      const content = { model: result.model, plan, verification, card, language: context.language };
      // Loaded only now: writing workbooks takes a large library.
      const { writePlanFolder } = await import('../plan-files.js');
      await writePlanFolder(means.draft, content, means.cancel.signal);
      if (this.cancelled) return this.stopped(result);
      means.draft.publish();
    }
    means.progress.clear();
    const { notes = [] } = result;
    if (context.json) this.printJson(result, issues, means.draft?.target ?? null, notes);
    else {
      const { language, width, colour } = context;
      context.print(renderAnswerText(card, { language, width, colour }));
      for (const note of notes) context.note(note);
      this.tellRest(issues);
    }
    if (means.draft && this.options.open === true)
      await openInDesktop(join(means.draft.target, REPORT_FILE), context);
    return EXIT.ok;
  }

  /** The limit counts from the start of the command: reading is part of it, though never all. */
  private timeLeft(): { timeLimit?: number } {
    const { timeLimit } = this.options;
    if (timeLimit === undefined) return {};
    return { timeLimit: Math.max(timeLimit / 10, timeLimit - this.readMilliseconds / 1000) };
  }

  private get cancelled(): boolean {
    return this.means.cancel.signal.aborted;
  }

  private stopped(result: RunResult): ExitCode {
    const { context } = this;
    this.means.progress.clear();
    const text = context.say('cli.plan.cancelled');
    if (context.json)
      this.printJson(
        { ...result, status: 'cancelled', plan: undefined, verification: undefined },
        result.issues,
        null,
        [text],
      );
    else context.complain(text);
    return EXIT.cancelled;
  }

  /** No plan, or one that the verifier refuses: says why, in words. */
  private failed(result: RunResult, issues: IssueList): ExitCode {
    const { context } = this;
    this.means.progress.clear();
    const messages = failureTexts(result, context);
    if (context.json) this.printJson(result, issues, null, messages);
    else {
      if (!issues.ok) {
        context.complain(issueText(issues, context, MOST_SHOWN));
        context.complain(issueTotals(issues, context));
      }
      for (const text of messages) context.complain(text);
    }
    return EXIT.failed;
  }

  private tellRest(issues: IssueList): void {
    const { context, means, path } = this;
    if (issues.warningCount > 0) {
      context.note(issueText(issues, context, MOST_WARNINGS));
      if (issues.warningCount > MOST_WARNINGS) context.note(context.say('cli.plan.allWarnings', { path }));
    }
    if (means.draft)
      context.note(
        context.say('cli.plan.written', {
          path: means.draft.target,
          report: join(means.draft.target, REPORT_FILE),
        }),
      );
    else context.note(context.say('cli.plan.notWritten'));
  }

  private printJson(
    result: RunResult,
    issues: IssueList,
    out: string | null,
    messages: readonly string[],
  ): void {
    const totalMilliseconds = performance.now() - this.means.started;
    const described = describeIssues(issues, this.context);
    const { readMilliseconds, context, reason } = this;
    const engineReason = reason === undefined ? null : context.say(`engine.reason.${reason}`);
    context.printJson(
      planReport(result, {
        readMilliseconds,
        totalMilliseconds,
        out,
        engineReason,
        messages,
        ...described,
      }),
    );
  }
}

/** The outcome of a run that did not come as far as planning. */
function noRun(model: Model, issues: IssueList): RunResult {
  return {
    status: 'invalid',
    issues,
    model,
    phases: { check: 0, construct: 0, build: 0, solve: 0, verify: 0, total: 0 },
    counts: { columns: 0, rows: 0, nonzeros: 0, items: 0, buckets: 0 },
  };
}

function failureTexts(result: RunResult, context: Context): string[] {
  const { verification, conflict } = result;
  if (result.plan && verification && !verification.ok) {
    const broken = verification.broken.slice(0, MOST_SHOWN).map(({ message }) => `  ${message}`);
    return [context.say('cli.plan.notVerified', { count: verification.brokenCount }), ...broken];
  }
  const texts = [context.say(`cli.status.${result.status}`)];
  if (conflict && conflict.length > 0)
    texts.push(context.say('cli.plan.conflict'), ...conflict.map((line) => `  - ${line}`));
  if (result.message !== undefined && result.message !== '') texts.push(result.message);
  return texts;
}

/** How far a run is, for the line of progress. */
export function progressText(progress: RunProgress, context: Context): string {
  const seconds = Math.floor(progress.seconds);
  const { phase, part, step = 0, steps = 0 } = progress;
  const objective = progress.objective && objectiveName(progress.objective, wordsOf(context.language, true));
  if (part === 'search') return context.say('cli.progress.search', { seconds });
  if (objective === undefined) return context.say(`cli.progress.${phase}`, { seconds });
  if (part === 'raise') return context.say('cli.progress.raise', { objective, seconds });
  return context.say('cli.progress.objective', { objective, step, steps, seconds });
}
