import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { nearest } from '../../base/text.js';
import { answerCard } from '../../explain/answer.js';
import type { VerificationSummary } from '../../explain/card.js';
import { renderAnswerText } from '../../explain/text.js';
import { PLAN_TABLES, type Plan, type PlanTableName } from '../../plan/index.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode, Stop } from '../exit.js';
import { loadModel } from '../model.js';
import { MODEL_FILE, VERIFICATION_FILE } from '../plan-folder.js';
import { tableRecords, tableText } from '../table-text.js';
import { loadPlan } from './verify.js';

/** The answer of a plan that was written before, or one of its tables. */
export async function showCommand(
  path: string,
  options: { readonly table?: string },
  context: Context,
): Promise<ExitCode> {
  const table = options.table === undefined ? undefined : tableNamed(options.table, context);
  const plan = loadPlan(path, context);
  if (table === undefined) return showCard(path, plan, context);
  if (context.json) context.printJson(tableRecords(plan, table));
  else context.print(tableText(plan, table, context));
  return EXIT.ok;
}

function tableNamed(name: string, context: Context): PlanTableName {
  if (Object.hasOwn(PLAN_TABLES, name)) return name as PlanTableName;
  const names = Object.keys(PLAN_TABLES);
  const near = nearest(name, names);
  const key = near === undefined ? 'cli.show.noTable' : 'cli.show.noTableNear';
  throw new Stop(EXIT.usage, context.say(key, { name, near: near ?? '', names: names.join(', ') }));
}

async function showCard(path: string, plan: Plan, context: Context): Promise<ExitCode> {
  const folder = statSync(path).isDirectory() ? path : dirname(path);
  const modelPath = join(folder, MODEL_FILE);
  if (!existsSync(modelPath)) throw new Stop(EXIT.failed, context.say('cli.show.noModel', { path: folder }));
  const model = await loadModel(modelPath, context, false);
  const card = answerCard(model, plan, readVerification(join(folder, VERIFICATION_FILE)));
  const { language, width, colour } = context;
  if (context.json) context.printJson(card);
  else context.print(renderAnswerText(card, { language, width, colour }));
  return EXIT.ok;
}

/** undefined where there is none: the card then says that nothing is known of it. */
function readVerification(path: string): VerificationSummary | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null) return undefined;
    const { rulesChecked, brokenCount } = value as Record<string, unknown>;
    if (typeof rulesChecked !== 'number' || typeof brokenCount !== 'number') return undefined;
    return { rulesChecked, brokenCount };
  } catch {
    return undefined;
  }
}
