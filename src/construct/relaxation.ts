import { getOrMake } from '../base/maps.js';
import { bucketDays, type Curve, eachHour, type Network, type Process } from '../network/index.js';
import { hoursOf } from './supply-bound.js';

/** How a unit is had where no way brings it: not at all, kept from the bucket before, from opening stock, at no cost. */
const NONE = -1;
const KEPT = -2;
const OPENING = -3;
const FREE = -4;
/** From open order r: ORDERED - r. */
const ORDERED = -5;

/** A way to have more of a node: a process, an offer, or a lane from another node. */
interface Way {
  readonly to: number;
  readonly arrival: Int32Array;
  readonly startable?: Uint8Array;
  readonly first: number;
  readonly last: number;
  readonly yields?: Float64Array;
  /** Rows of limits of which a unit started uses one. */
  readonly rows: readonly number[];
  readonly process?: Process;
  /** Where a lane comes from; -1 = nowhere. */
  readonly from: number;
}

/**
 * The least lateness of some demand when hours, quantities and stock have prices instead of limits (Lagrangian relaxation;
 * Fisher, *Management Science* 27(1), 1981). What is left is a Leontief substitution system: the least cost of a unit at
 * each place and bucket follows from that of its inputs (Veinott, *Management Science* 15(5), 1969), and quantities go the
 * other way. By weak duality the value at any prices from 0 up bounds every plan.
 *
 * The price of a limit, in units times days late, is for all that there is of it. Limits are rows (hours of a
 * resource, most of a process, offer or lane) by bucket, row + bucket * rows; then opening stock by node, open orders,
 * and what may stay short in the end.
 */
export class Relaxation {
  readonly limits: number;
  /** Use less what there is at the prices last asked for, as a share of what there is. */
  readonly excess: Float64Array;
  private readonly curves: readonly Curve[];
  private readonly T: number;
  private readonly N: number;
  private readonly rows: number;
  private readonly opening: number;
  private readonly ordered: number;
  private readonly most: Float64Array;
  private readonly price: Float64Array;
  private readonly ways: readonly Way[];
  /** By node: its ways are numbers wayAt[n] .. wayAt[n + 1] - 1. */
  private readonly wayAt: Int32Array;
  /** By way: first start that arrives in a bucket or later. */
  private readonly begins: readonly Int32Array[];
  private readonly order: Int32Array;
  private readonly free: Uint8Array;
  private readonly orders: readonly (readonly number[])[];
  /** By bucket and node (t N + n): least cost of a unit, how it is had, and units used. */
  private readonly cost: Float64Array;
  private readonly via: Int32Array;
  private readonly uses: Float64Array;

  /** `short`: units of all the demand that may stay short in the end. */
  constructor(
    private readonly network: Network,
    counts: (curve: Curve) => boolean,
    short: number,
  ) {
    const { nodes, openOrders, resources, horizon } = network;
    this.T = horizon.count;
    this.N = nodes.length;
    const most = resources.map((_, r) => hoursOf(network, r));
    this.ways = waysOf(network, (row) => most.push(row) - 1);
    this.rows = most.length;
    this.opening = this.rows * this.T;
    this.ordered = this.opening + this.N;
    this.limits = this.ordered + openOrders.length + 1;
    this.most = new Float64Array(this.limits);
    most.forEach((row, k) => {
      for (let t = 0; t < this.T; t++) this.most[t * this.rows + k] = row[t];
    });
    nodes.forEach(({ opening }, n) => {
      this.most[this.opening + n] = opening;
    });
    openOrders.forEach(({ quantity }, r) => {
      this.most[this.ordered + r] = quantity;
    });
    this.most[this.limits - 1] = short;
    this.wayAt = new Int32Array(this.N + 1);
    for (const { to } of this.ways) this.wayAt[to + 1]++;
    for (let n = 0; n < this.N; n++) this.wayAt[n + 1] += this.wayAt[n];
    const begins = new Map<Int32Array, Int32Array>();
    this.begins = this.ways.map(({ arrival }) => getOrMake(begins, arrival, () => beginOf(arrival)));
    const { order, free } = inputsFirst(network, this.ways);
    this.order = order;
    this.free = free;
    const orders: number[][] = Array.from({ length: this.T }, () => []);
    openOrders.forEach(({ bucket }, r) => {
      if (bucket < this.T) orders[bucket].push(r);
    });
    this.orders = orders;
    this.cost = new Float64Array(this.N * this.T);
    this.via = new Int32Array(this.N * this.T);
    this.uses = new Float64Array(this.N * this.T);
    this.price = new Float64Array(this.limits);
    this.excess = new Float64Array(this.limits);
    // What has a latest date may be given up: it counts for nothing.
    this.curves = network.curves.filter((curve) => !curve.limited && counts(curve));
  }

  /**
   * The bound in units x days late that prices (by limit, from 0 up, in units x days late) prove; Infinity where some
   * demand can never be met and may not stay short. Leaves `excess`.
   */
  at(prices: Float64Array): number {
    const { price, most, limits, excess } = this;
    let value = 0;
    for (let k = 0; k < limits; k++) {
      price[k] = most[k] > 0 ? prices[k] / most[k] : 0;
      if (most[k] > 0) value -= prices[k];
    }
    this.cost.fill(Number.POSITIVE_INFINITY);
    this.via.fill(NONE);
    for (let t = 0; t < this.T; t++) this.priceBucket(t);
    this.uses.fill(0);
    excess.fill(0);
    value += this.meetDemand();
    for (let t = this.T - 1; t >= 0; t--) this.explodeBucket(t);
    for (let k = 0; k < limits; k++) excess[k] = most[k] > 0 ? excess[k] / most[k] - 1 : 0;
    return value;
  }

  private priceBucket(t: number): void {
    const { N, cost, via, order, wayAt, begins, free, price, most, opening, ordered } = this;
    const base = t * N;
    for (const r of this.orders[t]) {
      const here = base + this.network.openOrders[r].node;
      if (price[ordered + r] >= cost[here]) continue;
      cost[here] = price[ordered + r];
      via[here] = ORDERED - r;
    }
    for (let k = 0; k < order.length; k++) {
      const n = order[k];
      const here = base + n;
      if (free[n] === 1) {
        cost[here] = 0;
        via[here] = FREE;
        continue;
      }
      for (let w = wayAt[n]; w < wayAt[n + 1]; w++) {
        const end = begins[w][t + 1];
        for (let s = begins[w][t]; s < end; s++) {
          const unit = this.unitCost(this.ways[w], s);
          if (unit >= cost[here]) continue;
          cost[here] = unit;
          via[here] = w * this.T + s;
        }
      }
      // What is as cheap just in time is not made before: that would crowd the first buckets.
      if (t > 0 && cost[here - N] < cost[here]) {
        cost[here] = cost[here - N];
        via[here] = KEPT;
      } else if (t === 0 && most[opening + n] > 0 && price[opening + n] < cost[here]) {
        cost[here] = price[opening + n];
        via[here] = OPENING;
      }
    }
  }

  /** Cost of a unit that arrives from a start in bucket s; Infinity where there is no such start. */
  private unitCost({ first, last, startable, from, rows, process, yields }: Way, s: number): number {
    if (s < first || s > last || startable?.[s] === 0) return Number.POSITIVE_INFINITY;
    let unit = from < 0 ? 0 : this.cost[s * this.N + from];
    for (let k = 0; k < rows.length; k++) unit += this.limitPrice(rows[k], s);
    if (process) unit += this.hours(process, s) + this.inputs(process, s);
    if (!yields) return unit;
    return yields[s] > 0 ? unit / yields[s] : Number.POSITIVE_INFINITY;
  }

  private limitPrice(row: number, s: number): number {
    const at = s * this.rows + row;
    return this.most[at] > 0 ? this.price[at] : Number.POSITIVE_INFINITY;
  }

  private inputs({ lines, groups }: Process, s: number): number {
    const { cost } = this;
    const base = s * this.N;
    let sum = 0;
    for (let k = 0; k < lines.length; k++) {
      const { node, perUnit, first, last } = lines[k];
      if (s >= first && s <= last && perUnit > 0) sum += perUnit * cost[base + node];
    }
    for (const group of groups) {
      let least = Number.POSITIVE_INFINITY;
      for (const { node, perUnit } of group.lines)
        least = Math.min(least, perUnit > 0 ? perUnit * cost[base + node] : 0);
      sum += least;
    }
    return sum;
  }

  private hours({ hours, hourGroups }: Process, s: number): number {
    let sum = 0;
    for (let k = 0; k < hours.length; k++) sum += this.lineCost(hours[k], s);
    for (const { lines } of hourGroups) sum += Math.min(...lines.map((line) => this.lineCost(line, s)));
    return sum;
  }

  /** What hours cost; those that fall with experience count for nothing. */
  private lineCost(line: Process['hours'][number], s: number): number {
    if (line.learns || line.hours <= 0) return 0;
    if (!line.profile) return line.hours * this.limitPrice(line.resource, s);
    let sum = 0;
    eachHour(line, s, (bucket, hours) => {
      if (hours > 0) sum += hours * this.limitPrice(line.resource, bucket);
    });
    return sum;
  }

  /** Least cost of all demand, in units x days late: delivered when due, or in a later bucket, or short in the end. */
  private meetDemand(): number {
    const { T, N, cost, uses, limits, network, excess } = this;
    let value = 0;
    for (const { due, sources } of this.curves) {
      let worth = this.most[limits - 1] > 0 ? this.price[limits - 1] : Number.POSITIVE_INFINITY;
      let place = -1;
      for (let t = T - 1; t >= 0; t--) {
        if (t < T - 1) worth += bucketDays(network.horizon, t + 1);
        for (const n of sources) {
          if (cost[t * N + n] > worth) continue;
          worth = cost[t * N + n];
          place = t * N + n;
        }
        if (due[t] <= 0) continue;
        value += due[t] * worth;
        if (place < 0) excess[limits - 1] += due[t];
        else uses[place] += due[t];
      }
    }
    return value;
  }

  /** Quantities of a bucket, from what is delivered to what it is made of. */
  private explodeBucket(t: number): void {
    const { N, uses, via, order, excess } = this;
    for (let k = order.length - 1; k >= 0; k--) {
      const here = t * N + order[k];
      const quantity = uses[here];
      if (quantity === 0) continue;
      const by = via[here];
      if (by >= 0) this.explode(by, quantity);
      else if (by === KEPT) uses[here - N] += quantity;
      else if (by === OPENING) excess[this.opening + order[k]] += quantity;
      else if (by <= ORDERED) excess[this.ordered + ORDERED - by] += quantity;
    }
  }

  private explode(by: number, quantity: number): void {
    const { T, N, rows, uses, excess } = this;
    const s = by % T;
    const { yields, rows: own, from, process } = this.ways[(by - s) / T];
    const units = yields ? quantity / yields[s] : quantity;
    for (const row of own) excess[s * rows + row] += units;
    if (from >= 0) uses[s * N + from] += units;
    if (!process) return;
    for (const { node, perUnit, first, last } of process.lines)
      if (s >= first && s <= last) uses[s * N + node] += units * perUnit;
    for (const { lines } of process.groups) {
      const of = ({ node, perUnit }: (typeof lines)[number]): number =>
        perUnit > 0 ? perUnit * this.cost[s * N + node] : 0;
      const { node, perUnit } = lines.reduce((a, b) => (of(b) < of(a) ? b : a));
      uses[s * N + node] += units * perUnit;
    }
    for (const line of process.hours) this.useHours(line, s, units);
    for (const { lines } of process.hourGroups)
      this.useHours(
        lines.reduce((a, b) => (this.lineCost(b, s) < this.lineCost(a, s) ? b : a)),
        s,
        units,
      );
  }

  private useHours(line: Process['hours'][number], s: number, units: number): void {
    if (line.learns) return;
    const { excess, rows } = this;
    if (!line.profile) excess[s * rows + line.resource] += units * line.hours;
    else
      eachHour(line, s, (bucket, hours) => {
        excess[bucket * rows + line.resource] += units * hours;
      });
  }
}

/** Ways by the node that they bring to; `add` numbers a row of limits by bucket. */
function waysOf(network: Network, add: (row: Float64Array) => number): Way[] {
  const T = network.horizon.count;
  const { firstFree } = network.settings;
  const found: Way[] = [];
  const limit = (most: number, left: Float64Array | undefined): number[] =>
    Number.isFinite(most)
      ? [add(Float64Array.from({ length: T }, (_, t) => most * (left ? left[t] : 1)))]
      : [];
  for (const process of network.processes) {
    const { node, arrival, startable, last, experience } = process;
    const yields = experience ? new Float64Array(T).fill(Math.max(...process.yields)) : process.yields;
    const [first, rows] = [Math.max(process.first, firstFree), limit(process.most, process.left)];
    found.push({ to: node, arrival, startable, first, last, yields, rows, process, from: -1 });
  }
  for (const { node, arrival, startable, first, last, most, left } of network.offers) {
    const rows = limit(most, left);
    found.push({ to: node, arrival, startable, first: Math.max(first, firstFree), last, rows, from: -1 });
  }
  for (const { arrival, most, left, flows } of network.lanes) {
    const rows = limit(most, left);
    for (const { from, to } of flows) found.push({ to, arrival, first: firstFree, last: T - 1, rows, from });
  }
  return found.sort((a, b) => a.to - b.to);
}

function beginOf(arrival: Int32Array): Int32Array {
  const T = arrival.length;
  const begin = new Int32Array(T + 1);
  for (let t = 0, s = 0; t <= T; t++) {
    while (s < T && arrival[s] >= 0 && arrival[s] < t) s++;
    begin[t] = s;
  }
  return begin;
}

/**
 * Nodes, inputs that are used in the bucket in which what is made of them arrives first. What has no such order, or comes
 * along with something else, is free: a price of 0 is never too high.
 */
function inputsFirst(network: Network, ways: readonly Way[]): { order: Int32Array; free: Uint8Array } {
  const users: number[][] = network.nodes.map(() => []);
  const waits = new Int32Array(users.length);
  const isQuick = new Map<Int32Array, boolean>();
  const before = (from: number, to: number): void => {
    users[from].push(to);
    waits[to]++;
  };
  for (const { to, arrival, from, process } of ways) {
    if (!getOrMake(isQuick, arrival, () => arrival.some((t, s) => t === s))) continue;
    if (from >= 0) before(from, to);
    if (!process) continue;
    for (const { node } of process.lines) before(node, to);
    for (const { lines } of process.groups) for (const { node } of lines) before(node, to);
  }
  const order: number[] = [];
  waits.forEach((count, n) => {
    if (count === 0) order.push(n);
  });
  for (let k = 0; k < order.length; k++)
    for (const user of users[order[k]]) if (--waits[user] === 0) order.push(user);
  const free = Uint8Array.from(waits, (count) => (count > 0 ? 1 : 0));
  free.forEach((is, n) => {
    if (is === 1) order.push(n);
  });
  for (const { coproducts } of network.processes) for (const { node } of coproducts) free[node] = 1;
  return { order: Int32Array.from(order), free };
}
