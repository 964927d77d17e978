import type { TableScope } from './scope.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A calendar has some working day. */
export function checkNoWork(scope: TableScope): void {
  const hours = scope.cells('calendar', 'hours_per_day');
  const exceptions = scope.childrenOf('calendar', 'calendar-exception', 'calendar');
  const worked = scope.cells('calendar-exception', 'hours');
  scope.cells('calendar', 'weekdays').forEach((days, row) => {
    const usual = hours[row] > 0 && days.some((day) => WEEKDAYS.includes(day));
    if (usual || exceptions[row].some((k) => worked[k] > 0)) return;
    const attribute = hours[row] > 0 ? 'weekdays' : 'hours_per_day';
    scope.report.warning('calendar.no-work', { component: 'calendar', row, attribute });
  });
}
