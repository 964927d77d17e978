import { nearest } from '../../base/text.js';
import { OBJECTIVE_NAMES } from '../../base/vocabulary.js';
import type { TableScope } from './scope.js';

const OBJECTIVES: readonly string[] = OBJECTIVE_NAMES;

/** Objectives have known names and do not repeat or contradict one another (S24). */
export function checkObjectives(scope: TableScope): void {
  const seen = new Set<string>();
  for (const name of scope.cells('model', 'objectives')[0] ?? []) {
    const at = { component: 'model', row: 0, attribute: 'objectives', value: name } as const;
    const known = OBJECTIVES.join(', ');
    const near = OBJECTIVES.includes(name) ? undefined : nearest(name, OBJECTIVES);
    if (near !== undefined) scope.report.error('objective.unknown-near', at, { near, known });
    else if (!OBJECTIVES.includes(name)) scope.report.error('objective.unknown', at, { known });
    else if (seen.has(name)) scope.report.warning('objective.twice', at);
    seen.add(name);
  }
  if (seen.has('cost') && seen.has('margin'))
    scope.report.warning('objective.cost-and-margin', {
      component: 'model',
      row: 0,
      attribute: 'objectives',
    });
  checkValue(scope, seen);
}

/** Most margin needs something that is worth anything. */
function checkValue(scope: TableScope, objectives: ReadonlySet<string>): void {
  const byGoal = objectives.size === 0 && scope.cells('model', 'goal')[0] === 'most-margin';
  if (!byGoal && !objectives.has('margin')) return;
  if (scope.cells('demand', 'value').some((value) => value > 0)) return;
  if (scope.cells('programme', 'value').some((value) => value > 0)) return;
  scope.report.warning('objective.no-value', {
    component: 'model',
    row: 0,
    attribute: byGoal ? 'goal' : 'objectives',
  });
}
