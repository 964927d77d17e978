import type { TableScope } from './scope.js';

/** Each row of hours names a resource or a skill, one of the two, that its process' site has (S9). */
export function checkHours(scope: TableScope): void {
  const process = scope.cells('process-resource', 'process');
  const resource = scope.cells('process-resource', 'resource');
  const skill = scope.cells('process-resource', 'skill');
  const site = scope.cells('process', 'site');
  const there = scope.cells('resource', 'site');
  const skilled = skillsBySite(scope);
  process.forEach((id, row) => {
    const at = { component: 'process-resource', row } as const;
    const here = site[scope.rowOf('process', id)] ?? '';
    if (resource[row] && skill[row])
      scope.report.error('hours.both', { ...at, attribute: 'skill' }, { resource: resource[row] });
    else if (skill[row]) {
      if (!skilled.has(`${here} ${skill[row]}`)) missingSkill(scope, row, here, skilled);
    } else if (!resource[row]) scope.report.error('hours.neither', { ...at, attribute: 'resource' });
    else {
      const other = there[scope.rowOf('resource', resource[row])] ?? '';
      if (other !== here)
        scope.report.warning(
          'hours.other-site',
          { ...at, attribute: 'resource' },
          { process: id ?? '', here, other },
        );
    }
  });
}

function skillsBySite(scope: TableScope): ReadonlySet<string> {
  const site = scope.cells('resource', 'site');
  return new Set(
    scope
      .cells('resource', 'skills')
      .flatMap((skills, row) => skills.map((skill) => `${site[row]} ${skill}`)),
  );
}

/** An error where the process cannot run without it, a warning where its group leaves another way. */
function missingSkill(scope: TableScope, row: number, site: string, skilled: ReadonlySet<string>): void {
  const process = scope.cells('process-resource', 'process');
  const group = scope.cells('process-resource', 'group');
  const skill = scope.cells('process-resource', 'skill');
  const resource = scope.cells('process-resource', 'resource');
  const other = process.some(
    (id, k) =>
      id === process[row] &&
      group[row] !== undefined &&
      group[k] === group[row] &&
      (resource[k] !== undefined || skilled.has(`${site} ${skill[k]}`)),
  );
  const at = { component: 'process-resource', row, attribute: 'skill' } as const;
  const params = { process: process[row] ?? '', site };
  if (other) scope.report.warning('hours.no-skill-alternative', at, params);
  else scope.report.error('hours.no-skill', at, params);
}
