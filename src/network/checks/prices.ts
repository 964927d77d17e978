import type { TableScope } from './scope.js';

/** An offer has a price, and price breaks that make sense together (S11). */
export function checkPrices(scope: TableScope): void {
  const price = scope.cells('offer', 'price');
  const scheme = scope.cells('offer', 'break_scheme');
  const from = scope.cells('offer-price', 'from_quantity');
  const breaks = scope.childrenOf('offer', 'offer-price', 'offer');
  for (let row = 0; row < price.length; row++) {
    const at = { component: 'offer', row, attribute: 'price' } as const;
    const rows = [...breaks[row]].sort((a, b) => from[a] - from[b]);
    if (rows.length === 0) {
      if (Number.isNaN(price[row])) scope.report.error('offer.no-price', at);
      continue;
    }
    if (!Number.isNaN(price[row]) && from[rows[0]] === 0) scope.report.warning('offer.price-twice', at);
    if (scheme[row] !== 'incremental') checkRise(scope, row, rows);
  }
}

/** Under all-units, a dearer break would never be used, and the planner would order just below it. */
function checkRise(scope: TableScope, offer: number, rows: readonly number[]): void {
  const price = scope.cells('offer-price', 'price');
  const from = scope.cells('offer-price', 'from_quantity');
  const base = scope.cells('offer', 'price')[offer];
  let before = Number.isNaN(base) || from[rows[0]] === 0 ? price[rows[0]] : base;
  for (const row of rows) {
    if (price[row] > before) {
      const params = { offer: scope.cells('offer', 'id')[offer] ?? '', from: from[row], before };
      scope.report.warning(
        'offer.price-rises',
        { component: 'offer-price', row, attribute: 'price' },
        params,
      );
    }
    before = price[row];
  }
}
