export { proverOf } from './bounds.js';
export { construct } from './construct.js';
export type { Effort } from './improve.js';
export { unknownLimits } from './known.js';
