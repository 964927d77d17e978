import { components } from '../../base/components.js';
import { isoDate } from '../../base/dates.js';
import type { TableScope } from './scope.js';

/** The way of doing an activity that its own row describes (S25). */
const USUAL = 'usual';

/** Activities: no circle of predecessors, spans in order, who pays, what they bring, dates that can be (S25, S26). */
export function checkActivities(scope: TableScope): void {
  if (scope.rows('activity') === 0) return;
  checkCircle(scope);
  checkSpans(scope, 'activity');
  checkSpans(scope, 'activity-mode');
  checkWhatTheyBring(scope);
  checkPayers(scope);
  checkDates(scope);
}

function checkCircle(scope: TableScope): void {
  const ids = scope.texts('activity', 'id');
  const edges = scope.cells('activity', 'predecessors').map((list) =>
    list.flatMap((id) => {
      const to = scope.rowOf('activity', id);
      return to < 0 ? [] : [{ to }];
    }),
  );
  const part = components(edges);
  const told = new Set<number>();
  edges.forEach((list, row) => {
    const back = list.find(({ to }) => part[to] === part[row]);
    if (!back || told.has(part[row])) return;
    told.add(part[row]);
    const circle = [row];
    for (let at = back.to; at !== row && circle.length <= edges.length; ) {
      circle.push(at);
      at = edges[at].find(({ to }) => part[to] === part[row])?.to ?? row;
    }
    const cycle = [...circle, row].map((each) => ids[each]).join(' → ');
    scope.report.error(
      'activity.cycle',
      { component: 'activity', row, attribute: 'predecessors' },
      { cycle },
    );
  });
}

function checkSpans(scope: TableScope, component: 'activity' | 'activity-mode'): void {
  const least = scope.values(component, 'duration_least');
  const likely = scope.values(component, 'duration');
  const most = scope.values(component, 'duration_most');
  likely.forEach((days, row) => {
    if (least[row] > days)
      scope.report.error(
        'activity.spans',
        { component, row, attribute: 'duration_least' },
        { duration: days },
      );
    if (most[row] < days)
      scope.report.error(
        'activity.spans',
        { component, row, attribute: 'duration_most' },
        { duration: days },
      );
  });
}

function checkWhatTheyBring(scope: TableScope): void {
  const technology = scope.texts('activity', 'technology');
  for (const scale of ['trl', 'mrl'] as const) {
    const now = scope.values('technology', scale);
    scope.values('activity', `brings_${scale}`).forEach((level, row) => {
      if (Number.isNaN(level)) return;
      const at = { component: 'activity', row, attribute: `brings_${scale}` } as const;
      const owner = scope.rowOf('technology', technology[row]);
      if (owner < 0) scope.report.error('activity.no-technology', at);
      else if (level <= now[owner]) {
        scope.report.warning('activity.level-known', at, {
          technology: technology[row] ?? '',
          now: now[owner],
        });
      }
    });
  }
}

function checkPayers(scope: TableScope): void {
  const organisation = scope.texts('activity', 'organisation');
  const cost = scope.values('activity', 'cost');
  const modeCosts = scope.values('activity-mode', 'cost');
  const modes = scope.childrenOf('activity', 'activity-mode', 'activity');
  organisation.forEach((payer, row) => {
    if (payer !== undefined) return;
    if (!(cost[row] > 0) && !modes[row].some((mode) => modeCosts[mode] > 0)) return;
    scope.report.error('activity.no-payer', { component: 'activity', row, attribute: 'organisation' });
  });
}

function checkDates(scope: TableScope): void {
  const { horizon } = scope;
  const start = scope.cells('activity', 'start');
  const finished = scope.cells('activity', 'finished');
  const duration = scope.cells('activity', 'duration');
  const working = scope.texts('activity', 'duration_in');
  const site = scope.texts('activity', 'site');
  start.forEach((from, row) => {
    const at = { component: 'activity', row } as const;
    if (working[row] === 'working' && site[row] === undefined)
      scope.report.warning('activity.no-site', { ...at, attribute: 'duration_in' });
    if (finished[row] < from)
      scope.report.error(
        'activity.finished-before',
        { ...at, attribute: 'finished' },
        { start: isoDate(from) },
      );
    if (!horizon) return;
    const first = isoDate(horizon.firstDay);
    if (finished[row] >= horizon.firstDay)
      scope.report.error('activity.finished-later', { ...at, attribute: 'finished' }, { first });
    const over = Number.isNaN(finished[row]) && from + duration[row] <= horizon.firstDay;
    if (over && working[row] === 'calendar')
      scope.report.warning('activity.overdue', { ...at, attribute: 'start' }, { first });
  });
}

/** Modes are named once and differ from the usual way; resources name a mode that there is (S25). */
export function checkActivityModes(scope: TableScope): void {
  const activity = scope.texts('activity-mode', 'activity');
  const mode = scope.texts('activity-mode', 'mode');
  const rows = scope.childrenOf('activity', 'activity-mode', 'activity');
  const uses = scope.childrenOf('activity', 'activity-resource', 'activity');
  const useMode = scope.texts('activity-resource', 'mode');
  mode.forEach((name, row) => {
    const at = { component: 'activity-mode', row, attribute: 'mode' } as const;
    if (name === USUAL) scope.report.error('activity-mode.usual', at, { activity: activity[row] ?? '' });
  });
  rows.forEach((modes, owner) => {
    const names = [USUAL, ...modes.map((row) => mode[row] ?? '')];
    for (const use of uses[owner]) {
      const name = useMode[use];
      if (name === undefined || names.includes(name)) continue;
      const at = { component: 'activity-resource', row: use, attribute: 'mode' } as const;
      scope.report.error('activity-resource.mode', at, { known: names.join(', ') });
    }
    const holds = (name: string): boolean => uses[owner].some((use) => (useMode[use] ?? name) === name);
    for (const row of modes) {
      if (uses[owner].length === 0 || holds(mode[row] ?? '')) continue;
      scope.report.warning('activity-mode.no-resource', {
        component: 'activity-mode',
        row,
        attribute: 'mode',
      });
    }
  });
}

/** A process that requires a level names its technology, and something brings the level (S27). */
export function checkRequiredLevels(scope: TableScope): void {
  const technology = scope.texts('process', 'technology');
  const bringer = scope.texts('activity', 'technology');
  for (const scale of ['trl', 'mrl'] as const) {
    const required = scope.values('process', `required_${scale}`);
    const now = scope.values('technology', scale);
    const brings = scope.values('activity', `brings_${scale}`);
    required.forEach((level, row) => {
      if (Number.isNaN(level)) return;
      const at = { component: 'process', row, attribute: `required_${scale}` } as const;
      const name = technology[row];
      if (name === undefined) {
        scope.report.error('process.no-technology', at);
        return;
      }
      if (now[scope.rowOf('technology', name)] >= level) return;
      if (bringer.some((each, a) => each === name && brings[a] >= level)) return;
      scope.report.warning('process.never-ready', at, { technology: name, scale: scale.toUpperCase() });
    });
  }
}
