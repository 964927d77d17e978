export { type Echelon, echelons } from './echelon.js';
export { brokenInequalities, firstInequalities } from './separate.js';
