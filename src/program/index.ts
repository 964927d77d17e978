export { appendRows, type ExtraRow } from './append.js';
export { blendedCosts, blendWeights, weighedCosts } from './blend.js';
export { ProgramBuilder } from './builder.js';
export { ColumnCounter, type Links } from './counter.js';
export { floats, type Growing, ints } from './growing.js';
export { keyOf, stretchAt } from './keys.js';
export { ObjectiveBuilder } from './objective.js';
export {
  type Family,
  familyOf,
  label,
  type Objective,
  objectiveValue,
  type Program,
  rowActivities,
  type Sense,
  type SparseColumns,
} from './program.js';
