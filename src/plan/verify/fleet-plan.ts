import { column } from '../../schema/columns.js';
import { type FleetTables, type Part, readParts, Spares } from './fleet-spares.js';
import { refs } from './ids.js';

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

export function readFleets(c: FleetTables): FleetCase[] {
  const parts = readParts(c);
  return c.ids.fleet.names.map((_, f) =>
    fleetCase(
      c,
      f,
      parts.filter((part) => part.fleet === f),
    ),
  );
}

function fleetCase(c: FleetTables, f: number, parts: readonly Part[]): FleetCase {
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
function readTarget(c: FleetTables, f: number): Float64Array {
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
function readyOf(c: FleetTables, f: number): (units: number) => number {
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
  c: FleetTables,
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
