export { compareCases, unknownScenarios } from './cases.js';
export type {
  CaseSummary,
  Comparison,
  CrossingSummary,
  Difference,
  LeaningSummary,
  PlanSummary,
  ProductDifference,
  TechnologySummary,
} from './comparison.js';
export { type CaseOutcome, foldComparison } from './fold.js';
