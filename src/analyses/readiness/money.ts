import type { Day } from '../../base/dates.js';
import { bucketOf } from '../../network/horizon.js';
import { type Budget, fiscalShares, type Network } from '../../network/index.js';
import type { ActivityRow } from './read.js';
import type { Workdays } from './workdays.js';

/**
 * Money of activities (S28): the cost of one is spent evenly over its days (those it counts), in the buckets in which
 * they fall, and like all money of a bucket in its fiscal years by their days.
 */
export class ActivityMoney {
  private readonly bucketByDay: Int32Array;
  private readonly shares: ReturnType<typeof fiscalShares>;
  private readonly organisations: ReadonlyMap<string, number>;

  constructor(
    private readonly network: Network,
    private readonly workdays: Workdays,
  ) {
    const { horizon } = network;
    this.bucketByDay = Int32Array.from({ length: horizon.endDay - horizon.firstDay }, (_, k) =>
      bucketOf(horizon, horizon.firstDay + k),
    );
    this.shares = fiscalShares(horizon);
    this.organisations = new Map(network.organisations.map((id, o) => [id, o]));
  }

  payerOf(activity: ActivityRow): number {
    return this.organisations.get(activity.organisation ?? '') ?? -1;
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
   * Of each budget: how much of a bucket's money counts against it (that of its year, and of the years before as far as
   * they hand on what they leave), and what there is in all:
   *   S(y) + k(y-1) S(y-1) + k(y-1) k(y-2) S(y-2) + ... <= B(y) + k(y-1) B(y-1) + ...
   */
  purses(): { budget: Budget; weight: Float64Array; limit: number }[] {
    const { budgets, horizon } = this.network;
    return budgets.map((budget, b) => {
      const byYear = new Map<number, number>();
      let [limit, share] = [0, 1];
      for (let g = b; g >= 0; g--) {
        byYear.set(budgets[g].year, share);
        limit += share * budgets[g].amount;
        const before = budgets[g - 1];
        const same = before?.organisation === budget.organisation && before.category === budget.category;
        if (!same || before.year !== budgets[g].year - 1 || before.carryOver === 0) break;
        share *= before.carryOver;
      }
      const weight = Float64Array.from({ length: horizon.count }, (_, t) =>
        this.shares[t].reduce((sum, { year, share: part }) => sum + part * (byYear.get(year) ?? 0), 0),
      );
      return { budget, weight, limit };
    });
  }
}
