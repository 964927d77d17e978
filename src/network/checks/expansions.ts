import { isoDate } from '../../base/dates.js';
import type { TableScope } from './scope.js';

/** An expansion adds to a resource that something uses, and can be in service before the plan ends (S10). */
export function checkExpansions(scope: TableScope): void {
  const used = new Set(scope.cells('process-resource', 'resource'));
  const skills = new Set(scope.cells('process-resource', 'skill'));
  const skillsOf = scope.cells('resource', 'skills');
  const step = scope.cells('expansion', 'step');
  const earliest = scope.cells('expansion', 'earliest');
  const lead = scope.cells('expansion', 'lead_time');
  scope.cells('expansion', 'resource').forEach((resource, row) => {
    const at = { component: 'expansion', row } as const;
    const wanted =
      used.has(resource) || skillsOf[scope.rowOf('resource', resource)]?.some((skill) => skills.has(skill));
    if (!wanted) scope.report.warning('expansion.unused', { ...at, attribute: 'resource' });
    if (step[row] === 0) scope.report.warning('expansion.no-step', { ...at, attribute: 'step' });
    const { horizon } = scope;
    if (!horizon) return;
    const ordered = Number.isNaN(earliest[row])
      ? horizon.firstDay
      : Math.max(earliest[row], horizon.firstDay);
    if (ordered + lead[row] <= horizon.starts[horizon.count - 1]) return;
    const attribute = Number.isNaN(earliest[row]) ? 'lead_time' : 'earliest';
    const params = { lead: lead[row], start: isoDate(horizon.starts[horizon.count - 1]) };
    scope.report.warning('expansion.too-late', { ...at, attribute }, params);
  });
}
