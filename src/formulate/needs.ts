import { smallest } from '../base/arrays.js';
import type { Network } from '../network/index.js';

/**
 * Most of each item that can be of any use over the horizon: all demand and wanted stock, exploded through every
 * process that could make it. An upper bound for the big-M of lots, price breaks and openings: a smaller, still valid
 * M makes the relaxation tighter (Pochet and Wolsey, Production Planning by Mixed Integer Programming, 2006, ch. 4).
 */
export function itemNeeds(network: Network): Float64Array {
  const needs = new Float64Array(network.items.length);
  for (const curve of network.curves) {
    for (const node of curve.sources) {
      const { item } = network.nodes[node];
      for (const piece of curve.pieces) needs[item] += piece.quantity;
    }
  }
  const days = network.horizon.endDay - network.horizon.firstDay;
  for (const node of network.nodes) {
    // Wanted stock that expires has to be replaced.
    const times = 1 + Math.ceil(days / Math.max(1, network.items[node.item].shelfLife));
    needs[node.item] += times * (node.minimum + node.stockpile);
  }
  const makers = makersByItem(network);
  for (const item of topological(network, makers)) {
    for (const p of makers[item]) addInputs(network, p, needs);
  }
  return needs;
}

function makersByItem(network: Network): number[][] {
  const makers: number[][] = network.items.map(() => []);
  network.processes.forEach((process, p) => {
    makers[network.nodes[process.node].item].push(p);
  });
  return makers;
}

function addInputs(network: Network, p: number, needs: Float64Array): void {
  const process = network.processes[p];
  let starts = needs[network.nodes[process.node].item] / smallest(process.yields);
  for (const coproduct of process.coproducts) {
    if (coproduct.perUnit > 0) starts += needs[network.nodes[coproduct.node].item] / coproduct.perUnit;
  }
  for (const line of [...process.lines, ...process.groups.flatMap((group) => group.lines)]) {
    needs[network.nodes[line.node].item] += starts * line.perUnit;
  }
}

/** Items, users before what they use; items on a cycle come last, in any order (the checks refuse cycles). */
function topological(network: Network, makers: readonly (readonly number[])[]): number[] {
  const inputsOf = (item: number): number[] =>
    makers[item].flatMap((p) => {
      const { lines, groups } = network.processes[p];
      return [...lines, ...groups.flatMap((group) => group.lines)].map(
        (line) => network.nodes[line.node].item,
      );
    });
  const uses = network.items.map((_, item) => inputsOf(item));
  const waiting = new Int32Array(network.items.length);
  for (const list of uses) for (const input of list) waiting[input]++;
  const order: number[] = [];
  waiting.forEach((count, item) => {
    if (count === 0) order.push(item);
  });
  for (let k = 0; k < order.length; k++) {
    for (const input of uses[order[k]]) if (--waiting[input] === 0) order.push(input);
  }
  return order;
}
