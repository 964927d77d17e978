import { mostIn, type Offer } from '../../network/index.js';
import { addBlock, at, type Block, balanceRow, type Context, mayCross, usableWindow } from '../context.js';

/** y[o,k,t]: quantity ordered at price break k (S11). One column where the price is one; whole ones only where needed. */
export function addPurchases(context: Context): void {
  const { network, builder, columns } = context;
  const windows = network.offers.map((o) => usableWindow(context, o.first, o.last, o.arrival));
  const mayOrder = (o: number, t: number): boolean =>
    network.offers[o].startable[t] === 1 && mayCross(context, network.permissions.purchases[o], t);
  builder.columnFamily('order', 'offer', 'break', 'bucket');
  const order = network.offers.map((offer, o) =>
    offer.breaks.map((_, k) =>
      addBlock(context, ...windows[o], (t) => (mayOrder(o, t) ? breakWidth(offer, k, t) : 0), false, o, k),
    ),
  );
  builder.columnFamily('order_chosen', 'offer', 'break', 'bucket');
  network.offers.forEach((offer, o) => {
    const count = needsChoice(offer) ? offer.breaks.length : 0;
    const chosen = Array.from({ length: count }, (_, k) => addBlock(context, ...windows[o], 1, true, o, k));
    columns.offers.push({ order: order[o], chosen });
    for (const block of order[o]) enterArrival(context, offer, block);
  });
  addReceipts(context);
}

/** Prices that rise with the quantity above each break need no choice: cheap segments fill first (convex). */
function isConvex(offer: Offer): boolean {
  if (offer.breaks.length === 1) return true;
  return (
    offer.incremental && offer.breaks.every((each, k) => k === 0 || each.price >= offer.breaks[k - 1].price)
  );
}

export function needsChoice(offer: Offer): boolean {
  return !isConvex(offer) || offer.lot.minimum > 0;
}

/** Upper bound of one break's column: the width of a convex segment; choices bound the others by rows. */
function breakWidth(offer: Offer, k: number, t: number): number {
  const most = mostIn(offer, t);
  if (offer.breaks.length === 1 || most === 0) return most;
  if (needsChoice(offer)) return Number.POSITIVE_INFINITY;
  return k + 1 < offer.breaks.length
    ? offer.breaks[k + 1].from - offer.breaks[k].from
    : Number.POSITIVE_INFINITY;
}

function enterArrival(context: Context, offer: Offer, block: Block): void {
  for (let t = block.first; t <= block.last; t++) {
    context.builder.entry(balanceRow(context, offer.node, offer.arrival[t]), at(block, t), 1);
  }
}

/** Open orders: firm ones are constants of the balance, others may be cut (S14). */
function addReceipts(context: Context): void {
  const { network, builder, columns, T } = context;
  builder.columnFamily('receipt', 'order', 'bucket');
  network.openOrders.forEach((order, r) => {
    if (order.bucket >= T) columns.receipts.push(-1);
    else if (order.firm) {
      builder.constant(balanceRow(context, order.node, order.bucket), order.quantity);
      columns.receipts.push(-1);
    } else {
      const column = builder.column(0, order.quantity, false, r, order.bucket);
      builder.entry(balanceRow(context, order.node, order.bucket), column, 1);
      columns.receipts.push(column);
    }
  });
}
