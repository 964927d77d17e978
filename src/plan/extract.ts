import { Scratch } from '../base/scratch.js';
import type { Solution } from '../engines/contract.js';
import {
  at,
  type Block,
  experienceOf,
  type Formulation,
  has,
  hoursBlock,
  learningStarts,
  wantedLevel,
} from '../formulate/index.js';
import { bucketDates, eachHour, type HoursLine, type Network, repairHours } from '../network/index.js';
import { extractAgreements } from './extract-agreements.js';
import { writeFleets } from './extract-fleets.js';
import { extractMoney } from './extract-money.js';
import { extractPermissions } from './extract-permissions.js';
import { extractPrices } from './extract-prices.js';
import { extractReadiness } from './extract-readiness.js';
import { writeRevisions } from './extract-revisions.js';
import { planObjectives } from './objectives.js';
import type { Plan, PlanHeader, PlanTable, PlanTableName } from './plan.js';
import { PLAN_TABLES } from './plan.js';
import { type Reading, valueAt } from './reading.js';
import { type PieceService, splitCurve } from './serve.js';
import { clean, TableWriter, type TableWriters } from './tables.js';

export type HeaderFacts = Pick<PlanHeader, 'model' | 'modelName' | 'scenario' | 'engine' | 'options'>;

/** The plan that a solution's point stands for. The solution must have a point. */
export function extractPlan(
  formulation: Formulation,
  solution: Solution,
  facts: HeaderFacts,
  scratch = new Scratch(),
): Plan {
  if (!solution.x) throw new Error('a plan needs a point');
  const x = scratch.floats('cleaned', solution.x.length);
  cleanInto(x, solution.x);
  const names = Object.keys(PLAN_TABLES) as PlanTableName[];
  const write = Object.fromEntries(
    names.map((name) => [name, new TableWriter(name)]),
  ) as unknown as TableWriters;
  const reading: Reading = { formulation, x, write, service: readService(formulation, x) };
  writeBuckets(reading);
  const used = writeProduction(reading);
  takeIdleOvertime(reading, used);
  writePurchases(reading);
  writeShipments(reading);
  writeStock(reading);
  writeCapacity(reading, used);
  writeService(reading);
  writeRevisions(reading);
  writeFleets(reading);
  extractPermissions(reading);
  extractReadiness(reading);
  extractMoney(reading);
  extractAgreements(reading);
  extractPrices(reading, solution);
  const tables = Object.fromEntries(names.map((name) => [name, write[name].done()])) as Record<
    PlanTableName,
    PlanTable
  >;
  const { objectives, gap } = planObjectives(reading, solution, tables);
  const { network } = formulation.context;
  const { program } = formulation;
  return Object.freeze({
    header: Object.freeze({
      format: 'renkei-plan',
      version: 1,
      model: facts.model,
      modelName: facts.modelName,
      ...(facts.scenario === undefined ? {} : { scenario: facts.scenario }),
      currency: network.currencies.codes[0],
      engine: facts.engine,
      options: facts.options,
      status: solution.termination === 'optimal' ? 'optimal' : 'feasible',
      objectives,
      gap,
      counts: {
        columns: program.columnCount,
        rows: program.rowCount,
        nonzeros: program.nonzeroCount,
        items: network.items.length,
        buckets: network.horizon.count,
      },
    }),
    tables: Object.freeze(tables),
  });
}

function readService({ context }: Formulation, x: Float64Array): PieceService[] {
  const { network, columns, T } = context;
  const series = (block: Block): Float64Array =>
    Float64Array.from({ length: T }, (_, t) => valueAt(x, block, t));
  return network.curves.flatMap((_, c) =>
    splitCurve(network, c, series(columns.curves[c].deliver), series(columns.curves[c].giveUp)),
  );
}

function writeBuckets({ formulation, write }: Reading): void {
  const { horizon } = formulation.context.network;
  for (let t = 0; t < horizon.count; t++) {
    const { start, end } = bucketDates(horizon, t);
    write.bucket.row(t, start, end);
  }
}

/** What is started and the hours that it takes; returns these by resource and bucket, with those of repairs of fleets. */
function writeProduction(reading: Reading): Float64Array[] {
  const { formulation, x, write } = reading;
  const { network, columns, T } = formulation.context;
  const used = repairHours(network).map((hours) => hours?.slice() ?? new Float64Array(T));
  const to = write.production.columns;
  network.processes.forEach((process, p) => {
    const { start, serve } = columns.processes[p];
    for (let t = start.first; t <= start.last; t++) {
      const started = valueAt(x, start, t);
      if (started === 0) continue;
      const good = has(columns.processes[p].good, t)
        ? valueAt(x, columns.processes[p].good, t)
        : clean(started * process.yields[t]);
      to.process.push(process.id);
      to.bucket.push(t);
      to.started.push(started);
      to.output.push(good);
      to.arrival.push(process.arrival[t]);
      process.groups.forEach((group, g) => {
        const served = new Map<string, number>();
        group.lines.forEach((line, l) => {
          const item = network.items[network.nodes[line.node].item].id;
          const value = valueAt(x, serve[g][l], t);
          if (value > 0) served.set(item, (served.get(item) ?? 0) + value);
        });
        for (const [item, value] of served) write.substitution.row(process.id, group.name, item, t, value);
      });
    }
    writeLoads(reading, p, used);
  });
  writeLearning(reading);
  return used;
}

/** Where hours or yield follow what was started before: experience, hours as a share of the first unit's, yield. */
function writeLearning({ formulation, x, write }: Reading): void {
  const { context } = formulation;
  const { processes } = context.network;
  const starts = learningStarts(context, x);
  processes.forEach((process, p) => {
    const { work, good } = context.columns.processes[p];
    if (work.first > work.last && good.first > good.last) return;
    const path = experienceOf(processes, starts, p);
    starts[p].forEach((units, t) => {
      const started = clean(units);
      if (started === 0) return;
      const share = has(work, t) ? valueAt(x, work, t) / started : 1;
      const output = has(good, t) ? valueAt(x, good, t) : started * process.yields[t];
      write.learning.row(process.id, t, clean(path[t]), clean(share), clean(output / started));
    });
  });
}

/** Hours by start, wherever they fall (S9), added to those used; those of a set-up are in the bucket of its start. */
function writeLoads({ formulation, x, write }: Reading, p: number, used: readonly Float64Array[]): void {
  const { network } = formulation.context;
  const { id } = network.processes[p];
  const loads = new Loads(network);
  const to = write.load.columns;
  const close = (): void =>
    loads.take((resource, group, start, t, hours) => {
      const value = clean(hours);
      if (!(value > 0)) return;
      to.process.push(id);
      to.resource.push(network.resources[resource].id);
      to.group.push(group);
      to.start.push(start);
      to.bucket.push(t);
      to.hours.push(value);
    });
  eachLoad(formulation, x, p, (resource, group, start, t, hours) => {
    used[resource][t] += hours;
    if (start !== loads.start) close();
    loads.add(resource, group, start, t, hours);
  });
  close();
}

type VisitLoad = (resource: number, group: string, start: number, t: number, hours: number) => void;

/** Hours of one start by resource, bucket and group, in the order in which they were first added. */
class Loads {
  start = -1;
  private readonly known = new Map<number, number>();
  private readonly groups: string[] = [];
  private readonly resource: number[] = [];
  private readonly bucket: number[] = [];
  private readonly hours: number[] = [];
  private count = 0;

  constructor(private readonly network: Network) {}

  add(resource: number, group: string, start: number, t: number, hours: number): void {
    this.start = start;
    let k = this.groups.indexOf(group);
    if (k < 0) k = this.groups.push(group) - 1;
    const key = (k * this.network.horizon.count + t) * this.network.resources.length + resource;
    const known = this.known.get(key);
    if (known !== undefined) {
      this.hours[known] += hours;
      return;
    }
    this.known.set(key, this.count);
    this.resource[this.count] = resource;
    this.bucket[this.count] = t;
    this.hours[this.count++] = 0 + hours;
  }

  /** Visits and forgets. */
  take(visit: VisitLoad): void {
    for (const [key, k] of this.known) {
      const group = Math.floor(key / (this.network.horizon.count * this.network.resources.length));
      visit(this.resource[k], this.groups[group], this.start, this.bucket[k], this.hours[k]);
    }
    this.known.clear();
    this.count = 0;
  }
}

function eachLoad({ context }: Formulation, x: Float64Array, p: number, visit: VisitLoad): void {
  const process = context.network.processes[p];
  const columns = context.columns.processes[p];
  const { start, serveHours, setup } = columns;
  const take = (line: HoursLine, group: string, t: number, block: Block): void => {
    const units = valueAt(x, block, t);
    if (units === 0) return;
    if (line.profile)
      eachHour(line, t, (bucket, hours) => visit(line.resource, group, t, bucket, units * hours));
    else visit(line.resource, group, t, t, units * line.hours);
  };
  for (let t = start.first; t <= start.last; t++) {
    const started = valueAt(x, start, t);
    const setups = Math.round(valueAt(x, setup, t)) * process.setupHours;
    for (const line of process.hours) {
      take(line, '', t, hoursBlock(columns, line));
      if (setups > 0 && started > 0) visit(line.resource, '', t, t, setups);
    }
    process.hourGroups.forEach((group, g) => {
      group.lines.forEach((line, l) => {
        take(line, group.name, t, serveHours[g][l]);
      });
    });
  }
}

function writePurchases({ formulation, x, write }: Reading): void {
  const { context } = formulation;
  const { network, columns } = context;
  const to = write.purchase.columns;
  network.offers.forEach((offer, o) => {
    const { order } = columns.offers[o];
    for (let t = order[0].first; t <= order[0].last; t++) {
      let sum = 0;
      for (const block of order) sum += valueAt(x, block, t);
      const ordered = clean(sum);
      if (ordered === 0) continue;
      const amount = purchaseAmount(offer, ordered) * network.currencies.rates[offer.currency][t];
      to.offer.push(offer.id);
      to.bucket.push(t);
      to.ordered.push(ordered);
      to.arrival.push(offer.arrival[t]);
      to.unit_price.push(clean(amount / ordered));
      to.amount.push(clean(amount));
    }
  });
  network.openOrders.forEach((order, r) => {
    if (order.bucket >= context.T) return;
    const received = order.firm ? order.quantity : Math.max(0, x[columns.receipts[r]]);
    if (received > 0) write.receipt.row(order.id, order.bucket, received);
  });
}

/** Price of a quantity by the offer's breaks, in the offer's currency (S11). */
export function purchaseAmount(
  offer: { readonly breaks: readonly { from: number; price: number }[]; readonly incremental: boolean },
  quantity: number,
): number {
  if (offer.breaks.length === 1 && !offer.incremental) return quantity * offer.breaks[0].price;
  const dust = 1e-9 * Math.max(1, quantity);
  const reached = offer.breaks.filter((each) => each.from <= quantity + dust);
  if (!offer.incremental) return quantity * reached[reached.length - 1].price;
  return reached.reduce((sum, each, k) => {
    const to = Math.min(quantity, offer.breaks[k + 1]?.from ?? Number.POSITIVE_INFINITY);
    return sum + Math.max(0, to - each.from) * each.price;
  }, 0);
}

function writeShipments({ formulation, x, write }: Reading): void {
  const { network, columns } = formulation.context;
  const to = write.shipment.columns;
  network.lanes.forEach((lane, l) => {
    lane.flows.forEach((flow, k) => {
      const block = columns.lanes[l][k];
      for (let t = block.first; t <= block.last; t++) {
        const shipped = valueAt(x, block, t);
        if (shipped === 0) continue;
        to.lane.push(lane.id);
        to.item.push(network.items[flow.item].id);
        to.bucket.push(t);
        to.shipped.push(shipped);
        to.arrival.push(lane.arrival[t]);
      }
    });
    const rate = network.currencies.rates[lane.currency][0];
    const open = columns.opening[l];
    if (open >= 0 && x[open] > 0.5) write.opening.row(lane.id, clean(lane.openingCost * rate));
  });
}

function writeStock({ formulation, x, write }: Reading): void {
  const { context } = formulation;
  const { network, columns, T } = context;
  const to = write.stock.columns;
  for (const [n, node] of network.nodes.entries()) {
    const item = network.items[node.item].id;
    const site = network.sites[node.site].id;
    for (let t = 0; t < T; t++) {
      const stock = valueAt(x, columns.stock[n], t);
      const short = clean(Math.max(0, wantedLevel(node, t) - stock));
      if (stock > 0 || short > 0) {
        to.item.push(item);
        to.site.push(site);
        to.bucket.push(t);
        to.stock.push(stock);
        to.shortfall.push(short);
      }
      const expired = valueAt(x, columns.expired[n], t);
      if (expired > 0) write.expiry.row(item, site, t, expired);
    }
  }
}

/** `used`: hours by resource and bucket. */
function writeCapacity({ formulation, x, write }: Reading, used: readonly Float64Array[]): void {
  const { context } = formulation;
  const { network, columns, T } = context;
  const steps = network.resources.map(() => new Float64Array(T));
  network.expansions.forEach((expansion, e) => {
    const resource = network.resources[expansion.resource];
    for (let t = 0; t < T; t++) {
      const inService = valueAt(x, columns.inService[e], t);
      const ordered = valueAt(x, columns.steps[e], t);
      steps[expansion.resource][t] += inService * expansion.step * resource.hoursPerUnit[t];
      if (ordered > 0) write.expansion.row(expansion.id, t, ordered, expansion.inService[t]);
    }
  });
  network.resources.forEach((resource, r) => {
    for (let t = 0; t < T; t++) {
      const overtime = valueAt(x, columns.overtime[r], t);
      write.capacity.row(
        resource.id,
        t,
        clean(resource.working[t]),
        clean(used[r][t]),
        overtime,
        clean(steps[r][t]),
      );
    }
  });
}

/**
 * Overtime that costs no more than normal hours costs nothing in the program, so a solver may leave some where nobody
 * works; it is taken out of the point, which changes no objective, budget or limit (S9).
 */
function takeIdleOvertime({ formulation, x }: Reading, used: readonly Float64Array[]): void {
  const { network, columns } = formulation.context;
  network.resources.forEach(({ overtimeLimit, overtimeCost, costPerHour }, r) => {
    if (!(overtimeLimit > 0 && overtimeCost === costPerHour)) return;
    const block = columns.overtime[r];
    for (let t = block.first; t <= block.last; t++)
      x[at(block, t)] = Math.min(x[at(block, t)], clean(used[r][t]));
  });
}

/** Writes a point, free of solver dust, into another that is 0 everywhere (both by column). */
function cleanInto(point: Float64Array, x: Float64Array): void {
  // Most of it is zero.
  for (let j = 0; j < x.length; j++) if (x[j] !== 0) point[j] = clean(x[j]);
}

function writeService({ formulation, service, write }: Reading): void {
  const { network } = formulation.context;
  const order = [...service].sort((a, b) => {
    if (a.piece.demand !== b.piece.demand) return a.piece.demand < b.piece.demand ? -1 : 1;
    return a.piece.due - b.piece.due;
  });
  for (const { piece, curve, deliveries, onTime, late, short, quantityDaysLate } of order) {
    const { node, priority } = network.curves[curve];
    const item = network.items[network.nodes[node].item].id;
    const site = network.sites[network.nodes[node].site].id;
    const quantity = clean(piece.quantity);
    write.service.row(
      piece.demand,
      piece.due,
      item,
      site,
      priority,
      quantity,
      onTime,
      late,
      short,
      quantityDaysLate,
    );
    for (const { bucket, quantity: part } of deliveries)
      write.delivery.row(piece.demand, piece.due, bucket, part);
  }
}
