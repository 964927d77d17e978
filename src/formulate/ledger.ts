import type { CostKind } from '../base/vocabulary.js';
import {
  bucketDays,
  type Expansion,
  eachHour,
  type HoursLine,
  type Offer,
  type Process,
  type Resource,
} from '../network/index.js';
import { at, type Block, type Context, hoursBlock, type ProcessColumns } from './context.js';
import { type Book, type Subject, sharing, splitResources, type Visit, type Worker } from './sharing.js';
import { needsChoice } from './variables/purchase.js';

/**
 * The one place that says what every decision costs, who pays and when (S20, S22, S39): for the cost objective, the
 * budgets and the figures of the plan. Each family charges the account of its subject (`book`).
 */
export function eachCharge(context: Context, visit: Visit): void {
  chargeTo(context, sharing(context.network, visit));
  // What is no spending is not shared.
  chargeStock(context, visit);
  chargeLateness(context, visit);
  chargeDisposal(context, visit);
}

/** Everything that is spending, charged to the accounts of a book. */
export function chargeTo(context: Context, book: Book): void {
  chargeProduction(context, book);
  chargeOvertime(context, book);
  chargePurchases(context, book);
  chargeLanes(context, book);
  chargeExpansions(context, book);
}

function payer(context: Context, site: number): number {
  return context.network.sites[site].organisation;
}

/** Work at a site is its organisation's, in the site's country (S40). */
function workerAt(context: Context, site: number): Worker {
  return context.network.sites[site];
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

function chargeProduction(context: Context, book: Book): void {
  const { network, columns } = context;
  network.processes.forEach((process, p) => {
    const { start, serveHours, setup } = columns.processes[p];
    const pays = payer(context, process.site);
    const subject = {
      item: network.nodes[process.node].item,
      process: p,
      worker: workerAt(context, process.site),
    };
    const visit = book(subject);
    chargeBlock(context, visit, start, process.cost, process.currency, 'production', pays, 'running');
    chargeBlock(context, visit, setup, process.setupCost, process.currency, 'setup', pays, 'running');
    chargeHours(context, book, subject, process, columns.processes[p]);
    process.hourGroups.forEach((group, g) => {
      group.lines.forEach((line, l) => {
        const resource = network.resources[line.resource];
        const account = book({ ...subject, resource: line.resource });
        chargeHoursLine(context, account, resource, serveHours[g][l], line);
      });
    });
  });
}

function chargeHours(
  context: Context,
  book: Book,
  subject: Subject,
  process: Process,
  columns: ProcessColumns,
): void {
  for (const line of process.hours) {
    const resource = context.network.resources[line.resource];
    const visit = book({ ...subject, resource: line.resource });
    chargeHoursLine(context, visit, resource, hoursBlock(columns, line), line);
    if (process.setupHours > 0) chargeResource(context, visit, resource, columns.setup, process.setupHours);
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
function chargeOvertime(context: Context, book: Book): void {
  const isSplit = splitResources(context.network);
  context.network.resources.forEach((resource, r) => {
    const block = context.columns.overtime[r];
    const pays = payer(context, resource.site);
    const rate = context.network.currencies.rates[resource.currency];
    const visit = book({ resource: r });
    const charge = (amount: number, kind: CostKind, t: number): void => {
      if (amount !== 0) visit(at(block, t), amount * rate[t], kind, pays, 'running', t, t);
    };
    for (let t = block.first; t <= block.last; t++) {
      const { costPerHour, overtimeCost } = resource;
      if (isSplit(r, t)) charge(overtimeCost - costPerHour, 'overtime', t);
      else {
        charge(-costPerHour, 'hours', t);
        charge(overtimeCost, 'overtime', t);
      }
    }
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

function chargePurchases(context: Context, book: Book): void {
  const { network, columns } = context;
  network.offers.forEach((offer, o) => {
    const pays = payer(context, offer.site);
    const { item } = network.nodes[offer.node];
    const country = network.members[offer.supplier]?.country ?? '';
    const price = book({ item, worker: { organisation: offer.supplier, country } });
    const duty = book({ item });
    const choice = needsChoice(offer);
    breakPrices(offer).forEach(({ unit, fixed }, k) => {
      const { order, chosen } = columns.offers[o];
      const charge = (block: Block, amount: number): void => {
        chargePrice(context, price, offer, block, amount, 'purchase', pays);
        chargePrice(context, duty, offer, block, amount * offer.dutyRate, 'duty', pays);
      };
      charge(order[k], unit);
      if (choice) charge(chosen[k], fixed);
    });
  });
}

/** A price per unit of each column of a block, paid in the parts of its offer or expansion (S38). */
function chargePrice(
  context: Context,
  visit: Visit,
  { currency, category, payments }: Offer | Expansion,
  block: Block,
  price: number,
  kind: CostKind,
  pays: number,
): void {
  if (price === 0) return;
  const rate = context.network.currencies.rates[currency];
  for (let t = block.first; t <= block.last; t++) {
    for (const { share, spent } of payments)
      visit(at(block, t), price * share * rate[t], kind, pays, category, t, spent[t]);
  }
}

function chargeLanes(context: Context, book: Book): void {
  const { network, columns } = context;
  network.lanes.forEach((lane, l) => {
    const pays = payer(context, lane.payingSite);
    const paysDuty = payer(context, lane.dutySite);
    lane.flows.forEach((flow, k) => {
      const block = columns.lanes[l][k];
      const item = network.items[flow.item];
      const visit = book({ item: flow.item });
      chargeBlock(context, visit, block, lane.cost, lane.currency, 'transport', pays, 'running');
      const duty = lane.dutyRate * item.standardValue;
      chargeBlock(context, visit, block, duty, item.currency, 'duty', paysDuty, 'running');
      const onFreight = lane.dutyOnFreight ? lane.dutyRate * lane.cost : 0;
      chargeBlock(context, visit, block, onFreight, lane.currency, 'duty', paysDuty, 'running');
    });
    const open = columns.opening[l];
    if (open < 0) return;
    const rate = network.currencies.rates[lane.currency][0];
    book({})(open, lane.openingCost * rate, 'opening', pays, 'running', 0, 0);
  });
}

function chargeExpansions(context: Context, book: Book): void {
  const { network, columns } = context;
  network.expansions.forEach((expansion, e) => {
    const { resource, currency, price } = expansion;
    const pays = payer(context, network.resources[resource].site);
    const visit = book({ resource });
    chargePrice(context, visit, expansion, columns.steps[e], price, 'expansion', pays);
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
    // Of what has expired.
    const expired = columns.expired[n];
    chargeBlock(context, visit, expired, item.expiryCost, item.currency, 'disposal', pays, 'running');
    const gap = columns.stockpileGap[n];
    for (let t = gap.first; t <= gap.last; t++) {
      const amount = node.stockpilePenalty * network.currencies.rates[node.currency][t];
      visit(at(gap, t), amount * bucketDays(network.horizon, t), 'stockpile', pays, '', t, t);
    }
  });
}

/** Getting rid of what is written off of an old part (S48). */
function chargeDisposal(context: Context, visit: Visit): void {
  const { network, columns } = context;
  for (const { nodes, disposalCost, currency } of network.runOuts) {
    for (const n of nodes) {
      const pays = payer(context, network.nodes[n].site);
      const block = columns.discards.get(n)!;
      chargeBlock(context, visit, block, disposalCost, currency, 'disposal', pays, 'running');
    }
  }
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
