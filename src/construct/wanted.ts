import { components } from '../base/components.js';
import { type Context, wantedLevel } from '../formulate/index.js';
import type { Supply } from './supply.js';

/**
 * Raises stock to its wanted level, wherever it still can be. Products come before what they are made of: what is made for the
 * stock of the one takes from the stock of the other.
 */
export function fillWanted(supply: Supply): void {
  const { context, state } = supply;
  const { network, T } = context;
  for (const n of productsFirst(context)) {
    const node = network.nodes[n];
    if (state.open[n] < T || (node.minimum <= 0 && node.stockpile <= 0)) continue;
    for (let t = 0; t < T; t++) {
      const lack = wantedLevel(node, t) - state.cells[state.stock + n * T + t];
      if (lack <= 1e-9 * (1 + node.minimum) || supply.isDry(n, t)) continue;
      const got = supply.obtain(n, lack, t);
      state.move(n, t, T, got);
      state.keep();
    }
  }
}

/** Nodes, each before those that it draws on but for cycles. */
function productsFirst({ network }: Context): number[] {
  const inputs: { to: number }[][] = network.nodes.map(() => []);
  for (const { node, lines, groups } of network.processes)
    for (const line of [...lines, ...groups.flatMap((group) => group.lines)])
      inputs[node].push({ to: line.node });
  for (const { flows } of network.lanes) for (const { from, to } of flows) inputs[to].push({ to: from });
  const component = components(inputs);
  return Array.from(inputs.keys()).sort((a, b) => component[b] - component[a] || a - b);
}
