export { type Prover, proverOf } from './bounds.js';
export { type Constructed, construct, constructed } from './construct.js';
export { type Following, Guided } from './guided.js';
export type { Effort } from './improve.js';
export { unknownLimits } from './known.js';
