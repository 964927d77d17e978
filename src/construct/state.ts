import type { Layout } from '../formulate/index.js';
import { hoursOfStep, mostSteps } from './expansions.js';

/** One change of the cells from <= k < to. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly delta: number;
}

/**
 * Everything that changes while a plan is built, in one array so that a trial can be taken back: the point itself
 * (every column of the layout), stock projected by node and bucket, hours left by resource and bucket, what is used of
 * every linking row, and by node the last bucket for which nothing more can be had.
 */
export class State {
  readonly cells: Float64Array;
  readonly stock: number;
  readonly hours: number;
  readonly links: number;
  readonly dry: number;
  readonly T: number;
  /** Nodes that may be dry: all that are, and some that were. */
  private dried: number[] = [];
  private readonly isDried: Uint8Array;
  private from = new Int32Array(1 << 12);
  private to = new Int32Array(1 << 12);
  private delta = new Float64Array(1 << 12);
  private length = 0;

  constructor(
    readonly layout: Layout,
    /** Those of which all steps are counted on until the end, the one in service first before the others. */
    readonly expansions: readonly number[],
    /**
     * By node: the bucket from which on any quantity can be had; T where there is none. Up to it the cells of the node hold stock
     * as everywhere; from it on they hold what comes and goes in the bucket, and what is to be bought or shipped is settled in the
     * end.
     */
    readonly open: Int32Array,
  ) {
    const { context, program, links } = layout;
    const { network, T } = context;
    this.T = T;
    this.stock = program.columnCount;
    this.hours = this.stock + network.nodes.length * T;
    this.links = this.hours + network.resources.length * T;
    this.dry = this.links + links.most.length;
    this.cells = new Float64Array(this.dry + network.nodes.length);
    this.cells.fill(-1, this.dry);
    this.isDried = new Uint8Array(network.nodes.length);
    network.resources.forEach((resource, r) => {
      const overtime = mayWorkOvertime(layout, r) ? 1 + resource.overtimeLimit : 1;
      for (let t = 0; t < T; t++) this.cells[this.hours + r * T + t] = resource.working[t] * overtime;
    });
    for (const e of expansions) {
      const base = this.hours + network.expansions[e].resource * T;
      for (let t = context.columns.inService[e].first; t < T; t++)
        this.cells[base + t] += mostSteps(layout, e) * hoursOfStep(layout, e, t);
    }
    this.fillStock();
  }

  /** Adds to the cells from <= k < to, so that it can be taken back. */
  add(from: number, to: number, delta: number): void {
    if (from >= to || delta === 0) return;
    if (this.length === this.from.length) this.grow();
    this.from[this.length] = from;
    this.to[this.length] = to;
    this.delta[this.length++] = delta;
    for (let k = from; k < to; k++) this.cells[k] += delta;
  }

  /** Hours of a resource that are left in a bucket, with overtime and the steps counted on. */
  hoursLeft(resource: number, t: number): number {
    return this.cells[this.hours + resource * this.T + t];
  }

  useHours(resource: number, t: number, hours: number): void {
    const cell = this.hours + resource * this.T + t;
    this.add(cell, cell + 1, -hours);
  }

  mark(): number {
    return this.length;
  }

  /** Takes back what was added since a mark. */
  rollback(mark: number): void {
    while (this.length > mark) {
      this.length--;
      const delta = this.delta[this.length];
      for (let k = this.from[this.length]; k < this.to[this.length]; k++) this.cells[k] -= delta;
    }
  }

  /** Forgets how to take anything back. */
  keep(): void {
    this.length = 0;
  }

  /** Puts back what all cells were, so that nothing since can be taken back any more. */
  restore(cells: Float64Array): void {
    this.cells.set(cells);
    this.keep();
  }

  /** Stock of node n at the end of t that nobody uses later. */
  free(n: number, t: number): number {
    const { cells } = this;
    const base = this.stock + n * this.T;
    const end = base + this.open[n];
    let least = cells[end - 1];
    for (let k = end - 2; k >= base + t && least > 0; k--) if (cells[k] < least) least = cells[k];
    return Math.max(0, least);
  }

  /** Changes the stock of node n at the end of the buckets first <= t < end. */
  move(n: number, first: number, end: number, quantity: number): void {
    const open = this.open[n];
    const base = this.stock + n * this.T;
    if (first < open) this.add(base + first, base + Math.min(end, open), quantity);
    else this.add(base + first, base + first + 1, quantity);
    if (end > open && end < this.T) this.add(base + end, base + end + 1, -quantity);
  }

  /** Puts opening stock and open orders where they belong. */
  private fillStock(): void {
    const { network } = this.layout.context;
    network.nodes.forEach((node, n) => {
      this.move(n, 0, this.T, node.opening);
    });
    network.openOrders.forEach((order, r) => {
      if (order.bucket >= this.T) return;
      const column = this.layout.context.columns.receipts[r];
      if (column >= 0) this.cells[column] = order.quantity;
      this.move(order.node, order.bucket, this.T, order.quantity);
    });
    this.keep();
  }

  /** What a record of changes says, to be taken back or made again later; what is known to be dry is no part of it. */
  since(mark: number): Change[] {
    const changes: Change[] = [];
    for (let k = mark; k < this.length; k++)
      if (this.from[k] < this.dry) changes.push({ from: this.from[k], to: this.to[k], delta: this.delta[k] });
    return changes;
  }

  /** Takes changes back that may lie far behind, so that everything may have become possible again. */
  undo(changes: readonly Change[]): void {
    for (let k = changes.length - 1; k >= 0; k--) this.add(changes[k].from, changes[k].to, -changes[k].delta);
  }

  /** Notes that nothing more can be had at node n in or before bucket t. */
  dryUp(n: number, t: number): void {
    const cell = this.dry + n;
    this.add(cell, cell + 1, t - this.cells[cell]);
    if (this.isDried[n] === 1) return;
    this.isDried[n] = 1;
    this.dried.push(n);
  }

  /** Forgets what is dry. */
  wet(): void {
    // What is dry now may be so again when this is taken back; what is not was forgotten for good.
    this.dried = this.dried.filter((n) => {
      const cell = this.dry + n;
      const isDry = this.cells[cell] >= 0;
      if (isDry) this.add(cell, cell + 1, -1 - this.cells[cell]);
      this.isDried[n] = isDry ? 1 : 0;
      return isDry;
    });
  }

  private grow(): void {
    const size = 2 * this.from.length;
    const ints = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const next = new Int32Array(size);
      next.set(old);
      return next;
    };
    this.from = ints(this.from);
    this.to = ints(this.to);
    const delta = new Float64Array(size);
    delta.set(this.delta);
    this.delta = delta;
  }
}

/** Overtime counts against budgets in a way that is not kept track of here: then none is worked. */
export function mayWorkOvertime({ context, links }: Layout, r: number): boolean {
  const { first, base } = context.columns.overtime[r];
  const column = base;
  return first <= context.columns.overtime[r].last && links.starts[column] === links.starts[column + 1];
}
