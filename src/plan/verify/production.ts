import { column } from '../../schema/columns.js';
import { type Case, checkArrival, checkFrozen, Grid, worth } from './case.js';
import { type Events, leftIn } from './events.js';
import { refs } from './ids.js';
import type { Learned } from './learning.js';
import { checkLot } from './lots.js';
import { getOrMake } from './maps.js';
import { checkOpen } from './readiness.js';
import { builds } from './revisions.js';
import { inWindow } from './time.js';
import { isSome } from './tolerance.js';

/** Starts of every process: windows, limits, lots, output, arrival, cost (S3, S4, S7, S12). */
export function checkProduction(c: Case, learned: Learned, events: Events, opens: readonly number[]): void {
  const { model, check, time, money, ledger } = c;
  const site = refs(column(model, 'process', 'site'), c.ids.site);
  const item = refs(column(model, 'process', 'item'), c.ids.item);
  const lead = column(model, 'process', 'lead_time');
  const leadIn = column(model, 'process', 'lead_time_in');
  const from = column(model, 'process', 'effective_from');
  const until = column(model, 'process', 'effective_until');
  const most = column(model, 'process', 'most_per_bucket');
  const least = column(model, 'process', 'minimum_batch');
  const multiple = column(model, 'process', 'batch_multiple');
  const cost = column(model, 'process', 'cost');
  const setupCost = column(model, 'process', 'setup_cost');
  // By process: a process has a hundred rows.
  const rates = column(model, 'process', 'currency').map((each) => money.rates(each));
  const purposes = Array.from(item, (each, process) => ({ item: each, process }));
  const leadsOf = Array.from(lead, (days, p) =>
    c.calendars.leads(days, leadIn[p] === 'working', c.siteCalendar[site[p]]),
  );
  const yields = readYields(c);
  const coProducts = readCoProducts(c);
  const { length, number, subject } = c.rows.production;
  let row = 0;
  const name = (): string => subject(row);
  for (; row < length; row++) {
    const [p, t, x] = [number.process[row], number.bucket[row], number.started[row]];
    if (!inWindow(time, t, from[p], until[p])) check.atMost('window', name, t, 0, x);
    checkOpen(c, opens, name, p, t, x);
    checkFrozen(c, name, t, x);
    const left = leftIn(time, events.process[p], t);
    if (most[p] >= 0) check.atMost('most-per-bucket', name, t, most[p] * left, x);
    if (left === 0) check.atMost('event', name, t, 0, x);
    checkLot(check, ['batch', 'batch'], name, t, x, least[p], multiple[p]);
    const good = learned.good(p, t) ?? x * yields(p, t);
    check.equal('yield', name, t, good, number.output[row]);
    const leads = leadsOf[p];
    const arrival = leads.arrival[t];
    checkArrival(c, name, t, leads, number.arrival[row], x);
    c.flows.arrive(item[p], site[p], arrival, good);
    for (const each of coProducts.get(p) ?? NONE) {
      c.flows.arrive(each.item, site[p], arrival, x * each.quantity);
    }
    const rate = rates[p][t];
    const purpose = purposes[p];
    const once = isSome(x) ? worth(setupCost[p], rate) : 0;
    ledger.pay('production', 'running', c.payer[site[p]], t, x * worth(cost[p], rate), purpose);
    ledger.pay('setup', 'running', c.payer[site[p]], t, once, purpose);
    const work = x * worth(cost[p], rate) + once;
    c.agreements.work('value', purpose, t, work, c.payer[site[p]], c.organisations.siteCountry[site[p]]);
  }
}

const NONE: readonly CoProduct[] = [];

/** Units started, by process and bucket. */
export function readStarted(c: Case): Grid {
  const started = new Grid(c.ids.process.names.length, c.time.count);
  const { length, number } = c.rows.production;
  for (let row = 0; row < length; row++)
    started.add(number.process[row], number.bucket[row], number.started[row]);
  return started;
}

/** Whether window, frozen fence, gates and horizon let a process start in a bucket (S3, S4, S27, S43). */
export function readMayStart(c: Case, opens: readonly number[]): (process: number, t: number) => boolean {
  const site = refs(column(c.model, 'process', 'site'), c.ids.site);
  const lead = column(c.model, 'process', 'lead_time');
  const leadIn = column(c.model, 'process', 'lead_time_in');
  const from = column(c.model, 'process', 'effective_from');
  const until = column(c.model, 'process', 'effective_until');
  return (p, t) => {
    const { arrival } = c.calendars.leads(lead[p], leadIn[p] === 'working', c.siteCalendar[site[p]]);
    const free = !(c.time.first[t] < c.frozenUntil);
    const revision = builds(c.revisions, p, c.revisions.ofProcess[p]) ? c.revisions.ofProcess[p] : -1;
    const current =
      revision < 0 || inWindow(c.time, t, c.revisions.from[revision], c.revisions.until[revision]);
    const open = c.time.last(t) >= opens[p];
    return free && current && open && arrival[t] >= 0 && inWindow(c.time, t, from[p], until[p]);
  };
}

/** Yield of a process for what is started in a bucket (S7). Rows without a `from` are not by date and do not count. */
export function readYields(c: Case): (process: number, t: number) => number {
  const usual = column(c.model, 'process', 'yield');
  const process = refs(column(c.model, 'process-yield', 'process'), c.ids.process);
  const from = column(c.model, 'process-yield', 'from');
  const share = column(c.model, 'process-yield', 'yield');
  const dated = new Map<number, number[]>();
  for (let row = 0; row < process.length; row++) {
    if (Number.isNaN(from[row])) continue;
    getOrMake(dated, process[row], () => []).push(row);
  }
  return (p, t) => {
    let best = -1;
    if (dated.size === 0) return usual[p];
    for (const row of dated.get(p) ?? []) {
      if (from[row] <= c.time.first[t] && (best < 0 || from[row] >= from[best])) best = row;
    }
    return best < 0 ? usual[p] : share[best];
  };
}

export interface CoProduct {
  readonly item: number;
  readonly quantity: number;
}

export function readCoProducts(c: Case): ReadonlyMap<number, readonly CoProduct[]> {
  const process = refs(column(c.model, 'process-output', 'process'), c.ids.process);
  const item = refs(column(c.model, 'process-output', 'item'), c.ids.item);
  const quantity = column(c.model, 'process-output', 'quantity');
  const found = new Map<number, CoProduct[]>();
  for (let row = 0; row < process.length; row++) {
    getOrMake(found, process[row], () => []).push({ item: item[row], quantity: quantity[row] });
  }
  return found;
}
