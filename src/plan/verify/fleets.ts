import { column } from '../../schema/columns.js';
import { type Case, Grid } from './case.js';
import type { Order, Piece } from './demand.js';
import { type Part, readParts, Spares } from './fleet-spares.js';
import { refs } from './ids.js';

/** What fleets are read from. */
type Base = Omit<Case, 'fleets'>;

/** What a fleet wants, and what its plan figures follow from (S49, S50). */
export interface FleetCase {
  readonly target: Float64Array;
  readonly needed: Float64Array;
  readonly planned: Float64Array;
  readonly wanted: Float64Array;
  readonly parts: readonly Part[];
  /** By part: recommended spares, condemned parts, demand. */
  readonly spares: readonly Float64Array[];
  readonly condemned: readonly Float64Array[];
  readonly spareDemand: readonly Float64Array[];
  /** Share of the units in service that is kept through a bucket. */
  kept(t: number): number;
  ready(units: number): number;
}

export function readFleets(c: Base): FleetCase[] {
  const parts = readParts(c);
  return c.ids.fleet.names.map((_, f) =>
    fleetCase(
      c,
      f,
      parts.filter((part) => part.fleet === f),
    ),
  );
}

function fleetCase(c: Base, f: number, parts: readonly Part[]): FleetCase {
  const share = column(c.model, 'fleet', 'availability')[f];
  const waits = column(c.model, 'fleet', 'spares_availability')[f];
  const lost = column(c.model, 'fleet', 'attrition_rate')[f];
  const sigma = parts.length === 0 ? 1 : Number.isNaN(waits) ? share || 0 : waits;
  const kept = (t: number): number => Math.exp((Math.log1p(-lost) * c.time.days(t)) / 365);
  const ready = readyOf(c, f);
  const target = readTarget(c, f);
  const needed = Number.isNaN(share)
    ? target
    : target.map((units) => leastUnits(units, sigma > 0 ? (share * units) / sigma : 0, ready));
  const planned = new Float64Array(c.time.count);
  const wanted = new Float64Array(c.time.count);
  let units = column(c.model, 'fleet', 'initial')[f];
  for (let t = 0; t < c.time.count; t++) {
    units *= kept(t);
    wanted[t] = Math.max(0, needed[t] - units);
    units += wanted[t];
    planned[t] = units;
  }
  return { target, needed, planned, wanted, parts, ...wantedSpares(c, parts, planned, sigma), kept, ready };
}

/** The last step dated on or before the last day of each bucket. */
function readTarget(c: Base, f: number): Float64Array {
  const own = column(c.model, 'fleet', 'in_service')[f];
  const by = column(c.model, 'fleet', 'by')[f];
  const date = column(c.model, 'fleet-target', 'date');
  const units = column(c.model, 'fleet-target', 'in_service');
  const steps = Array.from(refs(column(c.model, 'fleet-target', 'fleet'), c.ids.fleet))
    .map((fleet, row) => ({ fleet, date: date[row], units: units[row] }))
    .filter((step) => step.fleet === f);
  if (!Number.isNaN(own)) steps.push({ fleet: f, date: Number.isNaN(by) ? c.time.start : by, units: own });
  return Float64Array.from({ length: c.time.count }, (_, t) => {
    const past = steps.filter((step) => step.date <= c.time.last(t));
    const latest = Math.max(...past.map((step) => step.date));
    return past.find((step) => step.date === latest)?.units ?? 0;
  });
}

/** Units of n that are ready on average: birth and death between 0 and n units down, solved from the flow balances. */
function readyOf(c: Base, f: number): (units: number) => number {
  const failure = column(c.model, 'fleet', 'failure_rate')[f];
  const days = column(c.model, 'fleet', 'turnaround')[f];
  const bays = column(c.model, 'fleet', 'repair_bays')[f];
  if (!(failure > 0 && days > 0)) return (units) => units;
  const known = new Map<number, number>();
  const whole = (n: number): number => {
    let found = known.get(n);
    if (found === undefined) {
      // Weights relative to the state before, summed from the last state back, so that nothing overflows.
      let [one, mass, down] = [1, 1, 0];
      for (let k = n - 1; k >= 0; k--) {
        const working = Number.isNaN(bays) ? k + 1 : Math.min(k + 1, bays);
        const ratio = ((n - k) * failure) / ((working * 365) / days);
        [mass, down] = [one + ratio * mass, ratio * (down + mass)];
        if (mass > 1e150) [one, mass, down] = [one / mass, 1, down / mass];
      }
      found = n - down / mass;
      known.set(n, found);
    }
    return found;
  };
  return (units) => {
    const low = Math.floor(units + 1e-9);
    const over = Math.max(0, units - low);
    return over > 1e-9 ? (1 - over) * whole(low) + over * whole(low + 1) : whole(low);
  };
}

/** The least whole number of units from `target` on of which enough are ready. */
function leastUnits(target: number, enough: number, ready: (units: number) => number): number {
  const from = Math.ceil(target - 1e-9);
  const most = 100 * (target + 1);
  for (let n = from; n <= most; n++) if (ready(n) >= enough - 1e-9) return n;
  return target;
}

function wantedSpares(
  c: Base,
  parts: readonly Part[],
  planned: Float64Array,
  sigma: number,
): Pick<FleetCase, 'spares' | 'condemned' | 'spareDemand'> {
  const series = (): Float64Array[] => parts.map(() => new Float64Array(c.time.count));
  const [spares, condemned, spareDemand] = [series(), series(), series()];
  const held = parts.map((part) => part.initial);
  for (let t = 0; t < c.time.count && parts.length > 0; t++) {
    const recommended = new Spares(parts, planned[t]).recommended(sigma);
    for (const [i, part] of parts.entries()) {
      spares[i][t] = Math.max(recommended[i], t > 0 ? spares[i][t - 1] : 0);
      condemned[i][t] = planned[t] * part.units * part.failures * part.condemned * c.time.days(t);
      spareDemand[i][t] = Math.max(0, spares[i][t] - held[i]) + condemned[i][t];
      held[i] = Math.max(held[i], spares[i][t]);
    }
  }
  return { spares, condemned, spareDemand };
}

/** Demands that fleets make: by fleet, then by part, after the demands of the tables. */
export function addFleetDemand(c: Case, offset: number, add: (row: number, piece: Piece) => void): void {
  const item = refs(column(c.model, 'fleet', 'item'), c.ids.item);
  const site = refs(column(c.model, 'fleet', 'site'), c.ids.site);
  const priority = column(c.model, 'fleet', 'priority');
  const grace = column(c.model, 'fleet', 'grace');
  const value = column(c.model, 'fleet', 'value');
  const penalty = column(c.model, 'fleet', 'penalty');
  const currency = column(c.model, 'fleet', 'currency');
  for (const [f, fleet] of c.fleets.entries()) {
    const give = (order: Order, wanted: Float64Array): void => {
      const row = offset + c.ids.fleetDemand.find(order.id);
      for (let t = 0; t < c.time.count; t++) {
        const until = c.time.bucket(c.time.last(t) + grace[f]);
        const latest = Number.isNaN(grace[f]) ? c.time.count - 1 : Math.min(until, c.time.count - 1);
        if (wanted[t] > 1e-9) add(row, { order, due: t, latest, quantity: wanted[t] });
      }
    };
    const name = c.ids.fleet.names[f];
    const common = { site: site[f], priority: priority[f] };
    const money = { value: value[f], penalty: penalty[f], currency: currency[f] };
    give({ id: name, item: item[f], ...common, ...money }, fleet.wanted);
    for (const [i, part] of fleet.parts.entries()) {
      const id = `${name}/${c.ids.item.names[part.item]}`;
      const none = { value: Number.NaN, penalty: Number.NaN, currency: undefined };
      give({ id, item: part.item, ...common, ...none }, fleet.spareDemand[i]);
    }
  }
}

/** Hours that repairs take of each resource (S49). */
export function repairHours(c: Case): Grid {
  const resource = refs(column(c.model, 'fleet', 'repair_resource'), c.ids.resource);
  const hours = column(c.model, 'fleet', 'repair_hours');
  const failure = column(c.model, 'fleet', 'failure_rate');
  const taken = new Grid(c.ids.resource.names.length, c.time.count);
  for (const [f, fleet] of c.fleets.entries()) {
    if (resource[f] < 0 || !(hours[f] > 0) || !(failure[f] > 0)) continue;
    for (let t = 0; t < c.time.count; t++) {
      const repairs = (fleet.ready(fleet.planned[t]) * failure[f] * c.time.days(t)) / 365;
      taken.add(resource[f], t, repairs * hours[f]);
    }
  }
  return taken;
}

/** The tables fleet and fleet_spare against what is delivered (S49, S50). */
export function checkFleets(c: Case): void {
  const demands = c.ids.fleetDemand;
  const came = new Grid(demands.names.length, c.time.count);
  const offset = c.ids.demand.names.length + c.ids.programme.names.length;
  const { length, number } = c.rows.delivery;
  for (let row = 0; row < length; row++) {
    const k = number.demand[row] - offset;
    if (k >= 0) came.add(k, number.bucket[row], number.delivered[row]);
  }
  const stated = statedUnits(c);
  for (const [f, fleet] of c.fleets.entries()) checkFleet(c, f, fleet, came, stated);
}

type Stated = ReadonlyMap<number, number>;

/** Rows of both tables by fleet (or part) and bucket. */
function statedUnits(c: Case): { units: Stated; spares: Stated } {
  const units = new Map<number, number>();
  const spares = new Map<number, number>();
  const { fleet, fleet_spare } = c.rows;
  for (let row = 0; row < fleet.length; row++)
    units.set(fleet.number.fleet[row] * c.time.count + fleet.number.bucket[row], row);
  for (let row = 0; row < fleet_spare.length; row++) {
    const id = `${c.ids.fleet.names[fleet_spare.number.fleet[row]]}/${c.ids.item.names[fleet_spare.number.item[row]]}`;
    spares.set(c.ids.fleetDemand.find(id) * c.time.count + fleet_spare.number.bucket[row], row);
  }
  return { units, spares };
}

function checkFleet(
  c: Case,
  f: number,
  fleet: FleetCase,
  came: Grid,
  stated: { units: Stated; spares: Stated },
): void {
  const name = c.ids.fleet.names[f];
  const own = c.ids.fleetDemand.find(name);
  const held = fleet.parts.map((part) => part.initial);
  let units = column(c.model, 'fleet', 'initial')[f];
  for (let t = 0; t < c.time.count; t++) {
    const lost = units * (1 - fleet.kept(t));
    units += came.at(own, t) - lost;
    const here = fleet.parts.map((part, i) => {
      const id = `${name}/${c.ids.item.names[part.item]}`;
      const k = c.ids.fleetDemand.find(id);
      held[i] += came.at(k, t) - fleet.condemned[i][t];
      const spares = Math.max(0, held[i]);
      const row = stated.spares.get(k * c.time.count + t);
      const { wanted, held: found } = c.rows.fleet_spare.number;
      compare(c, `fleet_spare / ${id}`, t, row, [
        [fleet.spares[i][t], wanted],
        [spares, found],
      ]);
      return spares;
    });
    const sound = fleet.ready(units);
    const ready = sound * new Spares(fleet.parts, units).availability(here);
    const { number } = c.rows.fleet;
    compare(c, `fleet / ${name}`, t, stated.units.get(f * c.time.count + t), [
      [fleet.target[t], number.target],
      [fleet.needed[t], number.needed],
      [units, number.in_service],
      [lost, number.lost],
      [ready, number.ready],
      [units - sound, number.in_repair],
      [sound - ready, number.waiting],
    ]);
  }
}

function compare(
  c: Case,
  name: string,
  t: number,
  row: number | undefined,
  pairs: readonly (readonly [expected: number, found: Float64Array])[],
): void {
  for (const [expected, found] of pairs)
    c.check.equal('fleet-figures', name, t, expected, row === undefined ? 0 : found[row]);
}
