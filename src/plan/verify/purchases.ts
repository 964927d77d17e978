import { column } from '../../schema/columns.js';
import { type Case, checkArrival, checkFrozen, worth } from './case.js';
import { type Events, leftIn } from './events.js';
import { refs } from './ids.js';
import type { Category } from './ledger.js';
import { checkLot } from './lots.js';
import { readPayments } from './payments.js';
import { type PriceList, readPrices } from './prices.js';
import { inWindow } from './time.js';
import { TOLERANCE } from './tolerance.js';

/** Orders on offers: windows, limits, lots, prices, arrival, cost and spending (S3, S4, S11, S20, S22). */
export function checkPurchases(c: Case, events: Events): void {
  const { model, check, time } = c;
  const site = refs(column(model, 'offer', 'site'), c.ids.site);
  const item = refs(column(model, 'offer', 'item'), c.ids.item);
  const lead = column(model, 'offer', 'lead_time');
  const leadIn = column(model, 'offer', 'lead_time_in');
  const from = column(model, 'offer', 'valid_from');
  const until = column(model, 'offer', 'valid_until');
  const most = column(model, 'offer', 'most_per_bucket');
  const least = column(model, 'offer', 'minimum_order');
  const multiple = column(model, 'offer', 'order_multiple');
  const category = column(model, 'offer', 'budget_category');
  const duty = column(model, 'offer', 'duty_rate');
  const supplier = refs(column(model, 'offer', 'supplier'), c.ids.organisation);
  const payments = readPayments(c, 'offer');
  const prices = readPrices(model, c.ids.offer);
  // By offer: an offer has a hundred rows.
  const rates = column(model, 'offer', 'currency').map((each) => c.money.rates(each));
  const purposes = Array.from(item, (each) => ({ item: each }));
  const leadsOf = Array.from(lead, (days, o) =>
    c.calendars.leads(days, leadIn[o] === 'working', c.siteCalendar[site[o]]),
  );
  const { length, number, subject } = c.rows.purchase;
  let row = 0;
  const name = (): string => subject(row);
  for (; row < length; row++) {
    const [o, t, q] = [number.offer[row], number.bucket[row], number.ordered[row]];
    if (!inWindow(time, t, from[o], until[o])) check.atMost('window', name, t, 0, q);
    checkFrozen(c, name, t, q);
    const left = leftIn(time, events.offer[o], t);
    if (most[o] >= 0) check.atMost('offer-limit', name, t, most[o] * left, q);
    if (left === 0) check.atMost('event', name, t, 0, q);
    const minimum = Math.max(Number.isNaN(least[o]) ? 0 : least[o], prices[o].least);
    checkLot(check, ['minimum-order', 'order-multiple'], name, t, q, minimum, multiple[o]);
    const leads = leadsOf[o];
    const arrival = leads.arrival[t];
    checkArrival(c, name, t, leads, number.arrival[row], q);
    c.flows.arrive(item[o], site[o], arrival, q);
    const amount = checkPrice(c, name, row, prices[o], rates[o][t]);
    const when = payments(o, time.last(t), leads.day[t]);
    const purpose = purposes[o];
    const buyer = c.payer[site[o]];
    const group = category[o] as Category;
    c.ledger.pay('purchase', group, buyer, t, amount, purpose, when);
    c.ledger.pay('duty', group, buyer, t, amount * duty[o], purpose, when);
    c.agreements.work('value', purpose, t, amount, supplier[o], c.organisations.country[supplier[o]]);
  }
}

/** Amount of an order by its price list; where the quantity stands on a break, either side of it is right. */
function checkPrice(c: Case, name: () => string, row: number, prices: PriceList, rate: number): number {
  const { number } = c.rows.purchase;
  const [t, q] = [number.bucket[row], number.ordered[row]];
  const slack = TOLERANCE * Math.max(1, q);
  const found = number.amount[row];
  let amount = worth(prices.cost(q, q), rate);
  for (let side = -1; side <= 1; side += 2) {
    const other = worth(prices.cost(q, q + side * slack), rate);
    if (Math.abs(found - other) < Math.abs(found - amount)) amount = other;
  }
  c.check.equal('price-break', name, t, amount, found);
  if (q > 0) c.check.equal('price-break', name, t, amount / q, number.unit_price[row]);
  return amount;
}
