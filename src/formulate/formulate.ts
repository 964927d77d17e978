import type { Network } from '../network/index.js';
import type { Program } from '../program/index.js';
import { addBalance } from './constraints/balance.js';
import { addBudgets } from './constraints/budget.js';
import { addCapacity } from './constraints/capacity.js';
import { addDemandRows } from './constraints/demand.js';
import { addLaneRows } from './constraints/lanes.js';
import { addLots } from './constraints/lots.js';
import { addSplits } from './constraints/split.js';
import { addStockRows } from './constraints/stock.js';
import { type Context, newContext } from './context.js';
import { itemNeeds } from './needs.js';
import { addObjectives } from './objectives/index.js';
import { addCapacityChoices } from './variables/capacity.js';
import { addDemand } from './variables/demand.js';
import { addProduction } from './variables/production.js';
import { addPurchases } from './variables/purchase.js';
import { addShipments } from './variables/shipment.js';
import { addStock } from './variables/stock.js';

/** A program and where the network's decisions and limits stand in it. */
export interface Formulation {
  readonly context: Context;
  readonly program: Program;
}

/** The network as a linear or mixed-integer program (docs/explanation/formulation.md). */
export function formulate(network: Network): Formulation {
  const context = newContext(network, itemNeeds(network));
  addBalance(context);
  addProduction(context);
  addPurchases(context);
  addShipments(context);
  addStock(context);
  addCapacityChoices(context);
  addDemand(context);
  addSplits(context);
  addCapacity(context);
  addDemandRows(context);
  addStockRows(context);
  addLots(context);
  addLaneRows(context);
  addBudgets(context);
  addObjectives(context);
  return { context, program: context.builder.build() };
}
