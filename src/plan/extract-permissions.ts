import { getOrMake } from '../base/maps.js';
import { flowColumns, unitValue } from '../formulate/index.js';
import { type BorderFlow, isCapped, type Network } from '../network/index.js';
import type { Reading } from './reading.js';
import { clean } from './tables.js';

/** What one cover carries of a flow in a bucket. */
interface Part {
  readonly cover: number;
  quantity: number;
}

/** A flow's quantity in a bucket before one jurisdiction, split over its covers. */
interface Share {
  readonly flow: BorderFlow;
  readonly touch: number;
  readonly t: number;
  readonly parts: readonly Part[];
}

/** What covers every flow across a border (S35, S36). */
export function extractPermissions(reading: Reading): void {
  const { network } = reading.formulation.context;
  const shares = network.permissions.flows.flatMap((flow, f) => sharesOf(reading, flow, f));
  preferGranted(network, shares);
  const rows = new Map<string, Row>();
  for (const share of shares) addShare(reading, share, rows);
  for (const { keys, quantity, value } of rows.values())
    reading.write.permission.row(...keys, clean(quantity), clean(value));
}

function sharesOf(reading: Reading, flow: BorderFlow, f: number): Share[] {
  const { context } = reading.formulation;
  const found: Share[] = [];
  for (let t = 0; t < context.T; t++) {
    const quantity = flowQuantity(reading, flow, t);
    if (quantity === 0) continue;
    flow.touches.forEach(({ starts, covers }, touch) => {
      const split = context.columns.permits[f][touch];
      const parts: Part[] = [];
      for (let e = starts[t]; e < starts[t + 1]; e++) {
        const alone = starts[t + 1] - starts[t] === 1;
        const part = alone ? quantity : Math.max(0, reading.x[split![e]]);
        parts.push({ cover: covers[e], quantity: part });
      }
      balance(parts, quantity);
      found.push({ flow, touch, t, parts });
    });
  }
  return found;
}

function flowQuantity({ formulation, x }: Reading, flow: BorderFlow, t: number): number {
  const { context } = formulation;
  if (flow.kind === 'order') {
    const order = context.network.openOrders[flow.number];
    if (order.bucket !== t) return 0;
    if (order.firm) return order.quantity;
  }
  return Math.max(
    0,
    clean(flowColumns(context, flow, t).reduce((sum, column) => sum + Math.max(0, clean(x[column])), 0)),
  );
}

/** Solver dust between the parts and the whole goes to the largest part. */
function balance(parts: readonly Part[], quantity: number): void {
  const largest = parts.reduce((most, part) => (part.quantity > most.quantity ? part : most));
  const others = parts.reduce((sum, part) => (part === largest ? sum : sum + part.quantity), 0);
  largest.quantity = clean(quantity - others);
}

/**
 * The program does not mind which of several permissions is used. What is granted comes before what is only counted
 * on: room that is left under a cap takes over from the covers that stand after it.
 */
function preferGranted(network: Network, shares: readonly Share[]): void {
  const { covers } = network.permissions;
  const room = covers.map(({ quantity, value }) => ({ quantity, value }));
  const draw = ({ flow, t }: Share, cover: number, quantity: number): void => {
    room[cover].quantity -= quantity;
    if (Number.isFinite(covers[cover].value))
      room[cover].value -= quantity * unitValue(network, flow, covers[cover], t);
  };
  for (const share of shares) for (const { cover, quantity } of share.parts) draw(share, cover, quantity);
  for (const share of shares) {
    share.parts.forEach((part, k) => {
      if (!isCapped(covers[part.cover])) return;
      for (const later of share.parts.slice(k + 1)) {
        if (covers[later.cover].status === covers[part.cover].status) continue;
        const value = room[part.cover].value;
        const byValue = Number.isFinite(value)
          ? value / unitValue(network, share.flow, covers[part.cover], share.t)
          : Number.POSITIVE_INFINITY;
        const moved = clean(Math.max(0, Math.min(later.quantity, room[part.cover].quantity, byValue)));
        if (moved === 0) continue;
        part.quantity = clean(part.quantity + moved);
        later.quantity = clean(later.quantity - moved);
        draw(share, part.cover, moved);
        draw(share, later.cover, -moved);
      }
    });
  }
}

/** A row of the plan: pieces of one demand may stand in several curves. */
interface Row {
  readonly keys: readonly (string | number)[];
  quantity: number;
  value: number;
}

function addShare(reading: Reading, { flow, touch, t, parts }: Share, rows: Map<string, Row>): void {
  const { network } = reading.formulation.context;
  const { jurisdiction, control } = flow.touches[touch];
  const item = network.items[flow.item];
  const worth = item.standardValue * network.currencies.rates[item.currency][t];
  const subject = flow.technology >= 0 ? network.permissions.technologyIds[flow.technology] : item.id;
  const left = parts.map((part) => part.quantity);
  for (const [id, wanted] of idsOf(reading, flow, t)) {
    let rest = wanted;
    parts.forEach(({ cover }, k) => {
      // Rounding must not leave a rest that nothing covers.
      const quantity = k === parts.length - 1 ? rest : Math.min(rest, left[k]);
      if (clean(quantity) <= 0) return;
      left[k] -= quantity;
      rest -= quantity;
      const { kind, id: by } = network.permissions.covers[cover];
      const keys = [flow.kind, id, subject, jurisdiction, control, t, kind, by];
      const row = getOrMake(rows, keys.join('\u0000'), () => ({ keys, quantity: 0, value: 0 }));
      row.quantity += quantity;
      row.value += worth > 0 ? quantity * worth : 0;
    });
  }
}

/** Ids of what a flow is in a bucket, with quantities: of a curve, every demand that it serves. */
function idsOf(reading: Reading, flow: BorderFlow, t: number): (readonly [string, number])[] {
  const { network } = reading.formulation.context;
  if (flow.kind === 'delivery') {
    const byDemand = new Map<string, number>();
    for (const { curve, piece, deliveries } of reading.service) {
      if (curve !== flow.number) continue;
      for (const { bucket, quantity } of deliveries)
        if (bucket === t) byDemand.set(piece.demand, (byDemand.get(piece.demand) ?? 0) + quantity);
    }
    return [...byDemand].sort(([a], [b]) => (a < b ? -1 : 1));
  }
  const list = {
    shipment: network.lanes,
    purchase: network.offers,
    order: network.openOrders,
    technology: network.processes,
  }[flow.kind];
  return [[list[flow.number].id, flowQuantity(reading, flow, t)]];
}
