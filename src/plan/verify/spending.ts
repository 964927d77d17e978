import { column } from '../../schema/columns.js';
import { type Case, worth } from './case.js';
import { fiscalYear } from './days.js';
import { refs } from './ids.js';
import { Amounts } from './ledger.js';
import { getOrMake } from './maps.js';
import { CATEGORIES } from './tables.js';

/** Budget of an organisation, category and fiscal year. */
interface Budget {
  readonly amount: number;
  /** Share of what is left that goes on, the most that does, and whether it goes on but once (S41). */
  readonly share: number;
  readonly most: number;
  readonly oneYear: boolean;
}

/** Spending by organisation, category and fiscal year against budgets and what they carry over (S22). */
export function checkSpending(c: Case): void {
  const { ledger } = c;
  const organisations = ledger.organisations;
  const budgets = readBudgets(c);
  const stated = readStated(c);
  const none = new Amounts(ledger.years);
  for (const key of new Set([...ledger.spending.keys(), ...budgets.keys(), ...stated.keys()])) {
    const category = CATEGORIES[Math.floor(key / organisations)];
    const budget = budgets.get(key);
    // All categories together are a line of their own only where a budget limits them.
    if (category === '' && !budget && !stated.has(key)) continue;
    const name = `spending / ${c.ids.organisation.names[key % organisations]} / ${category}`;
    checkLine(c, name, ledger.spending.get(key) ?? none, budget, stated.get(key), category === '');
  }
}

function readBudgets(c: Case): Map<number, Map<number, Budget>> {
  const organisation = refs(column(c.model, 'budget', 'organisation'), c.ids.organisation);
  const year = column(c.model, 'budget', 'fiscal_year');
  const amount = column(c.model, 'budget', 'amount');
  const currency = column(c.model, 'budget', 'currency');
  const category = column(c.model, 'budget', 'category');
  const carryOver = column(c.model, 'budget', 'carry_over');
  const most = column(c.model, 'budget', 'carry_over_most');
  const lasts = column(c.model, 'budget', 'carry_over_for');
  const found = new Map<number, Map<number, Budget>>();
  for (let row = 0; row < organisation.length; row++) {
    const column = year[row] - c.ledger.firstYear;
    if (organisation[row] < 0) continue;
    const group = CATEGORIES.indexOf((category[row] ?? '') as (typeof CATEGORIES)[number]);
    const key = group * c.ledger.organisations + organisation[row];
    const years = getOrMake(found, key, () => new Map<number, Budget>());
    const rate = c.money.rates(currency[row])[firstBucketOf(c, organisation[row], year[row])];
    years.set(column, {
      amount: worth(amount[row], rate),
      share: carryOver[row],
      most: Number.isNaN(most[row]) ? Number.POSITIVE_INFINITY : worth(most[row], rate),
      oneYear: lasts[row] === 'one-year',
    });
  }
  return found;
}

/** First bucket that starts in a fiscal year (or later); its rate turns the year's budgets. */
function firstBucketOf(c: Case, organisation: number, year: number): number {
  for (let t = 0; t < c.time.count; t++)
    if (fiscalYear(c.time.first[t], c.organisations.fiscalStart[organisation]) >= year) return t;
  return c.time.count - 1;
}

interface Line {
  readonly spent: Float64Array;
  /** NaN where the plan states none. */
  readonly budget: Float64Array;
  readonly carriedIn: Float64Array;
  readonly there: Uint8Array;
}

function readStated(c: Case): Map<number, Line> {
  const { years, firstYear, organisations } = c.ledger;
  const found = new Map<number, Line>();
  const { length, number, subject } = c.rows.spending;
  for (let row = 0; row < length; row++) {
    const column = number.fiscal_year[row] - firstYear;
    const known = Number.isInteger(column) && column >= 0 && column < years;
    const name = (): string => subject(row);
    if (!c.check.holds('spending-figures', known, name, -1, firstYear, number.fiscal_year[row])) continue;
    const key = number.category[row] * organisations + number.organisation[row];
    const line = getOrMake(found, key, () => ({
      spent: new Float64Array(years),
      budget: new Float64Array(years).fill(Number.NaN),
      carriedIn: new Float64Array(years),
      there: new Uint8Array(years),
    }));
    line.spent[column] = number.spent[row];
    line.budget[column] = number.budget[row];
    line.carriedIn[column] = number.carried_in[row];
    line.there[column] = 1;
  }
  return found;
}

/** What goes to the next year: its share of what is left, inside the rules of carry-over (S22, S41). */
function handsOn(budget: Budget, carriedIn: number, spent: number): number {
  // Money that ends with the year is spent before the year's own.
  const fromOwn = budget.amount - Math.max(0, spent - carriedIn);
  const left = budget.oneYear ? fromOwn : budget.amount + carriedIn - spent;
  return Math.min(budget.most, budget.share * Math.max(0, Math.min(left, budget.amount + carriedIn - spent)));
}

/** One organisation and category, year by year. */
function checkLine(
  c: Case,
  name: string,
  spent: Amounts,
  budgets: ReadonlyMap<number, Budget> | undefined,
  stated: Line | undefined,
  together: boolean,
): void {
  let carried = 0;
  for (let k = 0; k < c.ledger.years; k++) {
    const subject = (): string => `${name} / ${c.ledger.firstYear + k}`;
    const budget = budgets?.get(k);
    const amount = spent.value[k];
    const size = Math.max(spent.size[k], budget?.amount ?? 0);
    // Without a budget for the year nothing arrives that was carried over.
    const carriedIn = budget ? carried : 0;
    if (budget) c.check.atMost('budget', subject, -1, budget.amount + carriedIn, amount, size);
    // All categories together are stated for every year once a budget limits them in some year.
    if (stated?.there[k] || budgets || !together) {
      const equal = (expected: number, found: number, terms: number): void =>
        c.check.equal('spending-figures', subject, -1, expected, found, terms);
      equal(amount, stated?.spent[k] ?? 0, spent.size[k]);
      equal(carriedIn, stated?.carriedIn[k] ?? 0, size);
      const given = stated?.there[k] ? stated.budget[k] : budget ? 0 : Number.NaN;
      if (budget) equal(budget.amount, given, 0);
      else c.check.holds('spending-figures', Number.isNaN(given), subject, -1, '-', given);
    }
    carried = budget ? handsOn(budget, carriedIn, amount) : 0;
  }
}
