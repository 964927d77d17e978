import type { Steps } from '../base/steps.js';
import type { Network } from '../network/index.js';
import { type CoarseSteps, type Ended, startFrom } from './coarse-steps.js';
import type { Hint } from './guide.js';
import { type Held, Relaxation } from './relaxation.js';
import { Ascent, type Beginning, climb } from './volume.js';

/** More steps hardly raise a bound; without a clock so much work takes some seconds on every machine. */
const MOST = { steps: 2000, work: 2.5e7 };

/**
 * A proven bound of the lateness of a priority, in units x days: `value` less, for every objective that it holds, `price`
 * (days by unit short, or by unit x day late) times what that may be. No bound where `value` is -Infinity.
 */
export interface LateBound {
  readonly value: number;
  /** A price of Infinity: it holds where that objective is 0 only. */
  readonly held: readonly (Held & { readonly price: number })[];
  /** Where the steps have ended. */
  readonly end: Ended;
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

/** How bounds are raised. */
export interface Raising {
  /** Undefined: without a clock. */
  readonly isOver?: () => boolean;
  /** Of the same priority, or of the one before: its prices are a start. */
  readonly before?: LateBound;
  /** Where there was no start by the same priority, one by coarse buckets may be better. */
  readonly coarse?: CoarseSteps;
}

/**
 * Raises the bound of the lateness of a priority. `late`: what a plan has, in units x days (the bound is not above it);
 * `held`: what it has of the objectives before.
 */
export function* lateBound(
  network: Network,
  priority: number,
  late: number,
  held: readonly Held[],
  { isOver, before, coarse }: Raising,
): Steps<Raised> {
  const relaxation = new Relaxation(network, priority, held);
  const none = new Float64Array(relaxation.limits);
  // Where there is no start by other prices this is where it begins anyway.
  const without = before || coarse ? relaxation.at(none) : Number.NEGATIVE_INFINITY;
  const beginning = coarse && (yield* coarse.beginning(relaxation, priority, late, held, isOver));
  const byCoarse = beginning && new Ascent(relaxation, beginning, late);
  // Where coarse buckets mislead, what they say is left aside.
  const ascent =
    byCoarse && byCoarse.value > without
      ? byCoarse
      : new Ascent(relaxation, beginningBy(relaxation, held, before), late);
  yield* climb(ascent, relaxation, MOST, isOver);
  // Prices of a priority before that proves little may prove less than none at all, though what they say is of use.
  const best = ascent.value > without ? ascent.best : none;
  const priced = held.map((each, k) => ({
    ...each,
    price: each.most > 0 ? best[relaxation.own + k] / each.most : Number.POSITIVE_INFINITY,
  }));
  // Something cannot be had at all: then what is said of shortage says more.
  let value = Number.isFinite(ascent.value) ? Math.max(ascent.value, without) : Number.NEGATIVE_INFINITY;
  for (const { most, price } of priced) if (most > 0) value += price * most;
  // The last step has left what other prices make of it.
  relaxation.at(ascent.best);
  const { best: prices, averages } = ascent;
  return {
    bound: { value, held: priced, end: { prices, own: relaxation.own, held, averages } },
    hint: {
      deliveries: ascent.deliveriesOf(network, priority),
      sources: relaxation.adviceWith(averages.flows),
      paces: relaxation.pacesBy(averages.flows),
    },
  };
}

/** Goes on from where the steps of the same priority have ended, or begins with the prices of the one before. */
function beginningBy(relaxation: Relaxation, held: readonly Held[], before?: LateBound): Beginning {
  const prices = startFrom(relaxation, held, before?.end);
  // What is held is the same, if not as much of it.
  const isSame = before?.held.length === held.length;
  return isSame ? { prices, averages: before.end.averages } : { prices };
}
