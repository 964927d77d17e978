import { activitySpending, fiscalSharesBy, mostHandedOn } from '../../network/index.js';
import type { Context } from '../context.js';
import { eachCharge } from '../ledger.js';

/**
 * Money of an organisation, category and fiscal year (DESIGN 5, row 4; S22):
 *   spending + handed on / carry-over share <= amount + handed on by the year before
 * where what is handed on is at most the share of what is left, and what the rules of carry-over allow (S41); what
 * activities spend is settled before (S28). Dual: value of one more unit of money.
 */
export function addBudgets(context: Context): void {
  const { network, builder, columns, rows } = context;
  const budgets = network.budgets;
  builder.columnFamily('carry', 'budget');
  budgets.forEach((budget, b) => {
    const hands = budget.carryOver > 0 && next(context, b) >= 0;
    columns.carry.push(hands ? builder.column(0, mostHandedOn(budget), false, b) : -1);
  });
  builder.rowFamily('budget', 'budget');
  const spent = activitySpending(network);
  budgets.forEach((budget, b) => {
    const row = builder.row(Number.NEGATIVE_INFINITY, budget.amount - spent[b], b);
    rows.budget.push(row);
    if (columns.carry[b] >= 0) builder.entry(row, columns.carry[b], 1 / budget.carryOver);
  });
  budgets.forEach((_, b) => {
    const following = next(context, b);
    if (columns.carry[b] >= 0) builder.entry(rows.budget[following], columns.carry[b], -1);
  });
  if (budgets.length > 0) enterSpending(context);
}

/** Budget of the same organisation and category for the next year, or -1. */
function next({ network: { budgets } }: Context, b: number): number {
  const [here, after] = [budgets[b], budgets[b + 1]];
  const same = after && after.organisation === here.organisation && after.category === here.category;
  return same && after.year === here.year + 1 ? b + 1 : -1;
}

function enterSpending(context: Context): void {
  const { network, builder, rows } = context;
  const sharesBy = fiscalSharesBy(network.horizon);
  const shares = network.members.map(({ fiscalYearStart }) => sharesBy(fiscalYearStart));
  const byKey = new Map(
    network.budgets.map((each, b) => [`${each.organisation}/${each.category}/${each.year}`, b]),
  );
  const watched = new Set(network.budgets.map((each) => `${each.organisation}/${each.category}`));
  eachCharge(context, (column, amount, _kind, organisation, category, _bucket, spent) => {
    if (category === '') return;
    for (const key of [category, '']) {
      if (!watched.has(`${organisation}/${key}`)) continue;
      for (const { year, share } of shares[organisation][spent]) {
        const b = byKey.get(`${organisation}/${key}/${year}`);
        if (b !== undefined) builder.entry(rows.budget[b], column, amount * share);
      }
    }
  });
}
