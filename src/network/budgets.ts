import { column } from '../schema/columns.js';
import { fiscalYearOf } from './horizon.js';
import type { Ids } from './index-of.js';
import type { Budget } from './network.js';
import type { Scope } from './scope.js';

/** Budgets by organisation, category, year; amounts by the rate of the first bucket that starts in the year. */
export function buildBudgets(scope: Scope, organisations: Ids): Budget[] {
  const { model, horizon, currencies } = scope;
  const organisation = column(model, 'budget', 'organisation');
  const year = column(model, 'budget', 'fiscal_year');
  const amount = column(model, 'budget', 'amount');
  const currency = column(model, 'budget', 'currency');
  const category = column(model, 'budget', 'category');
  const carryOver = column(model, 'budget', 'carry_over');
  const bucketOfYear = (y: number): number => {
    let t = 0;
    while (t < horizon.count - 1 && fiscalYearOf(horizon, horizon.starts[t]) < y) t++;
    return t;
  };
  const budgets = organisation.map((name, row) => ({
    organisation: organisations.number(name),
    year: year[row],
    category: category[row] ?? '',
    amount:
      amount[row] * currencies.rates[Math.max(0, currencies.of(currency[row]))][bucketOfYear(year[row])],
    carryOver: carryOver[row],
    row,
  }));
  return budgets.sort(
    (a, b) =>
      a.organisation - b.organisation ||
      (a.category < b.category ? -1 : a.category > b.category ? 1 : a.year - b.year),
  );
}
