import type { Layout } from '../formulate/index.js';
import { deliverAll, inOrder } from './deliver.js';
import { finish } from './finish.js';
import { Supply } from './supply.js';
import { fillWanted } from './wanted.js';

/** A point that meets every row of the program, made order by order (docs/explanation/any-time.md). */
export function construct(layout: Layout): Float64Array {
  const supply = new Supply(layout);
  const { network } = layout.context;
  const wanted = inOrder(network.curves);
  deliverAll(
    supply,
    wanted.filter(({ curve }) => network.curves[curve].priority > 0),
  );
  fillWanted(supply);
  return finish(supply, layout);
}
