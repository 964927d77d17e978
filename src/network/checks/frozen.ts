import { isoDate } from '../../base/dates.js';
import type { TableScope } from './scope.js';

/** A frozen fence at or after the end of the plan leaves nothing to decide (S4). */
export function checkFrozen(scope: TableScope): void {
  const { horizon } = scope;
  if (!horizon || !(scope.cells('model', 'frozen_until')[0] > horizon.starts[horizon.count - 1])) return;
  const at = { component: 'model', row: 0, attribute: 'frozen_until' } as const;
  scope.report.warning('horizon.all-frozen', at, { last: isoDate(horizon.endDay - 1) });
}
