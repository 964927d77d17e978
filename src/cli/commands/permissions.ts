import { type PermissionsAnswer, permissionsAnswer } from '../../explain/permissions/index.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode } from '../exit.js';
import { loadModel } from '../model.js';
import { permissionsText } from '../permissions-text.js';
import { loadPlan, plannedTables } from './verify.js';

/** What crosses a border and what covers it, with the quantities of a plan where one is given (S31-S36). */
export async function permissionsCommand(
  modelPath: string,
  planPath: string | undefined,
  context: Context,
): Promise<ExitCode> {
  const tables = await loadModel(modelPath, context, true);
  const plan = planPath === undefined ? undefined : loadPlan(planPath, context);
  const model = plan ? plannedTables(modelPath, tables, plan, context) : tables;
  const answer: PermissionsAnswer = permissionsAnswer(model, plan);
  if (context.json) context.printJson(answer);
  else context.print(permissionsText(answer, model, context));
  return EXIT.ok;
}
