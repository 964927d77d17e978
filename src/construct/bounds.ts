import { getOrMake } from '../base/maps.js';
import { wantedLevel } from '../formulate/index.js';
import { bucketDays, type Network } from '../network/index.js';
import { mostSupply } from './supply-bound.js';
import { leastRates, leastWorth } from './worth.js';

/** Proven bounds of a plan's objectives by name; those of which nothing is known are absent. */
export type Bounds = ReadonlyMap<string, number>;

/**
 * Bounds that hold for the best plan in the order of the objectives, each found by leaving limits out (docs/explanation/
 * any-time.md). `values` are those of a plan: what the best plan has of an earlier objective is no worse, so that
 * shortage there bounds what a later one may leave out.
 */
export function provenBounds(network: Network): (values: ReadonlyMap<string, number>) => Bounds {
  const most = mostSupply(network);
  return (values) => boundsBy(network, most, values);
}

function boundsBy(network: Network, most: Float64Array, values: ReadonlyMap<string, number>): Bounds {
  const bounds = new Map<string, number>();
  const priorities = [...new Set(network.curves.map(({ priority }) => priority))].filter((p) => p > 0);
  const plain = network.settings.objectives.length === 0;
  let spent = { short: 0, late: 0 };
  for (const p of priorities.sort((a, b) => a - b)) {
    const own = leastLate(network, most, (priority) => priority === p);
    // Of two priorities together no more can be served than there is; what the first one takes is not below its best.
    const all = plain ? leastLate(network, most, (priority) => priority > 0 && priority <= p) : own;
    bounds.set(`short:${p}`, Math.max(own.short, all.short - spent.short));
    bounds.set(`late:${p}`, Math.max(own.late, all.late - spent.late));
    spent = {
      short: spent.short + (values.get(`short:${p}`) ?? 0),
      late: spent.late + (values.get(`late:${p}`) ?? 0),
    };
  }
  for (const name of ['overtime', 'concentration', 'smoothness', 'preference']) bounds.set(name, 0);
  bounds.set('stock', leastShortfall(network, most));
  const cost = leastCost(network, spent.short);
  if (cost !== undefined) bounds.set('cost', cost);
  return bounds;
}

/** Shortage and lateness that no plan avoids: what is due beyond what can have come. */
function leastLate(
  network: Network,
  most: Float64Array,
  counts: (priority: number) => boolean,
): { short: number; late: number } {
  const T = network.horizon.count;
  const due = new Map<number, Float64Array>();
  for (const curve of network.curves) {
    // Demand with a latest date is late for a while only, and then short; nothing is said of it here.
    if (!counts(curve.priority) || curve.limited) continue;
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
 * Undefined where a shortage may save more than is known.
 */
function leastCost(network: Network, short: number): number | undefined {
  const worth = leastWorth(network);
  let sum = 0;
  let dearest = 0;
  for (const curve of network.curves) {
    if (curve.priority === 0) continue;
    dearest = Math.max(dearest, worth[curve.node]);
    for (const piece of curve.pieces) sum += piece.quantity * worth[curve.node];
  }
  if (short > 0) sum -= short * dearest;
  network.nodes.forEach((node, n) => {
    sum -= node.opening * worth[n];
  });
  for (const order of network.openOrders) sum -= order.quantity * worth[order.node];
  const rates = leastRates(network);
  if (network.resources.some(({ costPerHour, currency }) => costPerHour < 0 || rates[currency] < 0))
    return undefined;
  return lowered(Math.max(0, sum));
}

/** A little less, so that rounding never makes a bound too high. */
function lowered(value: number): number {
  return Math.max(0, value - 1e-9 * Math.abs(value));
}
