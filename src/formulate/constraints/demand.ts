import { at, type Context, has } from '../context.js';

/**
 * Demand of every curve, every bucket from its first due one (DESIGN 5, row 3; S16, S19):
 *   u[c,t] + b[c,t] + given up[c,t] = due[c,t] + b[c,t-1]
 */
export function addDemandRows(context: Context): void {
  const { network, builder, columns } = context;
  builder.rowFamily('demand', 'curve', 'bucket');
  network.curves.forEach((curve, c) => {
    const { deliver, backlog, giveUp } = columns.curves[c];
    for (let t = deliver.first; t <= deliver.last; t++) {
      const row = builder.row(curve.due[t], curve.due[t], c, t);
      builder.entry(row, at(deliver, t), 1);
      if (has(backlog, t)) builder.entry(row, at(backlog, t), 1);
      if (has(backlog, t - 1)) builder.entry(row, at(backlog, t - 1), -1);
      if (has(giveUp, t)) builder.entry(row, at(giveUp, t), 1);
    }
  });
}
