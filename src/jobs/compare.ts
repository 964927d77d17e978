import {
  type CaseOutcome,
  type Comparison,
  compareCases,
  foldComparison,
} from '../analyses/compare/index.js';
import { describeIssue } from '../base/issues.js';
import { type MessageKey, message } from '../base/messages.js';
import type { Model } from '../schema/model.js';
import { type PlanOptions, planModel, type RunProgress, type RunResult } from './plan.js';

/** Which of a comparison's runs. */
export interface CompareRun {
  /** '' = the tables as they are. */
  readonly scenario: string;
  /** Number of the run, from 1, of how many. */
  readonly run: number;
  readonly runs: number;
}

export interface CompareProgress extends RunProgress, CompareRun {}

/** Options of each run; `timeLimit` is of each run too. */
export interface CompareOptions extends Omit<PlanOptions, 'scenario' | 'onProgress'> {
  /** Scenarios beside the base; all when absent. */
  readonly scenarios?: readonly string[];
  /** Scenario that the others are held against; the base when absent. */
  readonly against?: string;
  readonly onProgress?: (progress: CompareProgress) => void;
  /** Called with every run's result as it comes, so that plans can be kept without holding all of them. */
  readonly onResult?: (scenario: string, result: RunResult, place: CompareRun) => Promise<void> | void;
}

/** Plans the base and the scenarios one after the other, and folds them. Undefined when it was cancelled. */
export async function compareModel(
  model: Model,
  options: CompareOptions = {},
): Promise<Comparison | undefined> {
  const { scenarios, against, onProgress, onResult, ...planOptions } = options;
  const cases = compareCases(model, scenarios);
  const outcomes: CaseOutcome[] = [];
  for (const [at, each] of cases.entries()) {
    const { scenario } = each;
    const place = { scenario, run: at + 1, runs: cases.length };
    const result = await planModel(model, {
      ...planOptions,
      ...(scenario === '' ? {} : { scenario }),
      onProgress: (progress) => onProgress?.({ ...progress, ...place }),
    });
    if (result.status === 'cancelled' || options.signal?.aborted) return undefined;
    await onResult?.(scenario, result, place);
    outcomes.push(outcomeOf(each, result, options.language ?? 'en'));
  }
  return foldComparison(model, outcomes, against);
}

function outcomeOf(each: CaseOutcome['case'], result: RunResult, language: string): CaseOutcome {
  const { status, plan, verification, model } = result;
  const seconds = result.phases.total / 1000;
  return {
    case: each,
    status,
    seconds,
    reasons: plan ? [] : reasonsOf(result, language),
    model,
    ...(plan && verification ? { plan, verification } : {}),
  };
}

/** Why there is no plan: errors of the tables, or limits that cannot hold together. */
function reasonsOf({ issues, conflict, status, message: said }: RunResult, language: string): string[] {
  const errors = issues.errors.slice(0, 3).map((issue) => describeIssue(issue, language).cause);
  const known = [...errors, ...(conflict ?? [])];
  if (known.length > 0) return known;
  return [said ?? message(`cli.status.${status}` as MessageKey, {}, language)];
}
