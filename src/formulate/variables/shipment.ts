import { mostIn } from '../../network/index.js';
import { addBlock, at, balanceRow, type Context, mayCross, usableWindow } from '../context.js';

/** f[l,i,t]: units shipped (S13), and whether a lane with an opening cost is used at all. */
export function addShipments(context: Context): void {
  const { network, builder, columns, T } = context;
  builder.columnFamily('ship', 'lane', 'item', 'bucket');
  network.lanes.forEach((lane, l) => {
    const [first, last] = usableWindow(context, 0, T - 1, lane.arrival);
    // With one item the limit of the lane is the column's own; with several it has a row, but for what is quite shut.
    const limit = { ...lane, most: lane.flows.length === 1 ? lane.most : Number.POSITIVE_INFINITY };
    columns.lanes.push(
      lane.flows.map((flow, k) => {
        const border = network.permissions.shipments[l]?.[k];
        const most = (t: number): number => (mayCross(context, border, t) ? mostIn(limit, t) : 0);
        const block = addBlock(context, first, last, most, false, l, flow.item);
        for (let t = block.first; t <= block.last; t++) {
          builder.entry(balanceRow(context, flow.from, t), at(block, t), -1);
          builder.entry(balanceRow(context, flow.to, lane.arrival[t]), at(block, t), 1);
        }
        return block;
      }),
    );
  });
  builder.columnFamily('opening', 'lane');
  network.lanes.forEach((lane, l) => {
    columns.opening.push(lane.openingCost > 0 ? builder.column(0, 1, true, l) : -1);
  });
}
