export { canonicalPlan, parsePlan } from './canonical.js';
export { extractPlan, type HeaderFacts } from './extract.js';
export * from './plan.js';
export { numbersOf, textsOf } from './tables.js';
export { comparePlans, withBounds } from './with-bounds.js';
