import { type InputLine, mostIn, type Process } from '../../network/index.js';
import {
  addBlock,
  at,
  type Block,
  balanceRow,
  type Context,
  mayCross,
  NO_BLOCK,
  usableWindow,
} from '../context.js';

/** x[p,t]: units started, with what they use and give (S7, S8), and how they are shared within groups. */
export function addProduction(context: Context): void {
  const { network, builder, columns } = context;
  const windows = network.processes.map((p) => startWindow(context, p));
  const mayStart = (p: number, t: number): boolean =>
    network.processes[p].startable[t] === 1 && mayCross(context, network.permissions.technologies[p], t);
  builder.columnFamily('start', 'process', 'bucket');
  const starts = network.processes.map((process, p) =>
    addBlock(context, ...windows[p], (t) => (mayStart(p, t) ? mostIn(process, t) : 0), false, p),
  );
  builder.columnFamily('serve', 'process', 'group', 'line', 'bucket');
  const serve = network.processes.map((process, p) =>
    process.groups.map((group, g) =>
      group.lines.map((line, l) => serveBlock(context, windows[p], line, p, g, l)),
    ),
  );
  builder.columnFamily('serve_hours', 'process', 'group', 'line', 'bucket');
  const serveHours = network.processes.map((process, p) =>
    process.hourGroups.map((group, g) =>
      group.lines.map((_, l) => addBlock(context, ...windows[p], Number.POSITIVE_INFINITY, false, p, g, l)),
    ),
  );
  builder.columnFamily('setup', 'process', 'bucket');
  network.processes.forEach((process, p) => {
    const lots = process.setupCost > 0 || process.setupHours > 0 || process.lot.minimum > 0;
    const setup = lots ? addBlock(context, ...windows[p], 1, true, p) : NO_BLOCK;
    columns.processes.push({ start: starts[p], serve: serve[p], serveHours: serveHours[p], setup });
    enterFlows(context, process, starts[p]);
    process.groups.forEach((group, g) => {
      group.lines.forEach((line, l) => {
        enterUse(context, line, serve[p][g][l]);
      });
    });
  });
}

/** A process cannot start while some group of its lines, or some group of its hours, has no member (S8, S9). */
function startWindow(context: Context, process: Process): [number, number] {
  const [first, last] = usableWindow(context, process.first, process.last, process.arrival);
  if (process.hourGroups.some((group) => group.lines.length === 0)) return [0, -1];
  return [first, last];
}

function serveBlock(
  context: Context,
  [first, last]: readonly [number, number],
  line: InputLine,
  ...key: number[]
): Block {
  const [from, to] = [Math.max(first, line.first), Math.min(last, line.last)];
  return addBlock(context, from, to, Number.POSITIVE_INFINITY, false, ...key);
}

function enterFlows(context: Context, process: Process, start: Block): void {
  const { builder } = context;
  for (let t = start.first; t <= start.last; t++) {
    const x = at(start, t);
    const arrival = process.arrival[t];
    builder.entry(balanceRow(context, process.node, arrival), x, process.yields[t]);
    for (const { node, perUnit } of process.coproducts)
      builder.entry(balanceRow(context, node, arrival), x, perUnit);
    for (const line of process.lines) {
      if (t >= line.first && t <= line.last)
        builder.entry(balanceRow(context, line.node, t), x, -line.perUnit);
    }
  }
}

function enterUse(context: Context, line: InputLine, block: Block): void {
  for (let t = block.first; t <= block.last; t++) {
    context.builder.entry(balanceRow(context, line.node, t), at(block, t), -line.perUnit);
  }
}
