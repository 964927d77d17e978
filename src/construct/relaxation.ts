import { bucketDays, type Curve, type Network } from '../network/index.js';
import { arrange } from './arrange.js';
import type { Advice } from './guide.js';
import { type Scope, Watching, wholeScope } from './scope.js';
import { mostHours } from './supply-bound.js';
import { UnitCosts } from './unit-costs.js';
import { Uses } from './uses.js';
import { neededBy, sequenceOf, waysOf } from './ways.js';

/** An objective before the one that is minimised, and what it may be: units, or units x days late. */
export interface Held {
  readonly kind: 'short' | 'late';
  readonly priority: number;
  readonly most: number;
}

/**
 * The least lateness of a priority when hours, quantities and stock have prices instead of limits (Lagrangian relaxation;
 * Fisher, *Management Science* 27(1), 1981). What is left is a Leontief substitution system: the least cost of a unit at
 * each place and bucket follows from that of its inputs (Veinott, *Management Science* 15(5), 1969), and quantities go the
 * other way. By weak duality the value at any prices from 0 up bounds every plan.
 *
 * The price of a limit, in units times days late, is for all that there is of it. Limits are rows (hours of a
 * resource, most of a process, offer or lane) by bucket, row * buckets + bucket; then opening stock by node, open orders,
 * and what is held: objectives before this one.
 */
export class Relaxation {
  readonly limits: number;
  /** Limits before those of opening stock, of open orders, and those that are held. */
  readonly opening: number;
  readonly ordered: number;
  readonly own: number;
  /** What there is of each limit. */
  readonly most: Float64Array;
  /** Use less what there is at the prices last asked for, as a share of what there is. */
  readonly excess: Float64Array;
  /** Numbers in the network of the curves that count. */
  readonly curves: readonly number[];
  /** By curve that counts: slots of the nodes that it is met from, and the first bucket in which something is due. */
  private readonly sources: readonly Int32Array[];
  private readonly firstDue: Int32Array;
  /** By curve that counts, and bucket: quantity that is delivered at the prices last asked for. */
  readonly deliveries: Float64Array;
  private readonly T: number;
  private readonly N: number;
  /** Limits by bucket: hours of resources first. */
  readonly rows: number;
  private readonly price: Float64Array;
  private readonly whole: Scope;
  /** What was last gone through. */
  private scope: Scope;
  private readonly watching: Watching;
  /** Days of each bucket. */
  private readonly days: Float64Array;
  private readonly costs: UnitCosts;
  private readonly uses: Uses;

  constructor(
    private readonly network: Network,
    private readonly priority: number,
    /** Shortage of every priority up to this one, lateness of those before it. */
    private readonly held: readonly Held[],
  ) {
    const { nodes, openOrders, horizon } = network;
    this.T = horizon.count;
    this.N = nodes.length;
    const most = mostHours(network);
    const ways = waysOf(network, (row) => most.push(row) - 1);
    this.rows = most.length;
    this.opening = this.rows * this.T;
    this.ordered = this.opening + this.N;
    this.own = this.ordered + openOrders.length;
    this.limits = this.own + held.length;
    this.most = new Float64Array(this.limits);
    most.forEach((row, k) => {
      this.most.set(row, k * this.T);
    });
    nodes.forEach(({ opening }, n) => {
      this.most[this.opening + n] = opening;
    });
    openOrders.forEach(({ quantity }, r) => {
      this.most[this.ordered + r] = quantity;
    });
    held.forEach(({ most: each }, k) => {
      this.most[this.own + k] = each;
    });
    // What has a latest date may be given up: it counts for nothing.
    this.curves = network.curves.flatMap((curve, c) =>
      !curve.limited && curve.priority > 0 && curve.priority <= priority ? [c] : [],
    );
    this.deliveries = new Float64Array(this.curves.length * this.T);
    this.firstDue = Int32Array.from(this.curves, (c) => firstDue(network.curves[c]));
    const wanted = this.curves.flatMap((c) => network.curves[c].sources);
    const arranged = arrange(ways, sequenceOf(network, ways, neededBy(ways, wanted, this.N)));
    this.sources = this.curves.map((c) =>
      Int32Array.from(network.curves[c].sources, (n) => arranged.slotOf[n]),
    );
    this.days = Float64Array.from({ length: this.T }, (_, t) => bucketDays(horizon, t));
    this.price = new Float64Array(this.limits);
    this.excess = new Float64Array(this.limits);
    this.whole = wholeScope(arranged.sequence, arranged.ways, this.limits);
    this.scope = this.whole;
    this.costs = new UnitCosts(network, arranged, this.most, this.price, this, this.whole);
    this.uses = new Uses(arranged, this.costs, this.excess, this, this.whole);
    this.watching = new Watching(this, arranged, openOrders, most);
  }

  /** Places times buckets that were gone through for the last bound. */
  get cells(): number {
    return this.scope.groups.reduce((sum, group) => sum + group.length, 0) * this.T;
  }

  /** Limits that may have a price so far. */
  get watched(): Int32Array {
    return (this.watching.scope ?? this.whole).limits;
  }

  /**
   * The bound in units x days late that prices (by limit, from 0 up, in units x days late) prove; Infinity where some
   * demand can never be met and may not stay short. Leaves `excess`.
   */
  at(prices: Float64Array): number {
    return this.through(this.whole, prices);
  }

  /** The same where only limits that are watched have a price; leaves `excess` of those. */
  atWatched(prices: Float64Array): number {
    return this.through(this.watching.scope ?? this.whole, prices);
  }

  /** Watches the limits that are broken at the prices last asked for (by `at`), or have a price; whether any are new. */
  watchBroken(prices: Float64Array): boolean {
    return this.watching.add(this.excess, prices, this.costs.cost);
  }

  private through(scope: Scope, prices: Float64Array): number {
    const { price, most, excess, opening, own } = this;
    const { limits } = scope;
    this.scope = scope;
    let value = 0;
    for (let i = 0; i < limits.length; i++) {
      const k = limits[i];
      excess[k] = 0;
      if (most[k] > 0) {
        price[k] = prices[k] === 0 ? 0 : prices[k] / most[k];
        value -= prices[k];
      }
      // Where there is nothing of a row in a bucket, or what is held is 0, nothing can be had.
      else price[k] = k < opening || k >= own ? Number.POSITIVE_INFINITY : 0;
    }
    this.costs.priceAll(scope);
    this.uses.begin(scope);
    value += this.meetDemand();
    this.uses.explodeAll();
    for (let i = 0; i < limits.length; i++) {
      const k = limits[i];
      excess[k] = most[k] > 0 ? (excess[k] === 0 ? -1 : excess[k] / most[k] - 1) : 0;
    }
    return value;
  }

  /** Units that ways bring, at the prices last asked for (`Uses`). */
  get flows(): Float64Array {
    return this.uses.flows;
  }

  /** Units that processes start by bucket, of those that draw on limits with a price; by averages of `flows`. */
  pacesBy(flows: Float64Array): Map<number, Float64Array> {
    return this.costs.pacesBy(flows, this.uses.flowAt);
  }

  /** What each way costs, at the prices last asked for, to nodes that have several; with averages of `flows`. */
  adviceWith(flows: Float64Array): Map<number, Advice[]> {
    return this.costs.adviceWith(flows, this.uses.flowAt);
  }

  /** Least cost of all demand, in units x days late: delivered when due, or in a later bucket, or short in the end. */
  private meetDemand(): number {
    let value = 0;
    this.deliveries.fill(0);
    for (const [k, c] of this.curves.entries()) {
      const curve = this.network.curves[c];
      const short = this.limitOf('short', curve.priority);
      const late = curve.priority < this.priority ? this.limitOf('late', curve.priority) : -1;
      value += this.meet(k, curve, short, late);
    }
    return value;
  }

  private limitOf(kind: Held['kind'], priority: number): number {
    return this.own + this.held.findIndex((each) => each.kind === kind && each.priority === priority);
  }

  /**
   * Least cost of the demand of the k-th curve that counts; `short` and `late` are the limits that it counts for, -1 = what
   * is minimised.
   */
  private meet(k: number, { due }: Curve, short: number, late: number): number {
    const { T, excess, price, deliveries, days: between } = this;
    const { cost } = this.costs;
    const { units } = this.uses;
    const slots = this.sources[k];
    const first = this.firstDue[k];
    const perDay = late < 0 ? 1 : price[late];
    let value = 0;
    let worth = price[short];
    let place = -1;
    // Days from a bucket to the one in which the unit is delivered.
    let days = 0;
    for (let t = T - 1; t >= first; t--) {
      if (t < T - 1) {
        worth += perDay * between[t + 1];
        days += between[t + 1];
      }
      for (let i = 0; i < slots.length; i++) {
        const here = slots[i] * T + t;
        if (cost[here] > worth) continue;
        worth = cost[here];
        place = here;
        days = 0;
      }
      if (due[t] <= 0) continue;
      value += due[t] * worth;
      if (place < 0) excess[short] += due[t];
      else {
        units[place] += due[t];
        deliveries[k * T + (place % T)] += due[t];
      }
      if (late >= 0) excess[late] += due[t] * days;
    }
    return value;
  }
}

/** First bucket in which something is due; that after the last one where nothing is. */
function firstDue({ due }: Curve): number {
  const first = due.findIndex((each) => each > 0);
  return first < 0 ? due.length : first;
}
