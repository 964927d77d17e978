import type { Network } from '../network/index.js';
import { ColumnCounter, type Links, type Program, ProgramBuilder } from '../program/index.js';
import { addBalance } from './constraints/balance.js';
import { addBudgets } from './constraints/budget.js';
import { addCapacity } from './constraints/capacity.js';
import { addDemandRows } from './constraints/demand.js';
import { addLaneRows } from './constraints/lanes.js';
import { addLearning } from './constraints/learning.js';
import { addLots } from './constraints/lots.js';
import { addPermissions } from './constraints/permissions.js';
import { addRevisionRows } from './constraints/revisions.js';
import { addShelfLives } from './constraints/shelf-life.js';
import { addSplits } from './constraints/split.js';
import { addStockRows } from './constraints/stock.js';
import { addWorkshares } from './constraints/workshare.js';
import { type Context, type LearningForm, newContext } from './context.js';
import { itemNeeds } from './needs.js';
import { addObjectives } from './objectives/index.js';
import { addCapacityChoices } from './variables/capacity.js';
import { addDemand } from './variables/demand.js';
import { addProduction } from './variables/production.js';
import { addPurchases } from './variables/purchase.js';
import { addRevisionChoices } from './variables/revisions.js';
import { addShipments } from './variables/shipment.js';
import { addStock } from './variables/stock.js';

/** A program and where the network's decisions and limits stand in it. */
export interface Formulation {
  readonly context: Context;
  readonly program: Program;
}

/** The network as a linear or mixed-integer program (docs/explanation/formulation.md). */
export function formulate(network: Network, learning: LearningForm = usualForm(network)): Formulation {
  return formulateWith(network, new ProgramBuilder(), true, learning);
}

function usualForm({ settings }: Network): LearningForm {
  return { kind: settings.learnsExactly ? 'exact' : 'first' };
}

/** Columns of a program, without what links them: where a point of it can be written, and read as a plan. */
export interface Layout extends Formulation {
  readonly links: Links;
}

/**
 * Where every decision stands, without the rows of the program, which take most of the time and memory. Rows of
 * `linking` families are kept as limits on single columns; objectives of money are left without terms.
 */
export function layOut(network: Network, isLinking: (family: string) => boolean): Layout {
  const counter = new ColumnCounter(isLinking);
  const formulation = formulateWith(network, counter, false, { kind: 'first' });
  return { links: counter.links(), ...formulation };
}

function formulateWith(
  network: Network,
  builder: ProgramBuilder,
  priced: boolean,
  learning: LearningForm,
): Formulation {
  const context = newContext(network, itemNeeds(network), builder, learning);
  addBalance(context);
  addProduction(context);
  addPurchases(context);
  addShipments(context);
  addStock(context);
  addCapacityChoices(context);
  addDemand(context);
  addRevisionChoices(context);
  addSplits(context);
  addCapacity(context);
  addDemandRows(context);
  addStockRows(context);
  addShelfLives(context);
  addLots(context);
  addRevisionRows(context);
  addLearning(context);
  addLaneRows(context);
  addPermissions(context);
  addBudgets(context);
  addWorkshares(context);
  addObjectives(context, priced);
  return { context, program: context.builder.build() };
}
