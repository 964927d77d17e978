export { appendRows, type ExtraRow } from './append.js';
export { ObjectiveBuilder, ProgramBuilder } from './builder.js';
export { ColumnCounter, type Links } from './counter.js';
export {
  type Family,
  familyOf,
  label,
  type Objective,
  objectiveValue,
  type Program,
  type Sense,
  type SparseColumns,
} from './program.js';
