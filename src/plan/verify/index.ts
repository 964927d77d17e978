export { type Broken, MOST_KEPT } from './check.js';
export { RULES, type RuleName } from './rules.js';
export { BOUND_TOLERANCE, TOLERANCE } from './tolerance.js';
export { type VerifyResult, verify } from './verify.js';
