import type { IssueList } from '../base/issues.js';
import { checkModel } from '../jobs/plan.js';
import type { Model } from '../schema/index.js';
import { readModel } from '../store/folder/index.js';
import type { Context } from './context.js';
import { EXIT, Stop } from './exit.js';
import { issuesJson, issueText, issueTotals, mergeIssues } from './issues.js';

/** Errors shown where a command cannot go on because of them. */
export const MOST_SHOWN = 20;

/** A model without errors, `checked` against its network as well; with errors, they are told and the command ends. */
export async function loadModel(path: string, context: Context, checked: boolean): Promise<Model> {
  const { model, issues: reading } = await readModel(path);
  const issues = checked && reading.ok ? mergeIssues(reading, checkModel(model)) : reading;
  if (!issues.ok) throw refuse(path, issues, context);
  return model;
}

/** Tells what is wrong with a model, in the form that was asked for. */
export function refuse(path: string, issues: IssueList, context: Context): Stop {
  if (context.json) {
    context.printJson(issuesJson(issues, context));
    return new Stop(EXIT.failed, '');
  }
  context.complain(issueText(issues, context, MOST_SHOWN));
  context.complain(issueTotals(issues, context));
  return new Stop(EXIT.failed, context.say('cli.model.errors', { path }));
}
