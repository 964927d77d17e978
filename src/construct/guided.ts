import type { Steps } from '../base/steps.js';
import type { Layout } from '../formulate/index.js';
import { type Objective, objectiveValue } from '../program/index.js';
import { type Constructed, constructWith, Growing, isBetter } from './construct.js';
import { isService, priorityOf } from './expansions.js';
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
  /** The last priority that is served, so that the point is made sooner (`complete` makes it whole); absent: all are. */
  readonly upTo?: number;
  /** What has been served of the priorities before stays as it is: for hints that are followed once for each priority. */
  readonly grows?: boolean;
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
  /** Whether all demand had its turn in the best point so far. */
  isWhole: boolean;
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
  /** The last priority that the point serves. */
  private upTo = Number.POSITIVE_INFINITY;
  /** What has led to the point, where it is to grow. */
  private growing?: Growing;

  constructor(
    private readonly layout: Layout,
    { point, took, expansions, isSearched, isWhole }: Constructed,
  ) {
    this.isSearched = isSearched;
    this.isWhole = isWhole;
    this.point = point;
    this.took = took;
    this.expansions = expansions;
    this.least = this.values();
  }

  /** What has led to the best point so far. */
  get guide(): Guide {
    return { wishes: this.wishes, sources: this.sources };
  }

  /**
   * Shortage and lateness of a point, the best one so far if none is given, by objective; of priorities that it does not serve
   * the least so far.
   */
  values(point = this.point, upTo = this.upTo): Map<string, number> {
    const found = new Map(upTo < Number.POSITIVE_INFINITY ? this.least : undefined);
    for (const objective of this.served(upTo)) found.set(objective.name, objectiveValue(objective, point));
    return found;
  }

  /** Objectives of service up to a priority. */
  private served(upTo: number): Objective[] {
    return this.layout.program.objectives.filter(({ name }) => isService(name) && priorityOf(name) <= upTo);
  }

  /** The values of a better point, where following a hint has led to one. */
  *follow(
    { deliveries, sources: told }: Hint,
    { hasTime, triesAll, mustEnd, upTo = Number.POSITIVE_INFINITY, grows = false }: Following,
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
    for (const guide of tries)
      if (hasTime(this.took) && (yield* this.attempt(guide, effort, upTo, grows))) found = true;
    if (!found && all && hasTime(this.took))
      found = yield* this.attempt({ wishes: this.wishes, sources: news }, effort, upTo);
    this.spent += performance.now() - started;
    return found ? this.values() : undefined;
  }

  /** Makes the point once more by what has led to it, and searches from there. */
  *search(effort: Effort): Steps<void> {
    if (this.isSearched) yield* this.attempt({ wishes: this.wishes, sources: this.sources }, effort);
  }

  /** Serves what the best point so far leaves out, by what has led to it. */
  *complete(): Steps<void> {
    if (this.upTo === Number.POSITIVE_INFINITY) return;
    const guide = { wishes: this.wishes, sources: this.sources };
    const { point, isWhole } = yield* constructWith(this.layout, { steps: 0 }, this.expansions, guide);
    this.point = point;
    this.isWhole = isWhole;
    this.upTo = Number.POSITIVE_INFINITY;
  }

  private *attempt(
    guide: Guide,
    effort: Effort,
    upTo = Number.POSITIVE_INFINITY,
    grows = false,
  ): Steps<boolean> {
    const started = performance.now();
    const { layout, expansions } = this;
    const { curves } = layout.context.network;
    const counts = (curve: number): boolean => curves[curve].priority <= upTo;
    const growing = grows ? (this.growing ?? new Growing(layout, expansions)) : undefined;
    const { point, isWhole } = growing
      ? yield* growing.upTo(upTo, guide)
      : yield* constructWith(layout, effort, expansions, guide, counts);
    if (effort.steps === 0) this.took = performance.now() - started;
    const isKept = this.isWorthKeeping(point, upTo);
    this.growing = isKept ? growing : undefined;
    if (!isKept) return false;
    this.point = point;
    this.isWhole = isWhole;
    this.upTo = curves.some(({ priority }) => priority > upTo) ? upTo : Number.POSITIVE_INFINITY;
    for (const [name, value] of this.values())
      this.least.set(name, Math.min(value, this.least.get(name) ?? value));
    this.wishes = guide.wishes;
    this.sources = guide.sources;
    return true;
  }

  /** Whether a point is better than the one so far in what it serves. */
  private isWorthKeeping(point: Float64Array, upTo: number): boolean {
    // Orders of whole units are bettered one by one by a search, which needs no room.
    const isLess = this.isSearched ? undefined : isClearlyLess(this.values(point, upTo), this.least);
    const { program } = this.layout;
    const told = upTo === Number.POSITIVE_INFINITY ? program : { objectives: this.served(upTo) };
    return isLess ?? isBetter(told, point, this.point);
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
