import { mostIn } from '../../network/index.js';
import { at, type Context, NO_BLOCK } from '../context.js';

/**
 * Limit of a lane, all items together; and f <= M opening, item by item (S13). The limit of a lane that must be opened
 * holds for an open one, so that the relaxation pays for the share of it that is used (Gendron, Crainic and Frangioni,
 * Multicommodity capacitated network design, 1999).
 */
export function addLaneRows(context: Context): void {
  const { network, builder, columns, rows } = context;
  const most = movable(context);
  builder.rowFamily('lane_limit', 'lane', 'bucket');
  network.lanes.forEach((lane, l) => {
    const flows = columns.lanes[l];
    const limited = Number.isFinite(lane.most) && flows.length > 1 && flows[0].first <= flows[0].last;
    if (!limited) {
      rows.laneLimit.push(NO_BLOCK);
      return;
    }
    rows.laneLimit.push({ ...flows[0], base: builder.rowCount });
    for (let t = flows[0].first; t <= flows[0].last; t++) {
      const open = columns.opening[l];
      const row = builder.row(Number.NEGATIVE_INFINITY, open < 0 ? mostIn(lane, t) : 0, l, t);
      for (const block of flows) builder.entry(row, at(block, t), 1);
      if (open >= 0) builder.entry(row, open, -mostIn(lane, t));
    }
  });
  builder.rowFamily('lane_open', 'lane', 'item', 'bucket');
  network.lanes.forEach((lane, l) => {
    const open = columns.opening[l];
    if (open < 0) return;
    lane.flows.forEach((flow, k) => {
      const block = columns.lanes[l][k];
      for (let t = block.first; t <= block.last; t++) {
        const row = builder.row(Number.NEGATIVE_INFINITY, 0, l, flow.item, t);
        builder.entry(row, at(block, t), 1);
        builder.entry(row, open, -Math.min(lane.most, most[flow.item]));
      }
    });
  });
}

/**
 * Most of each item that could usefully move in a bucket: what is needed; and what is in stock or comes unasked where
 * it may have to make room, or may escape its holding cost on the way.
 */
function movable({ network, needs }: Context): Float64Array {
  const most = Float64Array.from(needs);
  const unasked = new Uint8Array(network.items.length);
  for (const { item, maximum } of network.nodes) if (Number.isFinite(maximum)) unasked[item] = 1;
  for (const { flows, arrival } of network.lanes) {
    if (arrival.every((bucket, t) => bucket < 0 || bucket === t)) continue;
    for (const { item } of flows) if (network.items[item].holding > 0) unasked[item] = 1;
  }
  for (const { item, opening } of network.nodes) if (unasked[item] === 1) most[item] += opening;
  for (const { node, quantity } of network.openOrders) {
    const { item } = network.nodes[node];
    if (unasked[item] === 1) most[item] += quantity;
  }
  return most;
}
