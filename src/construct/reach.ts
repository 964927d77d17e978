import { at, type Context, type Layout } from '../formulate/index.js';
import { isLotted } from './lots.js';
import type { Source } from './sources.js';

/** What can be said of nodes before anything is asked for. */

/** The bucket from which on a node's best source gives any quantity; T where it has a limit. */
export function openFrom({ context, links }: Layout, n: number, best: Source | undefined): number {
  const { network, columns, T } = context;
  if (best?.kind !== 'offer' || Number.isFinite(network.nodes[n].maximum)) return T;
  const offer = network.offers[best.number];
  const block = columns.offers[best.number].order[0];
  if (Number.isFinite(offer.most) || block.first > block.last) return T;
  const end = at(block, block.last) + 1;
  if (links.starts[at(block, block.first)] !== links.starts[end]) return T;
  for (let s = block.first; s <= block.last; s++) if (offer.startable[s]) return offer.arrival[s];
  return T;
}

/** Earliest buckets in which nodes can have what is bought and made from nothing. */
export function freshFrom(
  { network, T }: Context,
  sources: readonly (readonly Source[])[],
  open: Int32Array,
): Int32Array {
  const fresh = open.slice();
  const firstArrival = (arrival: Int32Array, startable: Uint8Array | undefined, ready: number): number => {
    let s = ready;
    while (s < T && startable?.[s] === 0) s++;
    return s < T && arrival[s] >= 0 ? arrival[s] : T;
  };
  const of = ({ kind, number, flow }: Source): number => {
    if (kind === 'offer')
      return firstArrival(
        network.offers[number].arrival,
        network.offers[number].startable,
        network.offers[number].first,
      );
    if (kind === 'lane') {
      const lane = network.lanes[number];
      return firstArrival(lane.arrival, undefined, fresh[lane.flows[flow].from]);
    }
    const process = network.processes[number];
    let ready = process.first;
    for (const line of process.lines) ready = Math.max(ready, fresh[line.node]);
    for (const { lines } of process.groups)
      ready = Math.max(ready, Math.min(...lines.map(({ node }) => fresh[node])));
    return firstArrival(process.arrival, process.startable, ready);
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let n = sources.length - 1; n >= 0; n--) {
      for (const source of sources[n]) {
        const from = of(source);
        if (from >= fresh[n]) continue;
        fresh[n] = from;
        changed = true;
      }
    }
  }
  return fresh;
}

/** Whether all that is wanted, there and used is whole. */
export function isWhole({ network }: Context): boolean {
  const whole = (value: number): boolean => !Number.isFinite(value) || Number.isInteger(value);
  return (
    network.curves.every(({ pieces }) => pieces.every(({ quantity }) => whole(quantity))) &&
    network.nodes.every((node) => whole(node.opening) && whole(node.minimum) && whole(node.stockpile)) &&
    network.openOrders.every(({ quantity }) => whole(quantity)) &&
    network.processes.every(
      (process) =>
        process.yields.every((each) => each === 1) &&
        [...process.lines, ...process.groups.flatMap(({ lines }) => lines)].every(({ perUnit }) =>
          whole(perUnit),
        ) &&
        process.coproducts.every(({ perUnit }) => whole(perUnit)),
    )
  );
}

/** Nodes that lots or a limit on stock reach from below: nothing can be said of earlier times from later ones. */
export function roughNodes({ network }: Context): Uint8Array {
  const rough = new Uint8Array(network.nodes.length);
  network.nodes.forEach((node, n) => {
    if (Number.isFinite(node.maximum)) rough[n] = 1;
  });
  for (let changed = true; changed; ) {
    changed = false;
    const mark = (n: number, is: boolean): void => {
      if (is && !rough[n]) {
        rough[n] = 1;
        changed = true;
      }
    };
    for (const process of network.processes) {
      const inputs = [...process.lines, ...process.groups.flatMap((group) => group.lines)];
      const own = isLotted(process.lot) || process.setupHours > 0;
      mark(process.node, own || inputs.some((line) => rough[line.node]));
    }
    for (const { flows } of network.lanes) for (const { from, to } of flows) mark(to, rough[from] > 0);
  }
  return rough;
}
