import { nearest } from '../../base/text.js';
import { attributeSpec } from '../../schema/catalog.js';
import type { TableScope } from './scope.js';

const SLACK = 1e-6;

/** Agreements: who a party is, shares that add up, categories that are there (S39, S40). */
export function checkAgreements(scope: TableScope): void {
  if (scope.rows('agreement') === 0) return;
  checkParties(scope);
  const parties = scope.childrenOf('agreement', 'agreement-party', 'agreement');
  parties.forEach((rows, agreement) => {
    if (rows.length === 0)
      scope.report.warning('agreement.no-party', { component: 'agreement', row: agreement, attribute: 'id' });
    checkNames(scope, rows);
    checkShares(scope, rows);
    checkFloors(scope, rows, 'organisation');
    checkFloors(scope, rows, 'country');
  });
  checkScopes(scope);
}

/** A party is an organisation or a country; only an organisation pays; a floor is not above its ceiling. */
function checkParties(scope: TableScope): void {
  const organisation = scope.cells('agreement-party', 'organisation');
  const country = scope.cells('agreement-party', 'country');
  const share = scope.cells('agreement-party', 'cost_share');
  const floor = scope.cells('agreement-party', 'workshare_floor');
  const ceiling = scope.cells('agreement-party', 'workshare_ceiling');
  const { report } = scope;
  organisation.forEach((name, row) => {
    const at = (attribute: string) => ({ component: 'agreement-party', row, attribute }) as const;
    if ((name === undefined) === (country[row] === undefined))
      report.error(name === undefined ? 'party.nobody' : 'party.both', at('organisation'));
    else if (name === undefined && share[row] > 0) report.error('party.country-pays', at('cost_share'));
    if (floor[row] > ceiling[row])
      report.error('party.floor-above', at('workshare_floor'), { ceiling: ceiling[row] });
  });
}

/** Two parties of one name, as a country and an organisation may be, could not be told apart. */
function checkNames(scope: TableScope, rows: readonly number[]): void {
  const organisation = scope.cells('agreement-party', 'organisation');
  const country = scope.cells('agreement-party', 'country');
  const seen = new Set<string>();
  for (const row of rows) {
    const name = organisation[row] ?? country[row] ?? '';
    const attribute = organisation[row] === undefined ? 'country' : 'organisation';
    if (seen.has(name)) scope.report.error('party.twice', { component: 'agreement-party', row, attribute });
    seen.add(name);
  }
}

/** Cost shares, where there are any, make up the whole cost. */
function checkShares(scope: TableScope, rows: readonly number[]): void {
  const share = scope.cells('agreement-party', 'cost_share');
  const paying = rows.filter((row) => !Number.isNaN(share[row]));
  if (paying.length === 0) return;
  const sum = paying.reduce((all, row) => all + share[row], 0);
  if (Math.abs(sum - 1) <= SLACK) return;
  const agreement = scope.cells('agreement-party', 'agreement')[paying[0]] ?? '';
  const at = { component: 'agreement-party', row: paying[0], attribute: 'cost_share' } as const;
  scope.report.error('agreement.shares', at, { agreement, sum: Number(sum.toPrecision(9)) });
}

/** Floors of parties that share no work leave room for each other. */
function checkFloors(scope: TableScope, rows: readonly number[], kind: 'organisation' | 'country'): void {
  const names = scope.cells('agreement-party', kind);
  const floor = scope.cells('agreement-party', 'workshare_floor');
  const parent = scope.cells('organisation', 'parent');
  const members = new Set(rows.map((row) => names[row]));
  const isBelow = (name: string | undefined): boolean => {
    if (kind === 'country') return false;
    const seen = new Set<string>();
    for (let up = parent[scope.rowOf('organisation', name)]; up !== undefined && !seen.has(up); ) {
      if (members.has(up)) return true;
      seen.add(up);
      up = parent[scope.rowOf('organisation', up)];
    }
    return false;
  };
  const apart = rows.filter((row) => names[row] !== undefined && floor[row] > 0 && !isBelow(names[row]));
  const sum = apart.reduce((all, row) => all + floor[row], 0);
  if (sum <= 1 + SLACK) return;
  const agreement = scope.cells('agreement-party', 'agreement')[apart[0]] ?? '';
  const at = { component: 'agreement-party', row: apart[0], attribute: 'workshare_floor' } as const;
  scope.report.error('agreement.floors', at, { agreement, sum: Number(sum.toPrecision(9)) });
}

function checkScopes(scope: TableScope): void {
  const known = attributeSpec('budget', 'category')?.values ?? [];
  const items = scope.cells('agreement', 'items');
  scope.cells('agreement', 'categories').forEach((list, row) => {
    for (const value of list) {
      if (known.includes(value)) continue;
      const at = { component: 'agreement', row, attribute: 'categories', value } as const;
      const near = nearest(value, known);
      if (near === undefined) scope.report.error('agreement.category', at, { known: known.join(', ') });
      else scope.report.error('agreement.category-near', at, { near });
    }
  });
  scope.cells('agreement', 'with_parts').forEach((parts, row) => {
    if (parts === 1 && items[row].length === 0)
      scope.report.warning('agreement.parts-of-nothing', {
        component: 'agreement',
        row,
        attribute: 'with_parts',
      });
  });
}
