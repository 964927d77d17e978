export { canonicalPlan, type PlanDocument, parsePlan, planDocument } from './canonical.js';
export { extractPlan } from './extract.js';
export * from './plan.js';
export { numbersOf, textsOf } from './tables.js';
