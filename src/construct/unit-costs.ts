import { getOrMake } from '../base/maps.js';
import type { Network } from '../network/index.js';
import type { Arranged } from './arrange.js';
import type { Advice } from './guide.js';
import type { Scope } from './scope.js';
import type { Choices, Sequence, Ways } from './ways.js';

/** How a unit is had where no way brings it: not at all, from opening stock, at no cost. */
const NONE = -1;
export const OPENING = -2;
const FREE = -3;
/** From open order r: ORDERED - r. */
export const ORDERED = -4;

/** Where the limits of opening stock, by node, and of open orders begin. */
export interface Places {
  readonly opening: number;
  readonly ordered: number;
}

/**
 * The least cost of a unit at each place and bucket, and how it is had there, by prices of limits: it follows from that of its
 * inputs (Veinott, *Management Science* 15(5), 1969).
 */
export class UnitCosts {
  private readonly T: number;
  private readonly ways: Ways;
  private readonly sequence: Sequence;
  /** By slot: the open orders that bring to it within the plan. */
  private readonly ordersOf: ReadonlyMap<number, readonly number[]>;
  /** Scratch: cost of a unit by bucket of its start. */
  private readonly unit: Float64Array;
  /**
   * By slot n and bucket (n T + t): least cost of a unit, and how it is had: way times buckets + bucket of its start, or
   * one of the constants.
   */
  readonly cost: Float64Array;
  readonly via: Int32Array;
  /** What was last priced. */
  private scope: Scope;

  constructor(
    private readonly network: Network,
    private readonly arranged: Arranged,
    /** By limit: what there is of it, and the price of one unit. */
    private readonly most: Float64Array,
    private readonly price: Float64Array,
    private readonly at: Places,
    whole: Scope,
  ) {
    const { nodes, horizon } = network;
    this.T = horizon.count;
    this.ways = arranged.ways;
    this.sequence = arranged.sequence;
    this.ordersOf = ordersBySlot(network, arranged.slotOf);
    this.unit = new Float64Array(this.T);
    this.cost = new Float64Array(nodes.length * this.T).fill(Number.POSITIVE_INFINITY);
    this.via = new Int32Array(nodes.length * this.T).fill(NONE);
    this.scope = whole;
  }

  /** Prices all that is gone through. */
  priceAll(scope: Scope): void {
    const { T, sequence } = this;
    this.scope = scope;
    for (const group of scope.groups) {
      if (group.length === 1) {
        const n = group[0];
        if (sequence.free[n] === 1) this.freeNode(n, 0, T);
        else if (this.isPlain(n)) this.priceOnlyWay(n);
        else {
          this.begin(n);
          this.priceNode(n, 0, T);
        }
        continue;
      }
      // Nodes of a cycle take turns, bucket by bucket.
      for (const n of group) this.begin(n);
      for (let t = 0; t < T; t++)
        for (const n of group) {
          if (sequence.free[n] === 1) this.freeNode(n, t, t + 1);
          else this.priceNode(n, t, t + 1);
        }
    }
  }

  private freeNode(n: number, first: number, end: number): void {
    const { T, cost, via } = this;
    cost.fill(0, n * T + first, n * T + end);
    via.fill(FREE, n * T + first, n * T + end);
  }

  /** Before its ways are priced a node has what open orders bring. */
  private begin(n: number): void {
    const { T, cost, via, price } = this;
    const { ordered } = this.at;
    cost.fill(Number.POSITIVE_INFINITY, n * T, (n + 1) * T);
    via.fill(NONE, n * T, (n + 1) * T);
    for (const r of this.ordersOf.get(n) ?? []) {
      const here = n * T + this.network.openOrders[r].bucket;
      if (price[ordered + r] >= cost[here]) continue;
      cost[here] = price[ordered + r];
      via[here] = ORDERED - r;
    }
  }

  /** Whether a node has one way, always a number of buckets long, and no open orders. */
  private isPlain(n: number): boolean {
    const { wayAt, lead } = this.ways;
    return wayAt[n + 1] - wayAt[n] === 1 && lead[wayAt[n]] >= 0 && !this.ordersOf.has(n);
  }

  /** Prices a node for arrivals in the buckets first <= t < end. */
  private priceNode(n: number, first: number, end: number): void {
    const { T, cost, via, price, most } = this;
    const { wayAt, begins } = this.ways;
    for (let w = wayAt[n]; w < wayAt[n + 1]; w++) this.priceWay(n, w, begins[w][first], begins[w][end]);
    const opening = this.at.opening + this.arranged.nodeOf[n];
    // What is as cheap just in time is not made before: that would crowd the first buckets.
    if (first === 0 && most[opening] > 0 && price[opening] < cost[n * T]) {
      cost[n * T] = price[opening];
      via[n * T] = OPENING;
    }
    // What is kept from the bucket before has come as it has there.
    const begin = n * T + Math.max(1, first);
    let least = cost[begin - 1];
    let by = via[begin - 1];
    for (let here = begin; here < n * T + end; here++) {
      if (least < cost[here]) {
        cost[here] = least;
        via[here] = by;
      } else {
        least = cost[here];
        by = via[here];
      }
    }
  }

  /** The same for all arrivals at a plain node, in one pass through its buckets. */
  private priceOnlyWay(n: number): void {
    const { T, cost, via, price, most } = this;
    const opening = this.at.opening + this.arranged.nodeOf[n];
    const w = this.ways.wayAt[n];
    const lead = this.ways.lead[w];
    const first = this.scope.first[w];
    const end = Math.min(T - lead, this.ways.last[w] + 1);
    const unit = this.unitCosts(w, first, end);
    let least = most[opening] > 0 ? price[opening] : Number.POSITIVE_INFINITY;
    let by = least < Number.POSITIVE_INFINITY ? OPENING : NONE;
    let here = n * T;
    for (const until = n * T + Math.min(T, first + lead); here < until; here++) {
      cost[here] = least;
      via[here] = by;
    }
    for (let s = first; s < end; s++, here++) {
      // What is as cheap just in time is not made before.
      if (unit[s] <= least && unit[s] < Number.POSITIVE_INFINITY) {
        least = unit[s];
        by = w * T + s;
      }
      cost[here] = least;
      via[here] = by;
    }
    for (const until = (n + 1) * T; here < until; here++) {
      cost[here] = least;
      via[here] = by;
    }
  }

  /** Takes in what a unit costs by way w from starts in the buckets from <= s < to. */
  private priceWay(n: number, w: number, from: number, to: number): void {
    const { T, cost, via } = this;
    const start = Math.max(from, this.scope.first[w]);
    const end = Math.min(to, this.ways.last[w] + 1);
    const unit = this.unitCosts(w, start, end);
    const arrival = this.ways.arrival[w];
    const starts = this.ways.open[w];
    const base = n * T;
    for (let k = firstFrom(starts, start); k < starts.length && starts[k] < end; k++) {
      const s = starts[k];
      const here = base + arrival[s];
      if (!(unit[s] < cost[here])) continue;
      cost[here] = unit[s];
      via[here] = w * T + s;
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
    if (choice) this.addChoices(choice, start, end);
    const good = yields[w];
    if (good)
      for (let s = start; s < end; s++) unit[s] = good[s] > 0 ? unit[s] / good[s] : Number.POSITIVE_INFINITY;
    return unit;
  }

  /** Adds what is cheapest of every choice, and hours that are spread over buckets, to the costs of starts. */
  private addChoices({ inputs, hours, spread }: Choices, start: number, end: number): void {
    const { unit } = this;
    for (const lines of inputs)
      for (let s = start; s < end; s++) unit[s] += this.inputCost(this.cheapestInput(lines, s), s);
    for (const lines of hours)
      for (let s = start; s < end; s++) unit[s] += this.hoursCost(this.cheapestHours(lines, s), s);
    for (const line of spread) for (let s = start; s < end; s++) unit[s] += this.hoursCost(line, s);
  }

  private inputCost({ node, perUnit }: Choices['inputs'][number][number], s: number): number {
    return perUnit > 0 ? perUnit * this.cost[node * this.T + s] : 0;
  }

  /** The cheapest of some inputs of which any will do, for a start in a bucket. */
  cheapestInput(lines: Choices['inputs'][number], s: number): Choices['inputs'][number][number] {
    return lines.reduce((a, b) => (this.inputCost(b, s) < this.inputCost(a, s) ? b : a));
  }

  private hoursCost({ resource, hours, profile }: Choices['spread'][number], s: number): number {
    const { price } = this;
    const base = resource * this.T;
    if (!profile) return hours > 0 ? hours * price[base + s] : 0;
    const { starts, bucket, share } = profile;
    let sum = 0;
    for (let k = starts[s]; k < starts[s + 1]; k++)
      if (share[k] > 0) sum += share[k] * price[base + bucket[k]];
    return hours * sum;
  }

  /** The same of hours of resources. */
  cheapestHours(lines: Choices['hours'][number], s: number): Choices['spread'][number] {
    return lines.reduce((a, b) => (this.hoursCost(b, s) < this.hoursCost(a, s) ? b : a));
  }

  /**
   * Units that processes start by bucket, by their number: of those that draw on limits with a price (the last asked for). `flows`
   * and `flowAt` as for advice.
   */
  pacesBy(flows: Float64Array, flowAt: Int32Array): Map<number, Float64Array> {
    const { T, price, sequence } = this;
    const { wayAt, keys, rows, yields } = this.ways;
    // Where there is nothing of a row the price is infinite, and says nothing of the other buckets.
    const isPriced = (row: number): boolean =>
      price.subarray(row * T, (row + 1) * T).some((each) => each > 0 && each < Number.POSITIVE_INFINITY);
    const found = new Map<number, Float64Array>();
    for (const n of sequence.groups.flatMap((group) => [...group])) {
      if (flowAt[n] < 0) continue;
      for (let w = wayAt[n]; w < wayAt[n + 1]; w++) {
        const drawn = rows.which.subarray(rows.starts[w], rows.starts[w + 1]);
        if (keys[w].kind !== 'process' || !drawn.some(isPriced)) continue;
        const flow = (flowAt[n] + w - wayAt[n]) * T;
        const good = yields[w];
        const starts = flows.slice(flow, flow + T);
        found.set(keys[w].number, good ? starts.map((units, s) => units / (good[s] || 1)) : starts);
      }
    }
    return found;
  }

  /**
   * What each way costs, at the prices last asked for, to nodes that have several, with the units that it brings: those of a
   * node are in `flows` from `flowAt` (by slot) on, way after way.
   */
  adviceWith(flows: Float64Array, flowAt: Int32Array): Map<number, Advice[]> {
    const { T, unit, sequence } = this;
    const { wayAt, keys, arrival, open, first, last } = this.ways;
    const found = new Map<number, Advice[]>();
    for (const n of sequence.groups.flatMap((group) => [...group])) {
      if (wayAt[n + 1] - wayAt[n] < 2) continue;
      const list: Advice[] = [];
      for (let w = wayAt[n]; w < wayAt[n + 1]; w++) {
        const by = new Float64Array(T).fill(Number.POSITIVE_INFINITY);
        this.unitCosts(w, first[w], last[w] + 1);
        for (const s of open[w]) by[arrival[w][s]] = Math.min(by[arrival[w][s]], unit[s]);
        for (let t = 1; t < T; t++) by[t] = Math.min(by[t], by[t - 1]);
        const flow = (flowAt[n] + w - wayAt[n]) * T;
        list.push({ by, brings: flows.slice(flow, flow + T), ...keys[w] });
      }
      found.set(this.arranged.nodeOf[n], list);
    }
    return found;
  }
}

/** Place of the first of some numbers in ascending order that is no less than one. */
function firstFrom(numbers: Int32Array, least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function ordersBySlot({ openOrders, horizon }: Network, slotOf: Int32Array): Map<number, number[]> {
  const found = new Map<number, number[]>();
  openOrders.forEach(({ node, bucket }, r) => {
    if (bucket < horizon.count) getOrMake(found, slotOf[node], (): number[] => []).push(r);
  });
  return found;
}
