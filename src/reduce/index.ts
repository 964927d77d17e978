export { type Fold, findFold } from './fold.js';
export { brokenGroups, type LazyRows, lazyRows, leftOutRows } from './lazy.js';
export { type Restriction, restrict, widen } from './restrict.js';
