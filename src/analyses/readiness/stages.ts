import type { Network } from '../../network/index.js';
import type { ActivityMoney } from './money.js';
import type { Needed } from './needed.js';
import type { Held } from './people.js';
import type { ActivityRow } from './read.js';
import type { Activity, Fund, Mode, Project, Schedule } from './scheduling/index.js';
import { scheduleProject } from './scheduling/index.js';
import type { Target } from './targets.js';
import type { Workdays } from './workdays.js';

/** What the schedule is made from. */
export interface Setting {
  readonly network: Network;
  readonly activities: readonly ActivityRow[];
  readonly needed: Needed;
  readonly workdays: Workdays;
  readonly money: ActivityMoney;
  readonly held: Held;
  /** Decisions of the search for each step; the best found by then is taken, with its bound. */
  readonly nodeLimit: number;
}

/** Days from the start of the plan, by activity; NaN where it is not carried out. */
export interface Times {
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Number of the way taken; -1 where it is not carried out. */
  readonly way: Int32Array;
}

/** When a target is reached, and what no schedule beats given the targets before. */
export interface Reached {
  readonly day: number;
  readonly bound: number;
}

/** No schedule was found for the activities: proven that there is none, or stopped before. */
export class NoSchedule extends Error {
  override readonly name = 'NoSchedule';
  constructor(
    readonly proven: boolean,
    readonly activities: readonly number[],
  ) {
    super('the activities cannot be scheduled');
  }
}

/**
 * The project of the activities that are still free, solved again and again: each target as early as those before it
 * allow, and at last the cheapest modes with which all that stays so (a lexicographic order; S27).
 */
export class Stages {
  private readonly free: readonly number[];
  private readonly place: ReadonlyMap<number, number>;
  private readonly firstDay: number;
  private readonly base: readonly Activity[];
  private readonly funds: readonly Fund[];
  private readonly deadlines: number[];
  private best: Schedule | undefined;

  constructor(private readonly setting: Setting) {
    const { activities, needed, network } = setting;
    this.firstDay = network.horizon.firstDay;
    this.free = activities.flatMap((_, i) => (needed.carriedOut[i] === 1 && !needed.settled[i] ? [i] : []));
    this.place = new Map(this.free.map((i, k) => [i, k]));
    this.base = this.free.map((i) => this.activity(i));
    this.funds = this.makeFunds();
    this.deadlines = this.free.map(() => Number.POSITIVE_INFINITY);
  }

  /** Day of the end of a settled activity, from the start of the plan. */
  private settledEnd(i: number): number | undefined {
    const settled = this.setting.needed.settled[i];
    return settled && settled.end.likely - this.firstDay;
  }

  private activity(i: number): Activity {
    const { activities, held } = this.setting;
    const { id, predecessors, lag, earliest } = activities[i];
    const settled = predecessors.flatMap((p) => this.settledEnd(p) ?? []);
    return {
      id,
      modes: activities[i].ways.map(({ days, held: holds }, w): Mode => {
        const lengths = this.lengths(i, w);
        const duration = days.likely;
        return { duration, demand: held.demand(holds), ...(lengths ? { lengths } : {}) };
      }),
      predecessors: predecessors.flatMap((p) => this.place.get(p) ?? []),
      release: Math.max(0, (earliest ?? 0) - this.firstDay, ...settled.map((end) => end + lag)),
    };
  }

  private lengths(i: number, w: number): Int32Array | undefined {
    const { activities, workdays, network } = this.setting;
    const { site, ways } = activities[i];
    const { horizon } = network;
    return workdays.lengths(site, ways[w].days.likely, this.firstDay, horizon.endDay - horizon.firstDay);
  }

  /** Budgets that the activities could overspend, less what settled ones spend. */
  private makeFunds(): Fund[] {
    const { activities, needed, money } = this.setting;
    return money.purses().flatMap(({ budget, weight, limit }) => {
      const weights = activities.map((each) => {
        if (budget.category !== '' && each.category !== budget.category) return undefined;
        const shares = money.sharesOf(each, budget.organisation);
        return shares?.map((share, t) => share * weight[t]);
      });
      let left = limit;
      activities.forEach((each, i) => {
        const settled = needed.settled[i];
        const counts = weights[i];
        if (!settled || settled.finished || !counts) return;
        const spent = money.spending(each, each.ways[0].cost, settled.start, settled.end.likely);
        spent.forEach((amount, t) => {
          left -= amount * counts[t];
        });
      });
      const spends = this.free.map((i, k) => this.spendsOf(i, k, weights[i]));
      const most = spends.reduce((sum, each) => sum + Math.max(0, ...each.map(highest)), 0);
      return most > left ? [{ limit: Math.max(0, left), spends }] : [];
    });
  }

  private spendsOf(i: number, k: number, weight: Float64Array | undefined): (Float64Array | undefined)[] {
    const { activities, money } = this.setting;
    return activities[i].ways.map(({ cost }, m) => {
      if (!weight) return undefined;
      const { lengths, duration } = this.base[k].modes[m];
      return money.spendsByStart(activities[i], cost, (start) => lengths?.[start] ?? duration, weight);
    });
  }

  /** As early as can be, and held there. */
  reach({ waits }: Target): Reached {
    const settled = Math.max(
      0,
      ...waits.map(({ activity, after }) => (this.settledEnd(activity) ?? Number.NEGATIVE_INFINITY) + after),
    );
    const open = waits.filter(({ activity }) => this.place.has(activity));
    if (open.length === 0) return { day: settled, bound: settled };
    const found = this.solve((i) => open.find(({ activity }) => activity === i)?.after);
    const day = Math.max(settled, found.makespan);
    for (const { activity, after } of open) {
      const k = this.place.get(activity) ?? 0;
      this.deadlines[k] = Math.min(this.deadlines[k], day - after);
    }
    return { day, bound: Math.max(settled, found.bound) };
  }

  /** Schedules with deadlines as they stand; `after` says for what the makespan waits, and how long after its end. */
  private solve(after: (activity: number) => number | undefined, extra: readonly Fund[] = []): Schedule {
    const project = this.project(after, extra);
    const known = extra.length === 0 ? this.best : undefined;
    const found = scheduleProject(project, {
      nodeLimit: this.setting.nodeLimit,
      ...(known ? { known: { starts: known.starts, modes: known.modes } } : {}),
    });
    if (found.starts.length === 0) {
      if (extra.length > 0) return found;
      throw new NoSchedule(found.status === 'infeasible', this.free);
    }
    const count = this.free.length;
    this.best = { ...found, starts: found.starts.slice(0, count), modes: found.modes.slice(0, count) };
    return found;
  }

  /** Free activities; then, for each lag, one that only waits, and one for the days after each end that is waited for. */
  private project(after: (activity: number) => number | undefined, extra: readonly Fund[]): Project {
    const { held, activities: rows } = this.setting;
    const none = held.demand([]);
    const activities: Activity[] = this.base.map((each, k) => ({
      ...each,
      counts: after(this.free[k]) === 0,
      ...(Number.isFinite(this.deadlines[k]) ? { deadline: this.deadlines[k] } : {}),
    }));
    const wait = (id: string, duration: number, predecessors: readonly number[], counts: boolean): number =>
      activities.push({ id, modes: [{ duration, demand: none }], predecessors, counts }) - 1;
    this.free.forEach((i, k) => {
      const { predecessors } = this.base[k];
      const { lag, id } = rows[i];
      if (lag > 0 && predecessors.length > 0) {
        const lagged = wait(`${id} lag`, lag, predecessors, false);
        activities[k] = { ...activities[k], predecessors: [...predecessors, lagged] };
      }
      const days = after(i);
      if (days !== undefined && days > 0) wait(`${id} after`, days, [k], true);
    });
    const idle = activities.slice(this.free.length).map(() => [undefined]);
    const funds = [...this.funds, ...extra].map((fund) => ({ ...fund, spends: [...fund.spends, ...idle] }));
    return { activities, capacity: held.capacity, ...(funds.length > 0 ? { funds } : {}) };
  }

  /**
   * The cheapest modes with which every target stays where it is: by halving what lies between the cheapest sum found and
   * the dearest sum proven too small. Costs count by the first rate of their currency.
   */
  cheapest(): Reached {
    const best = this.best;
    const costs = this.free.map((i) => this.setting.activities[i].ways.map((_, w) => this.costOf(i, w)));
    const sumOf = (modes: readonly number[]): number => modes.reduce((sum, m, k) => sum + costs[k][m], 0);
    if (!best) return { day: 0, bound: 0 };
    let high = sumOf(best.modes);
    let low = costs.reduce((sum, each) => sum + Math.min(...each), 0);
    const dust = 1e-7 * Math.max(1, high);
    const within = (limit: number): 'found' | 'none' | 'unknown' => {
      const before = this.best;
      const found = this.solve(() => undefined, [this.costFund(costs, limit)]);
      if (found.starts.length === 0) {
        this.best = before;
        return found.status === 'infeasible' ? 'none' : 'unknown';
      }
      high = sumOf(this.best?.modes ?? []);
      return 'found';
    };
    if (high - low > dust && within(low) === 'found') return { day: high, bound: high };
    while (high - low > dust) {
      const near = high - low < 0.02 * high;
      const limit = near ? high - dust : (low + high) / 2;
      const found = within(limit);
      if (found === 'unknown') return { day: high, bound: low };
      if (found === 'none') low = near ? high : limit;
    }
    return { day: high, bound: high };
  }

  private costOf(i: number, w: number): number {
    const { activities, network } = this.setting;
    const { currency, ways } = activities[i];
    const rate = network.currencies.rates[Math.max(0, network.currencies.of(currency))][0];
    return ways[w].cost === 0 ? 0 : ways[w].cost * (Number.isNaN(rate) ? 1 : rate);
  }

  private costFund(costs: readonly (readonly number[])[], limit: number): Fund {
    // An activity may start on any day, so its cost must be there for every start that a schedule can have.
    const days = this.longest();
    return {
      limit,
      spends: costs.map((each) =>
        each.map((cost) => (cost === 0 ? undefined : new Float64Array(days).fill(cost))),
      ),
    };
  }

  private longest(): number {
    const ends = this.deadlines.filter((each) => Number.isFinite(each));
    return Math.max(1, ...ends) + 1;
  }

  /** Dates of everything that is carried out: as the last step found them, each then as early as nothing else moves. */
  times(): Times {
    const { activities, needed } = this.setting;
    const start = new Float64Array(activities.length).fill(Number.NaN);
    const end = start.slice();
    const way = new Int32Array(activities.length).fill(-1);
    activities.forEach((_, i) => {
      const settled = needed.settled[i];
      if (!settled) return;
      start[i] = settled.start - this.firstDay;
      end[i] = this.settledEnd(i) ?? Number.NaN;
      way[i] = 0;
    });
    const starts = this.best?.starts ?? [];
    const modes = this.best?.modes ?? [];
    const placed = new Earlier(this.setting, this.free, this.base, this.funds);
    const moved = placed.settle(starts, modes, (k) => this.soonest(k));
    this.free.forEach((i, k) => {
      const length =
        this.base[k].modes[modes[k]].lengths?.[moved[k]] ?? this.base[k].modes[modes[k]].duration;
      end[i] = moved[k] + length;
      start[i] = this.firstWorked(i, moved[k], end[i]);
      way[i] = modes[k];
    });
    return { start, end, way };
  }

  /** Predecessors (places), and days after the last of them. */
  private soonest(k: number): { after: readonly number[]; lag: number; release: number } {
    const { predecessors, release = 0 } = this.base[k];
    return { after: predecessors, lag: this.setting.activities[this.free[k]].lag, release };
  }

  /** One that counts days of work starts on one of them; its end is the same. */
  private firstWorked(i: number, from: number, end: number): number {
    const { workdays, activities } = this.setting;
    let start = from;
    while (start < end && !workdays.isWorked(activities[i].site, start + this.firstDay)) start++;
    return start;
  }
}

function highest(list: Float64Array | undefined): number {
  return list?.reduce((a, b) => Math.max(a, b), 0) ?? 0;
}

/** Moves activities of a schedule to where they are as early as dates, predecessors, resources and money allow. */
class Earlier {
  private readonly used: readonly Float64Array[];
  private readonly spent: number[];

  constructor(
    private readonly setting: Setting,
    private readonly free: readonly number[],
    private readonly base: readonly Activity[],
    private readonly funds: readonly Fund[],
  ) {
    this.used = Array.from({ length: setting.held.count }, () => new Float64Array(0));
    this.spent = funds.map(() => 0);
  }

  settle(
    starts: readonly number[],
    modes: readonly number[],
    waits: (k: number) => { after: readonly number[]; lag: number; release: number },
  ): number[] {
    const length = (k: number, start: number): number => {
      const { lengths, duration } = this.base[k].modes[modes[k]];
      return lengths?.[start] ?? duration;
    };
    const last = starts.reduce((most, start, k) => Math.max(most, start + length(k, start)), 0);
    const used = this.used.map(() => new Float64Array(last));
    const hold = (k: number, start: number, sign: number): void => {
      this.base[k].modes[modes[k]].demand.forEach((units, r) => {
        for (let day = start; day < start + length(k, start) && units > 0; day++)
          used[r][day] += sign * units;
      });
      this.funds.forEach(({ spends }, f) => {
        this.spent[f] += sign * (spends[k][modes[k]]?.[start] ?? 0);
      });
    };
    const moved = [...starts];
    const { held } = this.setting;
    starts.forEach((start, k) => {
      hold(k, start, 1);
    });
    const fits = (k: number, start: number): boolean => {
      const { demand } = this.base[k].modes[modes[k]];
      const there = demand.every((units, r) => {
        for (let day = start; units > 0 && day < start + length(k, start); day++) {
          if (used[r][day] + units > held.wholeAt(r, day)) return false;
        }
        return true;
      });
      return (
        there &&
        this.funds.every(({ spends, limit }, f) => {
          return this.spent[f] + (spends[k][modes[k]]?.[start] ?? 0) <= limit + 1e-9 * Math.max(1, limit);
        })
      );
    };
    const order = this.free
      .map((_, k) => k)
      .sort((a, b) => starts[a] - starts[b] || this.depth(a) - this.depth(b));
    for (const k of order) {
      const { after, lag, release } = waits(k);
      let start = Math.max(release, ...after.map((p) => moved[p] + length(p, moved[p]) + lag));
      hold(k, moved[k], -1);
      while (start < moved[k] && !fits(k, start)) start++;
      moved[k] = Math.min(start, moved[k]);
      hold(k, moved[k], 1);
    }
    return moved;
  }

  private depth(k: number): number {
    return this.setting.needed.order.indexOf(this.free[k]);
  }
}
