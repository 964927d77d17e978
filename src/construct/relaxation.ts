import { bucketDays, type Curve, eachHour, type Network } from '../network/index.js';
import type { SourceCost } from './guide.js';
import { type Scope, Watching, wholeScope } from './scope.js';
import { mostHours } from './supply-bound.js';
import { type Choices, neededBy, type Sequence, sequenceOf, type Ways, waysOf } from './ways.js';

/** How a unit is had where no way brings it: not at all, kept from the bucket before, from opening stock, at no cost. */
const NONE = -1;
const KEPT = -2;
const OPENING = -3;
const FREE = -4;
/** From open order r: ORDERED - r. */
const ORDERED = -5;

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
  /** By curve that counts, and bucket: quantity that is delivered at the prices last asked for. */
  readonly deliveries: Float64Array;
  private readonly T: number;
  private readonly N: number;
  /** Limits by bucket: hours of resources first. */
  readonly rows: number;
  private readonly price: Float64Array;
  private readonly ways: Ways;
  private readonly sequence: Sequence;
  private readonly whole: Scope;
  /** What was last gone through. */
  private scope: Scope;
  private readonly watching: Watching;
  /** Scratch: cost of a unit by bucket of its start. */
  private readonly unit: Float64Array;
  /** By node and bucket (n T + t): least cost of a unit, how it is had, and units used. */
  private readonly cost: Float64Array;
  private readonly via: Int32Array;
  private readonly uses: Float64Array;

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
    this.ways = waysOf(network, (row) => most.push(row) - 1);
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
    const wanted = this.curves.flatMap((c) => network.curves[c].sources);
    this.sequence = sequenceOf(network, this.ways, neededBy(this.ways, wanted, this.N));
    this.unit = new Float64Array(this.T);
    this.cost = new Float64Array(this.N * this.T);
    this.via = new Int32Array(this.N * this.T);
    this.uses = new Float64Array(this.N * this.T);
    this.price = new Float64Array(this.limits);
    this.excess = new Float64Array(this.limits);
    this.whole = wholeScope(this.sequence, this.ways, this.limits);
    this.scope = this.whole;
    this.watching = new Watching(this, this.sequence, this.ways, openOrders, most);
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
    return this.watching.add(this.excess, prices, this.cost);
  }

  private through(scope: Scope, prices: Float64Array): number {
    const { price, most, excess } = this;
    this.scope = scope;
    let value = 0;
    for (const k of scope.limits) {
      // Where there is nothing of a row in a bucket, or what is held is 0, nothing can be had.
      const isNone = k < this.opening || k >= this.own ? Number.POSITIVE_INFINITY : 0;
      price[k] = most[k] > 0 ? prices[k] / most[k] : isNone;
      if (most[k] > 0) value -= prices[k];
      excess[k] = 0;
    }
    this.clear();
    this.priceAll();
    value += this.meetDemand();
    this.explodeAll();
    for (const k of scope.limits) excess[k] = most[k] > 0 ? excess[k] / most[k] - 1 : 0;
    return value;
  }

  /** Nothing is priced or used yet where it is gone through. */
  private clear(): void {
    const { T, cost, via, uses } = this;
    const { groups, isWhole } = this.scope;
    if (isWhole) {
      cost.fill(Number.POSITIVE_INFINITY);
      via.fill(NONE);
      uses.fill(0);
      return;
    }
    for (const group of groups)
      for (const n of group) {
        cost.fill(Number.POSITIVE_INFINITY, n * T, (n + 1) * T);
        via.fill(NONE, n * T, (n + 1) * T);
        uses.fill(0, n * T, (n + 1) * T);
      }
  }

  /** What each way costs, at the prices last asked for, to nodes that have several. */
  costs(): Map<number, SourceCost[]> {
    const { T, unit, sequence } = this;
    const { wayAt, keys, arrival, startable, first, last } = this.ways;
    const found = new Map<number, SourceCost[]>();
    for (const n of sequence.groups.flatMap((group) => [...group])) {
      if (wayAt[n + 1] - wayAt[n] < 2) continue;
      const list: SourceCost[] = [];
      for (let w = wayAt[n]; w < wayAt[n + 1]; w++) {
        const by = new Float64Array(T).fill(Number.POSITIVE_INFINITY);
        this.unitCosts(w, first[w], last[w] + 1);
        for (let s = first[w]; s <= last[w]; s++) {
          const t = arrival[w][s];
          if (t >= 0 && startable[w]?.[s] !== 0) by[t] = Math.min(by[t], unit[s]);
        }
        for (let t = 1; t < T; t++) by[t] = Math.min(by[t], by[t - 1]);
        list.push({ ...keys[w], by });
      }
      found.set(n, list);
    }
    return found;
  }

  private priceAll(): void {
    const { T, cost, via, price, ordered, network, sequence } = this;
    const { groups } = this.scope;
    const { free } = sequence;
    // Where they are not gone through, what is as cheap stays as it was.
    network.openOrders.forEach(({ node, bucket }, r) => {
      const here = node * T + bucket;
      if (bucket >= T || price[ordered + r] >= cost[here]) return;
      cost[here] = price[ordered + r];
      via[here] = ORDERED - r;
    });
    for (const group of groups) {
      // Alone, a node is priced for all buckets at once; nodes of a cycle take turns, bucket by bucket.
      const stretch = group.length === 1 ? T : 1;
      for (let t = 0; t < T; t += stretch)
        for (const n of group) {
          if (free[n] === 1) {
            cost.fill(0, n * T + t, n * T + t + stretch);
            via.fill(FREE, n * T + t, n * T + t + stretch);
          } else this.priceNode(n, t, t + stretch);
        }
    }
  }

  /** Prices a node for arrivals in the buckets first <= t < end. */
  private priceNode(n: number, first: number, end: number): void {
    const { T, cost, via, price, most, opening } = this;
    const { wayAt, begins } = this.ways;
    for (let w = wayAt[n]; w < wayAt[n + 1]; w++) this.priceWay(n, w, begins[w][first], begins[w][end]);
    // What is as cheap just in time is not made before: that would crowd the first buckets.
    if (first === 0 && most[opening + n] > 0 && price[opening + n] < cost[n * T]) {
      cost[n * T] = price[opening + n];
      via[n * T] = OPENING;
    }
    for (let here = n * T + Math.max(1, first); here < n * T + end; here++) {
      if (cost[here - 1] >= cost[here]) continue;
      cost[here] = cost[here - 1];
      via[here] = KEPT;
    }
  }

  /** Takes in what a unit costs by way w from starts in the buckets from <= s < to. */
  private priceWay(n: number, w: number, from: number, to: number): void {
    const { T, cost, via } = this;
    const { last, startable, arrival } = this.ways;
    const start = Math.max(from, this.scope.first[w]);
    const end = Math.min(to, last[w] + 1);
    const unit = this.unitCosts(w, start, end);
    const open = startable[w];
    for (let s = start; s < end; s++) {
      const t = arrival[w][s];
      if (t < 0 || open?.[s] === 0 || !(unit[s] < cost[n * T + t])) continue;
      cost[n * T + t] = unit[s];
      via[n * T + t] = w * T + s;
    }
  }

  private unitCosts(w: number, start: number, end: number): Float64Array {
    const { T, cost, price, unit } = this;
    const { from, yields, choices } = this.ways;
    const { rows, inputs, windows } = this.scope;
    if (from[w] < 0) unit.fill(0, start, end);
    else for (let s = start, at = from[w] * T + start; s < end; s++, at++) unit[s] = cost[at];
    for (let e = rows.starts[w]; e < rows.starts[w + 1]; e++) {
      const amount = rows.amount[e];
      for (let s = start, at = rows.which[e] * T + start; s < end; s++, at++) unit[s] += amount * price[at];
    }
    for (let e = inputs.starts[w]; e < inputs.starts[w + 1]; e++) {
      const amount = inputs.amount[e];
      const until = Math.min(end, windows.last[e] + 1);
      let s = Math.max(start, windows.first[e]);
      for (let at = inputs.which[e] * T + s; s < until; s++, at++) unit[s] += amount * cost[at];
    }
    const choice = choices[w];
    if (choice) for (let s = start; s < end; s++) unit[s] += this.choiceCost(choice, s);
    const good = yields[w];
    if (good)
      for (let s = start; s < end; s++) unit[s] = good[s] > 0 ? unit[s] / good[s] : Number.POSITIVE_INFINITY;
    return unit;
  }

  private choiceCost({ inputs, hours, spread }: Choices, s: number): number {
    let sum = 0;
    for (const lines of inputs) sum += this.inputCost(this.cheapestInput(lines, s), s);
    for (const lines of hours) sum += this.hoursCost(this.cheapestHours(lines, s), s);
    for (const line of spread) sum += this.hoursCost(line, s);
    return sum;
  }

  private inputCost({ node, perUnit }: Choices['inputs'][number][number], s: number): number {
    return perUnit > 0 ? perUnit * this.cost[node * this.T + s] : 0;
  }

  private cheapestInput(lines: Choices['inputs'][number], s: number): Choices['inputs'][number][number] {
    return lines.reduce((a, b) => (this.inputCost(b, s) < this.inputCost(a, s) ? b : a));
  }

  private hoursCost(line: Choices['spread'][number], s: number): number {
    let sum = 0;
    eachHour(line, s, (bucket, hours) => {
      if (hours > 0) sum += hours * this.price[line.resource * this.T + bucket];
    });
    return sum;
  }

  private cheapestHours(lines: Choices['hours'][number], s: number): Choices['spread'][number] {
    return lines.reduce((a, b) => (this.hoursCost(b, s) < this.hoursCost(a, s) ? b : a));
  }

  /** Least cost of all demand, in units x days late: delivered when due, or in a later bucket, or short in the end. */
  private meetDemand(): number {
    let value = 0;
    this.deliveries.fill(0);
    for (const [k, c] of this.curves.entries()) {
      const curve = this.network.curves[c];
      const short = this.limitOf('short', curve.priority);
      const late = curve.priority < this.priority ? this.limitOf('late', curve.priority) : -1;
      value += this.meet(curve, k * this.T, short, late);
    }
    return value;
  }

  private limitOf(kind: Held['kind'], priority: number): number {
    return this.own + this.held.findIndex((each) => each.kind === kind && each.priority === priority);
  }

  /**
   * Least cost of the demand of a curve; `short` and `late` are the limits that it counts for, -1 = what is minimised. Its
   * deliveries are noted from `base` on.
   */
  private meet({ due, sources }: Curve, base: number, short: number, late: number): number {
    const { T, cost, uses, network, excess, price, deliveries } = this;
    const perDay = late < 0 ? 1 : price[late];
    let value = 0;
    let worth = price[short];
    let place = -1;
    // Days from a bucket to the one in which the unit is delivered.
    let days = 0;
    for (let t = T - 1; t >= 0; t--) {
      if (t < T - 1) {
        const more = bucketDays(network.horizon, t + 1);
        worth += perDay * more;
        days += more;
      }
      for (const n of sources) {
        if (cost[n * T + t] > worth) continue;
        worth = cost[n * T + t];
        place = n * T + t;
        days = 0;
      }
      if (due[t] <= 0) continue;
      value += due[t] * worth;
      if (place < 0) excess[short] += due[t];
      else {
        uses[place] += due[t];
        deliveries[base + (place % T)] += due[t];
      }
      if (late >= 0) excess[late] += due[t] * days;
    }
    return value;
  }

  /** Quantities, from what is delivered to what it is made of. */
  private explodeAll(): void {
    const { T } = this;
    const { groups } = this.scope;
    for (let g = groups.length - 1; g >= 0; g--) {
      const group = groups[g];
      const stretch = group.length === 1 ? T : 1;
      for (let end = T; end > 0; end -= stretch)
        for (let k = group.length - 1; k >= 0; k--)
          for (let t = end - 1; t >= end - stretch; t--) this.explodeCell(group[k], t);
    }
  }

  private explodeCell(n: number, t: number): void {
    const { T, uses, via, excess } = this;
    const here = n * T + t;
    const quantity = uses[here];
    if (quantity === 0) return;
    const by = via[here];
    if (by >= 0) this.explode(by, quantity);
    else if (by === KEPT) uses[here - 1] += quantity;
    else if (by === OPENING) excess[this.opening + n] += quantity;
    else if (by <= ORDERED) excess[this.ordered + ORDERED - by] += quantity;
  }

  private explode(by: number, quantity: number): void {
    const { T, uses, excess } = this;
    const { from, yields, choices } = this.ways;
    const { rows, inputs, windows } = this.scope;
    const s = by % T;
    const w = (by - s) / T;
    const good = yields[w];
    const units = good ? quantity / good[s] : quantity;
    for (let e = rows.starts[w]; e < rows.starts[w + 1]; e++)
      excess[rows.which[e] * T + s] += units * rows.amount[e];
    if (from[w] >= 0) uses[from[w] * T + s] += units;
    for (let e = inputs.starts[w]; e < inputs.starts[w + 1]; e++)
      if (s >= windows.first[e] && s <= windows.last[e])
        uses[inputs.which[e] * T + s] += units * inputs.amount[e];
    const choice = choices[w];
    if (choice) this.explodeChoice(choice, s, units);
  }

  private explodeChoice({ inputs, hours, spread }: Choices, s: number, units: number): void {
    for (const lines of inputs) {
      const { node, perUnit } = this.cheapestInput(lines, s);
      this.uses[node * this.T + s] += units * perUnit;
    }
    for (const lines of hours) this.useHours(this.cheapestHours(lines, s), s, units);
    for (const line of spread) this.useHours(line, s, units);
  }

  private useHours(line: Choices['spread'][number], s: number, units: number): void {
    eachHour(line, s, (bucket, hours) => {
      this.excess[line.resource * this.T + bucket] += units * hours;
    });
  }
}
