import type { Block, Context } from '../formulate/index.js';
import type { Network } from '../network/index.js';
import { leastRates, leastWorth } from './worth.js';

export type SourceKind = 'process' | 'offer' | 'lane';

/** A process, offer or flow of a lane, by its number. */
export interface SourceKey {
  readonly kind: SourceKind;
  readonly number: number;
  readonly flow: number;
}

/**
 * One way to get more at a node, with the columns of its starts; `flow` is the lane's flow. All that every request asks for is
 * here, in one place in memory.
 */
export interface Source extends SourceKey, Block {
  /** By bucket of the start. */
  readonly arrival: Int32Array;
  /** Node that a lane ships from; -1 where it is none. */
  readonly from: number;
  /** By bucket: the last in which what is started arrives in time; -1 where none does. */
  readonly latest: Int32Array;
}

/** Sources of every node, the best to ask first: cheapest, then preferred, then quickest. */
export function sourcesOf({ network, columns, T }: Context): Source[][] {
  const worth = leastWorth(network);
  const rates = leastRates(network);
  const latestOf = latestStarts(T);
  // Not by spreading: what is spread and added to has a hidden class of its own, object by object (V8).
  const sourceBy = (key: SourceKey, block: Block, arrival: Int32Array, from: number): Source => ({
    kind: key.kind,
    number: key.number,
    flow: key.flow,
    base: block.base,
    first: block.first,
    last: block.last,
    arrival,
    from,
    latest: latestOf(arrival),
  });
  const ranked: { source: Source; rank: readonly number[] }[][] = network.nodes.map(() => []);
  const add = (node: number, source: Source, ...rank: number[]): void => {
    ranked[node].push({ source, rank: [...rank, T - 1 - source.latest[T - 1]] });
  };
  network.processes.forEach((process, p) => {
    const lines = [...process.lines, ...process.groups.map((group) => group.lines[0]).filter((line) => line)];
    const inputs = lines.reduce((sum, line) => sum + line.perUnit * worth[line.node], 0);
    const cost = process.cost * rates[process.currency] + inputs;
    const key = { kind: 'process', number: p, flow: 0 } as const;
    const source = sourceBy(key, columns.processes[p].start, process.arrival, -1);
    add(process.node, source, cost / (process.yields[0] || 1), process.preference);
  });
  network.offers.forEach((offer, o) => {
    const cost = offer.breaks[0].price * rates[offer.currency];
    const key = { kind: 'offer', number: o, flow: 0 } as const;
    const source = sourceBy(key, columns.offers[o].order[0], offer.arrival, -1);
    add(offer.node, source, cost, offer.preference);
  });
  network.lanes.forEach((lane, l) => {
    const cost = lane.cost * rates[lane.currency];
    lane.flows.forEach((flow, k) => {
      const key = { kind: 'lane', number: l, flow: k } as const;
      const source = sourceBy(key, columns.lanes[l][k], lane.arrival, flow.from);
      add(flow.to, source, worth[flow.from] + cost, 1);
    });
  });
  return ranked.map((list) => list.sort((a, b) => compare(a.rank, b.rank)).map(({ source }) => source));
}

/** What a unit of a source takes by its first choice of inputs, and when what starts arrives. */
export interface MainWay {
  readonly inputs: readonly { readonly node: number; readonly perUnit: number }[];
  readonly arrival: Int32Array;
}

/** Undefined where a source takes nothing. */
export function mainWayBy({ processes, lanes }: Network, source: Source | undefined): MainWay | undefined {
  if (source?.kind === 'process') {
    const { lines: all, groups, yields, arrival } = processes[source.number];
    const lines = [...all, ...groups.flatMap((group) => group.lines.slice(0, 1))];
    const perYield = yields[0] || 1;
    const inputs = lines.map(({ node, perUnit }) => ({ node, perUnit: perUnit / perYield }));
    return { inputs, arrival };
  }
  if (source?.kind !== 'lane') return undefined;
  const { flows, arrival } = lanes[source.number];
  return { inputs: [{ node: flows[source.flow].from, perUnit: 1 }], arrival };
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (let k = 0; k < a.length; k++) {
    const apart = a[k] - b[k];
    if (Math.abs(apart) > 1e-9 * Math.max(1, Math.abs(a[k]))) return apart;
  }
  return 0;
}

/** Latest starts by arrivals; arrivals are shared by most sources, so are these. */
function latestStarts(T: number): (arrival: Int32Array) => Int32Array {
  const known = new Map<Int32Array, Int32Array>();
  return (arrival) => {
    let latest = known.get(arrival);
    if (latest) return latest;
    latest = new Int32Array(T).fill(-1);
    for (let s = 0; s < T; s++) if (arrival[s] >= 0) latest[arrival[s]] = s;
    for (let t = 1; t < T; t++) if (latest[t] < 0) latest[t] = latest[t - 1];
    known.set(arrival, latest);
    return latest;
  };
}
