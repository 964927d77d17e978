import { scenarioFaults } from '../scenario/index.js';
import type { TableScope } from './scope.js';

/** Every scenario can be applied: its changes name components, rows and attributes that are there, with values that fit. */
export function checkScenarioChanges(scope: TableScope): void {
  if (scope.rows('scenario') === 0) return;
  for (const { at, code, attribute, value, params } of scenarioFaults(scope.model))
    scope.report.error(
      code,
      { component: 'scenario-change', row: at, attribute, ...(value === undefined ? {} : { value }) },
      params,
    );
}
