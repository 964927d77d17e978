import { getOrMake } from '../../base/maps.js';
import type { TableScope } from './scope.js';

/** Learning and yields by output say one thing, and lead back to no process they come from (S51 to S53). */
export function checkLearning(scope: TableScope): void {
  checkSources(scope);
  checkReference(scope);
  checkGroups(scope);
  checkRamps(scope);
}

/** A process does not learn from itself, nor from one that learns from it. */
function checkSources(scope: TableScope): void {
  const ids = scope.cells('process', 'id');
  const from = scope.cells('process', 'learns_from');
  for (let row = 0; row < from.length; row++) {
    const seen = new Set([row]);
    let at = scope.rowOf('process', from[row]);
    while (at >= 0 && !seen.has(at)) {
      seen.add(at);
      at = scope.rowOf('process', from[at]);
    }
    // Told once, at the first of the circle.
    if (at === row && row === Math.min(...seen)) {
      const params = { process: ids[row] ?? '' };
      scope.report.error('learning.circle', { component: 'process', row, attribute: 'learns_from' }, params);
    }
  }
}

/** Hours of the first unit need rows to spread over. */
function checkReference(scope: TableScope): void {
  const rate = scope.cells('process', 'learning_rate');
  const reference = scope.cells('process', 'reference_hours');
  const hours = scope.cells('process-resource', 'hours');
  const learns = scope.cells('process-resource', 'learns');
  const group = scope.cells('process-resource', 'group');
  const skill = scope.cells('process-resource', 'skill');
  scope.childrenOf('process', 'process-resource', 'process').forEach((rows, row) => {
    if (Number.isNaN(reference[row])) return;
    const at = { component: 'process', row, attribute: 'reference_hours' } as const;
    if (!(rate[row] < 1)) scope.report.warning('learning.no-rate', at);
    else if (!rows.some((r) => learns[r] === 1 && !group[r] && !skill[r] && hours[r] > 0))
      scope.report.error('learning.no-hours', at);
  });
}

/** Alternatives all learn, or none does: the hours that they share are counted in one way. */
function checkGroups(scope: TableScope): void {
  const rate = scope.cells('process', 'learning_rate');
  const learns = scope.cells('process-resource', 'learns');
  const group = scope.cells('process-resource', 'group');
  scope.childrenOf('process', 'process-resource', 'process').forEach((rows, process) => {
    if (!(rate[process] < 1)) return;
    const first = new Map<string, number>();
    for (const row of rows) {
      const name = group[row];
      if (!name) continue;
      if (learns[getOrMake(first, name, () => row)] === learns[row]) continue;
      const at = { component: 'process-resource', row, attribute: 'learns' } as const;
      scope.report.error('learning.mixed-group', at, { group: name });
    }
  });
}

/** A yield by output only rises, and stands alone; its stock has room for what comes out. */
function checkRamps(scope: TableScope): void {
  const usual = scope.cells('process', 'yield');
  const ids = scope.cells('process', 'id');
  const from = scope.cells('process-yield', 'from');
  const cumulative = scope.cells('process-yield', 'from_cumulative');
  const value = scope.cells('process-yield', 'yield');
  scope.childrenOf('process', 'process-yield', 'process').forEach((rows, process) => {
    const steps = rows.filter((row) => !Number.isNaN(cumulative[row]));
    if (steps.length === 0) return;
    const params = { process: ids[process] ?? '' };
    const dated = rows.find((row) => !Number.isNaN(from[row]));
    if (dated !== undefined) {
      const at = { component: 'process-yield', row: dated, attribute: 'from' } as const;
      scope.report.error('yield.two-ways', at, params);
    }
    let before = usual[process];
    for (const row of steps.sort((a, b) => cumulative[a] - cumulative[b])) {
      const at = { component: 'process-yield', row, attribute: 'yield' } as const;
      if (value[row] < before) scope.report.error('yield.falls', at, { ...params, before });
      before = value[row];
    }
  });
}
