import type { Steps } from '../base/steps.js';
import type { Network } from '../network/index.js';
import type { Relaxation } from './relaxation.js';

/** Shares of the way to what is aimed at: of the first step, of the first one where others have led there, of the shortest. */
const FIRST = 0.3;
const NEXT = 0.03;
const SHORTEST = 1e-3;
/** Steps without a better bound after which they get shorter, and by how much; longer where the way goes on. */
const PATIENCE = 10;
const SHORTER = 0.66;
const LONGER = 1.1;
/** Shortest steps in turn without a better bound: there is no way on. */
const LOST = 200;
/** Share of what is missing that so many steps must bring: else the time is of more use elsewhere. */
const HOPELESS = 0.02;
const HOPE = 200;
/**
 * Prices for all that there is of a limit move along its share that is used too much times this power of it, found by trial:
 * 0 = as shares, so that small stocks lead; 2 = as units, so that rows of many hours do.
 */
const WEIGHT = 0.25;
/** Weight of the newest use of the limits in their average, at most; halved every so many steps that gain little. */
const NEWEST = 0.05;
const LOOK = 50;
const LITTLE = 0.005;
/** Most steps from one look at all limits to the next; after the first ones no less than a fourth of it. */
const MOST_APART = 64;
const EARLY = 8;
/** Bound this near to the plan, as a share of it: there is nothing more to gain. */
const NEAR = 1e-6;

/**
 * What steps have averaged: use of each limit beyond what there is, as shares of it, deliveries by curve and bucket, and what
 * ways bring (`Uses`).
 */
export interface Averages {
  readonly use: Float64Array;
  readonly deliveries: Float64Array;
  readonly flows: Float64Array;
}

/** Where steps begin: prices by limit, and what the steps that have led there have averaged. */
export interface Beginning {
  readonly prices: Float64Array;
  readonly averages?: Omit<Averages, 'flows'> & Partial<Averages>;
}

/**
 * Raises the bound of a relaxation by the volume algorithm (Barahona & Anbil, *Mathematical Programming* 87, 2000): prices
 * move from the best ones along an average of what was used beyond the limits, for what each step alone uses jumps
 * from one bucket to the other.
 */
export class Ascent {
  value: number;
  isDone: boolean;
  /** How far the price of each limit moves for the same share of it. */
  private readonly weights: Float64Array;
  /** The prices of the best bound so far. */
  best: Float64Array;
  /** Changes with every step. */
  readonly averages: Averages;
  private share: number;
  private newest = NEWEST;
  private bad = 0;
  private looked: number;
  private hoped: number;
  /** Step at which all limits are looked at again, and steps from there to the next time. */
  private whole = 1;
  private apart = 1;
  /** Scratch: prices of a step. */
  private spare: Float64Array;

  constructor(
    private readonly relaxation: Relaxation,
    { prices, averages }: Beginning,
    /** What a plan has: the bound is not above it. */
    private readonly aim: number,
  ) {
    const best = prices;
    this.best = best;
    this.share = averages ? NEXT : FIRST;
    this.weights = relaxation.most.map((most) => (most > 0 ? most ** WEIGHT : 1));
    this.value = relaxation.at(best);
    this.looked = this.value;
    this.hoped = this.value;
    this.averages = {
      use: (averages?.use ?? relaxation.excess).slice(),
      deliveries: (averages?.deliveries ?? relaxation.deliveries).slice(),
      flows: (averages?.flows ?? relaxation.flows).slice(),
    };
    this.spare = best.slice();
    relaxation.watchBroken(best);
    // Averages of other steps that say that no limit is broken say nothing of these.
    if (averages && this.norm() === 0) this.averages.use.set(relaxation.excess);
    this.isDone = this.isNear();
  }

  step(number: number): void {
    const { relaxation, best, weights } = this;
    const { use } = this.averages;
    const by = (this.share * (this.aim - this.value)) / this.norm();
    // No limit is broken: the bound is the optimum.
    if (!Number.isFinite(by)) {
      this.isDone = true;
      return;
    }
    const prices = this.spare;
    const { watched } = relaxation;
    for (let i = 0; i < watched.length; i++) {
      const k = watched[i];
      prices[k] = Math.max(0, best[k] + by * weights[k] * use[k]);
    }
    const isWhole = number >= this.whole;
    const here = isWhole ? relaxation.at(prices) : relaxation.atWatched(prices);
    const goesOn = this.average(prices);
    if (isWhole) this.watch(number, prices);
    if (here > this.value) {
      this.value = here;
      this.spare = best;
      this.best = prices;
      this.bad = 0;
      if (goesOn) this.share *= LONGER;
    } else if (++this.bad % PATIENCE === 0 || this.value - here > this.aim - this.value)
      this.share = Math.max(SHORTEST, this.share * SHORTER);
    if (number % LOOK === 0) {
      if (this.value < this.looked * (1 + LITTLE)) this.newest = Math.max(this.newest / 2, NEWEST / LOOK);
      this.looked = this.value;
    }
    this.isDone = this.isNear() || this.bad >= LOST;
    if (number % HOPE === 0) {
      this.isDone ||= this.value - this.hoped < HOPELESS * (this.aim - this.value);
      this.hoped = this.value;
    }
  }

  /** Looks for limits that are broken and were not watched: the less is found, the later again. */
  private watch(number: number, prices: Float64Array): void {
    const { relaxation } = this;
    const { use } = this.averages;
    const before = relaxation.watched;
    const found = relaxation.watchBroken(prices);
    // Both are in ascending order, and what was watched still is.
    let known = 0;
    for (const k of found ? relaxation.watched : []) {
      while (before[known] < k) known++;
      if (before[known] !== k) use[k] = relaxation.excess[k];
    }
    this.apart = Math.max(
      number < EARLY ? 1 : MOST_APART / 4,
      found ? this.apart / 2 : Math.min(MOST_APART, this.apart * 2),
    );
    this.whole = number + this.apart;
  }

  /** By bucket, for the curves of a priority. */
  deliveriesOf({ curves, horizon }: Network, priority: number): Map<number, Float64Array> {
    const T = horizon.count;
    const found = new Map<number, Float64Array>();
    for (const [k, c] of this.relaxation.curves.entries())
      if (curves[c].priority === priority) found.set(c, this.averages.deliveries.slice(k * T, (k + 1) * T));
    return found;
  }

  /** Something cannot be had at all (then what is said of shortage says more), or there is nothing to gain. */
  private isNear(): boolean {
    return !Number.isFinite(this.value) || this.aim - this.value <= NEAR * this.aim;
  }

  /** Square of the length of the step's direction, among prices that may move. */
  private norm(): number {
    const { best, weights } = this;
    const { use } = this.averages;
    const { watched } = this.relaxation;
    let sum = 0;
    for (let i = 0; i < watched.length; i++) {
      const k = watched[i];
      if (best[k] > 0 || use[k] > 0) sum += weights[k] * use[k] * use[k];
    }
    return sum;
  }

  /**
   * Takes the use at new prices into the average, with the weight that makes it least, within bounds; whether the two
   * point the same way.
   */
  private average(prices: Float64Array): boolean {
    const { newest, weights } = this;
    const { use, deliveries, flows } = this.averages;
    const { excess, deliveries: delivered, flows: brought, watched } = this.relaxation;
    let gap = 0;
    let along = 0;
    let same = 0;
    for (let i = 0; i < watched.length; i++) {
      const k = watched[i];
      if (prices[k] === 0 && use[k] <= 0 && excess[k] <= 0) continue;
      const difference = excess[k] - use[k];
      gap += weights[k] * difference * difference;
      along -= weights[k] * difference * use[k];
      same += weights[k] * excess[k] * use[k];
    }
    const weight = gap > 0 ? Math.min(newest, Math.max(newest / 10, along / gap)) : newest;
    for (let i = 0; i < watched.length; i++) {
      const k = watched[i];
      use[k] += weight * (excess[k] - use[k]);
    }
    for (let k = 0; k < deliveries.length; k++) deliveries[k] += weight * (delivered[k] - deliveries[k]);
    for (let k = 0; k < flows.length; k++) flows[k] += weight * (brought[k] - flows[k]);
    return same >= 0;
  }
}

/** How far to go: most steps; without a clock most places times buckets gone through. */
interface Extent {
  readonly steps: number;
  readonly work: number;
}

/** Steps until there is no way on, or as far as may be gone. */
export function* climb(
  ascent: Ascent,
  relaxation: Relaxation,
  { steps, work }: Extent,
  /** Undefined: without a clock. */
  isOver?: () => boolean,
): Steps<void> {
  let done = 0;
  for (let step = 1; step < steps && !ascent.isDone && !isOver?.() && (isOver || done < work); step++) {
    ascent.step(step);
    done += relaxation.cells;
    yield;
  }
}
