import type { TableScope } from './scope.js';

/** A resource with no calendar, on it or on its site, is taken to work 24 hours every day (S5). */
export function checkResourceCalendars(scope: TableScope): void {
  const siteCalendar = scope.cells('site', 'calendar');
  const site = scope.cells('resource', 'site');
  const stretches = scope.childrenOf('resource', 'resource-capacity', 'resource');
  scope.cells('resource', 'calendar').forEach((calendar, row) => {
    if (calendar !== undefined || siteCalendar[scope.rowOf('site', site[row])] !== undefined) return;
    if (isCovered(scope, stretches[row])) return;
    const at = { component: 'resource', row, attribute: 'calendar' } as const;
    scope.report.warning('resource.no-calendar', at, { site: site[row] ?? '' });
  });
}

/** Whether stretches in hours, which need no calendar, cover the plan. */
function isCovered(scope: TableScope, rows: readonly number[]): boolean {
  const { horizon } = scope;
  if (!horizon) return false;
  const hours = scope.cells('resource-capacity', 'hours');
  const from = scope.cells('resource-capacity', 'from');
  const until = scope.cells('resource-capacity', 'until');
  const stretches = rows.filter((row) => !Number.isNaN(hours[row])).sort((a, b) => from[a] - from[b]);
  let covered = horizon.firstDay;
  for (const row of stretches) {
    if (from[row] > covered) return false;
    covered = Math.max(covered, Number.isNaN(until[row]) ? horizon.endDay : until[row] + 1);
  }
  return covered >= horizon.endDay;
}
