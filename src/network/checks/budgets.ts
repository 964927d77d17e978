import { getOrMake } from '../../base/maps.js';
import { fiscalYearStarts } from '../agreements.js';
import { fiscalYearOf, type Horizon } from '../horizon.js';
import type { TableScope } from './scope.js';

/** Budgets: one row per organisation, year and category; years of the plan; no year forgotten (S22). */
export function checkBudgets(scope: TableScope): void {
  const { horizon } = scope;
  if (!horizon || scope.rows('budget') === 0) return;
  const yearsOf = yearsReader(scope, horizon);
  const year = scope.cells('budget', 'fiscal_year');
  const category = scope.cells('budget', 'category');
  const rows = new Map<string, Map<number, number>>();
  scope.cells('budget', 'organisation').forEach((organisation, row) => {
    const { first, last } = yearsOf(organisation);
    const key = `${organisation ?? ''} ${category[row] ?? ''}`;
    const years = getOrMake(rows, key, () => new Map<number, number>());
    const twin = years.get(year[row]);
    if (twin !== undefined) {
      const params = { other: scope.cells('budget', 'id')[twin] ?? '', organisation: organisation ?? '' };
      scope.report.error('budget.twice', { component: 'budget', row, attribute: 'fiscal_year' }, params);
    } else years.set(year[row], row);
    if (year[row] < first || year[row] > last)
      scope.report.warning(
        'budget.outside',
        { component: 'budget', row, attribute: 'fiscal_year' },
        { first, last },
      );
  });
  for (const years of rows.values()) {
    const row = years.values().next().value ?? 0;
    const { first, last } = yearsOf(scope.cells('budget', 'organisation')[row]);
    checkYears(scope, years, first, last);
  }
}

/** First and last fiscal year of an organisation that the plan touches (S37). */
function yearsReader(
  scope: TableScope,
  horizon: Horizon,
): (organisation: string | undefined) => { first: number; last: number } {
  const startOf = fiscalYearStarts(scope.model);
  return (organisation) => {
    const start = startOf(organisation ?? '');
    return { first: fiscalYearOf(horizon.firstDay, start), last: fiscalYearOf(horizon.endDay - 1, start) };
  };
}

function checkYears(
  scope: TableScope,
  years: ReadonlyMap<number, number>,
  first: number,
  last: number,
): void {
  const known = [...years.keys()].filter((year) => year >= first && year <= last);
  const missing: number[] = [];
  for (let year = first; year <= last; year++) if (!years.has(year)) missing.push(year);
  if (known.length === 0 || missing.length === 0) return;
  const row = years.get(Math.min(...known)) ?? 0;
  const organisation = scope.cells('budget', 'organisation')[row] ?? '';
  const at = { component: 'budget', row, attribute: 'fiscal_year' } as const;
  scope.report.warning('budget.partial', at, { organisation, years: missing.join(', ') });
}
