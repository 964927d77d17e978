import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Comparison, unknownScenarios } from '../../analyses/compare/index.js';
import { wordsOf } from '../../explain/format.js';
import { gapText } from '../../explain/sentences.js';
import { type CompareRun, compareModel } from '../../jobs/compare.js';
import type { RunResult } from '../../jobs/plan.js';
import { scenarioIds } from '../../network/scenario/index.js';
import { canonicalPlan } from '../../plan/index.js';
import {
  comparisonHtml,
  comparisonWorkbook,
  noPlanText,
  renderComparisonText,
} from '../../report/compare/index.js';
import { type Cancel, cancelOnSignals } from '../cancel.js';
import type { Context } from '../context.js';
import { type Draft, openDraft } from '../draft.js';
import { engineFor } from '../engine.js';
import { EXIT, type ExitCode, Stop } from '../exit.js';
import { loadModel } from '../model.js';
import { progressLine } from '../progress.js';
import { progressText } from './plan.js';

export interface CompareCommandOptions {
  /** Scenarios with commas between. */
  readonly scenarios?: string;
  readonly against?: string;
  readonly out?: string;
  readonly timeLimit?: number;
  readonly gap?: number;
  readonly engine?: string;
}

const PAGE_FILE = 'compare.html';
const DATA_FILE = 'compare.json';
const BOOK_FILE = 'compare.xlsx';
const PLAN_FOLDER = 'plans';
const OURS: ReadonlySet<string> = new Set([PAGE_FILE, DATA_FILE, BOOK_FILE, PLAN_FOLDER]);

/** Plans the base and the scenarios of a model, and puts them side by side. */
export async function compareCommand(
  path: string,
  options: CompareCommandOptions,
  context: Context,
): Promise<ExitCode> {
  const draft = options.out === undefined ? undefined : prepareDraft(options.out, context);
  const progress = progressLine(context);
  const cancel = cancelOnSignals(() => progress.show(context.say('cli.progress.cancelling')));
  try {
    progress.show(context.say('cli.progress.read'));
    const model = await loadModel(path, context, true);
    const scenarios = chosen(model, options, context);
    const comparison = await compareModel(model, {
      engine: engineFor(options.engine, context).engine,
      language: context.language,
      signal: cancel.signal,
      ...(scenarios ? { scenarios } : {}),
      ...(options.against === undefined ? {} : { against: options.against }),
      ...(options.timeLimit === undefined ? {} : { timeLimit: options.timeLimit }),
      ...(options.gap === undefined ? {} : { gap: options.gap }),
      onProgress: (each) =>
        progress.show(
          context.say('compare.progress', {
            run: each.run,
            runs: each.runs,
            scenario: each.scenario === '' ? context.say('compare.base') : each.scenario,
            what: progressText(each, context),
          }),
        ),
      onResult: (scenario, result, place) => {
        keepPlan(draft, scenario, result);
        tellDone(result, place, context);
      },
    });
    if (!comparison || cancel.signal.aborted) return cancelled(context);
    return await finish(comparison, draft, context, cancel);
  } finally {
    progress.clear();
    cancel.release();
    draft?.discard();
  }
}

/** Scenarios asked for; a name that is not there, or one to hold against that is not planned, ends the command. */
function chosen(
  model: Parameters<typeof unknownScenarios>[0],
  { scenarios, against }: CompareCommandOptions,
  context: Context,
): readonly string[] | undefined {
  const known = scenarioIds(model);
  const names = scenarios
    ?.split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const missing = unknownScenarios(model, names ?? []);
  if (missing.length > 0)
    throw new Stop(
      EXIT.failed,
      context.say('compare.noScenario', { names: missing.join(', '), known: known.join(', ') }),
    );
  const planned = names ?? known;
  if (against !== undefined && against !== '' && !planned.includes(against))
    throw new Stop(
      EXIT.failed,
      context.say('compare.againstMissing', { name: against, known: planned.join(', ') }),
    );
  return names;
}

function keepPlan(draft: Draft | undefined, scenario: string, { plan }: RunResult): void {
  if (draft && plan) draft.write(join(PLAN_FOLDER, `${scenario || 'base'}.json`), canonicalPlan(plan));
}

/** Where no line can be rewritten, each plan that is done is told. */
function tellDone(
  { plan, status, phases }: RunResult,
  { run, runs, scenario }: CompareRun,
  context: Context,
): void {
  if (context.terminal) return;
  context.note(
    context.say('compare.done', {
      run,
      runs,
      scenario: scenario === '' ? context.say('compare.base') : scenario,
      status: plan
        ? context.say('compare.planned', {
            gap: gapText(Math.max(0, plan.header.gap), wordsOf(context.language)),
          })
        : noPlanText(status, wordsOf(context.language)),
      seconds: Math.round(phases.total / 1000),
    }),
  );
}

async function finish(
  comparison: Comparison,
  draft: Draft | undefined,
  context: Context,
  cancel: Cancel,
): Promise<ExitCode> {
  const { language, width, colour } = context;
  if (draft) {
    draft.write(PAGE_FILE, comparisonHtml(comparison, language));
    draft.write(DATA_FILE, `${JSON.stringify(comparison, undefined, 2)}\n`);
    draft.write(BOOK_FILE, await comparisonWorkbook(comparison, language));
    if (cancel.signal.aborted) return cancelled(context);
    draft.publish();
  }
  if (context.json) context.printJson(comparison);
  else context.print(renderComparisonText(comparison, { language, width, colour }));
  if (draft && !context.json)
    context.note(
      context.say('compare.written', { path: draft.target, report: join(draft.target, PAGE_FILE) }),
    );
  return comparison.cases.every(({ plan }) => plan?.verified === true) ? EXIT.ok : EXIT.failed;
}

function cancelled(context: Context): ExitCode {
  context.complain(context.say('cli.plan.cancelled'));
  return EXIT.cancelled;
}

function prepareDraft(out: string, context: Context): Draft {
  if (existsSync(out)) {
    if (!statSync(out).isDirectory())
      throw new Stop(EXIT.failed, context.say('cli.plan.outIsFile', { path: out }));
    const names = readdirSync(out).filter((name) => !OURS.has(name));
    if (names.length > 0)
      throw new Stop(
        EXIT.failed,
        context.say('compare.outNotEmpty', { path: out, names: names.slice(0, 3).join(', ') }),
      );
  }
  return openDraft(out);
}
