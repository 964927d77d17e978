import { COST_KINDS, type CostKind, type Plan } from '../plan/plan.js';
import type { BudgetAnswer, CostAnswer } from './card.js';
import type { Names } from './names.js';
import { lengthOf, numbers, texts } from './read.js';

/** Cost in all and by kind, the largest first; kinds without cost are left out. */
export function costAnswer(plan: Plan): CostAnswer {
  const sums = new Map<string, number>();
  const kinds = texts(plan, 'cost', 'kind');
  const amounts = numbers(plan, 'cost', 'amount');
  for (let row = 0; row < lengthOf(plan, 'cost'); row++)
    sums.set(kinds[row], (sums.get(kinds[row]) ?? 0) + amounts[row]);
  const known = (kind: string): kind is CostKind => (COST_KINDS as readonly string[]).includes(kind);
  const byKind = [...sums]
    .filter((entry): entry is [CostKind, number] => known(entry[0]) && entry[1] !== 0)
    .map(([kind, amount]) => ({ kind, amount }))
    .sort((a, b) => b.amount - a.amount || (a.kind < b.kind ? -1 : 1));
  return { total: [...sums.values()].reduce((sum, amount) => sum + amount, 0), byKind };
}

/** Spending against every budget that is stated, by payer, year and category. */
export function budgetAnswers(plan: Plan, names: Names): BudgetAnswer[] {
  const organisation = texts(plan, 'spending', 'organisation');
  const category = texts(plan, 'spending', 'category');
  const year = numbers(plan, 'spending', 'fiscal_year');
  const spent = numbers(plan, 'spending', 'spent');
  const budget = numbers(plan, 'spending', 'budget');
  const carried = numbers(plan, 'spending', 'carried_in');
  const answers: BudgetAnswer[] = [];
  for (let row = 0; row < lengthOf(plan, 'spending'); row++) {
    if (Number.isNaN(budget[row])) continue;
    const may = budget[row] + (Number.isNaN(carried[row]) ? 0 : carried[row]);
    answers.push({
      organisation: organisation[row],
      organisationName: names.of('organisation', organisation[row]),
      category: category[row],
      year: year[row],
      spent: spent[row],
      budget: may,
      over: spent[row] - may,
    });
  }
  return answers.sort(
    (a, b) => compare(a.organisation, b.organisation) || a.year - b.year || compare(a.category, b.category),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
