import { COST_KINDS, type CostKind } from '../plan.js';
import type { Agreements, Purpose } from './agreements.js';
import { getOrMake } from './maps.js';
import { CATEGORIES } from './tables.js';
import { fiscalShares, type Time } from './time.js';

export type Category = (typeof CATEGORIES)[number];

/** Bucket in which a share of an amount is spent. */
export type When = readonly [bucket: number, share: number];

/** Places of the names of a list; a name may stand in both lists. */
function placesOf<N extends string>(names: readonly N[]): Readonly<Record<N, number>> {
  return Object.fromEntries(names.map((name, at) => [name, at])) as Record<N, number>;
}

const KIND_AT = placesOf(COST_KINDS);
const CATEGORY_AT = placesOf(CATEGORIES);

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
  /** By agreement, payer and bearer (joined by blanks), by bucket (S39). */
  readonly transfers = new Map<string, Amounts>();
  readonly firstYear: number;
  readonly years: number;
  /** By organisation, by bucket: fiscal years and shares. */
  private readonly shares: readonly (readonly (readonly [year: number, share: number])[])[][];
  /** The books again, by number: what is asked for most is found without a search. */
  private readonly costBook: (Amounts | undefined)[] = [];
  private readonly spendingBook: (Amounts | undefined)[] = [];

  constructor(
    private readonly time: Time,
    readonly organisations: number,
    fiscalStarts: Float64Array,
    budgetYears: Float64Array,
    private readonly agreements: Agreements,
  ) {
    const byMonth = new Map<number, ReadonlyMap<number, number>[]>();
    const entries = new Map<number, (readonly [number, number])[][]>();
    this.shares = Array.from(fiscalStarts, (month) => {
      const shares = getOrMake(byMonth, month, () => fiscalShares(time, month));
      return getOrMake(entries, month, () => shares.map((each) => [...each]));
    });
    const known = [...budgetYears.filter(Number.isInteger)];
    for (const shares of byMonth.values()) known.push(...shares[0].keys(), ...shares[time.count - 1].keys());
    this.firstYear = known.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
    this.years = known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) - this.firstYear + 1;
  }

  /** A cost that is no spending. */
  cost(kind: CostKind, organisation: number, t: number, amount: number): void {
    if (amount === 0) return;
    const key = KIND_AT[kind] * this.organisations + organisation;
    let amounts = this.costBook[key];
    if (!amounts) {
      amounts = amountsOf(this.costs, key, this.time.count);
      this.costBook[key] = amounts;
    }
    amounts.add(t, amount);
  }

  spend(category: Category, organisation: number, t: number, amount: number): void {
    if (amount === 0) return;
    const own = this.spendingOf(category, organisation);
    const all = this.spendingOf('', organisation);
    for (const [year, share] of this.shares[organisation][t]) {
      own.add(year - this.firstYear, amount * share);
      all.add(year - this.firstYear, amount * share);
    }
  }

  private spendingOf(category: Category, organisation: number): Amounts {
    const key = CATEGORY_AT[category] * this.organisations + organisation;
    let amounts = this.spendingBook[key];
    if (!amounts) {
      amounts = amountsOf(this.spending, key, this.years);
      this.spendingBook[key] = amounts;
    }
    return amounts;
  }

  /**
   * A cost that arises with an organisation, shared where an agreement covers its purpose (S39), and spent in its
   * bucket, or in parts as `when` says (S38).
   */
  pay(
    kind: CostKind,
    category: Category,
    organisation: number,
    t: number,
    amount: number,
    purpose: Purpose = {},
    when?: readonly When[],
  ): void {
    if (amount === 0) return;
    if (this.agreements.list.length === 0) {
      this.cost(kind, organisation, t, amount);
      this.spendWhen(category, organisation, t, amount, when);
      return;
    }
    const agreement = this.agreements.sharing(purpose, category, t);
    const shares = agreement < 0 ? [[organisation, 1] as const] : this.agreements.list[agreement].shares;
    for (const [payer, share] of shares) {
      this.cost(kind, payer, t, amount * share);
      this.spendWhen(category, payer, t, amount * share, when);
      if (payer === organisation) continue;
      const key = [agreement, payer, organisation].join(' ');
      getOrMake(this.transfers, key, () => new Amounts(this.time.count)).add(t, amount * share);
    }
  }

  private spendWhen(
    category: Category,
    organisation: number,
    t: number,
    amount: number,
    when: readonly When[] | undefined,
  ): void {
    if (!when) this.spend(category, organisation, t, amount);
    else for (const [bucket, part] of when) this.spend(category, organisation, bucket, amount * part);
  }
}

function amountsOf(book: Map<number, Amounts>, key: number, columns: number): Amounts {
  return getOrMake(book, key, () => new Amounts(columns));
}
