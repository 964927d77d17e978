import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import { type Ids, refs } from './ids.js';
import type { Money } from './money.js';
import type { Time } from './time.js';

/** What fleets are read from. */
export interface FleetTables {
  readonly model: Model;
  readonly time: Time;
  readonly ids: Ids;
  readonly money: Money;
}

/** A part of a fleet's units (S50). */
export interface Part {
  readonly row: number;
  readonly fleet: number;
  readonly item: number;
  readonly units: number;
  readonly initial: number;
  /** Failures per part and day, and the share that only a new part replaces. */
  readonly failures: number;
  readonly condemned: number;
  readonly price: number;
  /** Mean and variance of the parts on their way when `perDay` fail. */
  way(perDay: number): { mean: number; variance: number };
}

export function readParts(c: FleetTables): Part[] {
  const fleet = refs(column(c.model, 'fleet-spare', 'fleet'), c.ids.fleet);
  const item = refs(column(c.model, 'fleet-spare', 'item'), c.ids.item);
  const units = column(c.model, 'fleet-spare', 'units');
  const rate = column(c.model, 'fleet-spare', 'failure_rate');
  const turnaround = column(c.model, 'fleet-spare', 'turnaround');
  const share = column(c.model, 'fleet-spare', 'depot_share');
  const depot = column(c.model, 'fleet-spare', 'depot_turnaround');
  const transport = column(c.model, 'fleet-spare', 'transport_time');
  const stock = column(c.model, 'fleet-spare', 'depot_spares');
  const condemned = column(c.model, 'fleet-spare', 'condemned');
  const initial = column(c.model, 'fleet-spare', 'initial');
  const value = column(c.model, 'item', 'standard_value');
  const currency = column(c.model, 'item', 'currency');
  const parts = Array.from(fleet, (f, row): Part => {
    const worth = value[item[row]] > 0 ? value[item[row]] * c.money.rates(currency[item[row]])[0] : 1;
    return {
      row,
      fleet: f,
      item: item[row],
      units: units[row],
      initial: initial[row],
      failures: rate[row] / 365,
      condemned: condemned[row],
      price: worth,
      way: (perDay) => {
        const depotWays = poissonTail(perDay * share[row] * depot[row], stock[row]);
        const local = perDay * ((1 - share[row]) * turnaround[row] + share[row] * transport[row]);
        return { mean: local + depotWays.mean, variance: local + depotWays.variance };
      },
    };
  });
  return parts.sort((a, b) => a.item - b.item);
}

/** P(X = k), k = 0, 1, ..., of what is on its way, from its mean and variance. */
function chances({ mean, variance }: { mean: number; variance: number }, count: number): number[] {
  const plain = !(variance > mean * (1 + 1e-9));
  const r = plain ? 0 : mean ** 2 / (variance - mean);
  let log = plain ? -mean : r * Math.log(mean / variance);
  const found = [Math.exp(log)];
  for (let k = 1; k < count; k++) {
    log += plain ? Math.log(mean / k) : Math.log(((r + k - 1) / k) * (1 - mean / variance));
    found.push(Math.exp(log));
  }
  return found;
}

/** Mean and variance of what a Poisson number exceeds `stock` by: E[X - s], E[(X - s)^2], less the part up to s. */
function poissonTail(mean: number, stock: number): { mean: number; variance: number } {
  if (!(mean > 0)) return { mean: 0, variance: 0 };
  const up = chances({ mean, variance: mean }, stock + 1);
  const first = up.reduce((sum, p, k) => sum + p * (stock - k), mean - stock);
  const second = up.reduce(
    (sum, p, k) => sum - p * (stock - k) ** 2,
    mean + mean * mean - 2 * stock * mean + stock * stock,
  );
  return { mean: Math.max(0, first), variance: Math.max(0, second - first * first) };
}

/** Expected number above s of each part, s = 0 .. `count`: the mean less sum of P(X > k), k < s. */
function shortBy(way: { mean: number; variance: number }, count: number): number[] {
  const result = [way.mean];
  if (!(way.mean > 0)) return new Array<number>(count + 1).fill(0);
  let above = 1;
  for (const p of chances(way, count)) {
    above = Math.max(0, above - p);
    result.push(Math.max(0, result[result.length - 1] - above));
  }
  return result;
}

/** A fleet's parts with `inService` units: what so many spares do, and how many are recommended (S50). */
export class Spares {
  private readonly tables: number[][];

  constructor(
    private readonly parts: readonly Part[],
    private readonly inService: number,
  ) {
    this.tables = parts.map((part) => shortBy(this.wayOf(part), 8));
  }

  private wayOf(part: Part): { mean: number; variance: number } {
    return part.way(this.inService * part.units * part.failures);
  }

  private short(i: number, spares: number): number {
    if (spares >= this.tables[i].length)
      this.tables[i] = shortBy(this.wayOf(this.parts[i]), Math.max(spares, 2 * this.tables[i].length));
    return this.tables[i][spares];
  }

  availability(spares: readonly number[]): number {
    let product = 1;
    for (const [i, part] of this.parts.entries()) {
      if (!(this.inService > 0)) continue;
      const low = Math.floor(spares[i] + 1e-9);
      const over = spares[i] - low;
      const more = over > 1e-9 ? over * (this.short(i, low + 1) - this.short(i, low)) : 0;
      const factor = 1 - (this.short(i, low) + more) / (this.inService * part.units);
      product *= Math.max(0, factor) ** part.units;
    }
    return product;
  }

  recommended(target: number): number[] {
    const spares = this.parts.map(() => 0);
    while (this.availability(spares) < target - 1e-12) {
      const gains = this.parts.map(
        (part, i) => (this.short(i, spares[i]) - this.short(i, spares[i] + 1)) / part.price,
      );
      const most = Math.max(...gains);
      if (!(most > 0)) break;
      spares[gains.indexOf(most)]++;
    }
    return spares;
  }
}
