export { provenBounds } from './bounds.js';
export { construct } from './construct.js';
export { unknownLimits } from './known.js';
