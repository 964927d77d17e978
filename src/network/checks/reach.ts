import type { InputLine, Network, Process } from '../network.js';

/** How a node first comes to hold anything. */
export type Way = 'opening' | 'order' | 'offer' | 'process' | 'lane';
const WAYS: readonly Way[] = ['opening', 'order', 'offer', 'process', 'lane'];

/** Earliest bucket of every node by lead times, windows, the frozen fence, stock and open orders; limits are left out. */
export interface Reach {
  /** Bucket in which the node can first hold anything; the number of buckets where it never can. */
  readonly bucket: Int32Array;
  /** How it comes to it; undefined where it never does. */
  way(node: number): Step | undefined;
  /** Whether a process can start at all. */
  canStart(process: number): boolean;
}

export interface Step {
  readonly way: Way;
  /** Number of the open order, offer, process or lane; 0 for opening stock. */
  readonly source: number;
  /** Bucket of the order, start or shipment. */
  readonly start: number;
  /** Node that the lane brings it from, or -1. */
  readonly from: number;
}

/** First bucket in which each node can hold anything; the number of buckets (`horizon.count`) where it never can. */
export function earliestDates(network: Network): Int32Array {
  return reachOf(network, true).bucket;
}

/**
 * Earliest bucket of every node, by settling nodes in order of time (Dijkstra's method on a graph of ands and ors:
 * D. Knuth, "A generalization of Dijkstra's algorithm", 1977). Not timed, every step takes no time and every window
 * is open, so that what is never reached can be supplied by nobody at any time.
 */
export function reachOf(network: Network, timed: boolean): Reach {
  return new Spread(network, timed).run();
}

/** A stretch of a process' window in which the same lines hold. */
interface Segment {
  readonly process: number;
  readonly first: number;
  readonly last: number;
  /** Lines and groups without a node that can be had so far. */
  missing: number;
}

/** One need of a segment: a line, or a whole group (any of its nodes will do, once). */
interface Need {
  readonly segment: Segment;
  met: boolean;
}

class Spread implements Reach {
  readonly bucket: Int32Array;
  private readonly kind: Int8Array;
  private readonly source: Int32Array;
  private readonly start: Int32Array;
  private readonly from: Int32Array;
  /** Candidates by bucket: node, way, source, start, from. */
  private readonly queue: number[][];
  private readonly needs: Need[][];
  private readonly shipments: { lane: number; to: number }[][];
  private readonly began: Uint8Array;
  private readonly count: number;

  constructor(
    private readonly network: Network,
    private readonly timed: boolean,
  ) {
    this.count = network.horizon.count;
    const nodes = network.nodes.length;
    this.bucket = new Int32Array(nodes).fill(this.count);
    this.kind = new Int8Array(nodes).fill(-1);
    this.source = new Int32Array(nodes);
    this.start = new Int32Array(nodes);
    this.from = new Int32Array(nodes).fill(-1);
    this.began = new Uint8Array(network.processes.length);
    this.queue = Array.from({ length: this.count + 1 }, () => []);
    this.needs = Array.from({ length: nodes }, () => []);
    this.shipments = Array.from({ length: nodes }, () => []);
  }

  way(node: number): Step | undefined {
    if (this.kind[node] < 0) return undefined;
    const [source, start, from] = [this.source[node], this.start[node], this.from[node]];
    return { way: WAYS[this.kind[node]], source, start, from };
  }

  canStart(process: number): boolean {
    return this.began[process] === 1;
  }

  run(): Reach {
    this.seedStock();
    this.seedOffers();
    this.network.lanes.forEach((lane, l) => {
      if (lane.most > 0) for (const { from, to } of lane.flows) this.shipments[from].push({ lane: l, to });
    });
    this.network.processes.forEach((process, p) => {
      this.seedProcess(process, p);
    });
    for (let t = 0; t < this.count; t++) {
      const queue = this.queue[t];
      // It grows while it is walked: what takes no time arrives in the same bucket.
      for (let k = 0; k < queue.length; k += 5) this.settle(t, queue, k);
    }
    return this;
  }

  private offer(bucket: number, node: number, way: Way, source: number, start: number, from: number): void {
    if (bucket >= 0 && bucket < this.count && this.kind[node] < 0)
      this.queue[bucket].push(node, WAYS.indexOf(way), source, start, from);
  }

  private seedStock(): void {
    this.network.nodes.forEach((node, n) => {
      if (node.opening > 0) this.offer(0, n, 'opening', 0, 0, -1);
    });
    this.network.openOrders.forEach((order, o) => {
      if (order.quantity > 0)
        this.offer(this.timed ? order.bucket : 0, order.node, 'order', o, order.bucket, -1);
    });
  }

  private seedOffers(): void {
    this.network.offers.forEach((offer, o) => {
      if (!(offer.most > 0)) return;
      const free = Math.max(offer.first, this.network.settings.firstFree);
      const start = firstStartable(offer.startable, free);
      if (!this.timed) this.offer(0, offer.node, 'offer', o, 0, -1);
      else if (start <= offer.last && start < this.count)
        this.offer(offer.arrival[start], offer.node, 'offer', o, start, -1);
    });
  }

  private seedProcess(process: Process, p: number): void {
    if (!(process.most > 0)) return;
    for (const segment of segmentsOf(
      process,
      p,
      this.timed ? this.network.settings.firstFree : 0,
      this.timed,
      this.count,
    )) {
      for (const line of process.lines) if (line.perUnit > 0) this.need(segment, [line]);
      for (const group of process.groups) this.need(segment, group.lines, true);
      if (segment.missing === 0) this.begin(segment, 0);
    }
  }

  /** Makes the segment wait for any of the lines that hold in it. */
  private need(segment: Segment, lines: readonly InputLine[], group = false): void {
    const holding = lines.filter((line) => line.first <= segment.first && segment.first <= line.last);
    if (holding.length === 0 && !group) return;
    if (holding.some((line) => line.perUnit <= 0)) return;
    segment.missing++;
    const need = { segment, met: false };
    for (const line of holding) this.needs[line.node].push(need);
  }

  private begin(segment: Segment, t: number): void {
    const process = this.network.processes[segment.process];
    const start = this.timed ? firstStartable(process.startable, Math.max(t, segment.first)) : 0;
    if (this.timed && start > segment.last) return;
    this.began[segment.process] = 1;
    const arrival = this.timed ? process.arrival[start] : 0;
    this.offer(arrival, process.node, 'process', segment.process, start, -1);
    for (const { node, perUnit } of process.coproducts)
      if (perUnit > 0) this.offer(arrival, node, 'process', segment.process, start, -1);
  }

  private settle(t: number, queue: readonly number[], k: number): void {
    const node = queue[k];
    if (this.kind[node] >= 0) return;
    this.bucket[node] = t;
    this.kind[node] = queue[k + 1];
    this.source[node] = queue[k + 2];
    this.start[node] = queue[k + 3];
    this.from[node] = queue[k + 4];
    const free = Math.max(t, this.network.settings.firstFree);
    for (const { lane, to } of this.shipments[node]) {
      if (!this.timed) this.offer(0, to, 'lane', lane, 0, node);
      else if (free < this.count)
        this.offer(this.network.lanes[lane].arrival[free], to, 'lane', lane, free, node);
    }
    for (const need of this.needs[node]) {
      if (need.met) continue;
      need.met = true;
      if (--need.segment.missing === 0) this.begin(need.segment, t);
    }
  }
}

/** First bucket from `t` on that has the working day that a start needs (S3); the number of buckets where none has. */
function firstStartable(startable: Uint8Array, t: number): number {
  let bucket = t;
  while (bucket < startable.length && startable[bucket] === 0) bucket++;
  return bucket;
}

/** The process' window cut where a line begins or ends to hold. */
function segmentsOf(
  process: Process,
  p: number,
  firstFree: number,
  timed: boolean,
  count: number,
): Segment[] {
  // What is wrong with a window is told apart from what is wrong with supply.
  const open = !timed && process.first > process.last;
  const first = Math.max(open ? 0 : process.first, firstFree);
  const last = open ? count - 1 : process.last;
  if (first > last) return [];
  const cuts = new Set([first]);
  const cut = (line: InputLine): void => {
    if (line.first > line.last) return;
    if (line.first > first && line.first <= last) cuts.add(line.first);
    if (line.last + 1 > first && line.last + 1 <= last) cuts.add(line.last + 1);
  };
  for (const line of process.lines) cut(line);
  for (const group of process.groups) for (const line of group.lines) cut(line);
  const starts = [...cuts].sort((a, b) => a - b);
  return starts.map((start, k) => ({
    process: p,
    first: start,
    last: (starts[k + 1] ?? last + 1) - 1,
    missing: 0,
  }));
}
