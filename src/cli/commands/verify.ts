import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { IssueList } from '../../base/issues.js';
import { applyScenario } from '../../network/scenario/index.js';
import { type Plan, parsePlan } from '../../plan/index.js';
import { verify } from '../../plan/verify/index.js';
import { fingerprint, type Model, sortedModel } from '../../schema/index.js';
import type { Context } from '../context.js';
import { codeOf, restoreInterrupted } from '../draft.js';
import { EXIT, type ExitCode, Stop } from '../exit.js';
import { loadModel, MOST_SHOWN, refuse } from '../model.js';
import { PLAN_FILE } from '../plan-folder.js';

/** Recomputes a plan from the tables and says what does not follow from them. */
export async function verifyCommand(
  modelPath: string,
  planPath: string,
  context: Context,
): Promise<ExitCode> {
  const plan = loadPlan(planPath, context);
  const model = plannedTables(modelPath, await loadModel(modelPath, context, true), plan, context);
  const sameModel = fingerprint(model) === plan.header.model;
  const result = verify(model, plan, context.language);
  const ok = result.ok && sameModel;
  if (context.json) {
    const { rulesChecked, brokenCount, worst, broken } = result;
    context.printJson({
      verified: ok,
      same_model: sameModel,
      checks: rulesChecked,
      broken_count: brokenCount,
      worst,
      broken,
    });
  } else {
    if (!sameModel) context.complain(context.say('cli.verify.otherModel'));
    for (const { message } of result.broken.slice(0, MOST_SHOWN)) context.complain(message);
    if (result.brokenCount > MOST_SHOWN)
      context.complain(context.say('cli.verify.more', { count: result.brokenCount - MOST_SHOWN }));
    const counts = { checks: result.rulesChecked, broken: result.brokenCount };
    if (ok) context.note(context.say('cli.verify.ok', counts));
    else context.complain(context.say('cli.verify.broken', counts));
  }
  return ok ? EXIT.ok : EXIT.failed;
}

/** The tables that a plan is for: with its scenario's changes, unless they are those tables already. */
export function plannedTables(path: string, model: Model, { header }: Plan, context: Context): Model {
  const sorted = sortedModel(model);
  if (header.scenario === undefined || fingerprint(sorted) === header.model) return sorted;
  const issues = new IssueList();
  const changed = applyScenario(model, header.scenario, issues);
  if (!issues.ok) throw refuse(path, issues, context);
  return sortedModel(changed);
}

/** A plan from its folder or from its plan.json. */
export function loadPlan(path: string, context: Context): Plan {
  restoreInterrupted(path);
  let text: string;
  try {
    text = readFileSync(statSync(path).isDirectory() ? join(path, PLAN_FILE) : path, 'utf8');
  } catch (error) {
    throw new Stop(EXIT.failed, context.say('cli.verify.noPlan', { path, reason: codeOf(error) ?? '' }));
  }
  try {
    return parsePlan(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new Stop(EXIT.failed, context.say('cli.verify.badPlan', { path, reason }));
  }
}
