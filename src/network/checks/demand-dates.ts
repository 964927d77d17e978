import { isoDate } from '../../base/dates.js';
import type { TableScope } from './scope.js';

/** Demand is due inside the plan, and its latest day is not before its due day (S16). */
export function checkDemandDates(scope: TableScope): void {
  const due = scope.cells('demand', 'due');
  const latest = scope.cells('demand', 'latest');
  const { horizon } = scope;
  for (let row = 0; row < due.length; row++) {
    const at = { component: 'demand', row, attribute: 'due' } as const;
    if (latest[row] < due[row])
      scope.report.error(
        'demand.latest-before-due',
        { ...at, attribute: 'latest' },
        { due: isoDate(due[row]) },
      );
    if (!horizon) continue;
    const [start, end] = [isoDate(horizon.firstDay), isoDate(horizon.endDay - 1)];
    if (due[row] >= horizon.endDay) scope.report.warning('demand.after', at, { end });
    else if (latest[row] < horizon.firstDay && latest[row] >= due[row])
      scope.report.warning('demand.expired', { ...at, attribute: 'latest' }, { start });
    else if (due[row] < horizon.firstDay) scope.report.warning('demand.overdue', at, { start });
  }
}
