import { at, type Block, type Context, has } from '../context.js';
import { processMost } from './lots.js';

/** Rows of revisions (S44 to S47): only models that have them have any. */
export function addRevisionRows(context: Context): void {
  addTakeRows(context);
  addSerialRows(context);
  addPhaseRows(context);
  addShares(context);
  addFieldedRows(context);
}

/** sum over the revisions k that curve c accepts of w[c,k,t] = u[c,t] (S46). */
function addTakeRows({ network, builder, columns }: Context): void {
  builder.rowFamily('take', 'curve', 'bucket');
  columns.takes.forEach((takes, c) => {
    if (takes.length === 0 && network.curves[c].sources.length > 0) return;
    const { deliver } = columns.curves[c];
    for (let t = deliver.first; t <= deliver.last; t++) {
      const row = builder.row(0, 0, c, t);
      builder.entry(row, at(deliver, t), 1);
      for (const take of takes) builder.entry(row, at(take, t), -1);
    }
  });
}

/** Columns of the units started of a revision in t, with a factor. */
function enterStarts(
  { network, builder, columns }: Context,
  row: number,
  r: number,
  t: number,
  by = 1,
): void {
  for (const p of network.revisions[r].builders) {
    const { start } = columns.processes[p];
    if (has(start, t)) builder.entry(row, at(start, t), by);
  }
}

/** Buckets in which any building process of a revision has a start. */
function startsIn({ network, columns }: Context, r: number): { first: number; last: number } {
  const span = { first: Number.POSITIVE_INFINITY, last: -1 };
  for (const p of network.revisions[r].builders) {
    const { start } = columns.processes[p];
    if (start.first > start.last) continue;
    span.first = Math.min(span.first, start.first);
    span.last = Math.max(span.last, start.last);
  }
  return span;
}

/** Most units of a revision that can be of use in one bucket. */
function revisionMost(context: Context, r: number): number {
  const { room, builders } = context.network.revisions[r];
  return Math.min(
    room,
    builders.reduce((sum, p) => sum + processMost(context, p), 0),
  );
}

/**
 * Blocks of unit numbers (S44). N[k,T] <= room[k]; N[k,t] = N[k,t-1] + sum of x; N[k,t] >= room[k] filled[k,t]; and
 * the next of the chain starts x <= M filled[k,t]. That N[k] is full before anything of the next is started is no
 * convex set, so that each bucket in which both may be started costs one 0/1 decision.
 */
function addSerialRows(context: Context): void {
  const { network, builder, columns, T } = context;
  builder.rowFamily('serial_room', 'revision');
  network.revisions.forEach(({ room }, r) => {
    if (!Number.isFinite(room)) return;
    const row = builder.row(Number.NEGATIVE_INFINITY, room, r);
    for (let t = 0; t < T; t++) enterStarts(context, row, r, t);
  });
  builder.rowFamily('built', 'revision', 'bucket');
  eachOf(columns.built, (r, block, t) => {
    const row = builder.row(0, 0, r, t);
    builder.entry(row, at(block, t), 1);
    if (t > 0) builder.entry(row, at(block, t - 1), -1);
    enterStarts(context, row, r, t, -1);
  });
  builder.rowFamily('serial_full', 'revision', 'bucket');
  eachOf(columns.filled, (r, block, t) => {
    const { room } = network.revisions[r];
    const row = builder.row(0, Number.POSITIVE_INFINITY, r, t);
    builder.entry(row, at(columns.built[r], t), 1);
    // A block without an end is never full.
    if (Number.isFinite(room)) builder.entry(row, at(block, t), -room);
    else builder.entry(builder.row(0, 0, r, t), at(block, t), 1);
  });
  builder.rowFamily('serial_next', 'revision', 'bucket');
  network.revisions.forEach(({ before }, r) => {
    if (before < 0) return;
    const { first, last } = startsIn(context, r);
    for (let t = first; t <= last; t++) {
      const row = builder.row(Number.NEGATIVE_INFINITY, 0, r, t);
      enterStarts(context, row, r, t);
      builder.entry(row, at(columns.filled[before], t), -revisionMost(context, r));
    }
  });
}

function eachOf(blocks: readonly Block[], visit: (r: number, block: Block, t: number) => void): void {
  blocks.forEach((block, r) => {
    for (let t = block.first; t <= block.last; t++) visit(r, block, t);
  });
}

/**
 * begun[k,t] >= begun[k,t-1]; x[k,t] <= M begun[k,t]; where the overlap is over, the predecessor's x <= M (1 - begun)
 * (S45); and stock of an old part that is used up first <= M (1 - begun) (S48).
 */
function addPhaseRows(context: Context): void {
  const { network, builder, columns } = context;
  builder.rowFamily('begun', 'revision', 'bucket');
  eachOf(columns.begun, (r, block, t) => {
    if (t === 0) return;
    const row = builder.row(0, Number.POSITIVE_INFINITY, r, t);
    builder.entry(row, at(block, t), 1);
    builder.entry(row, at(block, t - 1), -1);
  });
  builder.rowFamily('phase_in', 'revision', 'bucket');
  eachOf(columns.begun, (r, block, t) => {
    const { first, last } = startsIn(context, r);
    if (t < first || t > last) return;
    const row = builder.row(Number.NEGATIVE_INFINITY, 0, r, t);
    enterStarts(context, row, r, t);
    builder.entry(row, at(block, t), -revisionMost(context, r));
  });
  addPhaseOut(context);
  builder.rowFamily('use_up', 'node', 'bucket');
  for (const { useUp, revision, nodes, item, ends } of network.runOuts) {
    if (!useUp) continue;
    const most = mostStock(context, item);
    const begun = columns.begun[revision];
    for (const n of nodes) {
      for (let t = begun.first; t <= Math.min(begun.last, ends - 1); t++) {
        const row = builder.row(Number.NEGATIVE_INFINITY, most, n, t);
        builder.entry(row, at(columns.stock[n], t), 1);
        builder.entry(row, at(begun, t), most);
      }
    }
  }
}

function addPhaseOut(context: Context): void {
  const { network, builder, columns } = context;
  const { starts } = network.horizon;
  builder.rowFamily('phase_out', 'revision', 'bucket');
  network.revisions.forEach(({ overlap, predecessor }, r) => {
    if (overlap === undefined || predecessor < 0) return;
    const { first, last } = startsIn(context, predecessor);
    const most = revisionMost(context, predecessor);
    for (let t = first; t <= last; t++) {
      // The last bucket from which on a start of this revision leaves no time for its predecessor in t.
      let s = t - 1;
      while (s >= 0 && starts[s + 1] - 1 + overlap >= starts[t + 1] - 1) s--;
      if (s < 0) continue;
      const row = builder.row(Number.NEGATIVE_INFINITY, most, r, t);
      enterStarts(context, row, predecessor, t);
      builder.entry(row, at(columns.begun[r], s), most);
    }
  });
}

/** Most of an item that is of any use in stock: what is there or on its way, what is needed, and what lots add. */
function mostStock({ network, needs, T }: Context, item: number): number {
  let most = 2 * needs[item];
  for (const node of network.nodes) if (node.item === item) most += node.opening;
  for (const order of network.openOrders) if (network.nodes[order.node].item === item) most += order.quantity;
  for (const { node, lot } of [...network.offers, ...network.processes])
    if (network.nodes[node].item === item) most += T * (lot.minimum + lot.multiple);
  return most;
}

/** least x (units started of the product) <= units started of the revision <= most x (the same) (S45). */
function addShares(context: Context): void {
  const { network, builder } = context;
  builder.rowFamily('share', 'revision', 'side', 'bucket');
  network.revisions.forEach(({ least, most, product }, r) => {
    const family = network.revisions.flatMap((each, k) => (each.product === product ? [k] : []));
    const { first, last } = startsIn(context, r);
    for (const [side, share] of [least, most].entries()) {
      if (share === side) continue;
      for (let t = first; t <= last; t++) {
        if (!mayStart(context, r, t)) continue;
        const row =
          side === 0
            ? builder.row(0, Number.POSITIVE_INFINITY, r, side, t)
            : builder.row(Number.NEGATIVE_INFINITY, 0, r, side, t);
        for (const k of family) enterStarts(context, row, k, t, k === r ? 1 - share : -share);
      }
    }
  });
}

function mayStart({ network, columns }: Context, r: number, t: number): boolean {
  return network.revisions[r].builders.some((p) => has(columns.processes[p].start, t));
}

/** F[k,t] = kept[t] F[k,t-1] + delivered of k + conversions to k that arrive - conversions of k started (S47). */
function addFieldedRows(context: Context): void {
  const { network, builder, columns, T } = context;
  builder.rowFamily('fielded', 'revision', 'bucket');
  network.revisions.forEach(({ fielded, kept, item, intoField, fromField }, r) => {
    const block = columns.fielded[r];
    if (block.first > block.last) return;
    const base = builder.rowCount;
    for (let t = 0; t < T; t++) {
      const before = t === 0 ? fielded * kept[0] : 0;
      const row = builder.row(before, before, r, t);
      builder.entry(row, at(block, t), 1);
      if (t > 0) builder.entry(row, at(block, t - 1), -kept[t]);
      for (const p of fromField) {
        const { start } = columns.processes[p];
        if (has(start, t)) builder.entry(row, at(start, t), 1);
      }
    }
    for (const p of intoField) {
      const { start } = columns.processes[p];
      const { arrival, yields } = network.processes[p];
      for (let t = start.first; t <= start.last; t++)
        builder.entry(base + arrival[t], at(start, t), -yields[t]);
    }
    eachDelivery(context, item, (column, t) => builder.entry(base + t, column, -1));
  });
}

/** Columns that deliver an item, to whom ever, at any site. */
function eachDelivery(
  { network, columns }: Context,
  item: number,
  visit: (column: number, t: number) => void,
): void {
  network.curves.forEach((curve, c) => {
    const blocks = columns.takes[c].length > 0 ? columns.takes[c] : [columns.curves[c].deliver];
    curve.sources.forEach((node, k) => {
      if (network.nodes[node].item !== item) return;
      for (let t = blocks[k].first; t <= blocks[k].last; t++) visit(at(blocks[k], t), t);
    });
  });
}
