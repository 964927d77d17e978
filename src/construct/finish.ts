import { at, type Block, has, type Layout, wantedLevel } from '../formulate/index.js';
import type { Offer } from '../network/index.js';
import { hoursOfStep, mostSteps, stepsFor } from './expansions.js';
import { mayWorkOvertime, type State } from './state.js';
import type { Supply } from './supply.js';

/** Makes every column agree with what was decided: stock and its shortfalls, overtime, lots, prices, what is given up. */
export function finish(supply: Supply, layout: Layout): Float64Array {
  const { state } = supply;
  const x = state.cells.slice(0, layout.program.columnCount);
  fillStock(state, layout, x);
  fillCapacity(state, layout, x);
  fillChoices(layout, x);
  fillGivenUp(layout, x);
  return x;
}

function fillStock({ cells, stock }: State, { context }: Layout, x: Float64Array): void {
  const { network, columns, T } = context;
  network.nodes.forEach((node, n) => {
    const base = stock + n * T;
    for (let t = 0; t < T; t++) {
      const held = Math.max(0, cells[base + t]);
      x[at(columns.stock[n], t)] = held;
      if (has(columns.shortfall[n], t))
        x[at(columns.shortfall[n], t)] = Math.max(0, wantedLevel(node, t) - held);
      if (has(columns.stockpileGap[n], t))
        x[at(columns.stockpileGap[n], t)] = Math.max(0, node.stockpile - held);
    }
  });
}

/** Steps of expansions that are needed, and overtime where hours and steps do not suffice. */
function fillCapacity(state: State, layout: Layout, x: Float64Array): void {
  const { network, columns, T } = layout.context;
  network.resources.forEach((resource, r) => {
    const expansions = state.expansions.filter((e) => network.expansions[e].resource === r);
    const overtime = mayWorkOvertime(layout, r) ? resource.overtimeLimit : 0;
    if (expansions.length === 0 && overtime === 0) return;
    // Hours that are used beyond the normal ones.
    const beyond = new Float64Array(T);
    for (let t = 0; t < T; t++) beyond[t] = overtime * resource.working[t] - state.hoursLeft(r, t);
    for (const e of expansions) {
      const { first } = columns.inService[e];
      for (let t = first; t < T; t++) beyond[t] += mostSteps(layout, e) * hoursOfStep(layout, e, t);
    }
    fillSteps(
      layout,
      expansions,
      beyond.map((hours, t) => hours - overtime * resource.working[t]),
      x,
    );
    for (const e of expansions)
      for (let t = columns.inService[e].first; t < T; t++)
        beyond[t] -= x[at(columns.inService[e], t)] * hoursOfStep(layout, e, t);
    const block = columns.overtime[r];
    if (overtime > 0)
      for (let t = block.first; t <= block.last && t < T; t++)
        x[at(block, t)] = Math.min(overtime * resource.working[t], Math.max(0, beyond[t]));
  });
}

function fillSteps(
  layout: Layout,
  expansions: readonly number[],
  excess: Float64Array,
  x: Float64Array,
): void {
  const { columns, T } = layout.context;
  for (const e of expansions) {
    const steps = stepsFor(layout, e, excess);
    x[at(columns.steps[e], columns.steps[e].first)] = steps;
    for (let t = columns.inService[e].first; t < T; t++) x[at(columns.inService[e], t)] = steps;
  }
}

/** Set-ups, price breaks and openings: 1 where something happens. */
function fillChoices({ context }: Layout, x: Float64Array): void {
  const { network, columns } = context;
  for (const { start, setup } of columns.processes)
    for (let t = setup.first; t <= setup.last; t++) x[at(setup, t)] = x[at(start, t)] > 0 ? 1 : 0;
  network.offers.forEach((offer, o) => {
    const { order, chosen } = columns.offers[o];
    for (let t = order[0].first; t <= order[0].last; t++) {
      const quantity = x[at(order[0], t)];
      if (quantity <= 0) continue;
      if (chosen.length > 0) choose(offer, order, chosen, t, quantity, x);
      else if (order.length > 1) fillSegments(offer, order, t, quantity, x);
    }
  });
  columns.opening.forEach((open, l) => {
    if (open >= 0 && columns.lanes[l].some((block) => isUsed(block, x))) x[open] = 1;
  });
}

function isUsed(block: Block, x: Float64Array): boolean {
  for (let t = block.first; t <= block.last; t++) if (x[at(block, t)] > 0) return true;
  return false;
}

/** The price that holds for a quantity. */
function choose(
  offer: Offer,
  order: readonly Block[],
  chosen: readonly Block[],
  t: number,
  quantity: number,
  x: Float64Array,
): void {
  let k = 0;
  while (k + 1 < offer.breaks.length && offer.breaks[k + 1].from <= quantity * (1 + 1e-9)) k++;
  x[at(order[0], t)] = 0;
  x[at(order[k], t)] = quantity;
  x[at(chosen[k], t)] = 1;
}

/** Prices that rise: cheap segments first. */
function fillSegments(
  offer: Offer,
  order: readonly Block[],
  t: number,
  quantity: number,
  x: Float64Array,
): void {
  order.forEach((block, k) => {
    const { from } = offer.breaks[k];
    const to = offer.breaks[k + 1]?.from ?? Number.POSITIVE_INFINITY;
    x[at(block, t)] = Math.max(0, Math.min(quantity, to) - from);
  });
}

/** What is left of a piece after its latest bucket is given up then; what is due first is served first (S19). */
function fillGivenUp({ context }: Layout, x: Float64Array): void {
  const { network, columns } = context;
  network.curves.forEach((curve, c) => {
    const { deliver, giveUp, backlog } = columns.curves[c];
    let owed = 0;
    let delivered = 0;
    let head = 0;
    let ended = 0;
    for (let t = deliver.first; t <= deliver.last; t++) {
      owed += curve.due[t];
      delivered += x[at(deliver, t)];
      for (; head < curve.pieces.length && curve.pieces[head].latest <= t; head++)
        ended += curve.pieces[head].quantity;
      const gone = Math.max(0, ended - delivered);
      if (has(giveUp, t) && gone > 1e-9) {
        x[at(giveUp, t)] = gone;
        delivered += gone;
      }
      if (has(backlog, t)) x[at(backlog, t)] = Math.max(0, owed - delivered);
    }
  });
}
