import type { Steps } from '../base/steps.js';
import type { Curve, Network } from '../network/index.js';
import { Relaxation } from './relaxation.js';

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
 * A proven bound of the lateness of some demand, in units x days: `value` less `perShort` (days) for every unit that is
 * short in the end. No bound where `value` is -Infinity.
 */
export interface LateBound {
  readonly value: number;
  /** Infinity: it holds for plans without shortage only. */
  readonly perShort: number;
  /** That prove it, by limit of the relaxation. */
  readonly prices: Float64Array;
}

/**
 * Raises the bound of a relaxation by the volume algorithm (Barahona & Anbil, *Mathematical Programming* 87, 2000): prices
 * move from the best ones along an average of what was used beyond the limits, for what each step alone uses jumps
 * from one bucket to the other. `plan`: what a plan has of that demand, late in units x days (the bound is not above it)
 * and short in units.
 */
export function* lateBound(
  network: Network,
  counts: (curve: Curve) => boolean,
  plan: { readonly late: number; readonly short: number },
  /** Undefined: without a clock. */
  isOver: (() => boolean) | undefined,
  /** Of demand that is part of this one: its prices are a start. */
  part?: LateBound,
): Steps<LateBound> {
  const relaxation = new Relaxation(network, counts, plan.short);
  const { limits } = relaxation;
  const prices = part?.prices.slice() ?? new Float64Array(limits);
  if (part) prices[limits - 1] = Number.isFinite(part.perShort) ? part.perShort * plan.short : 0;
  const ascent = new Ascent(relaxation, prices, plan.late);
  const steps = isOver ? STEPS : Math.min(STEPS, WORK / relaxation.cells);
  for (let step = 1; step < steps && !ascent.isDone && !isOver?.(); step++) {
    ascent.step(step);
    yield;
  }
  const { value, best } = ascent;
  const paid = best[limits - 1];
  if (plan.short === 0) return { value, perShort: Number.POSITIVE_INFINITY, prices: best };
  return { value: value + paid, perShort: paid / plan.short, prices: best };
}

class Ascent {
  value: number;
  isDone: boolean;
  /** What is used of each limit beyond what there is, as shares of it, averaged over the steps. */
  private readonly use: Float64Array;
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
    const { use, newest } = this;
    const { excess } = this.relaxation;
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
    return same >= 0;
  }
}
