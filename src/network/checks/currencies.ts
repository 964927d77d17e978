import { isoDate } from '../../base/dates.js';
import { fiscalYearStarts } from '../agreements.js';
import { bucketOf, fiscalYearOf, type Horizon } from '../horizon.js';
import type { TableScope } from './scope.js';

/** Tables whose amounts the plan reads, and the attribute from whose day on; undefined = from the start. */
const PAID = [
  { component: 'item', from: undefined },
  { component: 'buffer', from: undefined },
  { component: 'process', from: 'effective_from' },
  { component: 'resource', from: undefined },
  { component: 'expansion', from: 'earliest' },
  { component: 'offer', from: 'valid_from' },
  { component: 'lane', from: undefined },
  { component: 'demand', from: 'due' },
  { component: 'programme', from: undefined },
  { component: 'budget', from: undefined },
  { component: 'authorisation', from: undefined },
  { component: 'activity', from: 'earliest' },
] as const;

/** Every currency has a rate, from the first day on which an amount in it may count (S20). */
export function checkCurrencies(scope: TableScope): void {
  const home = scope.cells('model', 'currency')[0] ?? '';
  const rates = readRates(scope, home);
  // One missing rate strikes every row in that currency; it is told once for each table.
  for (const { component, from } of PAID) {
    const since = component === 'budget' ? budgetDays(scope) : from && scope.values(component, from);
    const missing = new Map<string, number[]>();
    const late = new Map<string, number[]>();
    scope.texts(component, 'currency').forEach((code, row) => {
      if (code === undefined || code === home) return;
      const first = rates.get(code);
      const day = firstUse(scope.horizon, since?.[row]);
      if (first === undefined) push(missing, code, row);
      else if (scope.horizon && day !== undefined && first > day) push(late, code, row);
    });
    for (const [code, rows] of missing)
      scope.report.error(
        'currency.no-rate',
        { component, row: rows[0], attribute: 'currency' },
        { home, count: rows.length, code },
      );
    for (const [code, rows] of late) {
      const params = { home, count: rows.length, from: isoDate(rates.get(code) ?? 0) };
      scope.report.error('currency.late-rate', { component, row: rows[0], attribute: 'currency' }, params);
    }
  }
}

function push(map: Map<string, number[]>, code: string, row: number): void {
  const rows = map.get(code);
  if (rows) rows.push(row);
  else map.set(code, [row]);
}

/** First day of the bucket from which a row's amounts may count; undefined when that is after the plan. */
function firstUse(horizon: Horizon | undefined, day: number | undefined): number | undefined {
  if (!horizon) return undefined;
  if (day === undefined || Number.isNaN(day)) return horizon.firstDay;
  const t = Math.max(0, bucketOf(horizon, day));
  return t < horizon.count ? horizon.starts[t] : undefined;
}

/** Day of the rate that a budget counts by: the first bucket that starts in its fiscal year (S22, S37). */
function budgetDays(scope: TableScope): Float64Array | undefined {
  const { horizon } = scope;
  if (!horizon) return undefined;
  const startOf = fiscalYearStarts(scope.model);
  const year = scope.cells('budget', 'fiscal_year');
  return Float64Array.from(scope.cells('budget', 'organisation'), (organisation, row) => {
    const start = startOf(organisation ?? '');
    let t = 0;
    while (t < horizon.count - 1 && fiscalYearOf(horizon.starts[t], start) < year[row]) t++;
    return horizon.starts[t];
  });
}

/** First day on which each currency has a rate. */
function readRates(scope: TableScope, home: string): ReadonlyMap<string, number> {
  const date = scope.cells('currency-rate', 'date');
  const rate = scope.cells('currency-rate', 'rate');
  const first = new Map<string, number>();
  scope.cells('currency-rate', 'currency').forEach((code, row) => {
    if (code === undefined) return;
    const at = { component: 'currency-rate', row } as const;
    if (code === home) scope.report.warning('currency.own', { ...at, attribute: 'currency' });
    else if (rate[row] === 0)
      scope.report.error('currency.zero', { ...at, attribute: 'rate' }, { code, home });
    const day = Number.isNaN(date[row]) ? Number.NEGATIVE_INFINITY : date[row];
    first.set(code, Math.min(first.get(code) ?? Number.POSITIVE_INFINITY, day));
  });
  return first;
}
