import { existsSync, readdirSync, statSync } from 'node:fs';
import type { AnswerCard } from '../explain/card.js';
import { renderAnswerText } from '../explain/text.js';
import { canonicalPlan, type Plan } from '../plan/index.js';
import type { VerifyResult } from '../plan/verify/index.js';
import { planCsv } from '../report/csv.js';
import { htmlReport } from '../report/html.js';
import { planParquet } from '../report/parquet.js';
import { planWorkbook } from '../report/workbook.js';
import { type Model, modelFiles } from '../schema/index.js';
import type { Draft } from './draft.js';

export const PLAN_FILE = 'plan.json';
export const MODEL_FILE = 'model.json';
export const REPORT_FILE = 'report.html';
export const VERIFICATION_FILE = 'verification.json';
const WORKBOOK_FILE = 'plan.xlsx';
const ANSWER_FILE = 'answer.txt';
const CSV_FOLDER = 'csv';
const PARQUET_FOLDER = 'parquet';

const OURS = new Set([
  PLAN_FILE,
  MODEL_FILE,
  REPORT_FILE,
  VERIFICATION_FILE,
  WORKBOOK_FILE,
  ANSWER_FILE,
  CSV_FOLDER,
  PARQUET_FOLDER,
]);
/** What desktops leave in any folder that is looked at. */
const NOBODYS = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

export interface PlanContent {
  readonly model: Model;
  readonly plan: Plan;
  readonly verification: VerifyResult;
  readonly card: AnswerCard;
  readonly language: string;
}

/**
 * What is in a folder that no plan has; a plan there must not take its place. Empty for a folder that is not there,
 * undefined for something that is no folder.
 */
export function foreignFiles(folder: string): readonly string[] | undefined {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return undefined;
  const names = readdirSync(folder).filter((name) => !NOBODYS.has(name));
  // A model of one JSON file is called model.json as well; only beside a plan is it a plan's.
  if (names.length > 0 && !names.includes(PLAN_FILE)) return names;
  return names.filter((name) => !OURS.has(name));
}

/** Writes all files of a plan into the draft, until done or cancelled. */
export async function writePlanFolder(
  draft: Draft,
  content: PlanContent,
  signal: AbortSignal,
): Promise<void> {
  for await (const [path, bytes] of planFiles(content)) {
    // Lets a pending Ctrl-C in.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return;
    draft.write(path, bytes);
  }
}

async function* planFiles(content: PlanContent): AsyncGenerator<readonly [string, string | Uint8Array]> {
  const { model, plan, verification, card, language } = content;
  yield [PLAN_FILE, canonicalPlan(plan)];
  const [document] = await modelFiles(model, 'json');
  yield [MODEL_FILE, document.bytes];
  const { ok, rulesChecked, brokenCount, worst, broken } = verification;
  yield [VERIFICATION_FILE, `${JSON.stringify({ ok, rulesChecked, brokenCount, worst, broken }, null, 2)}\n`];
  yield [ANSWER_FILE, renderAnswerText(card, { language, width: 100 })];
  yield [REPORT_FILE, htmlReport(model, plan, { verification, language })];
  yield [WORKBOOK_FILE, await planWorkbook(model, plan, { language })];
  for (const [name, text] of planCsv(plan)) yield [`${CSV_FOLDER}/${name}`, text];
  for (const [name, bytes] of planParquet(plan)) yield [`${PARQUET_FOLDER}/${name}`, bytes];
}
