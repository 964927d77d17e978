import type { Steps } from '../base/steps.js';
import type { Layout } from '../formulate/index.js';
import { objectiveValue } from '../program/index.js';
import { type Constructed, constructWith, isBetter } from './construct.js';
import { isService } from './expansions.js';
import type { Guide, Hint, Wish } from './guide.js';
import type { Effort } from './improve.js';

/** How far hints may be followed. */
export interface Following {
  /** Whether there is time for one more point, which takes so many milliseconds. */
  readonly hasTime: (took: number) => boolean;
  /** Whether all that a hint may mean is to be tried, or only what is best most of the time. */
  readonly triesAll: (took: number) => boolean;
  /** Whether no more orders may be placed. */
  readonly mustEnd?: () => boolean;
}

/**
 * A point that is made anew by what prices of limits say, and kept where that is better: orders in the turn of their
 * deliveries in the relaxation, from the sources that are cheapest by its prices (docs/explanation/any-time.md).
 */
export class Guided {
  /** The best point so far; one that meets every row. */
  point: Float64Array;
  /** Whether a search can make the point better, order by order. */
  readonly isSearched: boolean;
  /** Counted on in points that are made anew. */
  private readonly expansions: readonly number[];
  private wishes: Guide['wishes'] = new Map();
  /** Costs that have led to the point: they hold where a new hint says nothing. */
  private costs: Guide['costs'] = new Map();
  /** Milliseconds that making a point takes. */
  took: number;
  /** Milliseconds that following hints has taken so far. */
  spent = 0;

  constructor(
    private readonly layout: Layout,
    { point, took, expansions, isSearched }: Constructed,
  ) {
    this.isSearched = isSearched;
    this.point = point;
    this.took = took;
    this.expansions = expansions;
  }

  /** Shortage and lateness of the point, by objective. */
  values(): Map<string, number> {
    const found = new Map<string, number>();
    for (const objective of this.layout.program.objectives)
      if (isService(objective.name)) found.set(objective.name, objectiveValue(objective, this.point));
    return found;
  }

  /** The values of a better point, where following a hint has led to one. */
  *follow(
    { deliveries, costs: told }: Hint,
    { hasTime, triesAll, mustEnd }: Following,
  ): Steps<Map<string, number> | undefined> {
    const started = performance.now();
    let found = false;
    const all = triesAll(this.took);
    // Costs that have led to the best point so far may be better for the priorities after this one.
    const [news, own] = [new Map([...this.costs, ...told]), new Map([...told, ...this.costs])];
    const wishes = (sooner: boolean): Guide['wishes'] => {
      const merged = new Map<number, Wish>(this.wishes);
      for (const [curve, quantities] of deliveries) merged.set(curve, { quantities, sooner });
      return merged;
    };
    // Whole units cannot be in many buckets at once, as averages are: one at a time they may come sooner.
    const [best, other] = this.isSearched ? [true, false] : [false, true];
    const tries: Guide[] = [{ wishes: wishes(best), costs: news }];
    if (all) {
      tries.unshift({ wishes: wishes(other), costs: news });
      if (this.costs.size > 0) tries.push({ wishes: wishes(false), costs: own });
    }
    const effort = { steps: 0, ...(mustEnd ? { mustEnd } : {}) };
    for (const guide of tries) if (hasTime(this.took) && (yield* this.attempt(guide, effort))) found = true;
    if (!found && all && hasTime(this.took))
      found = yield* this.attempt({ wishes: this.wishes, costs: news }, effort);
    this.spent += performance.now() - started;
    return found ? this.values() : undefined;
  }

  /** Makes the point once more by what has led to it, and searches from there. */
  *search(effort: Effort): Steps<void> {
    if (this.isSearched) yield* this.attempt({ wishes: this.wishes, costs: this.costs }, effort);
  }

  private *attempt(guide: Guide, effort: Effort): Steps<boolean> {
    const started = performance.now();
    const { point } = yield* constructWith(this.layout, effort, this.expansions, guide);
    if (effort.steps === 0) this.took = performance.now() - started;
    if (!isBetter(this.layout, point, this.point)) return false;
    this.point = point;
    this.wishes = guide.wishes;
    this.costs = guide.costs;
    return true;
  }
}
