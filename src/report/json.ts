/** A plan as JSON: the header and every table by columns; the same plan gives the same bytes. */
export { canonicalPlan as planJson } from '../plan/canonical.js';
