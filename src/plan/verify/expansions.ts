import { column } from '../../schema/columns.js';
import { type Case, checkFrozen, Grid, worth } from './case.js';
import { refs } from './ids.js';
import type { Category } from './ledger.js';
import { readPayments } from './payments.js';
import type { Time } from './time.js';

/** Steps of capacity: when, how many, in service since, price and running cost (S10). Returns units in service. */
export function checkExpansions(c: Case): Grid {
  const { model, check, time } = c;
  const resource = refs(column(model, 'expansion', 'resource'), c.ids.resource);
  const site = refs(column(model, 'resource', 'site'), c.ids.site);
  const earliest = column(model, 'expansion', 'earliest');
  const lead = column(model, 'expansion', 'lead_time');
  const most = column(model, 'expansion', 'most_steps');
  const whole = column(model, 'expansion', 'whole_steps');
  const step = column(model, 'expansion', 'step');
  const price = column(model, 'expansion', 'price');
  const category = column(model, 'expansion', 'budget_category');
  const currency = column(model, 'expansion', 'currency');
  const payments = readPayments(c, 'expansion');
  const units = new Grid(c.ids.resource.names.length, time.count);
  const inService = new Grid(resource.length, time.count);
  const total = new Float64Array(resource.length);
  const { length, number, subject } = c.rows.expansion;
  for (let row = 0; row < length; row++) {
    const [e, t, steps] = [number.expansion[row], number.bucket[row], number.steps[row]];
    const name = (): string => subject(row);
    total[e] += steps;
    checkFrozen(c, name, t, steps);
    if (whole[e]) check.equal('expansion-steps', name, t, Math.round(steps), steps);
    if (time.first[t] < earliest[e]) check.atMost('expansion-earliest', name, t, 0, steps);
    const since = firstFrom(time, t, lead[e]);
    check.holds(
      'expansion-in-service',
      number.in_service[row] === since,
      name,
      t,
      since,
      number.in_service[row],
    );
    for (let u = since; u >= 0 && u < time.count; u++) {
      units.add(resource[e], u, steps * step[e]);
      inService.add(e, u, steps);
    }
    const amount = steps * worth(price[e], c.money.rates(currency[e])[t]);
    const order = time.first[t];
    const when = payments(e, order, order + Math.ceil(lead[e]));
    const purpose = { resource: resource[e] };
    c.ledger.pay('expansion', category[e] as Category, c.payer[site[resource[e]]], t, amount, purpose, when);
  }
  for (const [e, sum] of total.entries()) {
    if (most[e] >= 0)
      check.atMost('expansion-steps', `expansion / ${c.ids.expansion.names[e]}`, -1, most[e], sum);
  }
  payRunning(c, inService, resource, site);
  return units;
}

/** First bucket that starts on or after the order's bucket's first day + lead time; -1 after the horizon. */
function firstFrom(time: Time, ordered: number, lead: number): number {
  for (let t = ordered; t < time.count; t++) if (time.first[t] >= time.first[ordered] + lead) return t;
  return -1;
}

function payRunning(c: Case, inService: Grid, resource: Int32Array, site: Int32Array): void {
  const yearly = column(c.model, 'expansion', 'running_cost');
  const currency = column(c.model, 'expansion', 'currency');
  for (let e = 0; e < resource.length; e++) {
    const rates = c.money.rates(currency[e]);
    for (let t = 0; t < c.time.count; t++) {
      const steps = inService.at(e, t);
      if (steps === 0) continue;
      const amount = (steps * worth(yearly[e], rates[t]) * c.time.days(t)) / 365;
      const purpose = { resource: resource[e] };
      c.ledger.pay('running', 'running', c.payer[site[resource[e]]], t, amount, purpose);
    }
  }
}
