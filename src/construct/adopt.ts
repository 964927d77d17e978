import { at, type Block, has } from '../formulate/index.js';
import { Hours } from './hours.js';
import type { State } from './state.js';

/** Hours below 0, as a share of what there is, that are rounding. */
const DUST = 1e-6;
/** Families that follow from the others in the end (`finish`). */
const FOLLOWS = new Set('stock shortfall stockpile_gap overtime steps in_service backlog give_up'.split(' '));

/**
 * Takes over what a point (by column) decides, in place of an empty plan: what is started, moved, bought and delivered, the hours
 * and limits that this takes, and the stock that is left. The point must meet every row of a program without whole numbers. False
 * where it works hours that are not counted on here: then nothing can be said of what is left.
 */
export function adopt(state: State, x: Float64Array): boolean {
  const { program, context } = state.layout;
  for (const { name, start, count } of program.columnFamilies) {
    if (FOLLOWS.has(name)) continue;
    for (let j = start; j < start + count; j++) take(state, j, Math.max(0, x[j]));
  }
  joinSegments(state);
  adoptHours(state);
  context.columns.stock.forEach((block, n) => {
    adoptStock(state, n, block, x);
  });
  state.keep();
  return isWithinHours(state);
}

function take({ cells, layout: { links }, links: base }: State, column: number, quantity: number): void {
  cells[column] = quantity;
  if (quantity === 0 || links.row.length === 0) return;
  for (let e = links.starts[column]; e < links.starts[column + 1]; e++)
    cells[base + links.row[e]] += links.value[e] * quantity;
}

/** What is ordered stands in the first segment of its price; in the end it is divided among all. */
function joinSegments({ cells, layout: { context } }: State): void {
  for (const { order } of context.columns.offers)
    for (const other of order.slice(1))
      for (let t = other.first; t <= other.last; t++) {
        cells[at(order[0], t)] += cells[at(other, t)];
        cells[at(other, t)] = 0;
      }
}

function adoptHours(state: State): void {
  const { network, columns } = state.layout.context;
  const hours = new Hours(state);
  network.processes.forEach((process, p) => {
    const { start, serveHours } = columns.processes[p];
    for (let s = start.first; s <= start.last; s++) {
      const units = state.cells[at(start, s)];
      if (units > 0) for (const line of process.hours) hours.use(line, s, units);
      process.hourGroups.forEach((group, g) => {
        group.lines.forEach((line, l) => {
          const block = serveHours[g][l];
          if (has(block, s) && state.cells[at(block, s)] > 0) hours.use(line, s, state.cells[at(block, s)]);
        });
      });
    }
    state.keep();
  });
}

/** From the bucket on from which a node is open its cells hold what comes and goes. */
function adoptStock({ cells, stock, open, T }: State, n: number, block: Block, x: Float64Array): void {
  const level = (t: number): number => (has(block, t) ? Math.max(0, x[at(block, t)]) : 0);
  for (let t = 0; t < T; t++)
    cells[stock + n * T + t] = t < open[n] ? level(t) : level(t) - (t > 0 ? level(t - 1) : 0);
}

function isWithinHours(state: State): boolean {
  const { resources } = state.layout.context.network;
  return resources.every(({ working }, r) =>
    working.every((hours, t) => state.hoursLeft(r, t) >= -DUST * Math.max(1, hours)),
  );
}
