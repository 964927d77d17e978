import type { Context, Layout } from '../formulate/index.js';

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
  private from = new Int32Array(1 << 12);
  private to = new Int32Array(1 << 12);
  private delta = new Float64Array(1 << 12);
  private length = 0;

  constructor(readonly layout: Layout) {
    const { context, program, links } = layout;
    const { network, T } = context;
    this.T = T;
    this.stock = program.columnCount;
    this.hours = this.stock + network.nodes.length * T;
    this.links = this.hours + network.resources.length * T;
    this.dry = this.links + links.most.length;
    this.cells = new Float64Array(this.dry + network.nodes.length);
    this.cells.fill(-1, this.dry);
    this.openStock(context);
    network.resources.forEach((resource, r) => {
      const overtime = mayWorkOvertime(layout, r) ? 1 + resource.overtimeLimit : 1;
      for (let t = 0; t < T; t++) this.cells[this.hours + r * T + t] = resource.working[t] * overtime;
    });
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

  /** Stock of node n at the end of t that nobody uses later. */
  free(n: number, t: number): number {
    const { cells, T } = this;
    const base = this.stock + n * T;
    let least = cells[base + T - 1];
    for (let k = base + T - 2; k >= base + t && least > 0; k--) if (cells[k] < least) least = cells[k];
    return Math.max(0, least);
  }

  /** Changes the stock of node n at the end of the buckets first <= t < end. */
  move(n: number, first: number, end: number, quantity: number): void {
    const base = this.stock + n * this.T;
    this.add(base + first, base + end, quantity);
  }

  private openStock({ network, T }: Context): void {
    network.nodes.forEach((node, n) => {
      const base = this.stock + n * T;
      this.cells.fill(node.opening, base, base + T);
    });
    network.openOrders.forEach((order, r) => {
      if (order.bucket >= T) return;
      const column = this.layout.context.columns.receipts[r];
      if (column >= 0) this.cells[column] = order.quantity;
      const base = this.stock + order.node * T;
      for (let t = order.bucket; t < T; t++) this.cells[base + t] += order.quantity;
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
