import { getOrMake } from '../base/maps.js';
import type { HoursGroup, HoursLine, InputLine, Network } from '../network/index.js';
import type { Relaxation } from './relaxation.js';
import { mostHours } from './supply-bound.js';

const WEEK = 7;
/** Mean length of buckets, in days, up to which weeks are coarse beside them. */
const MOST_DAYS = 2;

/**
 * A network with `factor` buckets in one, as far as a relaxation looks at it: hours and quantities are those of all of them
 * together. Starts on a way are as if all were in the same one of those buckets, another one for every way, so that lead
 * times are neither too long nor too short on average. What is found in it is no bound of the network, only a start.
 */
export function coarsened(network: Network, factor: number): Network {
  const grid = new Grid(network.horizon.count, factor);
  const hours = mostHours(network);
  const { horizon, settings } = network;
  const starts = Int32Array.from(
    { length: grid.count + 1 },
    (_, t) => horizon.starts[Math.min(t * factor, horizon.count)],
  );
  return {
    ...network,
    horizon: { ...horizon, count: grid.count, starts },
    settings: { ...settings, firstFree: grid.of(settings.firstFree) },
    resources: network.resources.map((each, r) => ({
      ...each,
      working: grid.sums(hours[r]),
      overtimeLimit: 0,
    })),
    expansions: [],
    openOrders: network.openOrders.map((each) => ({ ...each, bucket: grid.of(each.bucket) })),
    curves: network.curves.map((each) => ({ ...each, due: grid.sums(each.due) })),
    processes: network.processes.map((each, k) => ({
      ...grid.starts(each, k),
      yields: grid.means(each.yields),
      lines: grid.lines(each.lines),
      groups: each.groups.map((group) => ({ ...group, lines: grid.lines(group.lines) })),
      hours: inOneBucket(each.hours),
      hourGroups: each.hourGroups.map((group): HoursGroup => ({ ...group, lines: inOneBucket(group.lines) })),
    })),
    offers: network.offers.map((each, k) => grid.starts(each, k)),
    lanes: network.lanes.map((each, k) => ({
      ...each,
      arrival: grid.arrivals(each.arrival, k),
      left: grid.shares(each.left),
    })),
  };
}

/** Hours count in the bucket of the start. */
function inOneBucket(lines: readonly HoursLine[]): HoursLine[] {
  return lines.map((line) => ({ ...line, profile: undefined }));
}

interface Starts {
  readonly first: number;
  readonly last: number;
  readonly arrival: Int32Array;
  readonly startable: Uint8Array;
  readonly left?: Float64Array;
}

/** Buckets of `fine` put together by `factor`. */
class Grid {
  readonly count: number;
  /** Arrivals by those of the network and by the bucket of the start. */
  private readonly known = new Map<Int32Array, Map<number, Int32Array>>();

  constructor(
    private readonly fine: number,
    private readonly factor: number,
  ) {
    this.count = Math.ceil(fine / factor);
  }

  of(t: number): number {
    return t >= this.fine ? this.count : Math.floor(t / this.factor);
  }

  sums(series: Float64Array): Float64Array {
    const found = new Float64Array(this.count);
    series.forEach((value, t) => {
      found[this.of(t)] += value;
    });
    return found;
  }

  means(series: Float64Array): Float64Array {
    const buckets = this.shares(undefined);
    return this.sums(series).map((sum, t) => sum / buckets[t]);
  }

  /** Buckets in each, less what is not left of them. */
  shares(left: Float64Array | undefined): Float64Array {
    return this.sums(left ?? new Float64Array(this.fine).fill(1));
  }

  lines(lines: readonly InputLine[]): InputLine[] {
    return lines.map((line) => ({ ...line, first: this.of(line.first), last: this.of(line.last) }));
  }

  starts<S extends Starts>(each: S, k: number): S {
    const startable = new Uint8Array(this.count);
    each.startable.forEach((is, t) => {
      if (is === 1) startable[this.of(t)] = 1;
    });
    return {
      ...each,
      first: this.of(each.first),
      last: Math.min(this.of(each.last), this.count - 1),
      arrival: this.arrivals(each.arrival, k),
      startable,
      left: this.shares(each.left),
    };
  }

  /** Arrivals of starts in bucket k of those that are put together. */
  arrivals(arrival: Int32Array, k: number): Int32Array {
    const byBucket = getOrMake(this.known, arrival, () => new Map<number, Int32Array>());
    const shift = k % this.factor;
    return getOrMake(byBucket, shift, () =>
      Int32Array.from({ length: this.count }, (_, t) => {
        const at = arrival[Math.min(t * this.factor + shift, this.fine - 1)];
        return at < 0 ? -1 : this.of(at);
      }),
    );
  }
}

/**
 * What is found with `factor` buckets in one, by limit of a relaxation with coarse ones: prices for all that there is of each
 * limit in the fine ones, or shares of it.
 */
export function refined(
  { most: there, opening: end, rows }: Pick<Relaxation, 'most' | 'opening' | 'rows'>,
  { most, opening }: Pick<Relaxation, 'most' | 'opening'>,
  factor: number,
): { prices: (coarse: Float64Array) => Float64Array; shares: (coarse: Float64Array) => Float64Array } {
  const fine = opening / rows;
  const coarse = end / rows;
  const mapped = (given: Float64Array, part: (k: number, at: number) => number): Float64Array => {
    const found = new Float64Array(most.length);
    for (let k = 0; k < opening; k++) {
      const at = Math.floor(k / fine) * coarse + Math.floor((k % fine) / factor);
      found[k] = given[at] * part(k, at);
    }
    found.set(given.subarray(end), opening);
    return found;
  };
  return {
    // What there is no end of has no price.
    prices: (given) =>
      mapped(given, (k, at) => (there[at] > 0 && there[at] < Infinity ? most[k] / there[at] : 0)),
    shares: (given) => mapped(given, () => 1),
  };
}

/** Quantities by series and coarse bucket, in equal parts in the fine ones. */
export function spreadOver(given: Float64Array, coarse: number, fine: number, factor: number): Float64Array {
  const found = new Float64Array((given.length / coarse) * fine);
  for (let k = 0; k < found.length; k++) {
    const t = Math.floor((k % fine) / factor);
    const buckets = Math.min(factor, fine - t * factor);
    found[k] = given[Math.floor(k / fine) * coarse + t] / buckets;
  }
  return found;
}

/** Buckets that are worth putting together: those of a week in plans by the day; 1 where there are none. */
export function coarseness({ horizon: { count, firstDay, endDay } }: Network): number {
  const days = (endDay - firstDay) / count;
  return days <= MOST_DAYS ? Math.round(WEEK / days) : 1;
}
