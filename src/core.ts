/**
 * Renkei without Node: models from the bytes of their files, plans, the verifier, explanations and the report.
 * For browsers and bundles; the entry for Node is `renkei`.
 */
export { type DescribedIssue, describeIssue, InputError, type Issue, IssueList } from './base/issues.js';
export { LANGUAGES, type Language } from './base/messages.js';
export * from './engines/core.js';
export { type AnswerCard, answerCard } from './explain/answer.js';
export { renderAnswerText, type TextOptions } from './explain/text.js';
export {
  checkModel,
  type PlanOptions,
  planModel,
  programOf,
  type RunProgress,
  type RunResult,
  type RunStatus,
} from './jobs/plan.js';
export { PlanSession } from './jobs/session.js';
export { applyScenario, scenarioIds } from './network/scenario/index.js';
export {
  canonicalPlan,
  numbersOf,
  PLAN_TABLES,
  type Plan,
  type PlanColumn,
  type PlanHeader,
  type PlanObjective,
  type PlanTable,
  type PlanTableName,
  parsePlan,
  textsOf,
} from './plan/index.js';
export { type Broken, RULES, type RuleName, type VerifyResult, verify } from './plan/verify/index.js';
export { exportLp } from './program/export-lp.js';
export { exportMps } from './program/export-mps.js';
export type { Program } from './program/index.js';
export { planCsv } from './report/csv.js';
export { htmlReport, type ReportOptions } from './report/html.js';
export { planParquet } from './report/parquet.js';
export {
  canonicalModel,
  fingerprint,
  type Model,
  type ModelFile,
  modelFiles,
  parseModel,
  type ReadResult,
  sortedModel,
  type TemplateFormat,
  template,
  type WriteFormat,
} from './schema/index.js';
