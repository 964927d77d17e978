import type { TableScope } from './scope.js';

/** A co-product is another item than the main one. */
export function checkCoproducts(scope: TableScope): void {
  const made = scope.cells('process', 'item');
  const process = scope.cells('process-output', 'process');
  scope.cells('process-output', 'item').forEach((item, row) => {
    if (item === undefined || made[scope.rowOf('process', process[row])] !== item) return;
    const at = { component: 'process-output', row, attribute: 'item' } as const;
    scope.report.error('process.coproduct-is-main', at, { process: process[row] ?? '', item });
  });
}
