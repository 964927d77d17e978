export { type Prover, proverOf } from './bounds.js';
export { type Constructed, completed, construct, constructed, isBetter } from './construct.js';
export { isService, priorityOf } from './expansions.js';
export { type Following, Guided } from './guided.js';
export type { Effort } from './improve.js';
export { unknownLimits } from './known.js';
export { prioritiesOf } from './priorities.js';
