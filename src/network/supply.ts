import { getOrMake } from '../base/maps.js';
import { column } from '../schema/columns.js';
import type { LeadTimes } from './calendars.js';
import { shareByBucket } from './events.js';
import { bucketOf, windowOf } from './horizon.js';
import { given, idsOf, rowsByParent } from './index-of.js';
import type { Offer, OpenOrder, PriceBreak } from './network.js';
import { type Milestones, paymentReader } from './payments.js';
import { leadTimeCache } from './processes.js';
import type { Scope } from './scope.js';

export function buildOffers(scope: Scope): Offer[] {
  const { model, horizon, currencies } = scope;
  const ids = idsOf(model, 'offer');
  const site = column(model, 'offer', 'site').map((s) => scope.siteIds.number(s));
  const item = column(model, 'offer', 'item');
  const currency = column(model, 'offer', 'currency');
  const scheme = column(model, 'offer', 'break_scheme');
  const lead = column(model, 'offer', 'lead_time');
  const leadIn = column(model, 'offer', 'lead_time_in');
  const minimum = column(model, 'offer', 'minimum_order');
  const multiple = column(model, 'offer', 'order_multiple');
  const most = column(model, 'offer', 'most_per_bucket');
  const from = column(model, 'offer', 'valid_from');
  const until = column(model, 'offer', 'valid_until');
  const preference = column(model, 'offer', 'preference');
  const payment = column(model, 'offer', 'payment');
  const supplier = column(model, 'offer', 'supplier');
  const dutyRate = column(model, 'offer', 'duty_rate');
  const organisations = idsOf(model, 'organisation');
  const paymentsOf = paymentReader(model, horizon, 'offer');
  const category = column(model, 'offer', 'budget_category');
  const leadOf = leadTimeCache(scope);
  const breaksOf = breakReader(scope);
  const milestones = new Map<LeadTimes, Milestones>();
  const ordered = (t: number): number => horizon.starts[t + 1] - 1;
  const milestonesOf = (leads: LeadTimes): Milestones =>
    getOrMake(milestones, leads, () => ({ order: ordered, receipt: (t) => leads.day[t] }));
  return ids.names.map((id, o) => {
    const [first, last] = windowOf(horizon, given(from[o]), given(until[o]));
    const { breaks, least } = breaksOf(o);
    const left = shareByBucket(horizon, scope.events.offer(id, supplier[o]));
    const leads = leadOf(lead[o], leadIn[o] === 'working' ? site[o] : -1);
    return {
      id,
      row: o,
      site: site[o],
      node: scope.nodes.number(scope.itemIds.number(item[o]), site[o]),
      first,
      last,
      arrival: leads.bucket,
      startable: leads.startable,
      breaks,
      incremental: scheme[o] === 'incremental',
      currency: currencies.of(currency[o]),
      lot: { minimum: Math.max(given(minimum[o]) ?? 0, least), multiple: given(multiple[o]) ?? 0 },
      most: given(most[o]) ?? Number.POSITIVE_INFINITY,
      ...(left ? { left } : {}),
      preference: preference[o],
      supplier: organisations.number(supplier[o]),
      payments: paymentsOf(id, payment[o], milestonesOf(leads)),
      dutyRate: dutyRate[o],
      category: category[o] ?? 'procurement',
    };
  });
}

/** Price breaks of an offer, and the minimum order that the lowest of them makes (S11). */
function breakReader(scope: Scope): (o: number) => { breaks: PriceBreak[]; least: number } {
  const { model } = scope;
  const price = column(model, 'offer', 'price');
  const from = column(model, 'offer-price', 'from_quantity');
  const breakPrice = column(model, 'offer-price', 'price');
  const rows = rowsByParent(column(model, 'offer-price', 'offer'), idsOf(model, 'offer'));
  return (o) => {
    const breaks = rows[o]
      .map((r) => ({ from: from[r], price: breakPrice[r] }))
      .sort((a, b) => a.from - b.from);
    if (breaks.length === 0) return { breaks: [{ from: 0, price: given(price[o]) ?? 0 }], least: 0 };
    const lowest = breaks[0].from;
    if (given(price[o]) !== undefined && lowest > 0) {
      return { breaks: [{ from: 0, price: price[o] }, ...breaks], least: 0 };
    }
    breaks[0] = { from: 0, price: breaks[0].price };
    return { breaks: mergeEqual(breaks), least: lowest > 1 ? lowest : 0 };
  };
}

/** A break that does not change the price is none. */
function mergeEqual(breaks: readonly PriceBreak[]): PriceBreak[] {
  return breaks.filter((each, k) => k === 0 || each.price !== breaks[k - 1].price);
}

export function buildOpenOrders(scope: Scope): OpenOrder[] {
  const { model, horizon } = scope;
  const item = column(model, 'order', 'item');
  const site = column(model, 'order', 'site');
  const quantity = column(model, 'order', 'quantity');
  const due = column(model, 'order', 'due');
  const firm = column(model, 'order', 'firm');
  return column(model, 'order', 'id').map((id, r) => ({
    id: id ?? '',
    row: r,
    node: scope.nodes.number(scope.itemIds.number(item[r]), scope.siteIds.number(site[r])),
    bucket: Math.max(0, bucketOf(horizon, due[r])),
    quantity: quantity[r],
    firm: firm[r] === 1,
  }));
}
