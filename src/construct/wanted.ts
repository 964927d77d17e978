import { wantedLevel } from '../formulate/index.js';
import type { Supply } from './supply.js';

/** Raises stock to its wanted level, wherever it still can be, first the nodes with the smallest number. */
export function fillWanted(supply: Supply): void {
  const { context, state } = supply;
  const { network, T } = context;
  network.nodes.forEach((node, n) => {
    if (state.open[n] < T || (node.minimum <= 0 && node.stockpile <= 0)) return;
    for (let t = 0; t < T; t++) {
      const lack = wantedLevel(node, t) - state.cells[state.stock + n * T + t];
      if (lack <= 1e-9 * (1 + node.minimum) || supply.isDry(n, t)) continue;
      const got = supply.obtain(n, lack, t);
      state.move(n, t, T, got);
      state.keep();
    }
  });
}
