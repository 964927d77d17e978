import { largest } from '../base/arrays.js';
import type { Network, Process } from '../network/index.js';

/**
 * Most that can have come to each node by the end of each bucket, were the node alone in the world: opening stock, open
 * orders, and what each source could have given by then with everything for itself. No plan has more (docs/explanation/
 * any-time.md), so what is due beyond it is late, and what is wanted beyond it is missing.
 */
export function mostSupply(network: Network): Float64Array {
  const capacity = mostHours(network);
  for (const hours of capacity) for (let t = 1; t < hours.length; t++) hours[t] += hours[t - 1];
  const byItem = new Ceiling(network, capacity, (n) => network.nodes[n].item, network.items.length);
  byItem.sweep(() => undefined, false);
  const byNode = new Ceiling(network, capacity, (n) => n, network.nodes.length);
  // First what the item can be anywhere, then what its places let arrive in time.
  byNode.sweep((n, into) => byItem.read(network.nodes[n].item, into), true);
  return byNode.most;
}

/** Ceilings of groups of nodes: of whole items, or of single nodes. */
class Ceiling {
  readonly most: Float64Array;
  private readonly T: number;
  private readonly makers: number[][];
  private readonly offers: number[][];
  private readonly arriving: (readonly [lane: number, from: number])[][];

  constructor(
    private readonly network: Network,
    /** Most hours of each resource up to the end of each bucket. */
    private readonly capacity: readonly Float64Array[],
    private readonly groupOf: (node: number) => number,
    count: number,
  ) {
    this.T = network.horizon.count;
    this.most = new Float64Array(count * this.T).fill(Number.POSITIVE_INFINITY);
    this.makers = lists(count);
    network.processes.forEach((process, p) => {
      this.makers[groupOf(process.node)].push(p);
      for (const { node } of process.coproducts) this.makers[groupOf(node)].push(p);
    });
    this.offers = lists(count);
    network.offers.forEach((offer, o) => {
      this.offers[groupOf(offer.node)].push(o);
    });
    this.arriving = lists(count);
    network.lanes.forEach((lane, l) => {
      for (const { from, to } of lane.flows) this.arriving[groupOf(to)].push([l, groupOf(from)]);
    });
  }

  read(group: number, into: Float64Array): void {
    into.set(this.most.subarray(group * this.T, (group + 1) * this.T));
  }

  /** Lowers every ceiling to what its sources allow, inputs before what is made of them. */
  sweep(start: (group: number, into: Float64Array) => void, lanes: boolean): void {
    const { network, T, most, groupOf } = this;
    const base = new Float64Array(most.length);
    network.nodes.forEach((node, n) => {
      addFrom(base, groupOf(n) * T, 0, T, node.opening);
    });
    for (const order of network.openOrders)
      if (order.bucket < T) addFrom(base, groupOf(order.node) * T, order.bucket, T, order.quantity);
    const ceiling = new Float64Array(T);
    const sum = new Float64Array(T);
    for (const group of this.order()) {
      ceiling.fill(Number.POSITIVE_INFINITY);
      start(group, ceiling);
      sum.set(base.subarray(group * T, (group + 1) * T));
      for (const p of this.makers[group]) this.addMade(group, p, sum);
      for (const o of this.offers[group]) this.addBought(o, sum);
      if (lanes) for (const [l, from] of this.arriving[group]) this.addShipped(l, from, sum);
      for (let t = 0; t < T; t++) most[group * T + t] = Math.min(ceiling[t], sum[t]);
    }
  }

  private addMade(group: number, p: number, sum: Float64Array): void {
    const process = this.network.processes[p];
    let perStart = this.groupOf(process.node) === group ? largest(process.yields) : 0;
    for (const { node, perUnit } of process.coproducts) if (this.groupOf(node) === group) perStart += perUnit;
    const starts = this.mostStarts(process);
    for (let t = 0, s = -1; t < this.T; t++) {
      while (s + 1 < this.T && process.arrival[s + 1] >= 0 && process.arrival[s + 1] <= t) s++;
      if (s >= 0 && starts[s] > 0) sum[t] += perStart * starts[s];
    }
  }

  /** Most units that a process can have started by the end of each bucket. */
  private mostStarts(process: Process): Float64Array {
    const { T, most, groupOf, network } = this;
    const starts = new Float64Array(T);
    const first = Math.max(process.first, network.settings.firstFree);
    const always = (line: { first: number; last: number }): boolean =>
      line.first <= first && line.last >= process.last;
    const end = Math.min(T, process.last + 1);
    let room = 0;
    for (let s = first; s < end; s++) {
      if (process.startable[s]) room += process.most;
      starts[s] = room;
    }
    for (const line of process.lines) {
      if (!always(line) || line.perUnit <= 0) continue;
      const base = groupOf(line.node) * T;
      for (let s = first; s < end; s++) starts[s] = Math.min(starts[s], most[base + s] / line.perUnit);
    }
    for (const { lines } of process.groups)
      for (let s = first; s < end; s++) {
        let served = 0;
        for (const { node, perUnit } of lines)
          served += perUnit > 0 ? most[groupOf(node) * T + s] / perUnit : Number.POSITIVE_INFINITY;
        starts[s] = Math.min(starts[s], served);
      }
    for (const line of process.hours) {
      if (line.hours <= 0) continue;
      const hours = this.capacity[line.resource];
      const before = first > 0 ? hours[first - 1] : 0;
      for (let s = first; s < end; s++) {
        const until = line.profile ? process.arrival[s] : s;
        if (until >= 0) starts[s] = Math.min(starts[s], (hours[until] - before) / line.hours);
      }
    }
    if (first < end) starts.fill(starts[end - 1], end);
    return starts;
  }

  private addBought(o: number, sum: Float64Array): void {
    const offer = this.network.offers[o];
    const first = Math.max(offer.first, this.network.settings.firstFree);
    let ordered = 0;
    let s = first;
    for (let t = 0; t < this.T; t++) {
      for (; s <= offer.last && offer.arrival[s] >= 0 && offer.arrival[s] <= t; s++)
        if (offer.startable[s]) ordered += offer.most;
      sum[t] += ordered;
    }
  }

  private addShipped(l: number, from: number, sum: Float64Array): void {
    const lane = this.network.lanes[l];
    const first = this.network.settings.firstFree;
    let room = 0;
    let s = first;
    for (let t = 0; t < this.T; t++) {
      for (; s < this.T && lane.arrival[s] >= 0 && lane.arrival[s] <= t; s++) room += lane.most;
      if (s > first) sum[t] += Math.min(room, this.most[from * this.T + s - 1]);
    }
  }

  /** Groups, inputs before what is made of them; those on a cycle last. */
  private order(): number[] {
    const { network, groupOf } = this;
    const users: number[][] = lists(this.makers.length);
    const waiting = new Int32Array(this.makers.length);
    network.processes.forEach((process) => {
      const outputs = [process.node, ...process.coproducts.map(({ node }) => node)];
      for (const line of [...process.lines, ...process.groups.flatMap(({ lines }) => lines)]) {
        for (const node of outputs) {
          users[groupOf(line.node)].push(groupOf(node));
          waiting[groupOf(node)]++;
        }
      }
    });
    const order: number[] = [];
    waiting.forEach((count, group) => {
      if (count === 0) order.push(group);
    });
    for (let k = 0; k < order.length; k++)
      for (const user of users[order[k]]) if (--waiting[user] === 0) order.push(user);
    const done = new Set(order);
    for (let group = 0; group < waiting.length; group++) if (!done.has(group)) order.push(group);
    return order;
  }
}

function lists<T>(count: number): T[][] {
  return Array.from({ length: count }, () => []);
}

function addFrom(into: Float64Array, base: number, first: number, end: number, value: number): void {
  if (value !== 0) for (let t = first; t < end; t++) into[base + t] += value;
}

/** Hours of each resource by bucket, with all the overtime and every step that can be had. */
export function mostHours({ resources, expansions, settings }: Network): Float64Array[] {
  const found = resources.map(({ working, overtimeLimit }) =>
    Float64Array.from(working, (each) => each * (1 + overtimeLimit)),
  );
  for (const { resource, inService, first, step, mostSteps } of expansions) {
    const from = inService[Math.max(first, settings.firstFree)] ?? -1;
    if (from < 0) continue;
    const { hoursPerUnit } = resources[resource];
    const hours = found[resource];
    for (let t = from; t < hours.length; t++)
      if (hoursPerUnit[t] > 0) hours[t] += hoursPerUnit[t] * step * mostSteps;
  }
  return found;
}
