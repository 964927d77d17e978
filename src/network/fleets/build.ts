import type { Day } from '../../base/dates.js';
import { column } from '../../schema/columns.js';
import { bucketDays, type Horizon } from '../horizon.js';
import { given, idsOf, rowsByParent } from '../index-of.js';
import type { Fleet, FleetSpare, Network } from '../network.js';
import type { Scope } from '../scope.js';
import { ExpectedBackorders } from './backorders.js';
import { expectedReady, type RepairLoop, unitsFor } from './finite-source.js';
import { marginalSpares, type PartInFleet, pipelineOf, supplyAvailability } from './spares.js';

/** Most units that a fleet is taken to need for one that is wanted; a repair shop that asks for more is too small. */
export const MOST_PER_UNIT = 100;

/** Fleets with what they want in each bucket (S49, S50). */
export function buildFleets(scope: Scope): Fleet[] {
  const { model, horizon } = scope;
  const ids = idsOf(model, 'fleet');
  const item = column(model, 'fleet', 'item');
  const site = column(model, 'fleet', 'site');
  const initial = column(model, 'fleet', 'initial');
  const availability = column(model, 'fleet', 'availability');
  const attrition = column(model, 'fleet', 'attrition_rate');
  const spares = column(model, 'fleet', 'spares_availability');
  const targetsOf = targetReader(scope);
  const loopOf = loopReader(scope);
  const repairsOf = repairReader(scope);
  const partsOf = partReader(scope);
  return ids.names.map((id, f) => {
    const loop = loopOf(f);
    const parts = partsOf(f);
    const share = given(availability[f]);
    const supply = parts.length > 0 ? (given(spares[f]) ?? share ?? 0) : 1;
    const kept = Float64Array.from(
      { length: horizon.count },
      (_, t) => (1 - attrition[f]) ** (bucketDays(horizon, t) / 365),
    );
    const target = targetsOf(f);
    const needed = neededUnits(target, share, supply, loop);
    const units = growth(needed, kept, initial[f]);
    return {
      id,
      row: f,
      node: scope.nodes.number(scope.itemIds.number(item[f]), scope.siteIds.number(site[f])),
      initial: initial[f],
      loop,
      target,
      needed,
      kept,
      ...units,
      spares: sparesOf(horizon, parts, units.planned, supply),
      ...repairsOf(f, units.planned, loop),
    };
  });
}

/** Steps of each fleet's ramp as the target by bucket. */
function targetReader({ model, horizon }: Scope): (fleet: number) => Float64Array {
  const own = column(model, 'fleet', 'in_service');
  const by = column(model, 'fleet', 'by');
  const date = column(model, 'fleet-target', 'date');
  const wanted = column(model, 'fleet-target', 'in_service');
  const rows = rowsByParent(column(model, 'fleet-target', 'fleet'), idsOf(model, 'fleet'));
  return (f) => {
    const steps: { date: Day; units: number }[] = rows[f].map((r) => ({ date: date[r], units: wanted[r] }));
    if (given(own[f]) !== undefined) steps.push({ date: given(by[f]) ?? horizon.firstDay, units: own[f] });
    steps.sort((a, b) => a.date - b.date);
    return Float64Array.from({ length: horizon.count }, (_, t) => {
      let target = 0;
      for (const step of steps) if (step.date < horizon.starts[t + 1]) target = step.units;
      return target;
    });
  };
}

/** Failures and repairs per year; undefined where nothing fails or a repair takes no time. */
function loopReader({ model }: Scope): (fleet: number) => RepairLoop | undefined {
  const failure = column(model, 'fleet', 'failure_rate');
  const turnaround = column(model, 'fleet', 'turnaround');
  const bays = column(model, 'fleet', 'repair_bays');
  return (f) => {
    if (!(failure[f] > 0) || !(turnaround[f] > 0)) return undefined;
    return {
      failure: failure[f],
      repair: 365 / turnaround[f],
      bays: given(bays[f]) ?? Number.POSITIVE_INFINITY,
    };
  };
}

function neededUnits(
  target: Float64Array,
  availability: number | undefined,
  supply: number,
  loop: RepairLoop | undefined,
): Float64Array {
  if (availability === undefined) return target;
  const known = new Map<number, number>();
  return target.map((units) => {
    let needed = known.get(units);
    if (needed === undefined) {
      const ready = units === 0 || supply === 0 ? 0 : (availability * units) / supply;
      // The checks refuse a fleet that no number of units makes ready.
      needed = unitsFor(units, ready, loop, MOST_PER_UNIT * (units + 1)) ?? units;
      known.set(units, needed);
    }
    return needed;
  });
}

/** Units in service if everything wanted comes in time, and what is wanted. */
function growth(
  needed: Float64Array,
  kept: Float64Array,
  initial: number,
): { planned: Float64Array; wanted: Float64Array } {
  const planned = new Float64Array(needed.length);
  const wanted = new Float64Array(needed.length);
  let before = initial;
  needed.forEach((units, t) => {
    const left = before * kept[t];
    planned[t] = Math.max(left, units);
    wanted[t] = units - left > 1e-9 ? units - left : 0;
    before = planned[t];
  });
  return { planned, wanted };
}

type Part = Omit<FleetSpare, 'wanted' | 'condemned' | 'demand'>;

/** Parts of a fleet in order of their items. */
function partReader(scope: Scope): (fleet: number) => Part[] {
  const { model, currencies } = scope;
  const item = column(model, 'fleet-spare', 'item').map((id) => scope.itemIds.number(id));
  const site = column(model, 'fleet', 'site');
  const units = column(model, 'fleet-spare', 'units');
  const failure = column(model, 'fleet-spare', 'failure_rate');
  const turnaround = column(model, 'fleet-spare', 'turnaround');
  const depotShare = column(model, 'fleet-spare', 'depot_share');
  const depotTurnaround = column(model, 'fleet-spare', 'depot_turnaround');
  const transport = column(model, 'fleet-spare', 'transport_time');
  const depotSpares = column(model, 'fleet-spare', 'depot_spares');
  const condemned = column(model, 'fleet-spare', 'condemned');
  const initial = column(model, 'fleet-spare', 'initial');
  const value = column(model, 'item', 'standard_value');
  const currency = column(model, 'item', 'currency');
  const rows = rowsByParent(column(model, 'fleet-spare', 'fleet'), idsOf(model, 'fleet'));
  return (f) =>
    [...rows[f]]
      .sort((a, b) => item[a] - item[b])
      .map((row) => ({
        item: item[row],
        node: scope.nodes.number(item[row], scope.siteIds.number(site[f])),
        row,
        units: units[row],
        failureRate: failure[row],
        turnaround: turnaround[row],
        depotShare: depotShare[row],
        depotTurnaround: depotTurnaround[row],
        transport: transport[row],
        depotSpares: depotSpares[row],
        condemnedShare: condemned[row],
        initial: initial[row],
        price: (value[item[row]] || 0) * currencies.rates[currencies.of(currency[item[row]])][0] || 1,
      }));
}

/** Parts as they are held by a fleet of `units` in service. */
function partsIn(parts: readonly Part[], units: number): PartInFleet[] {
  return parts.map((part) => ({
    installed: units * part.units,
    units: part.units,
    backorders: new ExpectedBackorders(pipelineOf((units * part.units * part.failureRate) / 365, part)),
    price: part.price,
  }));
}

/** Spares that the fleet wants, bucket by bucket, and the failed parts that only a new one replaces. */
function sparesOf(
  horizon: Horizon,
  parts: readonly Part[],
  planned: Float64Array,
  supply: number,
): FleetSpare[] {
  if (parts.length === 0) return [];
  const wanted = parts.map(() => new Float64Array(horizon.count));
  let before = Number.NaN;
  for (let t = 0; t < horizon.count; t++) {
    const spares = planned[t] === before ? undefined : marginalSpares(partsIn(parts, planned[t]), supply);
    before = planned[t];
    wanted.forEach((series, i) => {
      series[t] = Math.max(t > 0 ? series[t - 1] : 0, spares?.[i] ?? 0);
    });
  }
  return parts.map((part, i) => {
    const condemned = planned.map(
      (units, t) =>
        ((units * part.units * part.failureRate) / 365) * part.condemnedShare * bucketDays(horizon, t),
    );
    const demand = new Float64Array(horizon.count);
    let held = part.initial;
    for (let t = 0; t < horizon.count; t++) {
      demand[t] = Math.max(0, wanted[i][t] - held) + condemned[t];
      held = Math.max(held, wanted[i][t]);
    }
    return { wanted: wanted[i], condemned, demand, ...part };
  });
}

/** Share of `units` in service that wait for no spare, with so many spares of each part (S50). */
export function availabilityWith(
  spares: readonly FleetSpare[],
  units: number,
  held: readonly number[],
): number {
  return spares.length === 0 ? 1 : supplyAvailability(partsIn(spares, units), held);
}

/** Hours of each resource that go to repairs of fleets before anything else, by bucket; undefined where none do. */
export function repairHours({
  fleets,
  resources,
}: Pick<Network, 'fleets' | 'resources'>): (Float64Array | undefined)[] {
  const taken: (Float64Array | undefined)[] = resources.map(() => undefined);
  for (const { repairs } of fleets) {
    if (!repairs) continue;
    const before = taken[repairs.resource];
    taken[repairs.resource] = before ? before.map((hours, t) => hours + repairs.hours[t]) : repairs.hours;
  }
  return taken;
}

/** Hours that repairs take of a resource, by bucket (S49). */
function repairReader(
  scope: Scope,
): (fleet: number, planned: Float64Array, loop: RepairLoop | undefined) => Pick<Fleet, 'repairs'> {
  const { model, horizon } = scope;
  const resources = idsOf(model, 'resource');
  const resource = column(model, 'fleet', 'repair_resource').map((id) => resources.number(id));
  const hours = column(model, 'fleet', 'repair_hours');
  const failure = column(model, 'fleet', 'failure_rate');
  return (f, planned, loop) => {
    if (resource[f] < 0 || !(hours[f] > 0) || !(failure[f] > 0)) return { repairs: undefined };
    const taken = planned.map(
      (units, t) => (expectedReady(units, loop) * failure[f] * bucketDays(horizon, t) * hours[f]) / 365,
    );
    return { repairs: { resource: resource[f], hours: taken } };
  };
}
