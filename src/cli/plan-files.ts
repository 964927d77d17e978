import type { AnswerCard } from '../explain/card.js';
import { renderAnswerText } from '../explain/text.js';
import { canonicalPlan, type Plan } from '../plan/index.js';
import type { VerifyResult } from '../plan/verify/index.js';
import { TABLE_NAMES, tableCsv } from '../report/csv.js';
import { htmlReport } from '../report/html.js';
import { tableParquet } from '../report/parquet.js';
import { planWorkbook } from '../report/workbook.js';
import { type Model, modelFiles } from '../schema/index.js';
import { deflateBeside } from './deflate.js';
import type { Draft } from './draft.js';
import {
  ANSWER_FILE,
  CSV_FOLDER,
  MODEL_FILE,
  PARQUET_FOLDER,
  PLAN_FILE,
  REPORT_FILE,
  VERIFICATION_FILE,
  WORKBOOK_FILE,
} from './plan-folder.js';

export interface PlanContent {
  readonly model: Model;
  readonly plan: Plan;
  readonly verification: VerifyResult;
  readonly card: AnswerCard;
  readonly language: string;
}

/** Writes all files of a plan into the draft, until done or cancelled. */
export async function writePlanFolder(
  draft: Draft,
  content: PlanContent,
  signal: AbortSignal,
): Promise<void> {
  for await (const [path, bytes] of planFiles(content, signal)) {
    // Lets a pending Ctrl-C in.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return;
    draft.write(path, bytes);
  }
}

async function* planFiles(
  content: PlanContent,
  signal: AbortSignal,
): AsyncGenerator<readonly [string, string | Uint8Array]> {
  const { model, plan, verification, card, language } = content;
  yield [PLAN_FILE, canonicalPlan(plan)];
  const [document] = await modelFiles(model, 'json');
  yield [MODEL_FILE, document.bytes];
  const { ok, rulesChecked, brokenCount, worst, broken } = verification;
  yield [VERIFICATION_FILE, `${JSON.stringify({ ok, rulesChecked, brokenCount, worst, broken }, null, 2)}\n`];
  yield [ANSWER_FILE, renderAnswerText(card, { language, width: 100 })];
  yield [REPORT_FILE, htmlReport(model, plan, { verification, language })];
  // Compressed in another thread, while the tables below are written in this one.
  const workbook = planWorkbook(model, plan, { language, deflate: deflateBeside, signal });
  // Whoever waits for it hears of a failure; when cancelled, nobody does.
  workbook.catch(() => undefined);
  for (const name of TABLE_NAMES) {
    yield [`${CSV_FOLDER}/${name}.csv`, tableCsv(plan, name)];
    yield [`${PARQUET_FOLDER}/${name}.parquet`, tableParquet(plan, name)];
  }
  yield [WORKBOOK_FILE, await workbook];
}
