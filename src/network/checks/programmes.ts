import { isoDate } from '../../base/dates.js';
import type { TableScope } from './scope.js';

/** A programme is a curve of one kind that rises, with points that the plan can see (S17). */
export function checkProgrammes(scope: TableScope): void {
  const date = scope.cells('programme-point', 'date');
  const rate = scope.cells('programme-point', 'rate');
  const cumulative = scope.cells('programme-point', 'cumulative');
  for (let row = 0; row < date.length; row++) {
    if (Number.isNaN(rate[row]) && Number.isNaN(cumulative[row]))
      scope.report.error('programme-point.empty', { component: 'programme-point', row, attribute: 'rate' });
  }
  scope.childrenOf('programme', 'programme-point', 'programme').forEach((rows, row) => {
    const id = scope.cells('programme', 'id')[row] ?? '';
    if (rows.length === 0) {
      scope.report.error('programme.no-points', { component: 'programme', row, attribute: 'id' });
      return;
    }
    const sorted = [...rows].sort((a, b) => date[a] - date[b]);
    const mixed = sorted.find((r) => !Number.isNaN(rate[r]));
    const total = sorted.find((r) => !Number.isNaN(cumulative[r]));
    if (mixed !== undefined && total !== undefined)
      scope.report.error(
        'programme.mixed',
        { component: 'programme-point', row: total, attribute: 'cumulative' },
        { programme: id },
      );
    checkFall(scope, id, sorted);
    const { horizon } = scope;
    if (horizon && date[sorted[0]] >= horizon.endDay) {
      const at = { component: 'programme-point', row: sorted[0], attribute: 'date' } as const;
      scope.report.warning('programme.after', at, { programme: id, end: isoDate(horizon.endDay - 1) });
    }
  });
}

function checkFall(scope: TableScope, programme: string, sorted: readonly number[]): void {
  const cumulative = scope.cells('programme-point', 'cumulative');
  let before = 0;
  for (const row of sorted) {
    if (Number.isNaN(cumulative[row])) continue;
    if (cumulative[row] < before) {
      const at = { component: 'programme-point', row, attribute: 'cumulative' } as const;
      scope.report.error('programme.falling', at, { programme, before });
    }
    before = cumulative[row];
  }
}
