import { at, type Block, type Context, has } from '../formulate/index.js';
import type { Process } from '../network/index.js';

export const NOTHING = -1;
export const STOCK = -2;

/** A way to have more of an item at a site: a process, an offer, or a lane from another site. */
export interface Source {
  readonly kind: 'process' | 'offer' | 'lane';
  readonly number: number;
  readonly block: Block;
  readonly arrival: Int32Array;
  readonly from: number;
}

/**
 * The least cost at which one unit can be had, by item, site and bucket, when nothing limits what is made, bought,
 * shipped or kept but its cost: from what is bought to what is sold, bucket by bucket (Veinott, Management Science
 * 15(5), 1969, on Leontief substitution systems). `cost` is by column, in the unit of the objective that it is of.
 */
export class LeontiefPrices {
  readonly T: number;
  readonly sources: readonly (readonly Source[])[];
  /** Nodes, what others are made of first. */
  readonly order: Int32Array;
  /** How many at the front of `order` are not on a cycle, nor made of one that is. */
  private readonly sorted: number;
  /** By node and bucket (n T + t): least cost of a unit, Infinity = cannot be had; the column it comes by, or STOCK =
   * kept from the bucket before. */
  readonly price: Float64Array;
  readonly via: Int32Array;

  constructor(
    readonly context: Context,
    private readonly cost: Float64Array,
    private readonly canUse: (column: number) => boolean,
  ) {
    this.T = context.T;
    this.sources = sourcesByNode(context);
    const { order, sorted } = upstreamFirst(context, this.sources);
    this.order = order;
    this.sorted = sorted;
    const size = context.network.nodes.length * this.T;
    this.price = new Float64Array(size).fill(Number.POSITIVE_INFINITY);
    this.via = new Int32Array(size).fill(NOTHING);
  }

  /** Prices everything; `settle` may change a price before it is used. */
  run(settle: (n: number, t: number) => void): void {
    const { T, order, sorted } = this;
    // What a node is made of is priced for all buckets before it: what is near in memory is touched together.
    for (let k = 0; k < sorted; k++) for (let t = 0; t < T; t++) this.priceAt(order[k], t, settle);
    for (let t = 0; t < T; t++) for (let k = sorted; k < order.length; k++) this.priceAt(order[k], t, settle);
  }

  private priceAt(n: number, t: number, settle: (n: number, t: number) => void): void {
    const { T, price, via, cost, sources } = this;
    for (const source of sources[n]) this.relax(n, source, t);
    const here = n * T + t;
    if (t > 0) {
      const carried = price[here - 1] + cost[at(this.context.columns.stock[n], t - 1)];
      if (carried < price[here]) {
        price[here] = carried;
        via[here] = STOCK;
      }
    }
    settle(n, t);
  }

  private relax(n: number, { kind, number, block, arrival, from }: Source, t: number): void {
    if (!has(block, t)) return;
    const column = at(block, t);
    const to = arrival[t];
    if (to < 0 || !this.canUse(column)) return;
    let unit = this.cost[column];
    let perStart = 1;
    if (kind === 'lane') unit += this.price[from * this.T + t];
    else if (kind === 'process') {
      const process = this.context.network.processes[number];
      perStart = process.yields[t];
      unit += this.inputs(process, number, t);
    }
    if (!(unit < Number.POSITIVE_INFINITY) || perStart <= 0) return;
    unit /= perStart;
    const there = n * this.T + to;
    if (unit < this.price[there]) {
      this.price[there] = unit;
      this.via[there] = column;
    }
  }

  private inputs(process: Process, p: number, t: number): number {
    let sum = 0;
    for (const line of process.lines)
      if (t >= line.first && t <= line.last) sum += line.perUnit * this.price[line.node * this.T + t];
    const { serve, serveHours } = this.context.columns.processes[p];
    for (let g = 0; g < process.groups.length; g++) {
      const l = this.member(process, serve[g], g, t);
      sum += l < 0 ? Number.POSITIVE_INFINITY : this.memberPrice(process, serve[g], g, l, t);
    }
    for (const blocks of serveHours) {
      const column = this.cheapest(blocks, t);
      sum += column < 0 ? Number.POSITIVE_INFINITY : this.cost[column];
    }
    return sum;
  }

  private memberPrice(process: Process, blocks: readonly Block[], g: number, l: number, t: number): number {
    const { perUnit, node } = process.groups[g].lines[l];
    return this.cost[at(blocks[l], t)] + perUnit * this.price[node * this.T + t];
  }

  /** The cheapest member of a substitution group in a bucket; -1 where none can be had. */
  member(process: Process, blocks: readonly Block[], g: number, t: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let l = 0; l < blocks.length; l++) {
      if (!has(blocks[l], t)) continue;
      const price = this.memberPrice(process, blocks, g, l, t);
      if (price < least) [best, least] = [l, price];
    }
    return best;
  }

  /** The cheapest column of some that stand for the same in a bucket; -1 where there is none. */
  cheapest(blocks: readonly Block[], t: number): number {
    let best = -1;
    for (const block of blocks) {
      if (!has(block, t)) continue;
      const column = at(block, t);
      if (best < 0 || this.cost[column] < this.cost[best]) best = column;
    }
    return best;
  }

  /** The source of a node that a column is of, and the bucket in which it starts. */
  sourceOf(n: number, column: number): { readonly source: Source; readonly start: number } {
    const source = this.sources[n].find(
      ({ block }) => column >= block.base && column <= block.base + block.last - block.first,
    )!;
    return { source, start: source.block.first + column - source.block.base };
  }
}

function sourcesByNode({ network, columns }: Context): Source[][] {
  const found: Source[][] = network.nodes.map(() => []);
  network.processes.forEach(({ node, arrival }, number) => {
    found[node].push({ kind: 'process', number, block: columns.processes[number].start, arrival, from: -1 });
  });
  network.offers.forEach(({ node, arrival }, number) => {
    found[node].push({ kind: 'offer', number, block: columns.offers[number].order[0], arrival, from: -1 });
  });
  network.lanes.forEach(({ flows, arrival }, number) => {
    flows.forEach(({ from, to }, k) => {
      found[to].push({ kind: 'lane', number, block: columns.lanes[number][k], arrival, from });
    });
  });
  return found;
}

/** What others are made or shipped from first; nodes on a cycle, or made of one, come last, after `sorted` others, by number. */
function upstreamFirst(
  { network }: Context,
  sources: readonly (readonly Source[])[],
): { order: Int32Array; sorted: number } {
  const inputs = sources.map((list) => {
    const nodes = new Set<number>();
    for (const { kind, number, from } of list) {
      if (kind === 'lane') nodes.add(from);
      if (kind === 'process') {
        const { lines, groups } = network.processes[number];
        for (const { node } of lines) nodes.add(node);
        for (const group of groups) for (const { node } of group.lines) nodes.add(node);
      }
    }
    return nodes;
  });
  const outputs: number[][] = sources.map(() => []);
  const waits = new Int32Array(sources.length);
  inputs.forEach((nodes, n) => {
    waits[n] = nodes.size;
    for (const node of nodes) outputs[node].push(n);
  });
  const order: number[] = [];
  const done = new Uint8Array(sources.length);
  for (let n = 0; n < sources.length; n++) if (waits[n] === 0) order.push(n);
  for (let k = 0; k < order.length; k++) {
    done[order[k]] = 1;
    for (const n of outputs[order[k]]) if (--waits[n] === 0) order.push(n);
  }
  const sorted = order.length;
  for (let n = 0; n < sources.length; n++) if (done[n] === 0) order.push(n);
  return { order: Int32Array.from(order), sorted };
}
