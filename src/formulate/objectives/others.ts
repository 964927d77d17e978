import { getOrMake } from '../../base/maps.js';
import { bucketDays } from '../../network/index.js';
import { type Objective, ObjectiveBuilder } from '../../program/index.js';
import { at, type Block, type Context, has } from '../context.js';

function addAll(sum: ObjectiveBuilder, block: Block, weight: number | ((t: number) => number)): void {
  for (let t = block.first; t <= block.last; t++) {
    sum.add(at(block, t), typeof weight === 'number' ? weight : weight(t));
  }
}

/** Least shortfall below the wanted stock, in quantity-days (S15). */
export function stockShortfall(context: Context, tolerance: number): Objective {
  const sum = new ObjectiveBuilder();
  for (const block of context.columns.shortfall)
    addAll(sum, block, (t) => bucketDays(context.network.horizon, t));
  return sum.build({ name: 'stock', relativeTolerance: tolerance, knownBound: 0 });
}

/** Least overtime, in hours (S24). */
export function leastOvertime(context: Context, tolerance: number): Objective {
  const sum = new ObjectiveBuilder();
  for (const block of context.columns.overtime) addAll(sum, block, 1);
  return sum.build({ name: 'overtime', relativeTolerance: tolerance, knownBound: 0 });
}

/** Least use of what is not preferred (S23): sum of (preference - 1) * quantity. */
export function preference(context: Context): Objective {
  const { network, columns } = context;
  const sum = new ObjectiveBuilder();
  network.processes.forEach((process, p) => {
    const { start, serve, serveHours } = columns.processes[p];
    if (process.preference > 1) addAll(sum, start, process.preference - 1);
    process.groups.forEach((group, g) => {
      group.lines.forEach((line, l) => {
        if (line.preference > 1) addAll(sum, serve[g][l], line.preference - 1);
      });
    });
    process.hourGroups.forEach((group, g) => {
      group.lines.forEach((line, l) => {
        if (line.preference > 1) addAll(sum, serveHours[g][l], line.preference - 1);
      });
    });
  });
  network.offers.forEach((offer, o) => {
    if (offer.preference > 1)
      for (const block of columns.offers[o].order) addAll(sum, block, offer.preference - 1);
  });
  return sum.build({ name: 'preference', knownBound: 0, tieBreak: true });
}

/** What gives an item: columns, and the good units of each. */
interface Source {
  readonly blocks: readonly Block[];
  readonly perUnit: (t: number) => number;
}

/**
 * Least concentration on one source (S24): sum over items of what the largest of their sources (processes,
 * co-products, offers) gives over the horizon.
 */
export function leastConcentration(context: Context, tolerance: number): Objective {
  const { builder } = context;
  const sum = new ObjectiveBuilder();
  const items = [...sourcesByItem(context)].sort(([a], [b]) => a - b);
  builder.columnFamily('largest_source', 'item');
  const largest = items.map(([item]) => builder.column(0, Number.POSITIVE_INFINITY, false, item));
  builder.rowFamily('largest_source', 'item', 'source');
  items.forEach(([item, sources], k) => {
    sum.add(largest[k], 1);
    sources.forEach(({ blocks, perUnit }, source) => {
      const row = builder.row(Number.NEGATIVE_INFINITY, 0, item, source);
      for (const block of blocks) {
        for (let t = block.first; t <= block.last; t++) builder.entry(row, at(block, t), perUnit(t));
      }
      builder.entry(row, largest[k], -1);
    });
  });
  return sum.build({ name: 'concentration', relativeTolerance: tolerance, knownBound: 0 });
}

function sourcesByItem({ network, columns }: Context): Map<number, Source[]> {
  const byItem = new Map<number, Source[]>();
  const add = (node: number, source: Source): void => {
    getOrMake(byItem, network.nodes[node].item, (): Source[] => []).push(source);
  };
  network.processes.forEach((process, p) => {
    const blocks = [columns.processes[p].start];
    const { good } = columns.processes[p];
    if (good.first <= good.last) add(process.node, { blocks: [good], perUnit: () => 1 });
    else add(process.node, { blocks, perUnit: (t) => process.yields[t] });
    for (const { node, perUnit } of process.coproducts) add(node, { blocks, perUnit: () => perUnit });
  });
  network.offers.forEach((offer, o) => {
    add(offer.node, { blocks: columns.offers[o].order, perUnit: () => 1 });
  });
  return byItem;
}

/** Least change of the daily rate of each process from bucket to bucket (S24). */
export function mostSmooth(context: Context, tolerance: number): Objective {
  const { network, columns, builder } = context;
  const sum = new ObjectiveBuilder();
  const days = (t: number): number => bucketDays(network.horizon, t);
  const firstColumn = new Map<number, number>();
  builder.columnFamily('rate_change', 'process', 'bucket');
  columns.processes.forEach(({ start }, p) => {
    firstColumn.set(p, builder.columnCount);
    for (let t = start.first + 1; t <= start.last; t++) {
      sum.add(builder.column(0, Number.POSITIVE_INFINITY, false, p, t), 1);
    }
  });
  builder.rowFamily('rate_change', 'process', 'bucket', 'direction');
  columns.processes.forEach(({ start }, p) => {
    for (let t = start.first + 1; t <= start.last; t++) {
      const change = firstColumn.get(p)! + t - start.first - 1;
      for (const direction of [1, -1]) {
        const row = builder.row(Number.NEGATIVE_INFINITY, 0, p, t, direction);
        if (has(start, t - 1)) builder.entry(row, at(start, t - 1), -direction / days(t - 1));
        builder.entry(row, at(start, t), direction / days(t));
        builder.entry(row, change, -1);
      }
    }
  });
  return sum.build({ name: 'smoothness', relativeTolerance: tolerance, knownBound: 0 });
}
