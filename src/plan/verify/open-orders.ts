import { column } from '../../schema/columns.js';
import { type Case, Grid } from './case.js';
import { refs } from './ids.js';
import type { Permits } from './permissions/index.js';

/**
 * Open orders: all of a firm one, any part of another, in the bucket of its due date only (S14), and nothing of one
 * that may not cross the border (S31). Returns what is received of each.
 */
export function checkOpenOrders(c: Case, permits: Permits): (order: number) => number {
  const item = refs(column(c.model, 'order', 'item'), c.ids.item);
  const site = refs(column(c.model, 'order', 'site'), c.ids.site);
  const quantity = column(c.model, 'order', 'quantity');
  const due = column(c.model, 'order', 'due');
  const firm = column(c.model, 'order', 'firm');
  const received = new Grid(item.length, c.time.count);
  const { length, number, subject } = c.rows.receipt;
  for (let row = 0; row < length; row++) {
    const [o, t, q] = [number.order[row], number.bucket[row], number.received[row]];
    received.add(o, t, q);
    c.flows.arrive(item[o], site[o], t, q);
    const bucket = c.time.dueBucket(due[o]);
    if (t !== bucket) c.check.holds('open-order', false, () => subject(row), t, bucket, t);
  }
  for (let o = 0; o < item.length; o++) {
    const t = c.time.dueBucket(due[o]);
    if (t >= c.time.count) continue;
    const name = (): string => `receipt / ${c.ids.order.names[o]}`;
    if (!permits.orderMayArrive(o)) c.check.atMost('open-order', name, t, 0, received.at(o, t));
    else if (firm[o]) c.check.equal('open-order', name, t, quantity[o], received.at(o, t));
    else c.check.atMost('open-order', name, t, quantity[o], received.at(o, t));
  }
  return (o) => {
    const t = c.time.dueBucket(due[o]);
    return t < c.time.count ? received.at(o, t) : 0;
  };
}
