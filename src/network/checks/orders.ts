import { isoDate } from '../../base/dates.js';
import type { TableScope } from './scope.js';

/** Open orders arrive inside the plan (S14). */
export function checkOrders(scope: TableScope): void {
  const { horizon } = scope;
  if (!horizon) return;
  const due = scope.cells('order', 'due');
  for (let row = 0; row < due.length; row++) {
    const at = { component: 'order', row, attribute: 'due' } as const;
    if (due[row] >= horizon.endDay)
      scope.report.warning('order.after', at, { end: isoDate(horizon.endDay - 1) });
    if (due[row] < horizon.firstDay)
      scope.report.warning('order.overdue', at, { start: isoDate(horizon.firstDay) });
  }
}
