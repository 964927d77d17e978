import { type DescribedIssue, describeIssue, type Issue, IssueList } from '../base/issues.js';
import { printable } from '../explain/cells.js';
import type { Context } from './context.js';

export interface DescribedIssues {
  readonly errors: readonly DescribedIssue[];
  readonly warnings: readonly DescribedIssue[];
}

/** Issues of several looks at one model, each once. */
export function mergeIssues(...lists: readonly IssueList[]): IssueList {
  const merged = new IssueList();
  const seen = new Set<string>();
  for (const list of lists) {
    let repeated = 0;
    for (const issue of [...list.errors, ...list.warnings]) {
      const key = JSON.stringify([
        issue.severity,
        issue.code,
        issue.file,
        issue.row,
        issue.line,
        issue.attribute,
        issue.value,
        issue.params,
      ]);
      if (seen.has(key)) {
        repeated++;
        continue;
      }
      seen.add(key);
      merged.add(issue);
    }
    // What a list did not keep but count is counted here as well, unless it says again what another one said.
    if (repeated === 0) {
      merged.errorCount += list.errorCount - list.errors.length;
      merged.warningCount += list.warningCount - list.warnings.length;
    }
  }
  return merged;
}

export function describeIssues(issues: IssueList, context: Context): DescribedIssues {
  const describe = (issue: Issue): DescribedIssue => describeIssue(issue, context.language);
  return { errors: issues.errors.map(describe), warnings: issues.warnings.map(describe) };
}

/** What `check --json` prints; `more` counts what was left out of lists that grew too long. */
export function issuesJson(
  issues: IssueList,
  context: Context,
): DescribedIssues & { more?: Record<string, number> } {
  const described = describeIssues(issues, context);
  const errors = issues.errorCount - issues.errors.length;
  const warnings = issues.warningCount - issues.warnings.length;
  return errors + warnings > 0 ? { ...described, more: { errors, warnings } } : described;
}

/** Each issue as where, what and what to do; of each severity at most `most`. */
export function issueText(issues: IssueList, context: Context, most: number): string {
  const { errors, warnings } = describeIssues(issues, context);
  const lines: string[] = [];
  for (const issue of errors.slice(0, most)) lines.push(...oneIssue(issue, 'error', context));
  if (issues.errorCount > most)
    lines.push(context.say('cli.issues.moreErrors', { count: issues.errorCount - most }));
  for (const issue of warnings.slice(0, most)) lines.push(...oneIssue(issue, 'warning', context));
  if (issues.warningCount > most)
    lines.push(context.say('cli.issues.moreWarnings', { count: issues.warningCount - most }));
  return lines.join('\n');
}

function oneIssue(issue: DescribedIssue, severity: 'error' | 'warning', context: Context): string[] {
  const paint = (code: number, text: string): string =>
    context.colour ? `\u001b[${code}m${text}\u001b[0m` : text;
  const head = paint(severity === 'error' ? 31 : 33, context.say(`cli.issues.${severity}`));
  const parts = [printable(issue.file)];
  if (issue.row !== null) parts.push(context.say('cli.issues.row', { row: issue.row }));
  if (issue.line !== null && issue.line !== issue.row)
    parts.push(context.say('cli.issues.line', { line: issue.line }));
  if (issue.attribute !== null)
    parts.push(printable(issue.value === null ? issue.attribute : `${issue.attribute} = ${issue.value}`));
  else if (issue.value !== null) parts.push(printable(issue.value));
  return [
    `${head} ${parts.filter((part) => part !== '').join(', ')}`,
    `  ${printable(issue.cause)}`,
    `  ${paint(2, printable(issue.remedy))}`,
  ];
}

/** "2 errors, 1 warning", for the last line. */
export function issueTotals(issues: IssueList, context: Context): string {
  return context.say('cli.issues.totals', { errors: issues.errorCount, warnings: issues.warningCount });
}
