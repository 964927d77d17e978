import { type BucketToken, isPattern, parsePattern } from '../../base/buckets-pattern.js';
import { horizonOf, type TableScope } from './scope.js';

/** More buckets than this make programs that nothing solves. */
const MOST_PLANNED = 2000;
const LONG_YEARS = 30;
/** The tables of days that a network keeps must fit into memory. */
const MOST_YEARS = 100;
const DAYS: Readonly<Record<BucketToken['unit'], number>> = {
  d: 1,
  w: 7,
  m: 365.25 / 12,
  q: 365.25 / 4,
  y: 365.25,
};

/** One model row, with a start and a pattern of a size that can be planned (S1). Sets the horizon if so. */
export function checkHorizon(scope: TableScope): void {
  const count = scope.rows('model');
  const at = { component: 'model', row: 0, attribute: 'buckets' } as const;
  const tokens = parsePattern(scope.cells('model', 'buckets')[0] ?? '');
  if (count !== 1 || Number.isNaN(scope.cells('model', 'start')[0]) || !isPattern(tokens)) {
    scope.report.error('horizon.missing', { component: 'model', row: 0 }, { count });
    return;
  }
  const buckets = tokens.reduce((sum, token) => sum + token.count, 0);
  const days = tokens.reduce((sum, { count: n, length, unit }) => sum + n * length * DAYS[unit], 0);
  const years = Math.round(days / 365.25);
  if (buckets > MOST_PLANNED)
    scope.report.error('horizon.too-many', at, { count: buckets, most: MOST_PLANNED });
  if (years > MOST_YEARS) scope.report.error('horizon.too-long', at, { years, most: MOST_YEARS });
  else if (years > LONG_YEARS) scope.report.warning('horizon.long', at, { years });
  if (buckets > MOST_PLANNED || years > MOST_YEARS) return;
  scope.horizon = horizonOf(scope);
}
