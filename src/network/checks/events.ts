import { isoDate } from '../../base/dates.js';
import type { TableScope } from './scope.js';

const TARGETS = ['site', 'resource', 'lane', 'offer', 'organisation', 'country'] as const;

/** Events strike something, say when or how likely, and leave less than all (S29, S30). */
export function checkEvents(scope: TableScope): void {
  if (scope.rows('event') === 0) return;
  const targets = TARGETS.map((target) => scope.texts('event', target));
  const start = scope.cells('event', 'start');
  const probability = scope.cells('event', 'probability');
  const duration = scope.cells('event', 'duration');
  const left = scope.cells('event', 'capacity_left');
  start.forEach((from, row) => {
    const at = { component: 'event', row } as const;
    if (targets.every((ids) => ids[row] === undefined))
      scope.report.error('event.no-target', { ...at, attribute: 'site' });
    if (Number.isNaN(from)) {
      if (Number.isNaN(probability[row])) scope.report.warning('event.idle', { ...at, attribute: 'start' });
      return;
    }
    if (left[row] >= 1) scope.report.warning('event.no-effect', { ...at, attribute: 'capacity_left' });
    else if (duration[row] === 0) scope.report.warning('event.no-effect', { ...at, attribute: 'duration' });
    checkUse(scope, row, from, from + duration[row]);
    if (left[row] > 0) checkLimit(scope, row);
  });
}

function checkUse({ horizon, report }: TableScope, row: number, from: number, end: number): void {
  if (!horizon || (from < horizon.endDay && !(end <= horizon.firstDay))) return;
  const params = { first: isoDate(horizon.firstDay), last: isoDate(horizon.endDay - 1) };
  report.warning('event.outside', { component: 'event', row, attribute: 'start' }, params);
}

/** A share of something without a limit is no limit: only nothing at all acts on it. */
function checkLimit(scope: TableScope, row: number): void {
  for (const target of ['lane', 'offer'] as const) {
    const id = scope.texts('event', target)[row];
    const at = scope.rowOf(target, id);
    if (at < 0 || !Number.isNaN(scope.values(target, 'most_per_bucket')[at])) continue;
    const params = { what: id ?? '' };
    scope.report.warning('event.no-limit', { component: 'event', row, attribute: 'capacity_left' }, params);
  }
}
