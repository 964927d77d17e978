import { at, type Block, type Context, has } from '../context.js';

/**
 * Members of a group share the units started (DESIGN 5, row 7; S8, S9):
 *   sum over the lines l of group g in effect in t of z[p,g,l,t] = x[p,t]
 */
export function addSplits(context: Context): void {
  const { network, builder, columns } = context;
  builder.rowFamily('split', 'process', 'group', 'bucket');
  network.processes.forEach((process, p) => {
    process.groups.forEach((_, g) => {
      split(context, columns.processes[p].start, columns.processes[p].serve[g], p, g);
    });
  });
  builder.rowFamily('split_hours', 'process', 'group', 'bucket');
  network.processes.forEach((process, p) => {
    process.hourGroups.forEach((group, g) => {
      // Alternatives of hours that learn share the hours, counted in units of the first one.
      const { start, work } = columns.processes[p];
      const shared = work.first <= work.last && group.lines.some((line) => line.learns) ? work : start;
      split(context, shared, columns.processes[p].serveHours[g], p, g);
    });
  });
}

function split({ builder }: Context, start: Block, members: readonly Block[], p: number, g: number): void {
  for (let t = start.first; t <= start.last; t++) {
    const row = builder.row(0, 0, p, g, t);
    builder.entry(row, at(start, t), 1);
    for (const member of members) if (has(member, t)) builder.entry(row, at(member, t), -1);
  }
}
