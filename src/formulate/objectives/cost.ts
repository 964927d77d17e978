import { type Objective, ObjectiveBuilder } from '../../program/index.js';
import { at, type Context } from '../context.js';
import { eachCharge } from '../ledger.js';

/** Least cost (S20), discounted. */
export function leastCost(context: Context, tolerance: number): Objective {
  const sum = new ObjectiveBuilder(context.builder.columnCount);
  addCosts(context, sum, 1);
  return sum.build({ name: 'cost', relativeTolerance: tolerance });
}

/** Most margin (S21): value of what is delivered, less cost. */
export function mostMargin(context: Context, tolerance: number): Objective {
  const { network, columns } = context;
  const sum = new ObjectiveBuilder(context.builder.columnCount);
  network.curves.forEach((curve, c) => {
    const { deliver } = columns.curves[c];
    const rate = network.currencies.rates[curve.currency];
    for (let t = deliver.first; t <= deliver.last; t++) {
      sum.add(at(deliver, t), curve.value * rate[t] * network.discount[t]);
    }
  });
  addCosts(context, sum, -1);
  return sum.build({ name: 'margin', sense: 'max', relativeTolerance: tolerance });
}

function addCosts(context: Context, sum: ObjectiveBuilder, sign: number): void {
  const { discount, readiness } = context.network;
  eachCharge(context, (column, amount, _kind, _organisation, _category, bucket) => {
    sum.add(column, sign * amount * discount[bucket]);
  });
  // What activities cost is settled by their schedule (S28).
  for (const { charges } of readiness?.activities ?? []) {
    for (const { amounts } of charges) {
      amounts.forEach((amount, t) => {
        sum.offset += sign * amount * discount[t];
      });
    }
  }
}
