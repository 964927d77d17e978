import { column } from '../../schema/columns.js';
import { type Case, checkArrival, checkFrozen, Grid, worth } from './case.js';
import { type Events, leftIn } from './events.js';
import { refs } from './ids.js';
import { isSome } from './tolerance.js';

/** Shipments: what a lane may carry, limits, arrival, cost, duty, opening (S3, S4, S13, S20). */
export function checkShipments(c: Case, events: Events): void {
  const { model, check } = c;
  const from = refs(column(model, 'lane', 'from_site'), c.ids.site);
  const to = refs(column(model, 'lane', 'to_site'), c.ids.site);
  const transit = column(model, 'lane', 'transit_time');
  const carries = readCargo(c);
  const leadsOf = Array.from(transit, (days) => c.calendars.leads(days, false, -1));
  const pay = readTariff(c, from, to);
  const shipped = new Grid(from.length, c.time.count);
  const { length, number, subject } = c.rows.shipment;
  let row = 0;
  const name = (): string => subject(row);
  for (; row < length; row++) {
    const [l, i, t, q] = [number.lane[row], number.item[row], number.bucket[row], number.shipped[row]];
    shipped.add(l, t, q);
    check.holds('lane-item', carries(l, i), name, t, c.ids.lane.names[l], c.ids.item.names[i]);
    checkFrozen(c, name, t, q);
    const leads = leadsOf[l];
    const arrival = leads.arrival[t];
    checkArrival(c, name, t, leads, number.arrival[row], q);
    c.flows.use(i, from[l], t, q);
    c.flows.arrive(i, to[l], arrival, q);
    pay(l, i, t, q);
  }
  checkLanes(c, shipped, from, to, events);
}

/** Items that a lane carries: those it names and those of its classes; every one if it names neither. */
function readCargo(c: Case): (lane: number, item: number) => boolean {
  const kind = column(c.model, 'item', 'kind');
  const items = column(c.model, 'lane', 'items').map((list) => new Set(list));
  const classes = column(c.model, 'lane', 'classes').map((list) => new Set(list));
  return (l, i) =>
    (items[l].size === 0 && classes[l].size === 0) ||
    items[l].has(c.ids.item.names[i]) ||
    classes[l].has(kind[i] ?? '');
}

function readTariff(
  c: Case,
  from: Int32Array,
  to: Int32Array,
): (lane: number, item: number, t: number, quantity: number) => void {
  const cost = column(c.model, 'lane', 'cost');
  const { rates } = c.money;
  const ratesOf = column(c.model, 'lane', 'currency').map((each) => rates(each));
  const duty = column(c.model, 'lane', 'duty_rate');
  const basis = column(c.model, 'lane', 'duty_basis');
  const carriagePaidBy = column(c.model, 'lane', 'paid_by');
  const dutyPaidBy = column(c.model, 'lane', 'duty_paid_by');
  const value = column(c.model, 'item', 'standard_value');
  const valueRates = column(c.model, 'item', 'currency').map((each) => rates(each));
  const purposes = Array.from(value, (_, item) => ({ item }));
  return (l, i, t, quantity) => {
    const purpose = purposes[i];
    const carriage = quantity * worth(cost[l], ratesOf[l][t]);
    const worthOf = quantity * worth(value[i], valueRates[i][t]);
    const based = worthOf + (basis[l] === 'value-and-freight' ? carriage : 0);
    const payer = (by: string | undefined): number => c.payer[by === 'from' ? from[l] : to[l]];
    c.ledger.pay('transport', 'running', payer(carriagePaidBy[l]), t, carriage, purpose);
    const owed = duty[l] === 0 ? 0 : duty[l] * based;
    c.ledger.pay('duty', 'running', payer(dutyPaidBy[l]), t, owed, purpose);
  };
}

/**
 * Limits of all items together, and the opening cost, paid in the first bucket if anything is ever shipped (S20).
 */
function checkLanes(c: Case, shipped: Grid, from: Int32Array, to: Int32Array, events: Events): void {
  const most = column(c.model, 'lane', 'most_per_bucket');
  const opening = column(c.model, 'lane', 'opening_cost');
  const currency = column(c.model, 'lane', 'currency');
  const paidBy = column(c.model, 'lane', 'paid_by');
  const stated = new Float64Array(to.length);
  const { length, number } = c.rows.opening;
  for (let row = 0; row < length; row++) stated[number.lane[row]] += number.amount[row];
  for (let l = 0; l < to.length; l++) {
    const name = (): string => `lane / ${c.ids.lane.names[l]}`;
    let used = false;
    for (let t = 0; t < c.time.count; t++) {
      const quantity = shipped.at(l, t);
      used ||= isSome(quantity);
      const left = leftIn(c.time, events.lane[l], t);
      if (most[l] >= 0) c.check.atMost('lane-limit', name, t, most[l] * left, quantity);
      if (left === 0) c.check.atMost('event', name, t, 0, quantity);
    }
    const amount = used ? worth(opening[l], c.money.rates(currency[l])[0]) : 0;
    c.check.equal('lane-opening', name, -1, amount, stated[l]);
    c.ledger.pay('opening', 'running', c.payer[paidBy[l] === 'from' ? from[l] : to[l]], 0, amount);
  }
}
