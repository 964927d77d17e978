import { describeIssue, IssueList } from '../../src/base/issues.js';
import { checkModel } from '../../src/schema/checks.js';
import type { ComponentName, RowTypes } from '../../src/schema/generated/types.js';
import type { Model } from '../../src/schema/model.js';
import { typeTables } from '../../src/schema/read.js';
import { readJson } from '../../src/tables/json.js';

/** Rows of a model by component, as a JSON model has them. */
export type ModelRows = { readonly [C in ComponentName]?: readonly RowTypes[C][] };

export interface ModelWithIssues {
  readonly model: Model;
  readonly issues: IssueList;
}

/** Rows as a model and what is wrong with them: read, typed and checked as a JSON file would be. */
export function readRows(rows: ModelRows): ModelWithIssues {
  const issues = new IssueList();
  const raw = readJson(JSON.stringify(rows, undefined, 1), { file: 'test.json', name: undefined }, issues);
  const model = typeTables(raw, issues, 'test.json');
  checkModel(model, issues);
  return { model, issues };
}

/** Rows as a model; throws when a row would not pass the checks that files pass. */
export function modelOf(rows: ModelRows): Model {
  const { model, issues } = readRows(rows);
  if (issues.ok) return model;
  const words = issues.errors.map((issue) => {
    const { row, attribute, value, cause } = describeIssue(issue, 'en');
    return `${issue.component ?? ''} row ${row ?? '-'} ${attribute ?? ''} ${value ?? ''}: ${cause}`;
  });
  throw new Error(`test model:\n${words.join('\n')}`);
}
