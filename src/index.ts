/**
 * Renkei for Node.
 *
 * ```ts
 * import { answerCard, plan, readModel, renderAnswerText } from 'renkei';
 *
 * const { model, issues } = await readModel('boats');
 * if (!issues.ok) throw new InputError(issues);
 * const result = await plan(model, { timeLimit: 60 });
 * if (result.plan) console.log(renderAnswerText(answerCard(model, result.plan, result.verification)));
 * ```
 */
import { highsWorker } from './engines/index.js';
import { type PlanOptions, planModel, type RunResult } from './jobs/plan.js';
import type { Model } from './schema/index.js';

export * from './core.js';
export { engineByName, engineNames, highsWorker } from './engines/index.js';
export { checkModel as check } from './jobs/plan.js';
export { planWorkbook } from './report/workbook.js';
export { readModel, writeModel } from './store/folder/index.js';

/** Plans a model with HiGHS in a thread of its own, unless another engine is given; the plan is verified. */
export function plan(model: Model, options: PlanOptions = {}): Promise<RunResult> {
  return planModel(model, { ...options, engine: options.engine ?? highsWorker() });
}
