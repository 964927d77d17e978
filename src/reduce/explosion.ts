import { at, type Block, type Context, type Formulation, has, wantedLevel } from '../formulate/index.js';
import { LeontiefPrices, NOTHING, STOCK } from './leontief.js';

/** Buckets on either side of where opening stock is expected to run out in which both it and new supply are kept. */
const MARGIN = 2;

/**
 * Which columns the program starts with: those of the plan that material alone would ask for, with no limit on hours,
 * room or money. Prices go from what is bought to what is sold, bucket by bucket (the least cost at which one unit
 * can be had there and then; Veinott, Management Science 15(5), 1969, on Leontief substitution systems), quantities
 * the other way, net of opening stock (MRP). Nothing rests on this guess but the number of rounds: what it leaves
 * out is priced afterwards (prove.ts). `counts`: whether the demand of a curve, by its number, is asked for.
 */
export function explode(formulation: Formulation, counts = (_curve: number): boolean => true): Guess {
  const explosion = new Explosion(formulation, counts);
  return { awake: explosion.awake(), point: explosion.point };
}

/** Columns that are awake, and what is made, bought and shipped by the plan that material alone would ask for. */
export interface Guess {
  readonly awake: Uint8Array;
  readonly point: Float64Array;
}

/** Columns that are awake, and where each rests when it is not. */
export interface Working extends Resting {
  readonly columns: Uint8Array;
}

export interface Resting {
  readonly rest: Float64Array;
  /** The row that keeps a resting column from falling where no bound does (stock at its wanted level); -1 = none. */
  readonly anchor: Int32Array;
  /** The columns that have one, which are those that do not rest at 0; ascending. */
  readonly anchored: Int32Array;
}

class Explosion {
  private readonly context: Context;
  private readonly T: number;
  private readonly columns: Uint8Array;
  readonly point: Float64Array;
  private readonly prices: LeontiefPrices;
  /** Nodes, what others are made of first. */
  private readonly order: Int32Array;
  /** First bucket in which one can be had when nothing is in stock anywhere; T = never. */
  private readonly earliest: Int32Array;
  private readonly price: Float64Array;
  private readonly via: Int32Array;
  private readonly uses: Float64Array;
  /** Columns that are in whatever the explosion says. */
  private always = new Uint8Array(0);

  constructor(
    private readonly formulation: Formulation,
    private readonly counts: (curve: number) => boolean,
  ) {
    const { context, program } = formulation;
    this.context = context;
    this.T = context.T;
    this.columns = new Uint8Array(program.columnCount);
    this.point = new Float64Array(program.columnCount);
    this.prices = new LeontiefPrices(
      context,
      moneyCosts(formulation),
      (column) => program.columnUpper[column] > 0,
    );
    this.order = this.prices.order;
    this.price = this.prices.price;
    this.via = this.prices.via;
    this.uses = new Float64Array(this.price.length);
    this.earliest = new Int32Array(context.network.nodes.length).fill(this.T);
  }

  awake(): Uint8Array {
    this.includeOthers();
    this.priceAll(false);
    this.findEarliest();
    this.priceAll(true);
    this.includeCheapest();
    this.wantDemand();
    for (let k = this.order.length - 1; k >= 0; k--) this.net(this.order[k]);
    return this.columns;
  }

  /** Every column of a family that the explosion does not know stays in. */
  private includeOthers(): void {
    this.includeUnknown();
    this.always = this.columns.slice();
  }

  private includeUnknown(): void {
    const known = new Set([
      'start',
      'order',
      'ship',
      'stock',
      'shortfall',
      'overtime',
      'steps',
      'in_service',
    ]);
    known.add('deliver').add('backlog').add('serve').add('serve_hours');
    for (const { name, start, count } of this.formulation.program.columnFamilies)
      if (!known.has(name)) this.columns.fill(1, start, start + count);
    const { network, columns } = this.context;
    network.offers.forEach((_, o) => {
      if (columns.offers[o].order.length > 1)
        for (const block of columns.offers[o].order) this.include(block);
    });
    network.processes.forEach((process, p) => {
      if (process.coproducts.length > 0) this.include(columns.processes[p].start);
    });
    network.nodes.forEach((_, n) => {
      const gap = columns.stockpileGap[n];
      if (gap.first <= gap.last) this.include(columns.stock[n]);
    });
  }

  private include({ base, first, last }: Block): void {
    if (first <= last) this.columns.fill(1, base, base + last - first + 1);
  }

  /** Least cost of a unit by node and bucket; with `stocked`, as if what is in stock at the start lasted for ever. */
  private priceAll(stocked: boolean): void {
    const { nodes, items } = this.context.network;
    const { T, price, via, earliest } = this;
    const pooled = stocked ? this.firstPooled() : undefined;
    this.prices.run((n, t) => {
      const here = n * T + t;
      if (!pooled || pooled[n] > t || t >= earliest[n] || price[here] !== Number.POSITIVE_INFINITY) return;
      price[here] = earliest[n] < T ? price[n * T + earliest[n]] : items[nodes[n].item].standardValue;
      via[here] = t > 0 ? STOCK : NOTHING;
    });
  }

  private findEarliest(): void {
    const { T, price, earliest } = this;
    for (let n = 0; n < earliest.length; n++) {
      let t = 0;
      while (t < T && price[n * T + t] === Number.POSITIVE_INFINITY) t++;
      earliest[n] = t;
    }
  }

  /** First bucket in which there is opening stock or an open order; T = never. */
  private firstPooled(): Int32Array {
    const { network } = this.context;
    const first = Int32Array.from(network.nodes, ({ opening }) => (opening > 0 ? 0 : this.T));
    for (const { node, bucket } of network.openOrders) first[node] = Math.min(first[node], bucket);
    return first;
  }

  /** One source for every item, site and bucket: the cheapest, or stock carried where there is none. */
  private includeCheapest(): void {
    const { T, via } = this;
    const { columns } = this.context;
    for (let n = 0; n < this.earliest.length; n++) {
      for (let t = 0; t < T; t++) {
        const by = via[n * T + t];
        if (by >= 0) this.columns[by] = 1;
        else if (by === STOCK && t > 0) this.columns[at(columns.stock[n], t - 1)] = 1;
      }
    }
    this.includeMembers();
  }

  private includeMembers(): void {
    const { network, columns } = this.context;
    network.processes.forEach((process, p) => {
      const { start, serve, serveHours } = columns.processes[p];
      for (let t = start.first; t <= start.last; t++) {
        serve.forEach((blocks, g) => {
          const l = this.prices.member(process, blocks, g, t);
          if (l >= 0) this.columns[at(blocks[l], t)] = 1;
          else for (const block of blocks) if (has(block, t)) this.columns[at(block, t)] = 1;
        });
        for (const blocks of serveHours) {
          const best = this.prices.cheapest(blocks, t);
          if (best >= 0) this.columns[best] = 1;
        }
      }
    });
  }

  private wantDemand(): void {
    const { network, columns } = this.context;
    network.curves.forEach((curve, c) => {
      const { deliver, backlog } = columns.curves[c];
      if (!this.counts(c)) {
        this.include(backlog);
        return;
      }
      this.include(deliver);
      const { T } = this;
      const from = curve.limited ? T : Math.min(T, this.earliest[curve.node] + MARGIN);
      for (let t = backlog.first; t <= Math.min(backlog.last, from); t++) this.columns[at(backlog, t)] = 1;
      let owed = 0;
      for (let t = deliver.first; t <= deliver.last; t++) {
        owed += curve.due[t];
        if (owed > 0 && this.price[curve.node * T + t] < Number.POSITIVE_INFINITY) {
          this.uses[curve.node * T + t] += owed;
          owed = 0;
        } else if (has(backlog, t)) this.columns[at(backlog, t)] = 1;
      }
    });
  }

  /** Meets the uses of a node from what is in stock, then by the cheapest source; asks that source's inputs for it. */
  private net(n: number): void {
    const { T, uses } = this;
    const { network, columns } = this.context;
    const node = network.nodes[n];
    const stock = columns.stock[n];
    const comes = this.receipts(n);
    let pool = 0;
    let lastPooled = -1;
    let firstShort = T;
    const keep = new Uint8Array(T);
    for (let t = 0; t < T; t++) {
      pool += comes[t];
      const wanted = wantedLevel(node, t);
      const left = pool - uses[n * T + t];
      if (left >= wanted - 1e-9 || t < this.earliest[n]) {
        pool = Math.max(0, left);
        if (pool > wanted + 1e-9 || (t < this.earliest[n] && pool + wanted > 0)) keep[t] = 1;
        if (pool > wanted + 1e-9) lastPooled = t;
      } else {
        pool = wanted;
        this.place(n, t, wanted - left);
        firstShort = Math.min(firstShort, t);
      }
    }
    const lasts = lastPooled < 0 ? -1 : Math.min(T - 1, lastPooled + MARGIN);
    for (let t = 0; t < T; t++) {
      const column = at(stock, t);
      if (keep[t] === 1 || t <= lasts) this.columns[column] = 1;
    }
    if (lastPooled >= 0) this.leaveOutSources(n, firstShort - MARGIN);
    this.includeShortfall(n);
  }

  private receipts(n: number): Float64Array {
    const { network } = this.context;
    const comes = new Float64Array(this.T);
    comes[0] = network.nodes[n].opening;
    for (const { node, bucket, quantity } of this.openOrdersOf(n))
      if (node === n && bucket < this.T) comes[bucket] += quantity;
    return comes;
  }

  private openOrdersOf(n: number): Context['network']['openOrders'] {
    this.ordersByNode ??= groupOrders(this.context);
    return this.ordersByNode.get(n) ?? [];
  }
  private ordersByNode?: Map<number, Context['network']['openOrders'][number][]>;

  /** While there is stock nothing need arrive. */
  private leaveOutSources(n: number, before: number): void {
    for (let t = 0; t < Math.min(before, this.T); t++) {
      const by = this.via[n * this.T + t];
      if (by >= 0 && this.always[by] === 0) this.columns[by] = 0;
    }
  }

  private includeShortfall(n: number): void {
    const { columns } = this.context;
    const short = columns.shortfall[n];
    const until = this.earliest[n] + MARGIN;
    for (let t = short.first; t <= short.last; t++) {
      const column = at(columns.stock[n], t);
      if (this.columns[column] === 1) {
        if (t <= until) this.columns[at(short, t)] = 1;
      }
    }
  }

  private place(n: number, t: number, quantity: number): void {
    const { T, via } = this;
    let when = t;
    while (when > 0 && via[n * T + when] === STOCK) {
      when--;
      this.columns[at(this.context.columns.stock[n], when)] = 1;
    }
    const column = via[n * T + when];
    if (column < 0) return;
    const { source, start } = this.prices.sourceOf(n, column);
    if (source.kind === 'lane') this.uses[source.from * T + start] += quantity;
    let amount = quantity;
    if (source.kind === 'process') {
      amount /= this.context.network.processes[source.number].yields[start];
      this.use(source.number, start, amount);
    }
    this.point[column] += amount;
  }

  private use(p: number, t: number, started: number): void {
    const process = this.context.network.processes[p];
    for (const { node, perUnit, first, last } of process.lines)
      if (t >= first && t <= last) this.uses[node * this.T + t] += started * perUnit;
    const { serve } = this.context.columns.processes[p];
    process.groups.forEach((group, g) => {
      const l = this.prices.member(process, serve[g], g, t);
      if (l >= 0) this.uses[group.lines[l].node * this.T + t] += started * group.lines[l].perUnit;
    });
  }
}

function groupOrders({ network }: Context): Map<number, Context['network']['openOrders'][number][]> {
  const found = new Map<number, Context['network']['openOrders'][number][]>();
  for (const order of network.openOrders) {
    const list = found.get(order.node);
    if (list) list.push(order);
    else found.set(order.node, [order]);
  }
  return found;
}

/** Costs of the money objective, minimised; 0 where there is none. */
export function moneyCosts({ program }: Formulation): Float64Array {
  const cost = new Float64Array(program.columnCount);
  const money = program.objectives.find(({ name }) => name === 'cost' || name === 'margin');
  if (money) {
    const sign = money.sense === 'max' ? -1 : 1;
    for (let e = 0; e < money.indices.length; e++) cost[money.indices[e]] = sign * money.values[e];
  }
  return cost;
}

/** Everything rests at 0, but stock at the level that is wanted of it, where the row that wants it keeps it. */
export function resting({ context, program }: Formulation): Resting {
  const rest = new Float64Array(program.columnCount);
  const anchor = new Int32Array(program.columnCount).fill(-1);
  const anchored: number[] = [];
  let row = program.rowFamilies.find(({ name }) => name === 'wanted_stock')?.start ?? -1;
  context.columns.shortfall.forEach(({ first, last }, n) => {
    for (let t = first; t <= last; t++, row++) {
      const column = at(context.columns.stock[n], t);
      rest[column] = wantedLevel(context.network.nodes[n], t);
      if (rest[column] <= 0) continue;
      anchor[column] = row;
      anchored.push(column);
    }
  });
  return { rest, anchor, anchored: Int32Array.from(anchored).sort() };
}
