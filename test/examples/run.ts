import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { describeIssue } from '../../src/base/issues.js';
import { answerCard, renderAnswerText } from '../../src/explain/answer.js';
import { planModel, type RunResult } from '../../src/jobs/plan.js';
import type { Plan, PlanTableName } from '../../src/plan/plan.js';
import type { Model } from '../../src/schema/model.js';
import { readModel } from '../../src/store/folder/index.js';

export interface Example {
  readonly model: Model;
  readonly result: RunResult;
  readonly plan: Plan;
}

/** Reads an example, plans it and checks that the plan is verified. */
export async function runExample(folder: string): Promise<Example> {
  const { model, issues } = await readModel(folder);
  expect(issues.errors.map((issue) => describeIssue(issue, 'en'))).toEqual([]);
  const result = await planModel(model);
  expect(result.issues.errors.map((issue) => describeIssue(issue, 'en'))).toEqual([]);
  expect(result.status).toBe('optimal');
  expect(result.verification?.broken ?? []).toEqual([]);
  expect(result.verification?.ok).toBe(true);
  return { model, result, plan: result.plan! };
}

/** A copy of an example in which a text of one of its files is another. */
export function changedExample(folder: string, file: string, from: string, to: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'renkei-example-'));
  cpSync(folder, copy, { recursive: true });
  const text = readFileSync(join(copy, file), 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
  writeFileSync(join(copy, file), text.replace(from, to));
  return copy;
}

export type PlanRow = Readonly<Record<string, string | number>>;

export function rowsOf(plan: Plan, table: PlanTableName): PlanRow[] {
  const { columns, length } = plan.tables[table];
  return Array.from({ length }, (_, i) =>
    Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[i]!])),
  );
}

/** Sum of a column over the rows that hold the given cells. */
export function total(plan: Plan, table: PlanTableName, column: string, cells: PlanRow = {}): number {
  const wanted = Object.entries(cells);
  const rows = rowsOf(plan, table).filter((row) => wanted.every(([name, value]) => row[name] === value));
  return rows.reduce((sum, row) => sum + Number(row[column]), 0);
}

/** What `renkei plan` prints, in a terminal of 100 columns. */
export function answerText({ model, plan, result }: Example): string {
  const { rulesChecked, brokenCount } = result.verification!;
  const card = answerCard(model, plan, { rulesChecked, brokenCount });
  return renderAnswerText(card, { language: 'en', width: 100, colour: false });
}
