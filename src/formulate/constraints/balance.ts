import type { Context } from '../context.js';

/**
 * Balance of every item and site, every bucket (DESIGN 5, row 1; S6):
 *   s[n,t-1] + arrivals = s[n,t] + uses
 * The decisions enter themselves; here are the rows. Dual: value of one more unit there and then.
 */
export function addBalance(context: Context): void {
  const { builder, network, T } = context;
  builder.rowFamily('balance', 'node', 'bucket');
  context.rows.balance = builder.rowCount;
  for (let n = 0; n < network.nodes.length; n++) builder.rows(0, T - 1, 0, 0, n);
}
