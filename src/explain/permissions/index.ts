export type * from './answer.js';
export { permissionsAnswer } from './read.js';
export * from './words.js';
