import type { Horizon } from '../../network/index.js';
import { at, type Block, type Context, has } from '../context.js';

/**
 * Nothing is kept past its shelf life (S55): with what came first used first, stock is young enough exactly if
 *   s[n,t] <= what arrived so late that it may still be used in t + 1
 * which needs no columns by age (Nahmias, Operations Research 30(4), 1982, on issuing first in, first out).
 */
export function addShelfLives(context: Context): void {
  const { network, builder, columns, T } = context;
  builder.rowFamily('shelf_life', 'node', 'bucket');
  network.nodes.forEach((node, n) => {
    const { shelfLife } = network.items[node.item];
    if (!Number.isFinite(shelfLife)) return;
    const arrivals = arrivalsAt(context, n);
    for (let t = 0; t < T; t++) {
      const fresh = firstFresh(network.horizon, shelfLife, t);
      const opening = isFresh(network.horizon, shelfLife, t, network.horizon.firstDay - 1 - node.openingAge);
      if (fresh <= 0 && opening) continue;
      let given = opening ? node.opening : 0;
      for (let a = Math.max(fresh, 0); a <= t; a++) given += arrivals.given[a];
      const row = builder.row(Number.NEGATIVE_INFINITY, given, n, t);
      builder.entry(row, at(columns.stock[n], t), 1);
      for (let a = Math.max(fresh, 0); a <= t; a++)
        for (const [column, units] of arrivals.columns[a]) builder.entry(row, column, -units);
    }
  });
}

/** Whether what came on a day may still be used in the bucket after t; after the last, one more day has to be left. */
function isFresh(horizon: Horizon, shelfLife: number, t: number, day: number): boolean {
  const next = t + 1 < horizon.count ? horizon.starts[t + 2] - 1 : horizon.endDay;
  return next - day <= shelfLife + 1e-9;
}

/** First bucket of which what arrived on its last day is fresh at the end of t; t + 1 where none is. */
function firstFresh(horizon: Horizon, shelfLife: number, t: number): number {
  let a = 0;
  while (a <= t && !isFresh(horizon, shelfLife, t, horizon.starts[a + 1] - 1)) a++;
  return a;
}

interface Arrivals {
  /** By bucket of arrival: columns and the units that one of each brings. */
  readonly columns: [column: number, units: number][][];
  readonly given: Float64Array;
}

/** Everything that comes to an item at a site. */
function arrivalsAt(context: Context, n: number): Arrivals {
  const { network, columns, T } = context;
  const arrivals: Arrivals = { columns: Array.from({ length: T }, () => []), given: new Float64Array(T) };
  const add = (block: Block, arrival: Int32Array, units: (t: number) => number): void => {
    for (let t = block.first; t <= block.last; t++)
      if (arrival[t] >= 0) arrivals.columns[arrival[t]].push([at(block, t), units(t)]);
  };
  network.processes.forEach((process, p) => {
    const { start, good } = columns.processes[p];
    if (process.node === n) {
      if (has(good, good.first)) add(good, process.arrival, () => 1);
      else add(start, process.arrival, (t) => process.yields[t]);
    }
    for (const each of process.coproducts)
      if (each.node === n) add(start, process.arrival, () => each.perUnit);
  });
  network.offers.forEach((offer, o) => {
    if (offer.node === n) for (const block of columns.offers[o].order) add(block, offer.arrival, () => 1);
  });
  network.lanes.forEach((lane, l) => {
    lane.flows.forEach((flow, k) => {
      if (flow.to === n) add(columns.lanes[l][k], lane.arrival, () => 1);
    });
  });
  network.openOrders.forEach((order, r) => {
    if (order.node !== n || order.bucket >= T) return;
    if (order.firm) arrivals.given[order.bucket] += order.quantity;
    else arrivals.columns[order.bucket].push([columns.receipts[r], 1]);
  });
  return arrivals;
}
