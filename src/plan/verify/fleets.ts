import { column } from '../../schema/columns.js';
import { type Case, Grid } from './case.js';
import type { FleetCase } from './fleet-plan.js';
import { Spares } from './fleet-spares.js';
import { refs } from './ids.js';
import type { Order, Piece } from './pieces.js';

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
    const common = { site: site[f], priority: priority[f], minimum: '' };
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
