import type { Layout } from '../formulate/index.js';
import { deliverAll, inOrder, type Request } from './deliver.js';
import { finish } from './finish.js';
import { type Effort, Improvement } from './improve.js';
import { ration } from './ration.js';
import { Supply } from './supply.js';
import { fillWanted } from './wanted.js';

/** A point that meets every row of the program, made order by order (docs/explanation/any-time.md). */
export function construct(layout: Layout, effort: Effort = { steps: 0 }): Float64Array {
  const supply = new Supply(layout);
  const { network } = layout.context;
  const requests = inOrder(network.curves).filter(({ curve }) => network.curves[curve].priority > 0);
  if (supply.isOrderly) improve(supply, requests, effort);
  else deliverAll(supply, requests, effort.mustEnd);
  if (!effort.mustEnd?.()) fillWanted(supply);
  supply.replenish();
  return finish(supply, layout);
}

/** Tier by tier, what is scarce is rationed among the orders of the tier; then the search begins. */
function improve(supply: Supply, requests: readonly Request[], effort: Effort): void {
  supply.sparesStock = true;
  const { curves } = supply.context.network;
  const priorities = [...new Set(requests.map(({ curve }) => curves[curve].priority))];
  const improvement = new Improvement(supply, 1);
  for (const priority of priorities)
    improvement.add(
      ration(
        supply,
        requests.filter(({ curve }) => curves[curve].priority === priority),
      ),
    );
  improvement.run(effort);
}
