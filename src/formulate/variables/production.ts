import { type InputLine, mostIn, type Process } from '../../network/index.js';
import {
  addBlock,
  at,
  type Block,
  balanceRow,
  type Context,
  has,
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
  const learned = addLearned(context, starts);
  builder.columnFamily('setup', 'process', 'bucket');
  network.processes.forEach((process, p) => {
    const lots = process.setupCost > 0 || process.setupHours > 0 || process.lot.minimum > 0;
    const setup = lots ? addBlock(context, ...windows[p], 1, true, p) : NO_BLOCK;
    const { work, good } = learned[p];
    columns.processes.push({
      start: starts[p],
      serve: serve[p],
      serveHours: serveHours[p],
      setup,
      work,
      good,
    });
    enterFlows(context, process, starts[p], good);
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

/** Hours and good units of what is started, where they follow what was started before (S52, S53). */
function addLearned(context: Context, starts: readonly Block[]): { work: Block; good: Block }[] {
  const { network, builder } = context;
  const blocks = (family: string, has: (p: number) => boolean): Block[] => {
    builder.columnFamily(family, 'process', 'bucket');
    return starts.map(({ first, last }, p) =>
      has(p) ? addBlock(context, first, last, Number.POSITIVE_INFINITY, false, p) : NO_BLOCK,
    );
  };
  const work = blocks('work', (p) => network.processes[p].experience?.hours !== undefined);
  const good = blocks('good', (p) => network.processes[p].experience?.ramp !== undefined);
  return starts.map((_, p) => ({ work: work[p], good: good[p] }));
}

function enterFlows(context: Context, process: Process, start: Block, good: Block): void {
  const { builder } = context;
  for (let t = start.first; t <= start.last; t++) {
    const x = at(start, t);
    const arrival = process.arrival[t];
    const output = balanceRow(context, process.node, arrival);
    if (has(good, t)) builder.entry(output, at(good, t), 1);
    else builder.entry(output, x, process.yields[t]);
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
