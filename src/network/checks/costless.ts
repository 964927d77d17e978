import type { TableScope } from './scope.js';

/** A process without inputs, hours and cost makes something out of nothing. */
export function checkCostless(scope: TableScope): void {
  const inputs = scope.childrenOf('process', 'process-input', 'process');
  const hours = scope.childrenOf('process', 'process-resource', 'process');
  const cost = scope.cells('process', 'cost');
  const setup = scope.cells('process', 'setup_cost');
  scope.cells('process', 'item').forEach((item, row) => {
    if (inputs[row].length > 0 || hours[row].length > 0 || cost[row] !== 0 || setup[row] > 0) return;
    const at = { component: 'process', row, attribute: 'id' } as const;
    scope.report.warning('process.costless', at, { item: item ?? '' });
  });
}
