import type { CostKind } from '../base/vocabulary.js';
import {
  bucketDays,
  eachHour,
  type HoursLine,
  type Offer,
  type Process,
  type Resource,
} from '../network/index.js';
import { at, type Block, type Context } from './context.js';
import { needsChoice } from './variables/purchase.js';

/**
 * What every decision costs, who pays, from which category, and when (S20, S22): the one place that says so, for the
 * cost objective, the budgets and the figures of the plan. `amount` is in the model's currency per unit of the
 * column, not discounted; `category` is '' for what is no spending; `spent` is the bucket in which it is paid.
 */
export type Visit = (
  column: number,
  amount: number,
  kind: CostKind,
  organisation: number,
  category: string,
  bucket: number,
  spent: number,
) => void;

export function eachCharge(context: Context, visit: Visit): void {
  chargeProduction(context, visit);
  chargeOvertime(context, visit);
  chargePurchases(context, visit);
  chargeLanes(context, visit);
  chargeExpansions(context, visit);
  chargeStock(context, visit);
  chargeLateness(context, visit);
}

function payer(context: Context, site: number): number {
  return context.network.sites[site].organisation;
}

/** Charges `amount` (in currency `currency`) per unit of each column of a block, all in the bucket of the column. */
function chargeBlock(
  context: Context,
  visit: Visit,
  block: Block,
  amount: number,
  currency: number,
  kind: CostKind,
  organisation: number,
  category: string,
): void {
  if (amount === 0) return;
  const rate = context.network.currencies.rates[currency];
  for (let t = block.first; t <= block.last; t++) {
    visit(at(block, t), amount * rate[t], kind, organisation, category, t, t);
  }
}

function chargeProduction(context: Context, visit: Visit): void {
  const { network, columns } = context;
  network.processes.forEach((process, p) => {
    const { start, serveHours, setup } = columns.processes[p];
    const pays = payer(context, process.site);
    chargeBlock(context, visit, start, process.cost, process.currency, 'production', pays, 'running');
    chargeBlock(context, visit, setup, process.setupCost, process.currency, 'setup', pays, 'running');
    chargeHours(context, visit, process, start, setup);
    process.hourGroups.forEach((group, g) => {
      group.lines.forEach((line, l) => {
        const resource = network.resources[line.resource];
        chargeHoursLine(context, visit, resource, serveHours[g][l], line);
      });
    });
  });
}

function chargeHours(context: Context, visit: Visit, process: Process, start: Block, setup: Block): void {
  for (const line of process.hours) {
    const resource = context.network.resources[line.resource];
    chargeHoursLine(context, visit, resource, start, line);
    if (process.setupHours > 0) chargeResource(context, visit, resource, setup, process.setupHours);
  }
}

/** Hours cost in the buckets in which they are used. */
function chargeHoursLine(
  context: Context,
  visit: Visit,
  resource: Resource,
  block: Block,
  line: HoursLine,
): void {
  if (!line.profile) {
    chargeResource(context, visit, resource, block, line.hours);
    return;
  }
  if (resource.costPerHour === 0) return;
  const pays = payer(context, resource.site);
  const rate = context.network.currencies.rates[resource.currency];
  for (let t = block.first; t <= block.last; t++) {
    eachHour(line, t, (bucket, hours) => {
      const amount = hours * resource.costPerHour * rate[bucket];
      visit(at(block, t), amount, 'hours', pays, 'running', bucket, bucket);
    });
  }
}

function chargeResource(
  context: Context,
  visit: Visit,
  resource: Resource,
  block: Block,
  hours: number,
): void {
  const pays = payer(context, resource.site);
  chargeBlock(
    context,
    visit,
    block,
    hours * resource.costPerHour,
    resource.currency,
    'hours',
    pays,
    'running',
  );
}

/** Hours are charged above as if none were overtime: overtime takes that back and is charged at its own cost. */
function chargeOvertime(context: Context, visit: Visit): void {
  context.network.resources.forEach((resource, r) => {
    const block = context.columns.overtime[r];
    const pays = payer(context, resource.site);
    chargeBlock(context, visit, block, -resource.costPerHour, resource.currency, 'hours', pays, 'running');
    chargeBlock(context, visit, block, resource.overtimeCost, resource.currency, 'overtime', pays, 'running');
  });
}

/** Price of one unit at break k, and the fixed part that makes an incremental price right from that break on. */
export function breakPrices(offer: Offer): { unit: number; fixed: number }[] {
  let cost = 0;
  return offer.breaks.map((each, k) => {
    if (k > 0) cost += (each.from - offer.breaks[k - 1].from) * offer.breaks[k - 1].price;
    return { unit: each.price, fixed: offer.incremental ? cost - each.price * each.from : 0 };
  });
}

function chargePurchases(context: Context, visit: Visit): void {
  const { network, columns } = context;
  network.offers.forEach((offer, o) => {
    const rate = network.currencies.rates[offer.currency];
    const pays = payer(context, offer.site);
    const spent = (t: number): number => (offer.payOnReceipt ? offer.arrival[t] : t);
    const choice = needsChoice(offer);
    breakPrices(offer).forEach(({ unit, fixed }, k) => {
      const block = columns.offers[o].order[k];
      const chosen = columns.offers[o].chosen[k];
      for (let t = block.first; t <= block.last; t++) {
        if (unit !== 0) visit(at(block, t), unit * rate[t], 'purchase', pays, offer.category, t, spent(t));
        if (choice && fixed !== 0)
          visit(at(chosen, t), fixed * rate[t], 'purchase', pays, offer.category, t, spent(t));
      }
    });
  });
}

function chargeLanes(context: Context, visit: Visit): void {
  const { network, columns } = context;
  network.lanes.forEach((lane, l) => {
    const pays = payer(context, lane.toSite);
    lane.flows.forEach((flow, k) => {
      const block = columns.lanes[l][k];
      const item = network.items[flow.item];
      chargeBlock(context, visit, block, lane.cost, lane.currency, 'transport', pays, 'running');
      const duty = lane.dutyRate * item.standardValue;
      chargeBlock(context, visit, block, duty, item.currency, 'duty', pays, 'running');
    });
    const open = columns.opening[l];
    if (open < 0) return;
    const rate = network.currencies.rates[lane.currency][0];
    visit(open, lane.openingCost * rate, 'opening', pays, 'running', 0, 0);
  });
}

function chargeExpansions(context: Context, visit: Visit): void {
  const { network, columns } = context;
  network.expansions.forEach((expansion, e) => {
    const pays = payer(context, network.resources[expansion.resource].site);
    const { currency, price, category } = expansion;
    chargeBlock(context, visit, columns.steps[e], price, currency, 'expansion', pays, category);
    const service = columns.inService[e];
    const rate = network.currencies.rates[currency];
    if (expansion.runningCost === 0) return;
    for (let t = service.first; t <= service.last; t++) {
      const amount = (expansion.runningCost * rate[t] * bucketDays(network.horizon, t)) / 365;
      visit(at(service, t), amount, 'running', pays, 'running', t, t);
    }
  });
}

function chargeStock(context: Context, visit: Visit): void {
  const { network, columns } = context;
  network.nodes.forEach((node, n) => {
    const item = network.items[node.item];
    const pays = payer(context, node.site);
    const daily = network.currencies.rates[item.currency];
    const block = columns.stock[n];
    if (item.holding !== 0) {
      for (let t = block.first; t <= block.last; t++) {
        const days = item.holdingPerBucket ? 1 : bucketDays(network.horizon, t);
        visit(at(block, t), item.holding * days * daily[t], 'holding', pays, '', t, t);
      }
    }
    const gap = columns.stockpileGap[n];
    for (let t = gap.first; t <= gap.last; t++) {
      const amount = node.stockpilePenalty * network.currencies.rates[node.currency][t];
      visit(at(gap, t), amount * bucketDays(network.horizon, t), 'stockpile', pays, '', t, t);
    }
  });
}

/** Backlog at the end of t is late through bucket t + 1 (S16). */
function chargeLateness(context: Context, visit: Visit): void {
  const { network, columns, T } = context;
  network.curves.forEach((curve, c) => {
    if (curve.penalty === 0) return;
    const pays = payer(context, network.nodes[curve.node].site);
    const { backlog } = columns.curves[c];
    const rate = network.currencies.rates[curve.currency];
    for (let t = backlog.first; t <= Math.min(backlog.last, T - 2); t++) {
      const amount = curve.penalty * rate[t + 1] * bucketDays(network.horizon, t + 1);
      visit(at(backlog, t), amount, 'lateness', pays, '', t + 1, t + 1);
    }
  });
}
