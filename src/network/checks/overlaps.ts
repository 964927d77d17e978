import { isoDate } from '../../base/dates.js';
import type { TableScope } from './scope.js';

/** Stretches of one calendar or resource that hold on the same day: the one that starts last wins (S5). */
export function checkOverlaps(scope: TableScope): void {
  overlapping(scope, 'calendar-exception', 'calendar', (from) => from);
  overlapping(scope, 'resource-capacity', 'resource', () => Number.POSITIVE_INFINITY);
}

function overlapping(
  scope: TableScope,
  component: 'calendar-exception' | 'resource-capacity',
  parent: 'calendar' | 'resource',
  openEnd: (from: number) => number,
): void {
  const from = scope.values(component, 'from');
  const until = scope.values(component, 'until');
  const end = (row: number): number => (Number.isNaN(until[row]) ? openEnd(from[row]) : until[row]);
  for (const rows of scope.childrenOf(parent, component, parent)) {
    const sorted = [...rows].sort((a, b) => from[a] - from[b]);
    let longest = -1;
    for (const row of sorted) {
      // An open-ended capacity followed by the next is the usual way of stating a change, and no mistake.
      if (longest >= 0 && Number.isFinite(end(longest)) && from[row] <= end(longest)) {
        const params = {
          day: isoDate(from[row]),
          other: isoDate(from[longest]),
          until: isoDate(end(longest)),
        };
        scope.report.warning('window.overlap', { component, row, attribute: 'from' }, params);
      }
      if (longest < 0 || !Number.isFinite(end(longest)) || end(row) > end(longest)) longest = row;
    }
  }
}
