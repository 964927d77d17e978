import type { TableScope } from './scope.js';

/** A plan tells deliveries by the id of the demand or programme, so no id stands for both. */
export function checkDemandIds(scope: TableScope): void {
  if (scope.rows('demand') === 0) return;
  scope.cells('programme', 'id').forEach((id, row) => {
    if (scope.rowOf('demand', id) < 0) return;
    scope.report.error('demand.id-shared', { component: 'programme', row, attribute: 'id' });
  });
}
