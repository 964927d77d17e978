import type { LimitKind } from '../base/vocabulary.js';
import type { ObjectiveOutcome, Solution } from '../engines/contract.js';
import { at, type Block } from '../formulate/index.js';
import type { Reading } from './reading.js';
import { rounded } from './tables.js';

/** Prices below this share of the highest of their kind of limit are solver dust. */
const DUST = 1e-7;

/** What one unit more of each limit would change, objective by objective (dual values; Vanderbei, Linear Programming, ch. 5). */
export function extractPrices(reading: Reading, solution: Solution): void {
  for (const outcome of solution.objectives) {
    const objective = reading.formulation.program.objectives.find((each) => each.name === outcome.name);
    if (!objective || !outcome.rowDuals || !outcome.reducedCosts) continue;
    const found = pricesOf(reading, outcome, objective.sense === 'max' ? -1 : 1);
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

function pricesOf(reading: Reading, outcome: ObjectiveOutcome, sign: number): Price[] {
  const { context, program } = reading.formulation;
  const { network, columns, rows } = context;
  const found: Price[] = [];
  const note = (limit: LimitKind, subject: string, bucket: number, price: number, unit: string): void => {
    // More of a limit never hurts: what has the other sign belongs to an objective held before this one.
    if (sign * price < -1e-12) found.push({ limit, subject, bucket, price, unit });
  };
  const row = (limit: LimitKind, subject: string, block: Block, unit: string): void => {
    for (let t = block.first; t <= block.last; t++)
      note(limit, subject, t, outcome.rowDuals![at(block, t)], unit);
  };
  const upper = (limit: LimitKind, subject: string, block: Block, unit: string): void => {
    for (let t = block.first; t <= block.last; t++) {
      const column = at(block, t);
      const most = program.columnUpper[column];
      const full = Number.isFinite(most) && most > 0 && reading.x[column] >= most * (1 - 1e-9);
      if (full) note(limit, subject, t, outcome.reducedCosts![column], unit);
    }
  };
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
    note('budget', subject, -1, outcome.rowDuals![rows.budget[b]], network.currencies.codes[0]);
  });
  for (const { row, agreement, party, isFloor } of rows.workshare) {
    const { id, parties, byHours } = network.agreements[agreement];
    const subject = `${id} ${parties[party].name} ${isFloor ? '>=' : '<='}`;
    const dual = outcome.rowDuals![row];
    note('workshare', subject, -1, isFloor ? -dual : dual, byHours ? 'h' : network.currencies.codes[0]);
  }
  network.expansions.forEach((expansion, e) => {
    if (rows.mostSteps[e] >= 0)
      note('expansion', expansion.id, -1, outcome.rowDuals![rows.mostSteps[e]], '1');
  });
  network.permissions.covers.forEach((cover, a) => {
    const cap = (limit: LimitKind, row: number, unit: string): void => {
      if (row >= 0) note(limit, cover.id, -1, outcome.rowDuals![row], unit);
    };
    cap('permission', rows.permitQuantity[a], '1');
    cap('permission-value', rows.permitValue[a], network.currencies.codes[cover.currency]);
  });
  return found;
}
