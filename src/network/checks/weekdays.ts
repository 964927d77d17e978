import { compatible } from '../../base/text.js';
import type { TableScope } from './scope.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ALSO: Readonly<Record<string, string>> = {
  月: 'mon', 火: 'tue', 水: 'wed', 木: 'thu', 金: 'fri', 土: 'sat', 日: 'sun',
  пн: 'mon', вт: 'tue', ср: 'wed', чт: 'thu', пт: 'fri', сб: 'sat', нд: 'sun', по: 'mon', че: 'thu', "п'": 'fri', не: 'sun', су: 'sat', ві: 'tue', се: 'wed',
}; // biome-ignore format: a dense table reads better

/** The day that a spelling in use means. */
function weekdayMeant(text: string): string | undefined {
  const clean = compatible(text).toLowerCase().trim();
  const english = WEEKDAYS.find((day) => clean.startsWith(day.slice(0, 2)) && clean.length > 1);
  return english ?? ALSO[clean.slice(0, 2)] ?? ALSO[clean.slice(0, 1)];
}

/** Days of the week are written mon tue wed thu fri sat sun, so that no spelling is silently a free day. */
export function checkWeekdays(scope: TableScope): void {
  scope.cells('calendar', 'weekdays').forEach((days, row) => {
    for (const day of days) {
      if (WEEKDAYS.includes(day)) continue;
      const near = weekdayMeant(day);
      const at = { component: 'calendar', row, attribute: 'weekdays', value: day } as const;
      if (near === undefined) scope.report.error('calendar.weekday', at);
      else scope.report.error('calendar.weekday-near', at, { near });
    }
  });
}
