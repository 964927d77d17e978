import type { TableScope } from './scope.js';

/** A substitution group has at least two rows to choose from (S8, S9). */
export function checkGroups(scope: TableScope): void {
  for (const component of ['process-input', 'process-resource'] as const) {
    const process = scope.cells(component, 'process');
    const group = scope.cells(component, 'group');
    const rows = new Map<string, number[]>();
    group.forEach((name, row) => {
      if (!name) return;
      const key = `${process[row]} ${name}`;
      const members = rows.get(key);
      if (members) members.push(row);
      else rows.set(key, [row]);
    });
    for (const [row, ...others] of rows.values()) {
      // A row by skill stands for as many alternatives as there are resources with it.
      if (others.length > 0 || (component === 'process-resource' && scope.cells(component, 'skill')[row]))
        continue;
      const params = { process: process[row] ?? '', group: group[row] ?? '' };
      scope.report.warning('group.single', { component, row, attribute: 'group' }, params);
    }
  }
}
