import { column } from '../../schema/columns.js';
import { type Case, Grid } from './case.js';
import { refs } from './ids.js';
import { getOrMake } from './maps.js';
import { readYields } from './production.js';
import { builds } from './revisions.js';

/**
 * What is delivered of products with revisions, by item, site and oldest revision taken: filled by the deliveries,
 * then compared with what the plan says was taken of each revision (S46).
 */
export class Pools {
  private readonly pools = new Map<string, Float64Array>();
  constructor(private readonly buckets: number) {}

  of(item: number, site: number, minimum: string): Float64Array {
    return getOrMake(this.pools, [item, site, minimum].join('/'), () => new Float64Array(this.buckets));
  }

  entries(): IterableIterator<[string, Float64Array]> {
    return this.pools.entries();
  }
}

/** Deliveries of revisions against those of the demands; they leave the stock here. Returns units by revision (S46). */
export function checkRevisionDeliveries(c: Case, pools: Pools): Grid {
  const delivered = new Grid(c.revisions.names.length, c.time.count);
  const taken = new Pools(c.time.count);
  const { length, number, text, subject } = c.rows.revision_delivery;
  for (let row = 0; row < length; row++) {
    const [item, site, t] = [number.item[row], number.site[row], number.bucket[row]];
    const [r, q] = [number.revision[row], number.delivered[row]];
    const minimum = text.minimum[row];
    const name = (): string => subject(row);
    const fits =
      c.revisions.product[r] === item && c.revisions.item[r] !== item && c.revisions.accepts(r, minimum);
    if (!c.check.holds('revision-delivery', fits, name, t, minimum, c.revisions.names[r])) continue;
    taken.of(item, site, minimum)[t] += q;
    delivered.add(r, t, q);
    c.flows.use(c.revisions.item[r], site, t, q);
  }
  for (const [key] of taken.entries()) {
    const [item, site, minimum] = key.split('/');
    pools.of(Number(item), Number(site), minimum);
  }
  for (const [key, wanted] of pools.entries()) {
    const [item, site, minimum] = key.split('/');
    const found = taken.of(Number(item), Number(site), minimum);
    const name = `revision_delivery / ${c.ids.item.names[Number(item)]} / ${c.ids.site.names[Number(site)]}`;
    for (let t = 0; t < c.time.count; t++) c.check.equal('revision-delivery', name, t, wanted[t], found[t]);
  }
  addDirect(c, delivered);
  return delivered;
}

/** Demands that name a revision's own item. */
function addDirect(c: Case, delivered: Grid): void {
  const names = [
    ...column(c.model, 'demand', 'item'),
    ...column(c.model, 'programme', 'item'),
    ...column(c.model, 'fleet', 'item'),
    ...column(c.model, 'fleet-spare', 'item'),
  ];
  const item = refs(names, c.ids.item);
  const { length, number } = c.rows.delivery;
  for (let row = 0; row < length; row++) {
    for (const [r, own] of c.revisions.item.entries()) {
      if (own !== c.revisions.product[r] && own === item[number.demand[row]])
        delivered.add(r, number.bucket[row], number.delivered[row]);
    }
  }
}

/** The table revision against starts, arrivals, deliveries and conversions; fielded never below 0 (S43, S47). */
export function checkRevisionUnits(c: Case, started: Grid, delivered: Grid): void {
  const flows = readFlows(c, started);
  const built = column(c.model, 'revision', 'fielded');
  const attrition = column(c.model, 'revision', 'attrition_rate');
  const { length, number } = c.rows.revision;
  const rows = new Map<number, number>();
  for (let row = 0; row < length; row++)
    rows.set(number.revision[row] * c.time.count + number.bucket[row], row);
  for (const [r, id] of c.revisions.names.entries()) {
    const name = `revision / ${id}`;
    const apart = c.revisions.item[r] !== c.revisions.product[r];
    let fielded = built[r];
    for (let t = 0; t < c.time.count; t++) {
      const before = fielded;
      fielded *= Math.exp((Math.log1p(-attrition[r]) * c.time.days(t)) / 365);
      fielded += delivered.at(r, t) + flows.toField.at(r, t) - flows.fromField.at(r, t);
      if (apart) c.check.atLeast('fielded', name, t, 0, fielded, before);
      const row = rows.get(r * c.time.count + t);
      const equal = (expected: number, found: Float64Array): void =>
        c.check.equal('revision-figures', name, t, expected, row === undefined ? 0 : found[row]);
      equal(flows.started.at(r, t), number.started);
      equal(flows.output.at(r, t), number.output);
      equal(flows.converted.at(r, t), number.converted);
      equal(flows.taken.at(r, t), number.taken);
      if (apart) {
        equal(delivered.at(r, t), number.delivered);
        equal(Math.max(0, fielded), number.fielded);
      }
    }
  }
}

/** Units by revision and bucket, as they follow from the starts. */
function readFlows(c: Case, started: Grid) {
  const grid = (): Grid => new Grid(c.revisions.names.length, c.time.count);
  const flows = {
    started: grid(),
    output: grid(),
    converted: grid(),
    taken: grid(),
    toField: grid(),
    fromField: grid(),
  };
  const site = refs(column(c.model, 'process', 'site'), c.ids.site);
  const lead = column(c.model, 'process', 'lead_time');
  const leadIn = column(c.model, 'process', 'lead_time_in');
  const yields = readYields(c);
  for (const [p, r] of c.revisions.ofProcess.entries()) {
    if (r < 0) continue;
    const { arrival } = c.calendars.leads(lead[p], leadIn[p] === 'working', c.siteCalendar[site[p]]);
    const building = builds(c.revisions, p, r);
    const field = !building && c.revisions.inField[p];
    for (let t = 0; t < c.time.count; t++) {
      const x = started.at(p, t);
      if (x === 0) continue;
      if (building) flows.started.add(r, t, x);
      else flows.taken.add(c.revisions.converts[p], t, x);
      if (field) flows.fromField.add(c.revisions.converts[p], t, x);
      if (arrival[t] < 0) continue;
      const good = x * yields(p, t);
      (building ? flows.output : flows.converted).add(r, arrival[t], good);
      if (field) flows.toField.add(r, arrival[t], good);
    }
  }
  return flows;
}
