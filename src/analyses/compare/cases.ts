import { scenarioIds } from '../../network/scenario/index.js';
import type { Model } from '../../schema/model.js';

/** One plan to be made for a comparison: the tables as they are (''), or a scenario of them. */
export interface CompareCase {
  readonly scenario: string;
}

/** The base first, then the scenarios asked for in their order; all of the model's when none are named. */
export function compareCases(model: Model, scenarios?: readonly string[]): readonly CompareCase[] {
  const names = scenarios ?? scenarioIds(model);
  return ['', ...new Set(names)].map((scenario) => ({ scenario }));
}

/** Scenarios asked for that the model does not have. */
export function unknownScenarios(model: Model, scenarios: readonly string[]): readonly string[] {
  const known = new Set(scenarioIds(model));
  return scenarios.filter((name) => !known.has(name));
}
