import { column } from '../schema/columns.js';
import { fiscalSharesBy, fiscalYearOf } from './horizon.js';
import type { Ids } from './index-of.js';
import type { Budget, Member, Network } from './network.js';
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

/** What activities spend of each budget (S22, S28). */
export function activitySpending({ budgets, readiness, horizon, members }: Network): Float64Array {
  const spent = new Float64Array(budgets.length);
  if (!readiness || budgets.length === 0) return spent;
  const sharesBy = fiscalSharesBy(horizon);
  budgets.forEach(({ organisation, category, year }, b) => {
    const shares = sharesBy(members[organisation].fiscalYearStart);
    for (const each of readiness.activities) {
      if (category !== '' && each.category !== category) continue;
      for (const { payer, amounts } of each.charges) {
        if (payer !== organisation) continue;
        amounts.forEach((amount, t) => {
          const part = amount === 0 ? 0 : (shares[t].find((share) => share.year === year)?.share ?? 0);
          spent[b] += amount * part;
        });
      }
    }
  });
  return spent;
}

/** Money from the year before that may not be handed on again is spent first (S41): so only what was granted is left. */
export function mostHandedOn({ amount, carryOver, mostCarried, oneYear }: Budget): number {
  return Math.min(mostCarried, oneYear ? carryOver * amount : Number.POSITIVE_INFINITY);
}
