import { at, type Block, type Context, type Formulation, has } from '../formulate/index.js';
import type { InputLine, Process } from '../network/index.js';

/**
 * Which stock can be fixed at 0 because just in time is optimal (DESIGN 6; docs/explanation/reduction.md).
 *
 * For an item at a site with one source and nothing in stock, let G(a) be what is gained per unit by starting in
 * bucket a rather than earlier: G(a) = yield * H(arrival of a) - C(a) - sum of per-unit * H_input(a), where H(t) is
 * the cost of holding one unit through all buckets before t and C(a) the cost of a start. If the best start that
 * arrives in t has a G no lower than that of every earlier arrival, then any stock carried into t can be replaced by
 * that start at no higher cost, whatever everything else is doing: so there is an optimal solution without it.
 */
export interface Fold {
  /** Columns of stock fixed at 0. */
  readonly columns: Uint8Array;
  /** Items at sites of which some stock is fixed. */
  readonly nodes: number;
}

interface Source {
  readonly kind: 'process' | 'offer' | 'lane';
  readonly number: number;
  readonly flow: number;
}

/** Objectives that moving work to a later bucket cannot worsen but through the costs that the fold looks at. */
const SAFE = /^(short:\d+|late:\d+|stock|cost|margin|preference)$/;

/** `leftOut[row]` = 1 for the rows that are left out of the program for now: they bind nothing. */
export function findFold(formulation: Formulation, leftOut: Uint8Array): Fold {
  const { context, program } = formulation;
  const columns = new Uint8Array(program.columnCount);
  if (!program.objectives.every(({ name }) => SAFE.test(name))) return { columns, nodes: 0 };
  const folder = new Folder(formulation, leftOut);
  let nodes = 0;
  context.network.nodes.forEach((_, n) => {
    const buckets = folder.bucketsWithoutStock(n);
    if (buckets.length > 0) nodes++;
    for (const t of buckets) columns[at(context.columns.stock[n], t)] = 1;
  });
  return { columns, nodes };
}

class Folder {
  private readonly context: Context;
  /** Coefficient of the money objective, as a cost; 0 where there is none. */
  private readonly cost: Float64Array;
  private readonly sources: readonly (Source | undefined)[];
  private readonly held = new Map<number, Float64Array>();

  constructor(
    private readonly formulation: Formulation,
    private readonly leftOut: Uint8Array,
  ) {
    this.context = formulation.context;
    this.cost = moneyCosts(formulation);
    this.sources = singleSources(this.context);
  }

  /** Buckets at whose end the item need not be in stock. */
  bucketsWithoutStock(n: number): number[] {
    const source = this.sources[n];
    if (!source) return [];
    if (source.kind === 'process') return this.ofProcess(n, source.number);
    return source.kind === 'offer' ? this.ofOffer(n, source.number) : this.ofLane(n, source);
  }

  /** Cost of holding one unit of n through all buckets before t; length T + 1. */
  private heldUntil(n: number): Float64Array {
    let sums = this.held.get(n);
    if (!sums) {
      const { T, columns } = this.context;
      sums = new Float64Array(T + 1);
      for (let t = 0; t < T; t++) sums[t + 1] = sums[t] + this.cost[at(columns.stock[n], t)];
      this.held.set(n, sums);
    }
    return sums;
  }

  private ofProcess(n: number, p: number): number[] {
    const { network, columns } = this.context;
    const process = network.processes[p];
    const { start, serve, serveHours, setup } = columns.processes[p];
    const blocks = [start, ...serve.flat(), ...serveHours.flat()];
    const plain =
      setup.first > setup.last &&
      process.lot.multiple === 0 &&
      process.coproducts.length === 0 &&
      !Number.isFinite(process.most) &&
      !process.left &&
      isConstant(process.yields, start) &&
      [...serve.flat(), ...serveHours.flat()].every((block) => sameWindow(block, start)) &&
      allLines(process).every((line) => lineHolds(line, start) && this.mayWait(line.node)) &&
      serveHours.flat().every((block) => this.isFlat(block)) &&
      serve.flat().every((block) => this.isFlat(block)) &&
      blocks.every((block) => this.isUnbound(block, [n, ...allLines(process).map(({ node }) => node)]));
    if (!plain) return [];
    const inputs = this.heldByInputs(process);
    const permitted = this.permitted(network.permissions.technologies[p]);
    const open = both(process.startable, permitted);
    return this.justInTime(n, start, process.arrival, open, process.yields[start.first], inputs);
  }

  private ofOffer(n: number, o: number): number[] {
    const { network, columns } = this.context;
    const offer = network.offers[o];
    const { order, chosen } = columns.offers[o];
    const plain =
      order.length === 1 &&
      chosen.length === 0 &&
      offer.lot.multiple === 0 &&
      !Number.isFinite(offer.most) &&
      !offer.left &&
      this.isUnbound(order[0], [n]);
    const open = both(offer.startable, this.permitted(network.permissions.purchases[o]));
    return plain ? this.justInTime(n, order[0], offer.arrival, open, 1, undefined) : [];
  }

  private ofLane(n: number, { number: l, flow: k }: Source): number[] {
    const { network, columns } = this.context;
    const lane = network.lanes[l];
    const { from } = lane.flows[k];
    const block = columns.lanes[l][k];
    const single = lane.flows.length === 1 && Number.isFinite(lane.most);
    const plain =
      !single &&
      !lane.left &&
      columns.opening[l] < 0 &&
      this.mayWait(from) &&
      this.isUnbound(block, [n, from]);
    const open = this.permitted(network.permissions.shipments[l]?.[k]);
    return plain ? this.justInTime(n, block, lane.arrival, open, 1, this.heldUntil(from)) : [];
  }

  /** Buckets in which a flow may cross the border; undefined where it crosses none. */
  private permitted(flow: number | undefined): Uint8Array | undefined {
    return this.context.network.permissions.flows[flow ?? -1]?.permitted;
  }

  /** An input may lie in stock for longer: its stock has no upper limit, nothing waits for its end, and it keeps. */
  private mayWait(node: number): boolean {
    const { nodes, items, runOuts } = this.context.network;
    if (Number.isFinite(items[nodes[node].item].shelfLife)) return false;
    return !Number.isFinite(nodes[node].maximum) && !runOuts.some((each) => each.nodes.includes(node));
  }

  /** Cost of the columns does not change over time, so that moving them costs nothing. */
  private isFlat(block: Block): boolean {
    for (let t = block.first + 1; t <= block.last; t++) {
      if (this.cost[at(block, t)] !== this.cost[at(block, t - 1)]) return false;
    }
    return true;
  }

  /** The columns stand in no row that can bind but the balances of `nodes` and the split of a group. */
  private isUnbound(block: Block, nodes: readonly number[]): boolean {
    const { rows, T } = this.context;
    const { matrix, rowFamilies } = this.formulation.program;
    const isFree = (row: number): boolean => {
      if (this.leftOut[row] === 1) return true;
      const balance = row - rows.balance;
      if (balance >= 0 && balance < T * this.context.network.nodes.length)
        return nodes.includes(Math.floor(balance / T));
      return rowFamilies.some(
        ({ name, start, count }) => name.startsWith('split') && row >= start && row < start + count,
      );
    };
    for (let t = block.first; t <= block.last; t++) {
      const j = at(block, t);
      for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++)
        if (!isFree(matrix.indices[e])) return false;
    }
    return true;
  }

  /** Most that holding the inputs of one unit started can cost through all buckets before t. */
  private heldByInputs(process: Process): Float64Array {
    const sums = new Float64Array(this.context.T + 1);
    const add = (lines: readonly InputLine[]): void => {
      let sum = 0;
      for (let t = 0; t < this.context.T; t++) {
        let most = 0;
        for (const line of lines) {
          const held = this.heldUntil(line.node);
          most = Math.max(most, line.perUnit * (held[t + 1] - held[t]));
        }
        sum += most;
        sums[t + 1] += sum;
      }
    };
    for (const line of process.lines) add([line]);
    for (const group of process.groups) add(group.lines);
    return sums;
  }

  /** Buckets t - 1 such that the best start for t beats every start that arrives before t. */
  private justInTime(
    n: number,
    block: Block,
    arrival: Int32Array,
    startable: Uint8Array | undefined,
    perStart: number,
    inputs: Float64Array | undefined,
  ): number[] {
    const held = this.heldUntil(n);
    const scale = 1e-9 * (Math.abs(held[this.context.T]) + Math.abs(this.cost[at(block, block.first)] ?? 0));
    const found: number[] = [];
    let best = Number.NEGATIVE_INFINITY;
    let first = true;
    for (let a = block.first; a <= block.last; ) {
      const t = arrival[a];
      let here = Number.NEGATIVE_INFINITY;
      for (; a <= block.last && arrival[a] === t; a++) {
        if (startable && startable[a] === 0) continue;
        here = Math.max(here, perStart * held[t] - this.cost[at(block, a)] - (inputs ? inputs[a] : 0));
      }
      if (here === Number.NEGATIVE_INFINITY) continue;
      // Before the first arrival there is nothing that could be in stock.
      if (first) for (let s = 0; s < t; s++) found.push(s);
      else if (here >= best - scale && t > 0) found.push(t - 1);
      first = false;
      best = Math.max(best, here);
    }
    return found;
  }
}

/** 1 where both are. */
function both(open: Uint8Array, other: Uint8Array | undefined): Uint8Array {
  return other ? open.map((each, t) => each & other[t]) : open;
}

function allLines(process: Process): InputLine[] {
  return [...process.lines, ...process.groups.flatMap((group) => group.lines)];
}

function sameWindow(block: Block, start: Block): boolean {
  return block.first === start.first && block.last === start.last;
}

function lineHolds(line: InputLine, start: Block): boolean {
  return line.first <= start.first && line.last >= start.last;
}

function isConstant(values: Float64Array, block: Block): boolean {
  for (let t = block.first + 1; t <= block.last; t++) if (values[t] !== values[block.first]) return false;
  return block.first <= block.last;
}

function moneyCosts({ program }: Formulation): Float64Array {
  const cost = new Float64Array(program.columnCount);
  const money = program.objectives.find(({ name }) => name === 'cost' || name === 'margin');
  if (money) {
    const sign = money.sense === 'max' ? -1 : 1;
    money.indices.forEach((j, e) => {
      cost[j] = sign * money.values[e];
    });
  }
  return cost;
}

/** The one source of each item at a site; undefined where there are none or several, or stock of other origin. */
function singleSources({ network, columns, T }: Context): (Source | undefined)[] {
  const found: (Source | undefined | null)[] = network.nodes.map(() => undefined);
  const add = (node: number, source: Source | null): void => {
    found[node] = found[node] === undefined ? source : null;
  };
  network.nodes.forEach((node, n) => {
    const wanted = columns.shortfall[n].first <= columns.shortfall[n].last || node.stockpile > 0;
    if (node.opening > 0 || wanted) add(n, null);
  });
  for (const order of network.openOrders) if (order.bucket < T) add(order.node, null);
  network.processes.forEach((process, p) => {
    add(process.node, { kind: 'process', number: p, flow: 0 });
    for (const { node } of process.coproducts) add(node, null);
  });
  network.offers.forEach((offer, o) => {
    add(offer.node, { kind: 'offer', number: o, flow: 0 });
  });
  network.lanes.forEach((lane, l) => {
    lane.flows.forEach((flow, k) => {
      add(flow.to, { kind: 'lane', number: l, flow: k });
    });
  });
  return found.map((source) => (source && hasColumns(source, columns) ? source : undefined));
}

function hasColumns(source: Source, columns: Context['columns']): boolean {
  const block =
    source.kind === 'process'
      ? columns.processes[source.number].start
      : source.kind === 'offer'
        ? columns.offers[source.number].order[0]
        : columns.lanes[source.number][source.flow];
  return has(block, block.first);
}
