import { column } from '../../schema/columns.js';
import type { Purpose } from './agreements.js';
import { type Case, worth } from './case.js';
import { refs } from './ids.js';
import { getOrMake } from './maps.js';

/** Hours of processes that are shared otherwise than their resource would be. */
interface Apart {
  readonly purpose: Purpose;
  hours: number;
}

/** Pays hours and overtime of a resource in a bucket (S20, S39), and books hours as work (S40). */
export function hourPayer(
  c: Case,
  pairs: readonly (readonly [process: number, resource: number])[],
): (resource: number, t: number, used: number, overtime: number) => void {
  const site = refs(column(c.model, 'resource', 'site'), c.ids.site);
  const price = column(c.model, 'resource', 'cost_per_hour');
  const overtimePrice = column(c.model, 'resource', 'overtime_cost');
  const currency = column(c.model, 'resource', 'currency');
  const hourCost = (r: number, t: number): number => worth(price[r], c.money.rates(currency[r])[t]);
  const isSplit = readSplit(c, pairs);
  const apart = bookLoads(c, isSplit, (r, t, hours) => hours * hourCost(r, t));
  return (r, t, used, overtime) => {
    const payer = c.payer[site[r]];
    const hour = hourCost(r, t);
    const rate = c.money.rates(currency[r])[t];
    const extra = Number.isNaN(overtimePrice[r]) ? hour : worth(overtimePrice[r], rate);
    const own = { resource: r };
    if (!isSplit(r, t)) {
      c.ledger.pay('hours', 'running', payer, t, (used - overtime) * hour, own);
      c.ledger.pay('overtime', 'running', payer, t, overtime * extra, own);
      return;
    }
    let rest = used;
    for (const { purpose, hours } of apart.get(r * c.time.count + t)?.values() ?? []) {
      c.ledger.pay('hours', 'running', payer, t, hours * hour, purpose);
      rest -= hours;
    }
    c.ledger.pay('hours', 'running', payer, t, rest * hour, own);
    c.ledger.pay('overtime', 'running', payer, t, overtime * (extra - hour), own);
  };
}

/** Whether some hours of a resource in a bucket may be shared otherwise than its overtime is (S39). */
function readSplit(
  c: Case,
  pairs: readonly (readonly [process: number, resource: number])[],
): (resource: number, t: number) => boolean {
  const { agreements, time } = c;
  const split = new Set<number>();
  if (agreements.list.every(({ shares }) => shares.length === 0)) return () => false;
  for (const [process, resource] of pairs) {
    for (let t = 0; t < time.count; t++) {
      const together = agreements.sharing({ resource }, 'running', t);
      if (agreements.sharing({ process, resource }, 'running', t) !== together)
        split.add(resource * time.count + t);
    }
  }
  return (r, t) => split.has(r * time.count + t);
}

/** Books all hours as work; returns those that are shared otherwise than their resource, by resource and bucket. */
function bookLoads(
  c: Case,
  isSplit: (resource: number, t: number) => boolean,
  value: (resource: number, t: number, hours: number) => number,
): ReadonlyMap<number, ReadonlyMap<number, Apart>> {
  const found = new Map<number, Map<number, Apart>>();
  if (c.agreements.list.length === 0) return found;
  const site = refs(column(c.model, 'process', 'site'), c.ids.site);
  const { length, number } = c.rows.load;
  for (let row = 0; row < length; row++) {
    const [process, resource] = [number.process[row], number.resource[row]];
    const [t, hours] = [number.bucket[row], number.hours[row]];
    const purpose = { process, resource };
    const where = site[process];
    const [organisation, country] = [c.payer[where], c.organisations.siteCountry[where]];
    c.agreements.work('hours', purpose, t, hours, organisation, country);
    c.agreements.work('value', purpose, t, value(resource, t, hours), organisation, country);
    if (!isSplit(resource, t)) continue;
    const agreement = c.agreements.sharing(purpose, 'running', t);
    if (agreement === c.agreements.sharing({ resource }, 'running', t)) continue;
    const byAgreement = getOrMake(found, resource * c.time.count + t, () => new Map<number, Apart>());
    getOrMake(byAgreement, agreement, () => ({ purpose, hours: 0 })).hours += hours;
  }
  return found;
}
