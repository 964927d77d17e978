import type { TableScope } from './scope.js';

/** Payment terms belong to one offer or expansion, and their parts make up its price (S38). */
export function checkPaymentTerms(scope: TableScope): void {
  if (scope.rows('payment-term') === 0) return;
  const offer = scope.cells('payment-term', 'offer');
  const expansion = scope.cells('payment-term', 'expansion');
  offer.forEach((name, row) => {
    const at = { component: 'payment-term', row, attribute: 'offer' } as const;
    if (name === undefined && expansion[row] === undefined) scope.report.error('payment.nothing', at);
    if (name !== undefined && expansion[row] !== undefined) scope.report.error('payment.both', at);
  });
  checkParts(scope, offer);
  checkParts(scope, expansion);
}

function checkParts(scope: TableScope, owners: readonly (string | undefined)[]): void {
  const share = scope.cells('payment-term', 'share');
  const sums = new Map<string, { sum: number; row: number }>();
  owners.forEach((owner, row) => {
    if (owner === undefined) return;
    const found = sums.get(owner) ?? { sum: 0, row };
    found.sum += share[row];
    sums.set(owner, found);
  });
  for (const [owner, { sum, row }] of sums) {
    if (!(Math.abs(sum - 1) > 1e-6)) continue;
    const at = { component: 'payment-term', row, attribute: 'share' } as const;
    scope.report.error('payment.shares', at, { owner, sum: Number(sum.toPrecision(9)) });
  }
}
