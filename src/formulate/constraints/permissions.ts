import { type BorderFlow, type Cover, isCapped, type Network } from '../../network/index.js';
import { at, type Context, has, type PermitColumns } from '../context.js';

/** Worth of a unit of a flow in bucket t, in the currency of an authorisation (S36). */
export function unitValue(network: Network, flow: BorderFlow, cover: Cover, t: number): number {
  const { items, currencies } = network;
  const item = items[flow.item];
  return (item.standardValue * currencies.rates[item.currency][t]) / currencies.rates[cover.currency][t];
}

/** Columns that together are a flow's quantity in a bucket. */
export function flowColumns({ columns }: Context, flow: BorderFlow, t: number): number[] {
  const blocks =
    flow.kind === 'shipment'
      ? [columns.lanes[flow.number][flow.part]]
      : flow.kind === 'purchase'
        ? columns.offers[flow.number].order
        : flow.kind === 'technology'
          ? [columns.processes[flow.number].start]
          : flow.kind === 'delivery'
            ? [columns.curves[flow.number].deliver]
            : [];
  if (flow.kind === 'order') return columns.receipts[flow.number] < 0 ? [] : [columns.receipts[flow.number]];
  return blocks.filter((block) => has(block, t)).map((block) => at(block, t));
}

/** What a firm open order brings in bucket t whatever is decided. */
function fixedQuantity({ network }: Context, flow: BorderFlow, t: number): number {
  if (flow.kind !== 'order') return 0;
  const order = network.openOrders[flow.number];
  return order.firm && order.bucket === t ? order.quantity : 0;
}

/**
 * Permissions (DESIGN 5, row 5; S35, S36). Where no cover holds, the flow's columns are bounded by 0 where they are
 * made. Here are the caps:
 *   sum over a of w[f,j,a,t] = quantity of f in t           where several permissions cover it
 *   sum of what a covers <= quantity left;  sum of its value <= value left
 * with the flow itself in place of w where one permission alone covers it. Dual: value of one more unit, or of one
 * more unit of money, under the authorisation.
 */
export function addPermissions(context: Context): void {
  const { network, builder, columns, rows } = context;
  const { permissions } = network;
  builder.columnFamily('permit', 'flow', 'touch', 'cover', 'bucket');
  permissions.flows.forEach((flow, f) => {
    columns.permits.push(flow.touches.map((touch, k) => splitColumns(context, flow, touch, f, k)));
  });
  builder.rowFamily('permit_split', 'flow', 'touch', 'bucket');
  eachTouch(context, (flow, f, k, from, to, t) => {
    const split = columns.permits[f][k];
    if (!split || split[from] < 0) return;
    const fixed = fixedQuantity(context, flow, t);
    const row = builder.row(fixed, fixed, f, k, t);
    for (let e = from; e < to; e++) builder.entry(row, split[e], 1);
    for (const column of flowColumns(context, flow, t)) builder.entry(row, column, -1);
  });
  const capped = (pick: (cover: Cover) => number): number[] =>
    permissions.covers.map((cover, a) =>
      Number.isFinite(pick(cover)) ? builder.row(Number.NEGATIVE_INFINITY, pick(cover), a) : -1,
    );
  builder.rowFamily('permit_quantity', 'cover');
  rows.permitQuantity = capped((cover) => cover.quantity);
  builder.rowFamily('permit_value', 'cover');
  rows.permitValue = capped((cover) => cover.value);
  eachTouch(context, (flow, f, k, from, to, t) => {
    const split = columns.permits[f][k];
    for (let e = from; e < to; e++) draw(context, flow, k, e, split && split[e] >= 0 ? split[e] : -1, t);
  });
}

/** One column for each of several permissions of a bucket; none where a touch never has several. */
function splitColumns(
  context: Context,
  flow: BorderFlow,
  { starts, covers }: BorderFlow['touches'][number],
  f: number,
  k: number,
): PermitColumns {
  let split: Int32Array | undefined;
  for (let t = 0; t < context.T; t++) {
    if (starts[t + 1] - starts[t] < 2 || flow.permitted[t] === 0 || !moves(context, flow, t)) continue;
    split ??= new Int32Array(covers.length).fill(-1);
    for (let e = starts[t]; e < starts[t + 1]; e++)
      split[e] = context.builder.column(0, Number.POSITIVE_INFINITY, false, f, k, covers[e], t);
  }
  return split;
}

function moves(context: Context, flow: BorderFlow, t: number): boolean {
  return flowColumns(context, flow, t).length > 0 || fixedQuantity(context, flow, t) > 0;
}

/** Visits every touch of every flow in the buckets in which it may be. */
function eachTouch(
  context: Context,
  visit: (flow: BorderFlow, f: number, touch: number, from: number, to: number, t: number) => void,
): void {
  context.network.permissions.flows.forEach((flow, f) => {
    flow.touches.forEach(({ starts }, k) => {
      for (let t = 0; t < context.T; t++)
        if (flow.permitted[t] === 1) visit(flow, f, k, starts[t], starts[t + 1], t);
    });
  });
}

/** Enters what a cover of a bucket carries into the rows of its caps. */
function draw(context: Context, flow: BorderFlow, k: number, e: number, column: number, t: number): void {
  const { network, builder, rows } = context;
  const a = flow.touches[k].covers[e];
  const cover = network.permissions.covers[a];
  if (!isCapped(cover)) return;
  const fixed = column < 0 ? fixedQuantity(context, flow, t) : 0;
  for (const [row, perUnit] of [
    [rows.permitQuantity[a], 1],
    [rows.permitValue[a], rows.permitValue[a] < 0 ? 0 : unitValue(network, flow, cover, t)],
  ]) {
    if (row < 0) continue;
    if (fixed > 0) builder.constant(row, fixed * perUnit);
    for (const each of column < 0 ? flowColumns(context, flow, t) : [column])
      builder.entry(row, each, perUnit);
  }
}
