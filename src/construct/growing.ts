import type { Steps } from '../base/steps.js';
import type { Layout } from '../formulate/index.js';
import type { Constructed } from './construct.js';
import { deliverAll, inOrder } from './deliver.js';
import { finish } from './finish.js';
import type { Guide } from './guide.js';
import { Supply } from './supply.js';
import { wished } from './turns.js';
import { fillWanted } from './wanted.js';

/**
 * Points of more and more demand, one priority after the other: what has been served stays as it is when the next ones are, so
 * that it is not placed again (20,000 items, three priorities: half of the time). Not for orders that a search betters.
 */
export class Growing {
  private readonly supply: Supply;
  private served = 0;
  private isWhole = true;

  constructor(
    private readonly layout: Layout,
    expansions: readonly number[],
  ) {
    this.supply = new Supply(layout, expansions);
  }

  /** Share of the orders that have not been served. */
  get left(): number {
    const { curves } = this.layout.context.network;
    const count = (least: number): number =>
      curves.reduce((sum, { priority, pieces }) => sum + (priority > least ? pieces.length : 0), 0);
    return count(this.served) / Math.max(1, count(0));
  }

  /**
   * A point of the demand up to a priority, by a guide for what has not been served before, and whether all of it has had its turn.
   * Wanted stock comes with the last one.
   */
  *upTo(last: number, guide: Guide, mustEnd?: () => boolean): Steps<Pick<Constructed, 'point' | 'isWhole'>> {
    const { supply, layout, served } = this;
    const { curves } = layout.context.network;
    const requests = inOrder(curves).filter(
      ({ curve }) => curves[curve].priority > served && curves[curve].priority <= last,
    );
    if (!(yield* deliverAll(supply, wished(requests, guide.wishes), guide.guidance, mustEnd)))
      this.isWhole = false;
    this.served = last;
    const before = supply.state.cells.slice();
    if (curves.every(({ priority }) => priority <= last) && !mustEnd?.()) fillWanted(supply);
    supply.replenish();
    const point = finish(supply, layout);
    supply.state.restore(before);
    return { point, isWhole: this.isWhole };
  }
}
