import type { Steps } from '../base/steps.js';
import type { Layout } from '../formulate/index.js';
import { objectiveValue } from '../program/index.js';
import { type Constructed, constructWith, isBetter } from './construct.js';
import { isService } from './expansions.js';
import type { Guide, Hint, Wish } from './guide.js';
import type { Effort } from './improve.js';

/**
 * Share of the least value of an objective so far by which a point may be above it for the sake of the objectives after it: else
 * one unit a day later would outweigh any shortage of what is less urgent.
 */
const NEAR = 1e-4;
/** Units, or units x days, that are rounding. */
const DUST = 1e-9;

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
  /** What has led to the point holds where a new hint says nothing. */
  private sources: Guide['sources'] = new Map();
  /** Least value so far of each objective of service, among points that were kept. */
  private readonly least: Map<string, number>;
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
    this.least = this.values();
  }

  /** What has led to the best point so far. */
  get guide(): Guide {
    return { wishes: this.wishes, sources: this.sources };
  }

  /** Shortage and lateness of a point, the best one so far if none is given, by objective. */
  values(point = this.point): Map<string, number> {
    const found = new Map<string, number>();
    for (const objective of this.layout.program.objectives)
      if (isService(objective.name)) found.set(objective.name, objectiveValue(objective, point));
    return found;
  }

  /** The values of a better point, where following a hint has led to one. */
  *follow(
    { deliveries, sources: told }: Hint,
    { hasTime, triesAll, mustEnd }: Following,
  ): Steps<Map<string, number> | undefined> {
    const started = performance.now();
    let found = false;
    const all = triesAll(this.took);
    // What has led to the best point so far may be better for the priorities after this one.
    const [news, own] = [new Map([...this.sources, ...told]), new Map([...told, ...this.sources])];
    const wishes = (sooner: boolean): Guide['wishes'] => {
      const merged = new Map<number, Wish>(this.wishes);
      for (const [curve, quantities] of deliveries) merged.set(curve, { quantities, sooner });
      return merged;
    };
    // Whole units cannot be in many buckets at once, as averages are: one at a time they may come sooner.
    const [best, other] = this.isSearched ? [true, false] : [false, true];
    const tries: Guide[] = [{ wishes: wishes(best), sources: news }];
    if (all) {
      tries.unshift({ wishes: wishes(other), sources: news });
      if (this.sources.size > 0) tries.push({ wishes: wishes(false), sources: own });
    }
    const effort = { steps: 0, ...(mustEnd ? { mustEnd } : {}) };
    for (const guide of tries) if (hasTime(this.took) && (yield* this.attempt(guide, effort))) found = true;
    if (!found && all && hasTime(this.took))
      found = yield* this.attempt({ wishes: this.wishes, sources: news }, effort);
    this.spent += performance.now() - started;
    return found ? this.values() : undefined;
  }

  /** Makes the point once more by what has led to it, and searches from there. */
  *search(effort: Effort): Steps<void> {
    if (this.isSearched) yield* this.attempt({ wishes: this.wishes, sources: this.sources }, effort);
  }

  private *attempt(guide: Guide, effort: Effort): Steps<boolean> {
    const started = performance.now();
    const { point } = yield* constructWith(this.layout, effort, this.expansions, guide);
    if (effort.steps === 0) this.took = performance.now() - started;
    if (!this.isWorthKeeping(point)) return false;
    this.point = point;
    for (const [name, value] of this.values())
      this.least.set(name, Math.min(value, this.least.get(name) ?? value));
    this.wishes = guide.wishes;
    this.sources = guide.sources;
    return true;
  }

  /** Whether a point is better than the one so far. */
  private isWorthKeeping(point: Float64Array): boolean {
    // Orders of whole units are bettered one by one by a search, which needs no room.
    const isLess = this.isSearched ? undefined : isClearlyLess(this.values(point), this.least);
    return isLess ?? isBetter(this.layout.program, point, this.point);
  }
}

/**
 * Whether values of objectives are less than the least so far, in the first in which they are clearly apart from these;
 * undefined where they are so in none.
 */
export function isClearlyLess(
  values: ReadonlyMap<string, number>,
  least: ReadonlyMap<string, number>,
): boolean | undefined {
  for (const [name, value] of values) {
    const before = least.get(name) ?? value;
    if (Math.abs(value - before) > Math.max(NEAR * before, DUST)) return value < before;
  }
  return undefined;
}
