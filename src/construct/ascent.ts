import type { Curve, Network } from '../network/index.js';
import { Relaxation } from './relaxation.js';

/** Steps: many more hardly raise a bound. */
const STEPS = 300;
/** Without a clock so many places times buckets are gone through, a second or two of work on every machine. */
const WORK = 1e7;
/** Steps without a better bound after which they get shorter. */
const PATIENCE = 10;
const SHORTEST = 1e-5;
/** The bound aimed at is so much above the best, until it comes near. */
const AIM = 1.3;

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
 * Raises the bound of a relaxation by subgradient steps (Polyak, USSR Comput. Math. 9, 1969; Held, Wolfe & Crowder,
 * *Mathematical Programming* 6, 1974): prices of what is used beyond its limit rise, of the others fall; steps are
 * halved and begin again from the best where they lead nowhere. `plan`: what a plan has of that demand, late in units x
 * days (the bound is not above it) and short in units.
 */
export function lateBound(
  network: Network,
  counts: (curve: Curve) => boolean,
  plan: { readonly late: number; readonly short: number },
  /** Undefined: without a clock. */
  isOver: (() => boolean) | undefined,
  /** Of demand that is part of this one: its prices are a start. */
  part?: LateBound,
): LateBound {
  const relaxation = new Relaxation(network, counts, plan.short);
  const { limits, excess } = relaxation;
  let best = part?.prices.slice() ?? new Float64Array(limits);
  if (part) best[limits - 1] = Number.isFinite(part.perShort) ? part.perShort * plan.short : 0;
  let value = Number.NEGATIVE_INFINITY;
  let prices = best;
  let share = 1;
  let bad = 0;
  let aim = 0;
  const steps = isOver ? STEPS : Math.min(STEPS, WORK / (network.nodes.length * network.horizon.count));
  for (let step = 0; step < steps && share > SHORTEST && !isOver?.(); step++) {
    const here = relaxation.at(prices);
    // Something cannot be had at all: then what is said of shortage says more.
    if (!Number.isFinite(here)) break;
    if (here > value) [value, best, bad] = [here, prices, 0];
    else if (++bad >= PATIENCE) {
      share /= 2;
      bad = 0;
      prices = best;
    }
    if (value > aim / AIM) aim = Math.min(plan.late, Math.max(value * AIM, value + 1));
    prices = moved(prices, excess, (share * Math.max(0, aim - here)) / normOf(prices, excess));
  }
  const paid = best[limits - 1];
  if (plan.short === 0) return { value, perShort: Number.POSITIVE_INFINITY, prices: best };
  return { value: value + paid, perShort: paid / plan.short, prices: best };
}

/** Square of the length of the step's direction, among prices that may move. */
function normOf(prices: Float64Array, excess: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < prices.length; k++) if (prices[k] > 0 || excess[k] > 0) sum += excess[k] * excess[k];
  return sum;
}

function moved(prices: Float64Array, excess: Float64Array, by: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(prices.length);
  if (!Number.isFinite(by)) return next;
  for (let k = 0; k < next.length; k++) next[k] = Math.max(0, prices[k] + by * excess[k]);
  return next;
}
