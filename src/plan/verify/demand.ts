import { column } from '../../schema/columns.js';
import type { Case } from './case.js';
import { addFleetDemand } from './fleets.js';
import { refs } from './ids.js';
import type { Order, Piece } from './pieces.js';
import { programmeAmounts } from './programmes.js';

export interface Demand {
  readonly pieces: readonly Piece[];
  /** Piece of a demand's or programme's row (as the tables read it) and due bucket. */
  find(row: number, due: number): number;
}

export function readDemand(c: Case): Demand {
  const pieces: Piece[] = [];
  const numbers = new Map<number, number>();
  const add = (row: number, piece: Piece): void => {
    numbers.set(row * c.time.count + piece.due, pieces.length);
    pieces.push(piece);
  };
  addDemands(c, add);
  addProgrammes(c, add);
  addFleetDemand(c, c.ids.demand.names.length + c.ids.programme.names.length, add);
  return { pieces, find: (row, due) => numbers.get(row * c.time.count + due) ?? -1 };
}

/** Bucket of the latest day, which never makes a demand impossible in its own bucket. */
function latestBucket(c: Case, day: number, due: number): number {
  if (Number.isNaN(day)) return c.time.count - 1;
  return Math.max(due, Math.min(c.time.count - 1, c.time.bucket(day)));
}

function addDemands(c: Case, add: (row: number, piece: Piece) => void): void {
  const orders = readOrders(c, 'demand');
  const due = column(c.model, 'demand', 'due');
  const latest = column(c.model, 'demand', 'latest');
  const quantity = column(c.model, 'demand', 'quantity');
  for (const [row, order] of orders.entries()) {
    const bucket = c.time.dueBucket(due[row]);
    // Due after the horizon: not planned.
    if (bucket >= c.time.count) continue;
    add(row, { order, due: bucket, latest: latestBucket(c, latest[row], bucket), quantity: quantity[row] });
  }
}

function addProgrammes(c: Case, add: (row: number, piece: Piece) => void): void {
  const orders = readOrders(c, 'programme');
  const grace = column(c.model, 'programme', 'grace');
  const amounts = programmeAmounts(c.model, c.time, c.ids.programme);
  const offset = c.ids.demand.names.length;
  for (const [row, order] of orders.entries()) {
    for (let t = 0; t < c.time.count; t++) {
      const latest = latestBucket(c, c.time.last(t) + grace[row], t);
      add(offset + row, { order, due: t, latest, quantity: Math.max(0, amounts[row][t]) });
    }
  }
}

function readOrders(c: Case, table: 'demand' | 'programme'): Order[] {
  const item = refs(column(c.model, table, 'item'), c.ids.item);
  const site = refs(column(c.model, table, 'site'), c.ids.site);
  const priority = column(c.model, table, 'priority');
  const optional = column(c.model, table, 'optional');
  const value = column(c.model, table, 'value');
  const penalty = column(c.model, table, 'penalty');
  const currency = column(c.model, table, 'currency');
  const minimum = column(c.model, table, 'minimum_revision');
  return c.ids[table].names.map((id, row) => ({
    id,
    item: item[row],
    site: site[row],
    priority: optional[row] ? 0 : priority[row],
    value: value[row],
    penalty: penalty[row],
    currency: currency[row],
    minimum: minimum[row] ?? '',
  }));
}
