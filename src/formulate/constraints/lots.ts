import { smallest } from '../../base/arrays.js';
import { type Lot, mostIn, type Offer } from '../../network/index.js';
import { at, type Block, type Context, has, NO_BLOCK } from '../context.js';

/** Lots, set-ups and price breaks (S11, S12): only these make a program mixed-integer. */
export function addLots(context: Context): void {
  const multiples = addMultiples(context);
  addSetups(context);
  addBreaks(context);
  linkMultiples(context, multiples);
}

interface Multiple {
  readonly total: readonly Block[];
  readonly count: Block;
  readonly size: number;
  readonly key: readonly [number, number];
}

/** Whole numbers of lots. */
function addMultiples(context: Context): Multiple[] {
  const { network, builder, columns } = context;
  const result: Multiple[] = [];
  const add = (total: readonly Block[], lot: Lot, most: number, kind: number, k: number): void => {
    if (lot.multiple <= 0 || total[0].first > total[0].last) return;
    const upper = Math.ceil(most / lot.multiple - 1e-9);
    const base = builder.columnCount;
    for (let t = total[0].first; t <= total[0].last; t++) builder.column(0, upper, true, kind, k, t);
    result.push({ total, count: { ...total[0], base }, size: lot.multiple, key: [kind, k] });
  };
  builder.columnFamily('lots', 'kind', 'number', 'bucket');
  network.processes.forEach((process, p) => {
    add([columns.processes[p].start], process.lot, processMost(context, p), 0, p);
  });
  network.offers.forEach((offer, o) => {
    add(columns.offers[o].order, offer.lot, offerMost(context, o), 1, o);
  });
  return result;
}

function linkMultiples(context: Context, multiples: readonly Multiple[]): void {
  const { builder } = context;
  builder.rowFamily('multiple', 'kind', 'number', 'bucket');
  for (const { total, count, size, key } of multiples) {
    for (let t = count.first; t <= count.last; t++) {
      const row = builder.row(0, 0, ...key, t);
      for (const block of total) if (has(block, t)) builder.entry(row, at(block, t), 1);
      builder.entry(row, at(count, t), -size);
    }
  }
}

/** x[p,t] <= M setup[p,t], x[p,t] >= minimum batch * setup[p,t]. */
function addSetups(context: Context): void {
  const { network, builder, columns } = context;
  builder.rowFamily('setup_most', 'process', 'bucket');
  eachSetup((p, x, y, t) => {
    const row = builder.row(Number.NEGATIVE_INFINITY, 0, p, t);
    builder.entry(row, x, 1);
    builder.entry(row, y, -processMost(context, p));
  });
  builder.rowFamily('setup_least', 'process', 'bucket');
  eachSetup((p, x, y, t) => {
    if (network.processes[p].lot.minimum <= 0) return;
    const row = builder.row(0, Number.POSITIVE_INFINITY, p, t);
    builder.entry(row, x, 1);
    builder.entry(row, y, -network.processes[p].lot.minimum);
  });
  function eachSetup(visit: (p: number, x: number, y: number, t: number) => void): void {
    columns.processes.forEach(({ start, setup }, p) => {
      for (let t = setup.first; t <= setup.last; t++) visit(p, at(start, t), at(setup, t), t);
    });
  }
}

/** Most that a process could usefully start in a bucket. */
export function processMost(context: Context, p: number): number {
  return Math.min(context.network.processes[p].most, usefulStarts(context, p));
}

/** Most that a process could usefully start over the horizon. */
export function usefulStarts(context: Context, p: number): number {
  const { network, needs } = context;
  const process = network.processes[p];
  let most = needs[network.nodes[process.node].item] / smallest(process.yields);
  for (const { node, perUnit } of process.coproducts) {
    if (perUnit > 0) most += needs[network.nodes[node].item] / perUnit;
  }
  return lotBound(most, process.lot, Number.POSITIVE_INFINITY);
}

/** Most that could usefully be ordered in a bucket: what is needed, or what the best price asks for. */
export function offerMost(context: Context, o: number): number {
  const { network, needs } = context;
  const offer = network.offers[o];
  const lowest = offer.breaks[offer.breaks.length - 1].from;
  return lotBound(Math.max(needs[network.nodes[offer.node].item], lowest), offer.lot, offer.most);
}

function lotBound(need: number, lot: Lot, most: number): number {
  return Math.min(most, Math.max(need, lot.minimum) + lot.multiple);
}

/**
 * Price breaks that need a choice: from[k] c[k] <= y[k] <= to[k] c[k], sum of c <= 1. With one price and a minimum
 * order, the same with one break.
 */
function addBreaks(context: Context): void {
  const { network, builder, columns } = context;
  builder.rowFamily('break_most', 'offer', 'break', 'bucket');
  eachBreak(context, (o, k, y, c, t) => {
    const row = builder.row(Number.NEGATIVE_INFINITY, 0, o, k, t);
    builder.entry(row, y, 1);
    builder.entry(row, c, -breakTop(context, o, k));
  });
  builder.rowFamily('break_least', 'offer', 'break', 'bucket');
  eachBreak(context, (o, k, y, c, t) => {
    const least = breakBottom(network.offers[o], k);
    if (least <= 0) return;
    const row = builder.row(0, Number.POSITIVE_INFINITY, o, k, t);
    builder.entry(row, y, 1);
    builder.entry(row, c, -least);
  });
  builder.rowFamily('one_break', 'offer', 'bucket');
  network.offers.forEach((_, o) => {
    const { chosen } = columns.offers[o];
    if (chosen.length < 2) return;
    for (let t = chosen[0].first; t <= chosen[0].last; t++) {
      const row = builder.row(Number.NEGATIVE_INFINITY, 1, o, t);
      for (const block of chosen) builder.entry(row, at(block, t), 1);
    }
  });
  addOfferLimits(context);
}

function breakBottom(offer: Offer, k: number): number {
  return Math.max(offer.breaks[k].from, offer.lot.minimum);
}

function breakTop(context: Context, o: number, k: number): number {
  const offer = context.network.offers[o];
  const most = offerMost(context, o);
  const next = offer.breaks[k + 1];
  if (!next) return most;
  // A price that rises holds from its quantity on, so the one before must stay below it; a falling one wins there.
  const top = !offer.incremental && next.price > offer.breaks[k].price ? next.from * (1 - 1e-5) : next.from;
  return Math.min(most, top);
}

function eachBreak(
  context: Context,
  visit: (o: number, k: number, y: number, c: number, t: number) => void,
): void {
  context.columns.offers.forEach(({ order, chosen }, o) => {
    chosen.forEach((block, k) => {
      for (let t = block.first; t <= block.last; t++) visit(o, k, at(order[k], t), at(block, t), t);
    });
  });
}

/** Most per bucket of an offer with several breaks. */
function addOfferLimits(context: Context): void {
  const { network, builder, columns, rows } = context;
  builder.rowFamily('offer_limit', 'offer', 'bucket');
  network.offers.forEach((offer, o) => {
    const { order } = columns.offers[o];
    if (order.length < 2 || !Number.isFinite(offer.most) || order[0].first > order[0].last) {
      rows.offerLimit.push(NO_BLOCK);
      return;
    }
    rows.offerLimit.push({ ...order[0], base: builder.rowCount });
    for (let t = order[0].first; t <= order[0].last; t++) {
      const row = builder.row(Number.NEGATIVE_INFINITY, mostIn(offer, t), o, t);
      for (const block of order) builder.entry(row, at(block, t), 1);
    }
  });
}
