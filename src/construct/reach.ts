import { at, type Context, type Layout } from '../formulate/index.js';
import { isLotted } from './lots.js';
import { type Recipes, recipesOf } from './recipes.js';
import { type Source, sourcesOf } from './sources.js';

/** What can be said of nodes before anything is asked for. */
export interface Prospects {
  /** By node, the best first. */
  readonly sources: readonly (readonly Source[])[];
  /** By node: the most that may be in stock. */
  readonly maximum: Float64Array;
  readonly recipes: Recipes;
  /** Quantities are whole wherever they are asked for. */
  readonly isWhole: boolean;
  /** Orders can be taken out and put back one by one: nothing is started in lots that several share. */
  readonly isOrderly: boolean;
  /** By node: the bucket from which on any quantity can be had; T where there is none. */
  readonly open: Int32Array;
  /** Nodes that are open by a lane, each after the one that it draws on. */
  readonly shipped: readonly number[];
  /** Nodes where less may be had later than earlier, because of lots or of a limit on stock. */
  readonly rough: Uint8Array;
  /** Bucket from which on each node can be had without touching any stock, as far as time goes; T where it cannot. Of orderly ones. */
  readonly fresh: Int32Array;
}

const known = new WeakMap<Layout, Prospects>();

/** Worked out once for a layout, for all plans that are made on it. */
export function prospectsOf(layout: Layout): Prospects {
  let found = known.get(layout);
  if (!found) {
    found = findProspects(layout);
    known.set(layout, found);
  }
  return found;
}

function findProspects(layout: Layout): Prospects {
  const { context } = layout;
  const { nodes } = context.network;
  const sources = sourcesOf(context);
  const open = Int32Array.from(nodes, (_, n) => openFrom(layout, n, sources[n][0]));
  const whole = isWhole(context);
  const isOrderly = whole && !hasLots(context, open);
  // A search rations what is bought where it is bought.
  const shipped = isOrderly ? [] : openByLanes(layout, sources, open);
  return {
    sources,
    maximum: Float64Array.from(nodes, ({ maximum }) => maximum),
    recipes: recipesOf(context),
    isWhole: whole,
    isOrderly,
    open,
    shipped,
    rough: roughNodes(context),
    fresh: isOrderly ? freshFrom(context, sources, open) : new Int32Array(0),
  };
}

/** Lots, of processes or of purchases that are not settled in the end, leave to one order what another has caused. */
function hasLots({ network, T }: Context, open: Int32Array): boolean {
  return (
    network.processes.some(
      (process) => isLotted(process.lot) || process.setupHours > 0 || process.coproducts.length > 0,
    ) || network.offers.some((offer) => isLotted(offer.lot) && open[offer.node] >= T)
  );
}

/** The bucket from which on a node's best source gives any quantity; T where it has a limit. */
function openFrom({ context, links }: Layout, n: number, best: Source | undefined): number {
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

/**
 * Opens nodes that get everything by one lane without limits from an open one: what they lack is shipped in the end. Returns
 * them in the order in which they were opened, so that each comes after the one that it draws on.
 */
function openByLanes(layout: Layout, sources: readonly (readonly Source[])[], open: Int32Array): number[] {
  const { network, T } = layout.context;
  const waiting = sources.flatMap((list, n) => {
    const isSingle = list.length === 1 && list[0].kind === 'lane' && open[n] >= T;
    return isSingle && !Number.isFinite(network.nodes[n].maximum) && isFree(layout, list[0]) ? [n] : [];
  });
  const opened: number[] = [];
  for (let before = -1; before < opened.length; ) {
    before = opened.length;
    for (const n of waiting) {
      const [{ from, first, last, arrival }] = sources[n];
      if (open[n] < T || open[from] >= T) continue;
      let s = Math.max(first, open[from]);
      while (s <= last && arrival[s] < 0) s++;
      if (s > last) continue;
      open[n] = arrival[s];
      opened.push(n);
    }
  }
  return opened;
}

/** Whether the starts of a source have no limit, in no bucket and by no row that links. */
function isFree({ links }: Layout, source: Source): boolean {
  const end = at(source, source.last) + 1;
  if (links.starts[source.base] !== links.starts[end]) return false;
  for (let column = source.base; column < end; column++)
    if (links.upper(column) !== Number.POSITIVE_INFINITY) return false;
  return true;
}

/** Earliest buckets in which nodes can have what is bought and made from nothing. */
function freshFrom(
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
function isWhole({ network }: Context): boolean {
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
function roughNodes({ network }: Context): Uint8Array {
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
