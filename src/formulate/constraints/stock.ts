import { at, type Context } from '../context.js';
import { wantedLevel } from '../variables/stock.js';

/** Shortfall of stock (S15): s[n,t] + shortfall[n,t] >= wanted level; the same for a stockpile target with a price. */
export function addStockRows(context: Context): void {
  const { network, builder, columns } = context;
  builder.rowFamily('wanted_stock', 'node', 'bucket');
  network.nodes.forEach((node, n) => {
    const short = columns.shortfall[n];
    for (let t = short.first; t <= short.last; t++) {
      const row = builder.row(wantedLevel(node, t), Number.POSITIVE_INFINITY, n, t);
      builder.entry(row, at(columns.stock[n], t), 1);
      builder.entry(row, at(short, t), 1);
    }
  });
  builder.rowFamily('stockpile', 'node', 'bucket');
  network.nodes.forEach((node, n) => {
    const gap = columns.stockpileGap[n];
    for (let t = gap.first; t <= gap.last; t++) {
      const row = builder.row(node.stockpile, Number.POSITIVE_INFINITY, n, t);
      builder.entry(row, at(columns.stock[n], t), 1);
      builder.entry(row, at(gap, t), 1);
    }
  });
}
