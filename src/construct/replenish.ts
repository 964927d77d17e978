import { at, type Context, wantedLevel } from '../formulate/index.js';
import { DUST, orderable } from './lots.js';
import type { Prospects } from './reach.js';
import type { State } from './state.js';

/** What arrives, and when. */
interface Got {
  readonly arrival: number;
  readonly quantity: number;
}

/** Ships and buys what open nodes lack, just in time, and turns what came and went into stock. */
export function replenish(state: State, { sources, shipped, open }: Prospects): void {
  const { context } = state.layout;
  const { offers } = context.network;
  for (const n of [...shipped].reverse()) {
    const [source] = sources[n];
    fillOpen(state, context, n, (t, lack) => {
      const s = Math.min(source.latest[t], source.last);
      state.cells[at(source, s)] += lack;
      state.cells[state.stock + source.from * state.T + s] -= lack;
      return { arrival: source.arrival[s], quantity: lack };
    });
  }
  const isShipped = new Set(shipped);
  for (let n = 0; n < sources.length; n++) {
    if (open[n] >= state.T || isShipped.has(n)) continue;
    const [source] = sources[n];
    const { lot, startable } = offers[source.number];
    fillOpen(state, context, n, (t, lack) => {
      let s = Math.min(source.latest[t], source.last);
      while (!startable[s]) s--;
      const column = at(source, s);
      const quantity = orderable(lot, state.cells[column], lack, Number.POSITIVE_INFINITY);
      state.cells[column] += quantity;
      return { arrival: source.arrival[s], quantity };
    });
  }
}

/** Turns what came and went at an open node into stock; `get` has what it lacks at the end of a bucket arrive by then. */
function fillOpen(
  { T, cells, stock: stockAt, open: openFrom }: State,
  { network }: Context,
  n: number,
  get: (t: number, lack: number) => Got,
): void {
  const node = network.nodes[n];
  const base = stockAt + n * T;
  const open = openFrom[n];
  let stock = open > 0 ? cells[base + open - 1] : 0;
  for (let t = open; t < T; t++) {
    stock += cells[base + t];
    cells[base + t] = stock;
    const lack = Math.max(0, wantedLevel(node, t)) - stock;
    if (lack <= DUST * (1 + lack)) continue;
    const { arrival, quantity } = get(t, lack);
    for (let k = arrival; k <= t; k++) cells[base + k] += quantity;
    stock += quantity;
  }
}
