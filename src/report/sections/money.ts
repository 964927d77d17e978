import type { BudgetAnswer } from '../../explain/card.js';
import { numbers, texts } from '../../explain/read.js';
import { categoryName } from '../../explain/sentences.js';
import { column } from '../../schema/columns.js';
import { budgetChart, type YearBar } from '../charts/budget.js';
import { esc } from '../escape.js';
import { evidenceLinks } from '../evidence-links.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

const CATEGORIES = ['research', 'capital', 'procurement', 'running'] as const;
const MOST = 40;

/** Spending against budget, by fiscal year. */
export function moneySection(page: Page): Section {
  const { words, card, currency } = page;
  const topic = words.say('report.budget.topic');
  const years = yearBars(page);
  if (years.length === 0) {
    const body = `<p class="empty">${esc(words.say('report.budget.empty'))}</p>`;
    return { id: 'money', topic, title: words.say('report.budget.none'), body };
  }
  const kinds = new Map(
    years.flatMap(({ segments }) => segments.map(({ kind, label }) => [kind, label] as const)),
  );
  const legend = [...kinds].map(([kind, label]) => [kind, label] as const);
  if (years.some(({ budget }) => !Number.isNaN(budget)))
    legend.push(['line', words.say('report.budget.mark')]);
  const chart = budgetChart(page, years, words.say('report.budget.figure'), legend);
  const shown = card.budgets.slice(0, MOST);
  const idOf = budgetIds(page);
  const share = ({ spent, budget }: (typeof shown)[number]): number =>
    budget > 0 ? spent / budget : spent > 0 ? 1 : 0;
  const list =
    shown.length === 0
      ? `<p class="empty">${esc(words.say('report.budget.unlimited'))}</p>`
      : table(page, {
          caption: words.say('report.budget.table'),
          rows: shown,
          more: card.budgets.length - shown.length,
          columns: [
            { label: words.say('report.column.organisation'), text: (row) => row.organisationName },
            {
              label: words.say('report.column.fiscal_year'),
              text: (row) => words.say('answer.year', { year: row.year }),
            },
            { label: words.say('report.column.category'), text: (row) => categoryName(row.category, words) },
            {
              label: words.say('report.column.spent'),
              unit: currency,
              number: true,
              text: (row) => words.number(row.spent, 0),
            },
            {
              label: words.say('report.column.budget'),
              unit: currency,
              number: true,
              text: (row) => words.number(row.budget, 0),
              evidence: (row) => evidenceLinks(page, 'budget', idOf(row), 'amount'),
            },
            {
              label: words.say('report.column.left'),
              unit: currency,
              number: true,
              text: (row) => words.number(-row.over, 0),
            },
            {
              label: words.say('report.column.used'),
              unit: '%',
              number: true,
              text: (row) => words.fixed(share(row) * 100, 1),
              bar: share,
            },
          ],
        });
  return { id: 'money', topic, title: moneyTitle(page), body: chart + list };
}

/** Row of the budget that an answer is about. */
function budgetIds({ model }: Page): (answer: BudgetAnswer) => string {
  const id = column(model, 'budget', 'id');
  const organisation = column(model, 'budget', 'organisation');
  const category = column(model, 'budget', 'category');
  const year = column(model, 'budget', 'fiscal_year');
  const keys = id.map((_, row) => [organisation[row], category[row] ?? '', year[row]].join('\u0000'));
  const ids = new Map(keys.map((key, row) => [key, id[row] ?? '']));
  return (answer) => ids.get([answer.organisation, answer.category, answer.year].join('\u0000')) ?? '';
}

function moneyTitle(page: Page): string {
  const { words, card } = page;
  if (card.budgets.length === 0) return words.say('report.budget.unlimited.title');
  const over = card.budgets.filter((each) => each.over > 1e-6 * Math.max(1, each.budget)).length;
  if (over > 0) return words.say('report.budget.over', { count: words.number(over) });
  const tightest = card.budgets.reduce((a, b) => (b.spent * a.budget > a.spent * b.budget ? b : a));
  return words.say('report.budget.within', {
    who: tightest.organisationName,
    category: categoryName(tightest.category, words),
    year: words.say('answer.year', { year: tightest.year }),
    share: words.percent(tightest.budget > 0 ? tightest.spent / tightest.budget : 0),
  });
}

/**
 * Spending by year and category over all payers. What no budget limits is a segment of its own, so that the line of
 * the budget is read against what it limits. A budget of all categories counts in place of those it holds.
 */
export function yearBars(page: Page): YearBar[] {
  const { plan, words } = page;
  const organisation = texts(plan, 'spending', 'organisation');
  const category = texts(plan, 'spending', 'category');
  const year = numbers(plan, 'spending', 'fiscal_year');
  const spent = numbers(plan, 'spending', 'spent');
  const budget = numbers(plan, 'spending', 'budget');
  const carried = numbers(plan, 'spending', 'carried_in');
  const overall = new Set<string>();
  category.forEach((name, row) => {
    if (name === '' && !Number.isNaN(budget[row])) overall.add(`${organisation[row]}\u0000${year[row]}`);
  });
  const bars = new Map<number, { amounts: Map<string, number>; budget: number }>();
  for (let row = 0; row < year.length; row++) {
    const bar = bars.get(year[row]) ?? { amounts: new Map<string, number>(), budget: Number.NaN };
    bars.set(year[row], bar);
    const together = overall.has(`${organisation[row]}\u0000${year[row]}`);
    const limited = together || !Number.isNaN(budget[row]);
    if (category[row] !== '') {
      const key = limited ? category[row] : 'none';
      bar.amounts.set(key, (bar.amounts.get(key) ?? 0) + spent[row]);
    }
    // Inside a budget of all categories those of single categories are no further money.
    if (!Number.isNaN(budget[row]) && (category[row] === '' || !together))
      bar.budget = (Number.isNaN(bar.budget) ? 0 : bar.budget) + budget[row] + (carried[row] || 0);
  }
  const label = (key: string): string =>
    key === 'none' ? words.say('report.budget.outside') : categoryName(key, words);
  const segments = (amounts: ReadonlyMap<string, number>): YearBar['segments'] =>
    [...CATEGORIES, 'none'].flatMap((key, at) => {
      const amount = amounts.get(key) ?? 0;
      return amount > 0 ? [{ kind: `s${at}`, label: label(key), amount }] : [];
    });
  return [...bars]
    .sort(([a], [b]) => a - b)
    .map(([each, { amounts, budget: limit }]) => ({ year: each, segments: segments(amounts), budget: limit }))
    .filter((bar) => bar.segments.length > 0 || bar.budget > 0);
}
