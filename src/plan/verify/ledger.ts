import { COST_KINDS, type CostKind } from '../plan.js';
import { getOrMake } from './maps.js';
import { CATEGORIES } from './tables.js';
import { fiscalShares, type Time } from './time.js';

export type Category = (typeof CATEGORIES)[number];

/** Amounts by key and column, with the sum of their sizes for tolerances. */
export class Amounts {
  readonly value: Float64Array;
  readonly size: Float64Array;
  constructor(columns: number) {
    this.value = new Float64Array(columns);
    this.size = new Float64Array(columns);
  }
  add(column: number, amount: number): void {
    this.value[column] += amount;
    this.size[column] += Math.abs(amount);
  }
}

/** Costs (S20) and spending (S22) as they follow from the decisions, in the model's currency, not discounted. */
export class Ledger {
  /** By kind * organisations + organisation, by bucket. */
  readonly costs = new Map<number, Amounts>();
  /** By category * organisations + organisation, by fiscal year from `firstYear`: those of plan and budgets. */
  readonly spending = new Map<number, Amounts>();
  readonly firstYear: number;
  readonly years: number;
  private readonly shares: ReadonlyMap<number, number>[];

  constructor(
    private readonly time: Time,
    readonly organisations: number,
    budgetYears: Float64Array,
  ) {
    this.shares = fiscalShares(time);
    const known = budgetYears.filter(Number.isInteger);
    this.firstYear = known.reduce((a, b) => Math.min(a, b), Math.min(...this.shares[0].keys()));
    const last = known.reduce((a, b) => Math.max(a, b), Math.max(...this.shares[time.count - 1].keys()));
    this.years = last - this.firstYear + 1;
  }

  /** A cost that is no spending. */
  cost(kind: CostKind, organisation: number, t: number, amount: number): void {
    if (amount === 0) return;
    const key = COST_KINDS.indexOf(kind) * this.organisations + organisation;
    amountsOf(this.costs, key, this.time.count).add(t, amount);
  }

  spend(category: Category, organisation: number, t: number, amount: number): void {
    if (amount === 0) return;
    for (const name of [category, ''] as const) {
      const key = CATEGORIES.indexOf(name) * this.organisations + organisation;
      const amounts = amountsOf(this.spending, key, this.years);
      for (const [year, share] of this.shares[t]) amounts.add(year - this.firstYear, amount * share);
    }
  }

  /** A cost that is spent in its bucket. */
  pay(kind: CostKind, category: Category, organisation: number, t: number, amount: number): void {
    this.cost(kind, organisation, t, amount);
    this.spend(category, organisation, t, amount);
  }
}

function amountsOf(book: Map<number, Amounts>, key: number, columns: number): Amounts {
  return getOrMake(book, key, () => new Amounts(columns));
}
