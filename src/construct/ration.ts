import type { Request } from './deliver.js';
import type { Supply } from './supply.js';

/** Rounds in which prices of scarce stock are found. */
const ROUNDS = 120;

/** A material with an end to its scarcity, as it is met on the way to a product. */
export interface Scarce {
  readonly node: number;
  readonly perUnit: number;
  /** Bucket of delivery when it is not taken from stock but bought. */
  readonly delivery: number;
  /** Level of the chain at which it goes in; 0 = the last step. */
  readonly level: number;
}

/** A part of a piece, all of it made from the same level on. */
export interface Share extends Request {
  readonly quantity: number;
  /** Bucket in which it is to be delivered at the earliest, so that stock is left to others. */
  readonly from: number;
  /** Materials that are scarce on the way to it, the one that delays most first. */
  readonly scarce: readonly Scarce[];
}

interface Wish {
  readonly request: Request;
  readonly quantity: number;
  readonly scarce: readonly Scarce[];
}

/**
 * Who may draw on stock that is scarce until it can be bought: a price for each such material makes every order choose
 * between waiting and paying, and rises where more is chosen than there is (Lagrangian relaxation with subgradient
 * steps; Fisher, Management Science 27(1), 1981). What waits is delivered later and leaves its materials to others.
 */
export function ration(supply: Supply, requests: readonly Request[]): Share[] {
  const wishes = wishesOf(supply, requests);
  const prices = findPrices(supply, wishes);
  return wishes.map(({ request, quantity, scarce }) => {
    const granted = choose(request.piece.due, scarce, prices);
    return { quantity, scarce, from: deliveryOf(request.piece.due, scarce, granted), ...request };
  });
}

/** Splits pieces by how far up the chain there is stock for them, first come, first served. */
function wishesOf(supply: Supply, requests: readonly Request[]): Wish[] {
  const chains = new Map<number, { scarce: readonly Scarce[]; stock: number[] }>();
  const wishes: Wish[] = [];
  for (const request of requests) {
    const { node } = supply.context.network.curves[request.curve];
    let chain = chains.get(node);
    if (!chain) {
      chain = chainOf(supply, node);
      chains.set(node, chain);
    }
    let left = request.piece.quantity;
    for (let level = 0; level < chain.stock.length && left > 0; level++) {
      const part = Math.min(left, chain.stock[level]);
      if (part <= 0) continue;
      chain.stock[level] -= part;
      left -= part;
      wishes.push({ request, quantity: part, scarce: chain.scarce.filter((each) => each.level < level) });
    }
    if (left > 0) wishes.push({ request, quantity: left, scarce: chain.scarce });
  }
  return wishes;
}

/** Scarce materials of a node along its best sources, the one that delays most first, and stock by level. */
function chainOf(supply: Supply, node: number): { scarce: Scarce[]; stock: number[] } {
  const { T } = supply.context;
  const scarce: Scarce[] = [];
  const stock: number[] = [];
  const follow = (n: number, perUnit: number, level: number, arrivals: readonly Int32Array[]): void => {
    const open = supply.state.open[n];
    if (open < T) {
      if (open === 0) return;
      let delivery = open;
      for (let k = arrivals.length - 1; k >= 0; k--) delivery = startFrom(arrivals[k], delivery);
      scarce.push({ node: n, perUnit, delivery: Math.min(delivery, T - 1), level: level - 1 });
      return;
    }
    stock[level] = (stock[level] ?? 0) + supply.state.free(n, 0) / perUnit;
    const way = supply.mainWay(n);
    if (!way || level > 50) return;
    for (const line of way.inputs)
      follow(line.node, perUnit * line.perUnit, level + 1, [...arrivals, way.arrival]);
  };
  follow(node, 1, 0, []);
  scarce.sort((a, b) => b.delivery - a.delivery || a.node - b.node);
  return { scarce, stock: Array.from(stock, (each) => each ?? 0) };
}

/** Arrival of what is started as soon as something is there in bucket `ready`. */
function startFrom(arrival: Int32Array, ready: number): number {
  return ready < arrival.length && arrival[ready] >= 0 ? arrival[ready] : arrival.length;
}

/** Delivery when the first `granted` of the scarce materials come from stock. */
function deliveryOf(due: number, scarce: readonly Scarce[], granted: number): number {
  return Math.max(due, granted < scarce.length ? scarce[granted].delivery : 0);
}

/** How many scarce materials it pays to take from stock, the ones that delay most first. */
function choose(due: number, scarce: readonly Scarce[], prices: Float64Array): number {
  const wait = deliveryOf(due, scarce, 0) - due;
  let [granted, least, paid] = [0, wait, 0];
  for (let k = 1; k <= scarce.length && paid < least; k++) {
    paid += scarce[k - 1].perUnit * prices[scarce[k - 1].node];
    const cost = deliveryOf(due, scarce, k) - due + paid;
    if (cost < least) [granted, least] = [k, cost];
  }
  return granted;
}

function findPrices(supply: Supply, wishes: readonly Wish[]): Float64Array {
  const { network } = supply.context;
  const prices = new Float64Array(network.nodes.length);
  const used = new Float64Array(network.nodes.length);
  const stock = network.nodes.map((_, n) => supply.state.free(n, 0));
  const scarce = [...new Set(wishes.flatMap((wish) => wish.scarce.map(({ node }) => node)))];
  const mean = new Float64Array(network.nodes.length);
  for (let round = 1; round <= ROUNDS; round++) {
    used.fill(0);
    for (const wish of wishes) {
      const granted = choose(wish.request.piece.due, wish.scarce, prices);
      for (let k = 0; k < granted; k++) used[wish.scarce[k].node] += wish.quantity * wish.scarce[k].perUnit;
    }
    const step = 12 / Math.sqrt(round);
    for (const n of scarce) {
      const over = (used[n] - stock[n]) / Math.max(5, stock[n]);
      prices[n] = Math.max(0, prices[n] + step * Math.max(-1, Math.min(1, over)));
      if (round > ROUNDS / 2) mean[n] += prices[n] / Math.floor(ROUNDS / 2);
    }
  }
  return mean;
}
