import { isoDate } from '../../base/dates.js';
import { type Horizon, windowOf } from '../horizon.js';
import { given } from '../index-of.js';
import type { TableScope } from './scope.js';

type Windowed =
  | 'process'
  | 'process-input'
  | 'offer'
  | 'revision'
  | 'calendar-exception'
  | 'resource-capacity'
  | 'agreement'
  | 'authorisation'
  | 'rule'
  | 'certificate'
  | 'consent'
  | 'determination';

/** Tables with a first and a last day, and whether a window that misses the plan makes the row useless. */
const WINDOWS: readonly { component: Windowed; from: string; until: string; useless: boolean }[] = [
  { component: 'process', from: 'effective_from', until: 'effective_until', useless: true },
  { component: 'process-input', from: 'effective_from', until: 'effective_until', useless: true },
  { component: 'revision', from: 'effective_from', until: 'effective_until', useless: false },
  { component: 'offer', from: 'valid_from', until: 'valid_until', useless: true },
  { component: 'calendar-exception', from: 'from', until: 'until', useless: false },
  { component: 'resource-capacity', from: 'from', until: 'until', useless: false },
  { component: 'agreement', from: 'valid_from', until: 'valid_until', useless: false },
  { component: 'authorisation', from: 'valid_from', until: 'valid_until', useless: false },
  { component: 'rule', from: 'valid_from', until: 'valid_until', useless: false },
  { component: 'certificate', from: 'valid_from', until: 'valid_until', useless: false },
  { component: 'consent', from: 'valid_from', until: 'valid_until', useless: false },
  { component: 'determination', from: 'determined_on', until: 'valid_until', useless: false },
];

/** Windows run forward, touch the plan, and hold the last day of some bucket (S4). */
export function checkWindows(scope: TableScope): void {
  for (const { component, from, until, useless } of WINDOWS) {
    if (scope.rows(component) === 0) continue;
    const first = scope.values(component, from);
    const last = scope.values(component, until);
    for (let row = 0; row < first.length; row++) {
      if (first[row] > last[row]) {
        const params = { from: isoDate(first[row]), until: isoDate(last[row]), first: from };
        scope.report.error('window.reversed', { component, row, attribute: until }, params);
      } else if (useless && scope.horizon)
        checkUse(scope, scope.horizon, { component, row, from, until }, [first[row], last[row]]);
    }
  }
}

function checkUse(
  scope: TableScope,
  horizon: Horizon,
  at: { component: Windowed; row: number; from: string; until: string },
  [first, last]: readonly [number, number],
): void {
  const { component, row } = at;
  const plan = { start: isoDate(horizon.firstDay), end: isoDate(horizon.endDay - 1) };
  if (last < horizon.firstDay)
    scope.report.warning('window.before', { component, row, attribute: at.until }, plan);
  else if (first >= horizon.endDay)
    scope.report.warning('window.after', { component, row, attribute: at.from }, plan);
  else if (!Number.isNaN(first) || !Number.isNaN(last)) {
    const [a, b] = windowOf(horizon, given(first), given(last));
    if (a <= b) return;
    const attribute = Number.isNaN(last) ? at.from : at.until;
    const params = {
      from: isoDate(Number.isNaN(first) ? horizon.firstDay : first),
      until: isoDate(Number.isNaN(last) ? horizon.endDay - 1 : last),
    };
    scope.report.warning('window.no-bucket', { component, row, attribute }, params);
  }
}
