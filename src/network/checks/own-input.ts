import type { TableScope } from './scope.js';

/** No process uses what it makes. */
export function checkOwnInput(scope: TableScope): void {
  const made = scope.cells('process', 'item');
  const process = scope.cells('process-input', 'process');
  scope.cells('process-input', 'item').forEach((item, row) => {
    if (item === undefined || made[scope.rowOf('process', process[row])] !== item) return;
    const at = { component: 'process-input', row, attribute: 'item' } as const;
    scope.report.error('process.own-input', at, { process: process[row] ?? '', item });
  });
}
