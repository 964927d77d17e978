import { column } from '../schema/columns.js';
import { fiscalYearOf } from './horizon.js';
import type { Ids } from './index-of.js';
import type { Budget, Member } from './network.js';
import type { Scope } from './scope.js';

/** Budgets by organisation, category, year; amounts by the rate of the first bucket that starts in the year. */
export function buildBudgets(scope: Scope, organisations: Ids, members: readonly Member[]): Budget[] {
  const { model, horizon, currencies } = scope;
  const organisation = column(model, 'budget', 'organisation');
  const year = column(model, 'budget', 'fiscal_year');
  const amount = column(model, 'budget', 'amount');
  const currency = column(model, 'budget', 'currency');
  const category = column(model, 'budget', 'category');
  const carryOver = column(model, 'budget', 'carry_over');
  const most = column(model, 'budget', 'carry_over_most');
  const lasts = column(model, 'budget', 'carry_over_for');
  const bucketOfYear = (y: number, startMonth: number): number => {
    let t = 0;
    while (t < horizon.count - 1 && fiscalYearOf(horizon.starts[t], startMonth) < y) t++;
    return t;
  };
  const budgets = organisation.map((name, row) => {
    const spends = organisations.number(name);
    const rates = currencies.rates[Math.max(0, currencies.of(currency[row]))];
    const rate = rates[bucketOfYear(year[row], members[spends].fiscalYearStart)];
    return {
      organisation: spends,
      year: year[row],
      category: category[row] ?? '',
      amount: amount[row] * rate,
      carryOver: carryOver[row],
      mostCarried: Number.isNaN(most[row]) ? Number.POSITIVE_INFINITY : most[row] * rate,
      oneYear: lasts[row] === 'one-year',
      row,
    };
  });
  return budgets.sort(
    (a, b) =>
      a.organisation - b.organisation ||
      (a.category < b.category ? -1 : a.category > b.category ? 1 : a.year - b.year),
  );
}
