import type { TableScope } from './scope.js';

/** A yield says from when it holds (S7). */
export function checkYields(scope: TableScope): void {
  const from = scope.cells('process-yield', 'from');
  const cumulative = scope.cells('process-yield', 'from_cumulative');
  for (let row = 0; row < from.length; row++) {
    if (Number.isNaN(from[row]) && Number.isNaN(cumulative[row]))
      scope.report.error('yield.no-start', { component: 'process-yield', row, attribute: 'from' });
  }
}
