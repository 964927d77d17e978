export { readModel } from './read.js';
export { writeAtomically, writeFormatOf, writeModel } from './write.js';
