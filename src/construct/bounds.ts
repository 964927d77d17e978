import { getOrMake } from '../base/maps.js';
import type { Steps } from '../base/steps.js';
import { wantedLevel } from '../formulate/index.js';
import { bucketDays, type Curve, type Network } from '../network/index.js';
import { boundAt, type LateBound, lateBound, type Raised } from './ascent.js';
import { CoarseSteps } from './coarse-steps.js';
import type { Hint } from './guide.js';
import { prioritiesOf } from './priorities.js';
import type { Held } from './relaxation.js';
import { mostSupply } from './supply-bound.js';
import { leastRates, leastWorth } from './worth.js';

/** Proven bounds of a plan's objectives by name; those of which nothing is known are absent. */
export type Bounds = ReadonlyMap<string, number>;

/** Bounds of what plans of a network can be, for the values of one. */
export interface Prover {
  /**
   * Bounds that hold for the best plan in the order of the objectives, each found by leaving limits out (docs/
   * explanation/any-time.md). `values` are those of a plan: what the best plan has of an earlier objective is no worse,
   * so that shortage there bounds what a later one may leave out.
   */
  readonly bounds: (values: Values) => Bounds;
  /**
   * Raises the bounds of lateness for a plan that is far from them, until done or a part (0 to 1) of the time is over; then
   * with what better plans have, until all time (2) is.
   */
  readonly raise: (values: Values, how?: Raise) => Steps<void>;
}

/** How bounds are raised. */
export interface Raise {
  /** Absent: without a clock. */
  readonly isOver?: (part: number) => boolean;
  /** Told after every priority what its prices say of a good plan, and which it is; gives the values of a better one that it has found. */
  readonly follow?: Follow;
  /** Told which priority it is. */
  readonly onPriority?: (priority: number) => void;
}

/** Objectives of a plan, by name. */
type Values = ReadonlyMap<string, number>;

type Follow = (hint: Hint, priority: number) => Steps<Values | undefined>;

/** Share of a value by which its bound may be below it without being raised. */
const NEAR = 1e-6;
/** Units that are rounding and no shortage. */
const DUST = 1e-9;
const NOTHING = { short: 0, late: 0 };

/** What proves bounds of a network's plans. */
export function proverOf(network: Network): Prover {
  const alone = boundsAlone(network);
  const raised = new Map<number, LateBound[]>();
  return {
    bounds: (values) => boundsBy(alone, values, raised),
    *raise(begun, { isOver, follow, onPriority } = {}) {
      // With other objectives in between it is not known what the best plan has of the priorities before.
      if (network.settings.objectives.length > 0) return;
      const priorities = prioritiesOf(network);
      const coarse = CoarseSteps.of(network);
      let values: Values = begun;
      let last: LateBound | undefined;
      /** Raises the bound of priority number k; undefined where it is near, or time is over. */
      function* lift(k: number, isPartOver?: () => boolean): Steps<Raised | undefined> {
        const p = priorities[k];
        const late = values.get(`late:${p}`) ?? 0;
        const bound = boundsBy(alone, values, raised).get(`late:${p}`) ?? 0;
        if (late - bound <= NEAR * late || isPartOver?.()) return undefined;
        onPriority?.(p);
        const known = getOrMake(raised, p, (): LateBound[] => []);
        const held = heldBefore(priorities.slice(0, k + 1), values);
        const own = known.at(-1);
        const found = yield* lateBound(network, p, late, held, {
          isOver: isPartOver,
          before: own ?? last,
          coarse: own ? undefined : coarse,
        });
        known.push(found.bound);
        return found;
      }
      // With a clock, what a better plan has makes bounds rise again.
      for (let [better, rounds] = [true, 0]; better; rounds++) {
        better = false;
        last = undefined;
        for (const k of priorities.keys()) {
          const part = rounds === 0 ? partUpTo(k, priorities.length) : 2;
          const isPartOver = isOver && ((): boolean => isOver(part));
          const found = yield* lift(k, isPartOver);
          if (!found) continue;
          last = found.bound;
          const followed = follow && (yield* follow(found.hint, priorities[k]));
          if (!followed) continue;
          better = true;
          const before = values;
          values = followed;
          // What is better in a priority before raises its bound further.
          for (const [j, p] of priorities.slice(0, isOver ? k : 0).entries())
            if (followed.get(`late:${p}`)! < before.get(`late:${p}`)!) yield* lift(j, isPartOver);
        }
        better &&= isOver !== undefined && !isOver(2);
      }
    },
  };
}

/** Part of the time for the priorities up to number k: the first of n gets n + 1 shares of it, the next n, the last one 2. */
function partUpTo(k: number, n: number): number {
  const shares = (count: number): number => (count * (count + 3)) / 2;
  return 1 - shares(n - k - 1) / shares(n);
}

const upTo =
  (p: number) =>
  ({ priority }: { priority: number }): boolean =>
    priority > 0 && priority <= p;

/** What a plan has of a priority and of those before it. */
function plus(before: typeof NOTHING, values: Values, p: number): typeof NOTHING {
  const short = values.get(`short:${p}`) ?? 0;
  return {
    short: before.short + (short > DUST ? short : 0),
    late: before.late + (values.get(`late:${p}`) ?? 0),
  };
}

/** What does not depend on the values of a plan, with every place alone. */
interface Alone {
  /** Least shortage and lateness of a priority, and of all up to it together. */
  readonly service: readonly { readonly priority: number; readonly own: Service; readonly all: Service }[];
  /** Least shortfall of wanted stock, in units x days. */
  readonly stock: number;
  /** Least cost of plans with so many units short; undefined where nothing is known. */
  readonly cost: (short: number) => number | undefined;
}

type Service = typeof NOTHING;

function boundsAlone(network: Network): Alone {
  const most = mostSupply(network);
  const plain = network.settings.objectives.length === 0;
  return {
    service: prioritiesOf(network).map((priority) => {
      const own = leastLate(network, most, (curve) => curve.priority === priority);
      // Of two priorities together no more can be served than there is; what the first one takes is not below its best.
      return { priority, own, all: plain ? leastLate(network, most, upTo(priority)) : own };
    }),
    stock: leastShortfall(network, most),
    cost: leastCost(network),
  };
}

function boundsBy(
  { service, stock, cost: costWith }: Alone,
  values: Values,
  raised: ReadonlyMap<number, readonly LateBound[]>,
): Bounds {
  const bounds = new Map<string, number>();
  let before = NOTHING;
  for (const { priority: p, own, all } of service) {
    const proven = (raised.get(p) ?? []).map((each) => boundAt(each, (held) => allowed(held, values)));
    const late = lowered(Math.max(0, ...proven));
    bounds.set(`short:${p}`, Math.max(own.short, all.short - before.short));
    bounds.set(`late:${p}`, Math.max(own.late, all.late - before.late, late));
    before = plus(before, values, p);
  }
  for (const name of ['overtime', 'concentration', 'smoothness', 'preference']) bounds.set(name, 0);
  bounds.set('stock', stock);
  const cost = costWith(before.short);
  if (cost !== undefined) bounds.set('cost', cost);
  return bounds;
}

/** What the objectives before the lateness of the last of some priorities may be for a plan that is no better in them. */
export function heldBefore(priorities: readonly number[], values: Values): Held[] {
  return priorities.flatMap((priority, k) =>
    (k + 1 < priorities.length ? (['short', 'late'] as const) : (['short'] as const)).map((kind) => ({
      kind,
      priority,
      most: allowed({ kind, priority }, values),
    })),
  );
}

function allowed({ kind, priority }: Pick<Held, 'kind' | 'priority'>, values: Values): number {
  const value = values.get(`${kind}:${priority}`) ?? 0;
  return value > DUST ? value : 0;
}

/** Shortage and lateness that no plan avoids: what is due beyond what can have come. */
function leastLate(
  network: Network,
  most: Float64Array,
  counts: (curve: Curve) => boolean,
): { short: number; late: number } {
  const T = network.horizon.count;
  const due = new Map<number, Float64Array>();
  for (const curve of network.curves) {
    // Demand with a latest date is late for a while only, and then short; nothing is said of it here.
    if (!counts(curve) || curve.limited) continue;
    const sum = getOrMake(due, curve.node, () => new Float64Array(T));
    for (let t = 0; t < T; t++) sum[t] += curve.due[t];
  }
  let short = 0;
  let late = 0;
  for (const [node, series] of due) {
    let owed = 0;
    for (let t = 0; t < T; t++) {
      owed += series[t];
      const missing = Math.max(0, owed - most[node * T + t]);
      if (t < T - 1) late += missing * bucketDays(network.horizon, t + 1);
      else short += missing;
    }
  }
  return { short: lowered(short), late: lowered(late) };
}

function leastShortfall(network: Network, most: Float64Array): number {
  const T = network.horizon.count;
  let sum = 0;
  network.nodes.forEach((node, n) => {
    if (node.minimum <= 0 && node.stockpile <= 0) return;
    for (let t = 0; t < T; t++)
      sum += Math.max(0, wantedLevel(node, t) - most[n * T + t]) * bucketDays(network.horizon, t);
  });
  return lowered(sum);
}

/**
 * What everything that must be delivered costs at its least worth, less what opening stock and open orders are worth.
 * Undefined where a shortage may save more than is known. By units short of the plan, each of the dearest.
 */
function leastCost(network: Network): (short: number) => number | undefined {
  const rates = leastRates(network);
  if (network.resources.some(({ costPerHour, currency }) => costPerHour < 0 || rates[currency] < 0))
    return () => undefined;
  const worth = leastWorth(network);
  let sum = 0;
  let dearest = 0;
  for (const curve of network.curves) {
    if (curve.priority === 0) continue;
    dearest = Math.max(dearest, worth[curve.node]);
    for (const piece of curve.pieces) sum += piece.quantity * worth[curve.node];
  }
  network.nodes.forEach((node, n) => {
    sum -= node.opening * worth[n];
  });
  for (const order of network.openOrders) sum -= order.quantity * worth[order.node];
  return (short) => lowered(Math.max(0, short > 0 ? sum - short * dearest : sum));
}

/** A little less, so that rounding never makes a bound too high. */
function lowered(value: number): number {
  return Math.max(0, value - 1e-9 * Math.abs(value));
}
