import { addBlock, at, balanceRow, type Context, mayCross, NO_BLOCK } from '../context.js';

/** u[c,t]: delivered; b[c,t]: backlog at the end of t; given up because of a latest date (S16, S19). */
export function addDemand(context: Context): void {
  const { network, builder, columns, T } = context;
  const windows = network.curves.map((curve): [number, number] => [
    curve.pieces[0].due,
    curve.pieces[curve.pieces.length - 1].latest,
  ]);
  builder.columnFamily('deliver', 'curve', 'bucket');
  const deliver = network.curves.map((curve, c) => {
    const border = network.permissions.deliveries[c];
    const most = (t: number): number => (mayCross(context, border, t) ? Number.POSITIVE_INFINITY : 0);
    const block = addBlock(context, ...windows[c], most, false, c);
    // Of a product with revisions, what is delivered is taken from theirs (addTakes).
    if (curve.sources.length !== 1 || curve.sources[0] !== curve.node) return block;
    for (let t = block.first; t <= block.last; t++)
      builder.entry(balanceRow(context, curve.node, t), at(block, t), -1);
    return block;
  });
  builder.columnFamily('backlog', 'curve', 'bucket');
  const backlog = network.curves.map((curve, c) => {
    const last = curve.limited ? windows[c][1] - 1 : T - 1;
    // What a latest date ends cannot be carried over: the bound is what is still wanted after t.
    const most = (t: number): number => (curve.limited ? curve.alive[t] : Number.POSITIVE_INFINITY);
    return addBlock(context, windows[c][0], last, most, false, c);
  });
  builder.columnFamily('give_up', 'curve', 'bucket');
  network.curves.forEach((curve, c) => {
    const giveUp = curve.limited
      ? addBlock(context, ...windows[c], Number.POSITIVE_INFINITY, false, c)
      : NO_BLOCK;
    columns.curves.push({ deliver: deliver[c], backlog: backlog[c], giveUp });
  });
}
