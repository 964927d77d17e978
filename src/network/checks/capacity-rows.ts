import type { TableScope } from './scope.js';

/** A stretch of capacity states units or hours, one of the two (S5). */
export function checkCapacityRows(scope: TableScope): void {
  const units = scope.cells('resource-capacity', 'units');
  const hours = scope.cells('resource-capacity', 'hours');
  for (let row = 0; row < units.length; row++) {
    const given = Number(!Number.isNaN(units[row])) + Number(!Number.isNaN(hours[row]));
    const at = { component: 'resource-capacity', row, attribute: 'hours' } as const;
    if (given === 2) scope.report.error('capacity.both', at, { units: units[row] });
    if (given === 0) scope.report.error('capacity.neither', at);
  }
}
