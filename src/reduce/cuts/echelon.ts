import { at, type Block, type Context, type Formulation, has } from '../../formulate/index.js';
import type { InputLine, Process } from '../../network/index.js';
import type { Program } from '../../program/index.js';

/** Echelons of more items at sites than this would make rows too dense to help. */
const MOST_NODES = 40;

/** A linear sum over columns of the program. */
export type Terms = Map<number, number>;

/** A flow into the echelon that needs a set-up: `units` per unit of column `flow`, 0 unless `setup` is 1. */
export interface LotFlow {
  readonly flow: number;
  readonly units: number;
  readonly setup: number;
  /** Bucket in which it arrives. */
  readonly arrival: number;
}

/**
 * An item at a site and everything further down that holds it, counted in units of it (echelon stock; Clark and
 * Scarf, Management Science 6(4), 1960; Pochet and Wolsey 2006, ch. 13). Flows into it other than `lots` only add.
 */
export interface Echelon {
  readonly node: number;
  readonly lots: readonly LotFlow[];
  /** What is due in bucket t, in units of the node. */
  readonly due: Float64Array;
  /** What is there before anything is done, by bucket in which it comes: opening stock and firm orders. */
  readonly given: Float64Array;
  /** Stock at the end of t, in the nodes and on the way between them. */
  readonly stock: (t: number) => Terms;
  /** What is owed at the end of t. */
  readonly owed: (t: number) => Terms;
}

/** Echelons of everything that is made or bought in lots. */
export function echelons({ context, program }: Formulation): Echelon[] {
  const graph = new Graph(context, leakyNodes(context, program));
  const found: Echelon[] = [];
  context.network.nodes.forEach((_, n) => {
    const lots = lotsInto(context, n);
    if (lots.length === 0) return;
    const weights = graph.weightsFrom(n);
    if (weights) found.push(makeEchelon(context, n, lots, weights));
  });
  return found;
}

function lotsInto(context: Context, n: number): LotFlow[] {
  const { network, columns } = context;
  const lots: LotFlow[] = [];
  network.processes.forEach((process, p) => {
    const { start, setup } = columns.processes[p];
    if (process.node !== n || process.experience?.ramp) return;
    for (let t = setup.first; t <= setup.last; t++) {
      const [flow, arrival] = [at(start, t), process.arrival[t]];
      lots.push({ flow, units: process.yields[t], setup: at(setup, t), arrival });
    }
  });
  network.offers.forEach((offer, o) => {
    const { order, chosen } = columns.offers[o];
    if (offer.node !== n) return;
    chosen.forEach((block, k) => {
      for (let t = block.first; t <= block.last; t++)
        lots.push({ flow: at(order[k], t), units: 1, setup: at(block, t), arrival: offer.arrival[t] });
    });
  });
  return lots;
}

/** Columns that take from a balance in ways that the weights and pipelines below know. */
const KNOWN = new Set(['start', 'serve', 'ship', 'stock', 'deliver']);

/** Items at sites from which anything else takes too: the inequalities would not know of it. */
function leakyNodes({ network, rows, T }: Context, program: Program): Uint8Array {
  const leaky = new Uint8Array(network.nodes.length);
  const { starts, indices, values } = program.matrix;
  for (const { name, start, count } of program.columnFamilies) {
    if (KNOWN.has(name)) continue;
    for (let e = starts[start]; e < starts[start + count]; e++) {
      const node = Math.floor((indices[e] - rows.balance) / T);
      if (values[e] < 0 && node >= 0 && node < leaky.length) leaky[node] = 1;
    }
  }
  // What a process gives that follows its experience is a column of its own.
  for (const process of network.processes) {
    if (process.experience?.ramp) for (const line of allLines(process)) leaky[line.node] = 1;
  }
  return leaky;
}

/** What goes from items at sites to others, and how many units of the one are in a unit of the other. */
class Graph {
  private readonly processesOf: number[][];
  private readonly lanesOf: [number, number][][];

  constructor(
    private readonly context: Context,
    private readonly leaky: Uint8Array,
  ) {
    const { nodes, processes, lanes } = context.network;
    this.processesOf = nodes.map(() => []);
    this.lanesOf = nodes.map(() => []);
    processes.forEach((process, p) => {
      for (const line of allLines(process)) this.processesOf[line.node].push(p);
    });
    lanes.forEach((lane, l) => {
      for (const flow of lane.flows) this.lanesOf[flow.from].push([l, flow.to]);
    });
  }

  /**
   * Weights w >= 0 with w[n] = 1 such that nothing that happens takes from the echelon but deliveries: every process
   * gives at least the weight it takes, every lane too. Undefined where there are none or too many.
   */
  weightsFrom(n: number): Map<number, number> | undefined {
    const weights = new Map([[n, 1]]);
    const waiting = [n];
    // An amount that grows around a circle would never settle.
    for (let steps = 0; waiting.length > 0; steps++) {
      if (steps > 4 * MOST_NODES || weights.size > MOST_NODES) return undefined;
      const from = waiting.pop()!;
      if (this.leaky[from] === 1) return undefined;
      const raise = (node: number, weight: number): void => {
        if (weight <= (weights.get(node) ?? 0) * (1 + 1e-12)) return;
        weights.set(node, weight);
        waiting.push(node);
      };
      for (const p of this.processesOf[from]) {
        const process = this.context.network.processes[p];
        raise(process.node, taken(process, weights) / leastYield(process));
      }
      for (const [, to] of this.lanesOf[from]) raise(to, weights.get(from)!);
    }
    return weights;
  }
}

function allLines(process: Process): InputLine[] {
  return [...process.lines, ...process.groups.flatMap((group) => group.lines)];
}

/** Most weight that one unit started takes: of a group, its heaviest member. */
function taken(process: Process, weights: ReadonlyMap<number, number>): number {
  const weight = (line: InputLine): number => line.perUnit * (weights.get(line.node) ?? 0);
  const groups = process.groups.map(({ lines }) =>
    lines.reduce((most, line) => Math.max(most, weight(line)), 0),
  );
  return (
    process.lines.reduce((sum, line) => sum + weight(line), 0) + groups.reduce((sum, each) => sum + each, 0)
  );
}

function leastYield(process: Process): number {
  return process.yields.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
}

function makeEchelon(
  context: Context,
  node: number,
  lots: readonly LotFlow[],
  weights: ReadonlyMap<number, number>,
): Echelon {
  const { network, columns, T } = context;
  const [due, given] = [new Float64Array(T), new Float64Array(T)];
  const curves: [number, number][] = [];
  network.curves.forEach((curve, c) => {
    const weight = weights.get(curve.node);
    if (weight === undefined) return;
    curves.push([c, weight]);
    for (let t = 0; t < T; t++) due[t] += weight * curve.due[t];
  });
  for (const [n, weight] of weights) given[0] += weight * network.nodes[n].opening;
  for (const order of network.openOrders) {
    if (order.firm && order.bucket < T)
      given[order.bucket] += (weights.get(order.node) ?? 0) * order.quantity;
  }
  const pipeline = pipelineOf(context, weights);
  return {
    node,
    lots,
    due,
    given,
    stock: (t) => {
      const terms: Terms = new Map();
      for (const [n, weight] of weights) terms.set(at(columns.stock[n], t), weight);
      for (const { block, arrival, weight } of pipeline) {
        for (let s = Math.min(t, block.last); s >= block.first && arrival[s] > t; s--)
          terms.set(at(block, s), (terms.get(at(block, s)) ?? 0) + weight);
      }
      return terms;
    },
    owed: (t) => {
      const terms: Terms = new Map();
      for (const [c, weight] of curves) {
        const { backlog } = columns.curves[c];
        if (t >= 0 && has(backlog, t)) terms.set(at(backlog, t), weight);
      }
      return terms;
    },
  };
}

interface Pipe {
  readonly block: Block;
  readonly arrival: Int32Array;
  readonly weight: number;
}

/** What is on the way inside the echelon, by the weight that it took with it when it set out. */
function pipelineOf({ network, columns }: Context, weights: ReadonlyMap<number, number>): Pipe[] {
  const pipes: Pipe[] = [];
  network.processes.forEach((process, p) => {
    const { start, serve } = columns.processes[p];
    const { arrival } = process;
    const plain = process.lines.reduce((sum, line) => sum + line.perUnit * (weights.get(line.node) ?? 0), 0);
    if (plain > 0) pipes.push({ block: start, arrival, weight: plain });
    process.groups.forEach((group, g) => {
      group.lines.forEach((line, l) => {
        const weight = line.perUnit * (weights.get(line.node) ?? 0);
        if (weight > 0) pipes.push({ block: serve[g][l], arrival, weight });
      });
    });
  });
  network.lanes.forEach((lane, l) => {
    lane.flows.forEach((flow, k) => {
      const weight = weights.get(flow.from);
      if (weight !== undefined) pipes.push({ block: columns.lanes[l][k], arrival: lane.arrival, weight });
    });
  });
  return pipes;
}
