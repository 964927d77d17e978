export { construct } from './construct.js';
