export type { Broken } from './check.js';
export { RULES, type RuleName } from './rules.js';
export { type VerifyResult, verify } from './verify.js';
