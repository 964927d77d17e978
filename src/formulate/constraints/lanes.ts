import { at, type Context, NO_BLOCK } from '../context.js';

/** Limit of a lane, all items together; and f <= M opening, item by item, which is tighter than together (S13). */
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
      const row = builder.row(Number.NEGATIVE_INFINITY, lane.most, l, t);
      for (const block of flows) builder.entry(row, at(block, t), 1);
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

/** Most of each item that could usefully move: what is needed, and what is in stock or comes unasked. */
function movable({ network, needs }: Context): Float64Array {
  const most = Float64Array.from(needs);
  for (const node of network.nodes) most[node.item] += node.opening;
  for (const order of network.openOrders) most[network.nodes[order.node].item] += order.quantity;
  return most;
}
