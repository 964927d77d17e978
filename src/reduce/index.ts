export { findFold } from './fold.js';
export { brokenGroups, lazyRows, leftOutRows } from './lazy.js';
export { type Restriction, restrict, widen } from './restrict.js';
