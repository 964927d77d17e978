import { checkModel } from '../../jobs/plan.js';
import { readModel } from '../../store/folder/index.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit.js';
import { issuesJson, issueText, issueTotals, mergeIssues } from '../issues.js';

/** Issues shown in full on a terminal; `--json` gives all that are kept. */
const MOST_SHOWN = 100;

export interface CheckOptions {
  readonly scenario?: string;
}

export async function checkCommand(
  path: string,
  { scenario }: CheckOptions,
  context: Context,
): Promise<ExitCode> {
  const { model, issues: reading } = await readModel(path);
  const issues = reading.ok ? mergeIssues(reading, checkModel(model, scenario)) : reading;
  if (context.json) {
    context.printJson(issuesJson(issues, context));
  } else {
    const text = issueText(issues, context, MOST_SHOWN);
    if (text !== '') context.print(text);
    if (!context.quiet) context.print(issueTotals(issues, context));
  }
  return issues.ok ? EXIT.ok : EXIT.failed;
}
