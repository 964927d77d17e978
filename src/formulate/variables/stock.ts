import type { Node } from '../../network/index.js';
import { addBlock, at, balanceRow, type Context, NO_BLOCK } from '../context.js';

/** s[n,t]: stock at the end of t (S6); shortfall below what is wanted (S15). */
export function addStock(context: Context): void {
  const { network, builder, columns, T } = context;
  // Nothing is left of an old part from the day on which it is written off (S48).
  const ends = new Map(network.runOuts.flatMap(({ nodes, ends: from }) => nodes.map((n) => [n, from])));
  builder.columnFamily('stock', 'node', 'bucket');
  network.nodes.forEach((node, n) => {
    const most = ends.has(n) ? (t: number): number => (t >= ends.get(n)! ? 0 : node.maximum) : node.maximum;
    const block = addBlock(context, 0, T - 1, most, false, n);
    columns.stock.push(block);
    if (node.opening > 0) builder.constant(balanceRow(context, n, 0), node.opening);
    const row = balanceRow(context, n, 0);
    for (let t = 0; t < T; t++) {
      builder.entry(row + t, block.base + t, -1);
      if (t > 0) builder.entry(row + t, block.base + t - 1, 1);
    }
  });
  builder.columnFamily('expired', 'node', 'bucket');
  network.nodes.forEach((node, n) => {
    const keeps = !Number.isFinite(network.items[node.item].shelfLife);
    const block = keeps ? NO_BLOCK : addBlock(context, 0, T - 1, Number.POSITIVE_INFINITY, false, n);
    columns.expired.push(block);
    for (let t = block.first; t <= block.last; t++)
      builder.entry(balanceRow(context, n, t), at(block, t), -1);
  });
  builder.columnFamily('shortfall', 'node', 'bucket');
  network.nodes.forEach((node, n) => {
    const first = wantedFrom(node, T);
    columns.shortfall.push(
      first < T ? addBlock(context, first, T - 1, (t) => wantedLevel(node, t), false, n) : NO_BLOCK,
    );
  });
  builder.columnFamily('stockpile_gap', 'node', 'bucket');
  network.nodes.forEach((node, n) => {
    const priced = node.stockpile > 0 && !Number.isNaN(node.stockpilePenalty);
    columns.stockpileGap.push(
      priced ? addBlock(context, node.stockpileFrom, T - 1, node.stockpile, false, n) : NO_BLOCK,
    );
  });
}

/** Stock wanted at the end of t: the minimum, or an unpriced stockpile target where that is higher and counts. */
export function wantedLevel(node: Node, t: number): number {
  const counts = t >= node.stockpileFrom && Number.isNaN(node.stockpilePenalty);
  return counts ? Math.max(node.minimum, node.stockpile) : node.minimum;
}

function wantedFrom(node: Node, T: number): number {
  let t = 0;
  while (t < T && wantedLevel(node, t) === 0) t++;
  return t;
}
