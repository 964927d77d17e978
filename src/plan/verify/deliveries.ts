import { type Case, worth } from './case.js';
import { type Demand, readDemand } from './demand.js';
import type { Order, Piece } from './pieces.js';
import type { Pools } from './revision-units.js';

/** How the demand was served, by priority. */
export interface Served {
  readonly short: Map<number, number>;
  readonly late: Map<number, number>;
  /** Discounted value of what is delivered (S21). */
  value: number;
}

/** What became of each piece of demand. */
class Service {
  readonly onTime: Float64Array;
  readonly late: Float64Array;
  readonly daysLate: Float64Array;
  constructor(pieces: number) {
    this.onTime = new Float64Array(pieces);
    this.late = new Float64Array(pieces);
    this.daysLate = new Float64Array(pieces);
  }
}

/** Deliveries: not before due, not after the latest, not more than wanted; service, lateness (S16, S18, S20, S21). */
export function checkDeliveries(c: Case, pools: Pools): Served {
  const demand = readDemand(c);
  const service = new Service(demand.pieces.length);
  const served: Served = { short: new Map(), late: new Map(), value: 0 };
  const { length, number, subject } = c.rows.delivery;
  for (let row = 0; row < length; row++) {
    const [due, t, q] = [number.due_bucket[row], number.bucket[row], number.delivered[row]];
    const k = demand.find(number.demand[row], due);
    const name = (): string => subject(row);
    if (!c.check.holds('delivery-due', k >= 0, name, t, '', due)) continue;
    deliver(c, demand.pieces[k], k, t, q, service, served, name);
    take(c, demand.pieces[k].order, t, q, pools);
  }
  for (const [k, piece] of demand.pieces.entries()) closePiece(c, piece, k, service, served);
  checkService(c, demand, service);
  return served;
}

function deliver(
  c: Case,
  piece: Piece,
  k: number,
  t: number,
  q: number,
  service: Service,
  served: Served,
  name: () => string,
): void {
  if (t < piece.due) c.check.atMost('delivery-early', name, t, 0, q);
  if (t > piece.latest) c.check.atMost('delivery-latest', name, t, 0, q);
  const { order } = piece;
  served.value += q * worth(order.value, c.money.rates(order.currency)[t]) * c.money.discount[t];
  if (t <= piece.due) service.onTime[k] += q;
  else {
    service.late[k] += q;
    countLate(c, piece, k, t, q, service);
  }
}

/** What is delivered leaves the stock: its own, or that of the revisions that the plan says (S46). */
function take(c: Case, { item, site, minimum }: Order, t: number, q: number, pools: Pools): void {
  if (c.revisions.isFamily(item)) pools.of(item, site, minimum)[t] += q;
  else c.flows.use(item, site, t, q);
}

/** A unit is late, and costs, on every day from the end of its bucket to the end of the one that delivers it. */
function countLate(c: Case, piece: Piece, k: number, until: number, q: number, service: Service): void {
  const { order } = piece;
  const rates = c.money.rates(order.currency);
  for (let t = piece.due + 1; t <= until; t++) {
    const quantityDays = q * c.time.days(t);
    service.daysLate[k] += quantityDays;
    c.ledger.cost('lateness', c.payer[order.site], t, quantityDays * worth(order.penalty, rates[t]));
  }
}

/** What is short of a piece, which also counts as late if nothing but the end of the plan stops it. */
function closePiece(c: Case, piece: Piece, k: number, service: Service, served: Served): void {
  const name = (): string => `${piece.order.id} / ${piece.due + 1}`;
  const delivered = service.onTime[k] + service.late[k];
  c.check.atMost('delivery-quantity', name, piece.due, piece.quantity, delivered);
  const { priority } = piece.order;
  const short = Math.max(0, piece.quantity - delivered);
  if (piece.latest === c.time.count - 1 && priority > 0) countLate(c, piece, k, piece.latest, short, service);
  if (priority === 0) return;
  served.short.set(priority, (served.short.get(priority) ?? 0) + short);
  served.late.set(priority, (served.late.get(priority) ?? 0) + service.daysLate[k]);
}

/** Every piece against its row in the table service; a row that is not there says that all is 0. */
function checkService(c: Case, demand: Demand, service: Service): void {
  const { length, number, subject } = c.rows.service;
  const rows = new Int32Array(demand.pieces.length).fill(-1);
  for (let row = 0; row < length; row++) {
    const k = demand.find(number.demand[row], number.due_bucket[row]);
    if (c.check.holds('delivery-due', k >= 0, () => subject(row), -1, '', number.due_bucket[row]))
      rows[k] = row;
  }
  for (const [k, piece] of demand.pieces.entries()) {
    const row = rows[k];
    const stated = (values: Float64Array): number => (row < 0 ? 0 : values[row]);
    const name = (): string => `service / ${piece.order.id}`;
    const equal = (expected: number, found: number, size: number): void =>
      c.check.equal('service-figures', name, piece.due, expected, found, size);
    const delivered = service.onTime[k] + service.late[k];
    equal(piece.quantity, stated(number.quantity), 0);
    equal(service.onTime[k], stated(number.on_time), piece.quantity);
    equal(service.late[k], stated(number.late), piece.quantity);
    equal(Math.max(0, piece.quantity - delivered), stated(number.short), piece.quantity);
    equal(service.daysLate[k], stated(number.quantity_days_late), 0);
    if (row < 0) continue;
    equal(piece.order.item, number.item[row], 0);
    equal(piece.order.site, number.site[row], 0);
    equal(piece.order.priority, number.priority[row], 0);
  }
}
