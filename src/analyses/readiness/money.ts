import type { Day } from '../../base/dates.js';
import { covers, holdsIn } from '../../formulate/sharing.js';
import { mostHandedOn } from '../../network/budgets.js';
import { bucketOf } from '../../network/horizon.js';
import {
  type ActivityCharge,
  type Agreement,
  type Budget,
  fiscalSharesBy,
  type Network,
} from '../../network/index.js';
import type { ActivityRow } from './read.js';
import type { Workdays } from './workdays.js';

/**
 * Money of activities (S28): the cost of one is spent evenly over its days (those it counts), in the buckets in which
 * they fall, and like all money of a bucket in its fiscal years by their days.
 */
export class ActivityMoney {
  private readonly bucketByDay: Int32Array;
  private readonly sharesBy: ReturnType<typeof fiscalSharesBy>;
  private readonly organisations: ReadonlyMap<string, number>;

  constructor(
    private readonly network: Network,
    private readonly workdays: Workdays,
  ) {
    const { horizon } = network;
    this.bucketByDay = Int32Array.from({ length: horizon.endDay - horizon.firstDay }, (_, k) =>
      bucketOf(horizon, horizon.firstDay + k),
    );
    this.sharesBy = fiscalSharesBy(horizon);
    this.organisations = new Map(network.organisations.map((id, o) => [id, o]));
  }

  payerOf(activity: ActivityRow): number {
    return this.organisations.get(activity.organisation ?? '') ?? -1;
  }

  /** Agreements that share the cost of an activity (S39), with their numbers. */
  private sharersOf({ technology, category }: ActivityRow): { each: Agreement; number: number }[] {
    return this.network.agreements.flatMap((each, number) => {
      const shares = each.shares.length > 0 && (each.categories.size === 0 || each.categories.has(category));
      return shares && covers(each, { technology }) ? [{ each, number }] : [];
    });
  }

  /** Share of an activity's cost that an organisation pays, by bucket; undefined where it never pays any. */
  sharesOf(activity: ActivityRow, payer: number): Float64Array | undefined {
    const sharers = this.sharersOf(activity);
    const own = this.payerOf(activity) === payer ? 1 : 0;
    const shares = Float64Array.from({ length: this.network.horizon.count }, (_, t) => {
      const found = sharers.find(({ each }) => holdsIn(each, t));
      if (!found) return own;
      return found.each.shares.reduce(
        (sum, each) => (each.organisation === payer ? sum + each.share : sum),
        0,
      );
    });
    return shares.some((share) => share > 0) ? shares : undefined;
  }

  /** Who pays what of an activity's spending. */
  charges(activity: ActivityRow, spending: Float64Array): ActivityCharge[] {
    const sharers = this.sharersOf(activity);
    const charges = new Map<string, ActivityCharge>();
    const add = (payer: number, agreement: number, t: number, amount: number): void => {
      const key = `${payer} ${agreement}`;
      const charge = charges.get(key) ?? { payer, agreement, amounts: new Float64Array(spending.length) };
      charge.amounts[t] += amount;
      charges.set(key, charge);
    };
    spending.forEach((amount, t) => {
      if (amount === 0) return;
      const found = sharers.find(({ each }) => holdsIn(each, t));
      if (!found) add(this.payerOf(activity), -1, t, amount);
      for (const { organisation, share } of found?.each.shares ?? []) {
        add(organisation, found?.number ?? -1, t, amount * share);
      }
    });
    return [...charges.values()];
  }

  /** Money by bucket of an activity that runs from start to end, in the model's currency. */
  spending(activity: ActivityRow, cost: number, start: Day, end: Day): Float64Array {
    const { horizon, currencies } = this.network;
    const spent = new Float64Array(horizon.count);
    if (cost === 0) return spent;
    const rates = currencies.rates[Math.max(0, currencies.of(activity.currency))];
    let worked = 0;
    for (let day = start; day < end; day++) {
      if (!this.workdays.isWorked(activity.site, day)) continue;
      worked++;
      const t = this.bucketByDay[day - horizon.firstDay];
      if (t !== undefined) spent[t] += rates[t];
    }
    // What lasts no time is paid when it happens.
    if (worked === 0) {
      const t = this.bucketByDay[start - horizon.firstDay];
      if (t !== undefined) spent[t] = rates[t];
      worked = 1;
    }
    for (let t = 0; t < spent.length; t++) spent[t] *= cost / worked;
    return spent;
  }

  /** What an activity of so many days spends of a budget by day of start, weighted by bucket; undefined where nothing. */
  spendsByStart(
    activity: ActivityRow,
    cost: number,
    lengths: (start: number) => number,
    weight: Float64Array,
  ): Float64Array | undefined {
    if (cost === 0 || weight.every((each) => each === 0)) return undefined;
    const { horizon, currencies } = this.network;
    const { firstDay } = horizon;
    const rates = currencies.rates[Math.max(0, currencies.of(activity.currency))];
    const days = this.bucketByDay.length;
    const sum = new Float64Array(days + 1);
    const count = new Int32Array(days + 1);
    for (let k = 0; k < days; k++) {
      const t = this.bucketByDay[k];
      const worked = this.workdays.isWorked(activity.site, firstDay + k);
      sum[k + 1] = sum[k] + (worked && weight[t] > 0 ? weight[t] * rates[t] : 0);
      count[k + 1] = count[k] + (worked ? 1 : 0);
    }
    return Float64Array.from({ length: days }, (_, start) => {
      const end = start + lengths(start);
      const t = this.bucketByDay[start];
      if (end === start) return weight[t] > 0 ? cost * weight[t] * rates[t] : 0;
      // After the plan every day is worked.
      const worked = count[Math.min(end, days)] - count[start] + Math.max(0, end - days);
      return worked === 0 ? 0 : (cost * (sum[Math.min(end, days)] - sum[start])) / worked;
    });
  }

  /**
   * What activities may spend: of each budget how much of a bucket's money counts against it (that of its year, and of
   * the years before as far as they hand on what they leave), and what there is in all:
   *   S(y) + k(y-1) S(y-1) + k(y-1) k(y-2) S(y-2) + ... <= B(y) + k(y-1) B(y-1) + ...
   * Where a year hands on at most M (S41), there is one more such row, which ends with M in place of that year.
   */
  purses(): { budget: Budget; weight: Float64Array; limit: number }[] {
    const { budgets, members } = this.network;
    return budgets.flatMap((budget, b) => {
      const shares = this.sharesBy(members[budget.organisation].fiscalYearStart);
      const byYear = new Map<number, number>();
      const purse = (limit: number) => ({
        budget,
        limit,
        weight: Float64Array.from(shares, (each) =>
          each.reduce((sum, { year, share }) => sum + share * (byYear.get(year) ?? 0), 0),
        ),
      });
      const found: ReturnType<typeof purse>[] = [];
      let [limit, share] = [0, 1];
      for (let g = b; ; g--) {
        byYear.set(budgets[g].year, share);
        limit += share * budgets[g].amount;
        const before = budgets[g - 1];
        const same = before?.organisation === budget.organisation && before.category === budget.category;
        if (!same || before.year !== budgets[g].year - 1 || before.carryOver === 0) break;
        const most = mostHandedOn(before);
        if (Number.isFinite(most)) found.push(purse(limit + share * most));
        share *= before.carryOver;
      }
      return [...found, purse(limit)];
    });
  }
}
