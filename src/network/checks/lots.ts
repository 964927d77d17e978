import { given } from '../index-of.js';
import type { TableScope } from './scope.js';

/** What may be ordered or started in a bucket: at least, a multiple of, at most (S11, S12). */
export function checkLots(scope: TableScope): void {
  check(scope, 'offer', 'minimum_order', 'order_multiple');
  check(scope, 'process', 'minimum_batch', 'batch_multiple');
  checkLowestBreak(scope);
}

function check(scope: TableScope, component: 'offer' | 'process', least: string, step: string): void {
  const minimum = scope.values(component, least);
  const multiple = scope.values(component, step);
  const most = scope.cells(component, 'most_per_bucket');
  for (let row = 0; row < most.length; row++) {
    const params = { most: most[row] };
    const lot = given(multiple[row]) ?? 0;
    if (minimum[row] > most[row])
      scope.report.error('lot.minimum-above-most', { component, row, attribute: least }, params);
    else if (lot > most[row])
      scope.report.error('lot.multiple-above-most', { component, row, attribute: step }, params);
    else if (lot > 0 && minimum[row] > 0) {
      const first = Math.ceil(minimum[row] / lot - 1e-9) * lot;
      if (first > most[row] * (1 + 1e-9))
        scope.report.error(
          'lot.none-fits',
          { component, row, attribute: step },
          { ...params, minimum: minimum[row], first },
        );
    }
  }
}

/** The lowest price break above 1 acts as a minimum order. */
function checkLowestBreak(scope: TableScope): void {
  const from = scope.cells('offer-price', 'from_quantity');
  const most = scope.cells('offer', 'most_per_bucket');
  const price = scope.cells('offer', 'price');
  scope.childrenOf('offer', 'offer-price', 'offer').forEach((rows, offer) => {
    if (rows.length === 0 || !Number.isNaN(price[offer])) return;
    const row = rows.reduce((a, b) => (from[b] < from[a] ? b : a));
    if (!(from[row] > 1 && from[row] > most[offer])) return;
    const params = { most: most[offer], offer: scope.cells('offer', 'id')[offer] ?? '' };
    scope.report.error(
      'lot.break-above-most',
      { component: 'offer-price', row, attribute: 'from_quantity' },
      params,
    );
  });
}
