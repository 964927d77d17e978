import type { LimitKind } from '../base/vocabulary.js';
import type { Prices, Solution, SparseVector } from '../engines/contract.js';
import { at, type Block } from '../formulate/index.js';
import { ints } from '../program/index.js';
import type { Reading } from './reading.js';
import { rounded } from './tables.js';

/** Prices below this share of the highest of their kind of limit are solver dust. */
const DUST = 1e-7;

/** What one unit more of each limit would change, objective by objective (dual values; Vanderbei, Linear Programming, ch. 5). */
export function extractPrices(reading: Reading, solution: Solution): void {
  for (const outcome of solution.objectives) {
    const objective = reading.formulation.program.objectives.find((each) => each.name === outcome.name);
    const { rowDuals, reducedCosts } = outcome;
    const prices =
      outcome.prices ??
      (rowDuals && reducedCosts ? { rows: sparse(rowDuals), columns: sparse(reducedCosts) } : undefined);
    if (!objective || !prices) continue;
    const found = pricesOf(reading, prices, objective.sense === 'max' ? -1 : 1);
    const highest = new Map<LimitKind, number>();
    for (const { limit, price } of found)
      highest.set(limit, Math.max(highest.get(limit) ?? 0, Math.abs(price)));
    for (const { limit, subject, bucket, price, unit } of found) {
      if (Math.abs(price) > DUST * highest.get(limit)!)
        reading.write.price.row(limit, subject, bucket, outcome.name, rounded(price), unit);
    }
  }
}

interface Price {
  readonly limit: LimitKind;
  readonly subject: string;
  readonly bucket: number;
  readonly price: number;
  readonly unit: string;
}

function sparse(dense: Float64Array): SparseVector {
  const indices = ints();
  for (let i = 0; i < dense.length; i++) if (dense[i] !== 0) indices.push(i);
  const found = indices.done();
  return { indices: found, values: Float64Array.from(found, (i) => dense[i]) };
}

/** Place of an index in a sparse vector, or of the next one that is there. */
function placeOf({ indices }: SparseVector, index: number): number {
  let from = 0;
  let to = indices.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (indices[middle] < index) from = middle + 1;
    else to = middle;
  }
  return from;
}

function numberAt(vector: SparseVector, index: number): number {
  const k = placeOf(vector, index);
  return vector.indices[k] === index ? vector.values[k] : 0;
}

/** Numbers of a block's rows or columns that are not 0, with their buckets. */
function eachOf(vector: SparseVector, block: Block, visit: (t: number, value: number) => void): void {
  if (block.first > block.last) return;
  const { indices, values } = vector;
  const last = at(block, block.last);
  for (let k = placeOf(vector, block.base); k < indices.length && indices[k] <= last; k++)
    visit(indices[k] - block.base + block.first, values[k]);
}

function pricesOf(reading: Reading, prices: Prices, sign: number): Price[] {
  const { context, program } = reading.formulation;
  const { network, columns, rows } = context;
  const found: Price[] = [];
  const note = (limit: LimitKind, subject: string, bucket: number, price: number, unit: string): void => {
    // More of a limit never hurts: what has the other sign belongs to an objective held before this one.
    if (sign * price < -1e-12) found.push({ limit, subject, bucket, price, unit });
  };
  const row = (limit: LimitKind, subject: string, block: Block, unit: string): void =>
    eachOf(prices.rows, block, (t, price) => note(limit, subject, t, price, unit));
  const single = (row: number): number => numberAt(prices.rows, row);
  const upper = (limit: LimitKind, subject: string, block: Block, unit: string): void =>
    eachOf(prices.columns, block, (t, price) => {
      const column = at(block, t);
      const most = program.columnUpper[column];
      const full = Number.isFinite(most) && most > 0 && reading.x[column] >= most * (1 - 1e-9);
      if (full) note(limit, subject, t, price, unit);
    });
  network.resources.forEach((resource, r) => {
    row('capacity', resource.id, rows.capacity[r], 'h');
    upper('overtime', resource.id, columns.overtime[r], 'h');
  });
  network.processes.forEach((process, p) => {
    upper(
      'process',
      process.id,
      columns.processes[p].start,
      network.items[network.nodes[process.node].item].unit,
    );
  });
  network.offers.forEach((offer, o) => {
    const unit = network.items[network.nodes[offer.node].item].unit;
    row('offer', offer.id, rows.offerLimit[o], unit);
    if (columns.offers[o].order.length === 1) upper('offer', offer.id, columns.offers[o].order[0], unit);
  });
  network.lanes.forEach((lane, l) => {
    row('lane', lane.id, rows.laneLimit[l], '1');
    if (lane.flows.length === 1)
      upper('lane', lane.id, columns.lanes[l][0], network.items[lane.flows[0].item].unit);
  });
  network.nodes.forEach((node, n) => {
    const item = network.items[node.item];
    upper('maximum-stock', `${item.id} @ ${network.sites[node.site].id}`, columns.stock[n], item.unit);
  });
  network.budgets.forEach((budget, b) => {
    const subject = `${network.organisations[budget.organisation]} ${budget.category || '*'} ${budget.year}`;
    note('budget', subject, -1, single(rows.budget[b]), network.currencies.codes[0]);
  });
  for (const { row, agreement, party, isFloor } of rows.workshare) {
    const { id, parties, byHours } = network.agreements[agreement];
    const subject = `${id} ${parties[party].name} ${isFloor ? '>=' : '<='}`;
    const dual = single(row);
    note('workshare', subject, -1, isFloor ? -dual : dual, byHours ? 'h' : network.currencies.codes[0]);
  }
  network.expansions.forEach((expansion, e) => {
    if (rows.mostSteps[e] >= 0) note('expansion', expansion.id, -1, single(rows.mostSteps[e]), '1');
  });
  network.permissions.covers.forEach((cover, a) => {
    const cap = (limit: LimitKind, row: number, unit: string): void => {
      if (row >= 0) note(limit, cover.id, -1, single(row), unit);
    };
    cap('permission', rows.permitQuantity[a], '1');
    cap('permission-value', rows.permitValue[a], network.currencies.codes[cover.currency]);
  });
  return found;
}
