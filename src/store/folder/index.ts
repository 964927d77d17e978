export { readModel } from './read.js';
