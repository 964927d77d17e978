import { largest } from '../base/arrays.js';
import type { Network } from '../network/index.js';

/**
 * Least that one more unit at each node can cost, in the model's currency, discounted: the largest prices for which no
 * source of anything gives more than it costs. By weak duality they bound the cost of any plan (docs/explanation/
 * any-time.md); here they also say which source is cheap.
 */
export function leastWorth(network: Network): Float64Array {
  const worth = new Float64Array(network.nodes.length).fill(Number.POSITIVE_INFINITY);
  const coproduct = new Uint8Array(network.nodes.length);
  for (const process of network.processes) for (const { node } of process.coproducts) coproduct[node] = 1;
  const rates = leastRates(network);
  const yields = network.processes.map((process) => largest(process.yields));
  for (let changed = true, rounds = 0; changed && rounds < network.nodes.length; rounds++) {
    changed = false;
    const offer = (node: number, value: number): void => {
      const least = coproduct[node] ? 0 : Math.max(0, value);
      // Differences as small as rounding would go round in circles.
      if (!(least < worth[node] * (1 - 1e-12))) return;
      worth[node] = least;
      changed = true;
    };
    eachSource(network, rates, yields, worth, offer);
  }
  return worth.map((value) => (Number.isFinite(value) ? value : 0));
}

function eachSource(
  network: Network,
  rates: Float64Array,
  yields: readonly number[],
  worth: Float64Array,
  offer: (node: number, value: number) => void,
): void {
  network.offers.forEach((each) => {
    let price = Number.POSITIVE_INFINITY;
    for (const { price: value } of each.breaks) price = Math.min(price, value);
    offer(each.node, price * rates[each.currency]);
  });
  for (let p = network.processes.length - 1; p >= 0; p--) {
    const process = network.processes[p];
    offer(process.node, unitCost(network, rates, worth, p) / yields[p]);
  }
  network.lanes.forEach((lane) => {
    const cost = lane.cost * rates[lane.currency];
    for (const { from, to } of lane.flows) offer(to, worth[from] + cost);
  });
}

/** Cost of a unit started with inputs at their least worth. */
function unitCost(network: Network, rates: Float64Array, worth: Float64Array, p: number): number {
  const process = network.processes[p];
  let sum = process.cost * rates[process.currency];
  for (const line of process.lines) {
    // A line that is not always in force may be gone round.
    if (line.first <= process.first && line.last >= process.last) sum += line.perUnit * worth[line.node];
  }
  for (const group of process.groups)
    sum += Math.min(...group.lines.map((line) => line.perUnit * worth[line.node]));
  return sum;
}

/** Least that one of each currency is worth over the horizon, discounted. */
export function leastRates(network: Network): Float64Array {
  return Float64Array.from(network.currencies.rates, (series) => {
    let least = Number.POSITIVE_INFINITY;
    for (let t = 0; t < series.length; t++) {
      const worth = series[t] * network.discount[t];
      if (worth < least) least = worth;
    }
    return Number.isFinite(least) ? least : 0;
  });
}
