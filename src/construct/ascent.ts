import type { Steps } from '../base/steps.js';
import type { Network } from '../network/index.js';
import type { Hint } from './guide.js';
import { type Held, Relaxation } from './relaxation.js';

/** Most steps, with a clock: more hardly raise a bound. */
const STEPS = 2000;
/** Without a clock so many places times buckets are gone through, a second or two of work on every machine. */
const WORK = 1e7;
/** Shares of the way to what is aimed at: of the first step, and of the shortest. */
const FIRST = 1;
const SHORTEST = 1e-3;
/** Steps without a better bound after which they get shorter, and by how much; longer where the way goes on. */
const PATIENCE = 5;
const SHORTER = 0.66;
const LONGER = 1.1;
/** Shortest steps in turn without a better bound: there is no way on. */
const LOST = 100;
/** Weight of the newest use of the limits in their average, at most; halved every so many steps that gain little. */
const NEWEST = 0.05;
const LOOK = 50;
const LITTLE = 0.005;
/** Bound this near to the plan, as a share of it: there is nothing more to gain. */
const NEAR = 1e-6;

/**
 * A proven bound of the lateness of a priority, in units x days: `value` less, for every objective that it holds, `price`
 * (days by unit short, or by unit x day late) times what that may be. No bound where `value` is -Infinity.
 */
export interface LateBound {
  readonly value: number;
  /** A price of Infinity: it holds where that objective is 0 only. */
  readonly held: readonly (Held & { readonly price: number })[];
  /** That prove it, by limit of the relaxation. */
  readonly prices: Float64Array;
}

/** A bound, and what the prices that prove it say of a good plan. */
export interface Raised {
  readonly bound: LateBound;
  readonly hint: Hint;
}

/** The bound for plans that have so much of what it holds. */
export function boundAt({ value, held }: LateBound, most: (held: Held) => number): number {
  let bound = value;
  for (const each of held) {
    const allowed = most(each);
    if (allowed > 0) bound -= each.price * allowed;
  }
  return bound;
}

/**
 * Raises the bound of a relaxation by the volume algorithm (Barahona & Anbil, *Mathematical Programming* 87, 2000): prices
 * move from the best ones along an average of what was used beyond the limits, for what each step alone uses jumps
 * from one bucket to the other. `late`: what a plan has, in units x days (the bound is not above it); `held`: what it has
 * of the objectives before.
 */
export function* lateBound(
  network: Network,
  priority: number,
  late: number,
  held: readonly Held[],
  /** Undefined: without a clock. */
  isOver?: () => boolean,
  /** Of the priority before: its prices are a start. */
  before?: LateBound,
): Steps<Raised> {
  const relaxation = new Relaxation(network, priority, held);
  const ascent = new Ascent(relaxation, startOf(relaxation, held, before), late);
  const steps = isOver ? STEPS : Math.min(STEPS, WORK / relaxation.cells);
  for (let step = 1; step < steps && !ascent.isDone && !isOver?.(); step++) {
    ascent.step(step);
    yield;
  }
  const { best } = ascent;
  // The last step has left what other prices make of it.
  relaxation.at(best);
  const priced = held.map((each, k) => ({
    ...each,
    price: each.most > 0 ? best[relaxation.own + k] / each.most : Number.POSITIVE_INFINITY,
  }));
  // Something cannot be had at all: then what is said of shortage says more.
  let value = Number.isFinite(ascent.value) ? ascent.value : Number.NEGATIVE_INFINITY;
  for (const { most, price } of priced) if (most > 0) value += price * most;
  return {
    bound: { value, held: priced, prices: best },
    hint: { deliveries: ascent.deliveriesOf(network, priority), costs: relaxation.costs() },
  };
}

/** Prices to begin with: those of the priority before, whose own lateness weighs as much as that of this one. */
function startOf({ limits, own }: Relaxation, held: readonly Held[], before?: LateBound): Float64Array {
  const prices = new Float64Array(limits);
  if (!before) return prices;
  prices.set(before.prices.subarray(0, own));
  held.forEach(({ kind, priority, most }, k) => {
    const known = before.held.find((each) => each.kind === kind && each.priority === priority);
    const price = known?.price ?? (kind === 'late' ? 1 : 0);
    if (most > 0) prices[own + k] = Number.isFinite(price) ? price * most : 0;
  });
  return prices;
}

class Ascent {
  value: number;
  isDone: boolean;
  /** What is used of each limit beyond what there is, as shares of it, averaged over the steps. */
  private readonly use: Float64Array;
  /** Deliveries, averaged in the same way. */
  private readonly deliveries: Float64Array;
  private share = FIRST;
  private newest = NEWEST;
  private bad = 0;
  private looked: number;

  constructor(
    private readonly relaxation: Relaxation,
    /** The prices of the best bound so far. */
    public best: Float64Array,
    private readonly aim: number,
  ) {
    this.value = relaxation.at(best);
    this.looked = this.value;
    this.use = relaxation.excess.slice();
    this.deliveries = relaxation.deliveries.slice();
    this.isDone = this.isNear();
  }

  step(number: number): void {
    const { relaxation, use, best } = this;
    const by = (this.share * (this.aim - this.value)) / this.norm();
    // No limit is broken: the bound is the optimum.
    if (!Number.isFinite(by)) {
      this.isDone = true;
      return;
    }
    const prices = new Float64Array(best.length);
    for (let k = 0; k < prices.length; k++) prices[k] = Math.max(0, best[k] + by * use[k]);
    const here = relaxation.at(prices);
    const goesOn = this.average(prices);
    if (here > this.value) {
      this.value = here;
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
  }

  /** By bucket, for the curves of a priority. */
  deliveriesOf({ curves, horizon }: Network, priority: number): Map<number, Float64Array> {
    const T = horizon.count;
    const found = new Map<number, Float64Array>();
    for (const [k, c] of this.relaxation.curves.entries())
      if (curves[c].priority === priority) found.set(c, this.deliveries.slice(k * T, (k + 1) * T));
    return found;
  }

  /** Something cannot be had at all (then what is said of shortage says more), or there is nothing to gain. */
  private isNear(): boolean {
    return !Number.isFinite(this.value) || this.aim - this.value <= NEAR * this.aim;
  }

  /** Square of the length of the step's direction, among prices that may move. */
  private norm(): number {
    const { use, best } = this;
    let sum = 0;
    for (let k = 0; k < use.length; k++) if (best[k] > 0 || use[k] > 0) sum += use[k] * use[k];
    return sum;
  }

  /**
   * Takes the use at new prices into the average, with the weight that makes it least, within bounds; whether the two
   * point the same way.
   */
  private average(prices: Float64Array): boolean {
    const { use, newest, deliveries } = this;
    const { excess, deliveries: delivered } = this.relaxation;
    let gap = 0;
    let along = 0;
    let same = 0;
    for (let k = 0; k < use.length; k++) {
      if (prices[k] === 0 && use[k] <= 0 && excess[k] <= 0) continue;
      const difference = excess[k] - use[k];
      gap += difference * difference;
      along -= difference * use[k];
      same += excess[k] * use[k];
    }
    const weight = gap > 0 ? Math.min(newest, Math.max(newest / 10, along / gap)) : newest;
    for (let k = 0; k < use.length; k++) use[k] += weight * (excess[k] - use[k]);
    for (let k = 0; k < deliveries.length; k++) deliveries[k] += weight * (delivered[k] - deliveries[k]);
    return same >= 0;
  }
}
