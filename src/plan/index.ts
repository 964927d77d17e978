export { canonicalPlan, parsePlan } from './canonical.js';
export { extractPlan } from './extract.js';
export * from './plan.js';
export { numbersOf, textsOf } from './tables.js';
