import type { Steps } from '../base/steps.js';
import type { Layout } from '../formulate/index.js';
import { type Objective, objectiveValue } from '../program/index.js';
import { type Constructed, constructWith, isBetter } from './construct.js';
import { isService, priorityOf } from './expansions.js';
import { Growing } from './growing.js';
import { type Guide, type Hint, NO_GUIDANCE, NO_GUIDE, type Wish } from './guide.js';
import type { Effort } from './improve.js';
import { prioritiesOf } from './priorities.js';

/**
 * Share of the least value of an objective so far by which a point may be above it for the sake of the objectives after it: else
 * one unit a day later would outweigh any shortage of what is less urgent.
 */
const NEAR = 5e-3;
/** The same of points that grow: what is less urgent has been served by prices there, and not in the point before. */
const ALIKE = 0.01;
/** Work of a point, as a share of that of the first one, after which it is given up: what is short makes trees of tries. */
const MOST_WORK = 5;
/** Units short that are worth another plan. */
const SHORT = 1e-6;
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

type Made = Pick<Constructed, 'point' | 'isWhole'>;

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
  private readonly priorities: readonly number[];
  /** Those of which prices have said something, where orders may be parted. */
  private readonly hinted = new Set<number>();
  /** Counted on in points that are made anew. */
  private readonly expansions: readonly number[];
  /** What has led to the point holds where a new hint says nothing. */
  private guidedBy: Guide = NO_GUIDE;
  /** Least value so far of each objective of service, among points that were kept. */
  private readonly least: Map<string, number>;
  /** Milliseconds that making a point takes. */
  took: number;
  private readonly mostWork: number;
  /** Milliseconds that following hints has taken so far. */
  spent = 0;
  /** A point that grows beside the best one, and what has led to it. */
  private growth?: { readonly growing: Growing; guide: Guide };

  constructor(
    private readonly layout: Layout,
    { point, took, work, expansions, isSearched, isWhole }: Constructed,
  ) {
    this.isSearched = isSearched;
    this.isWhole = isWhole;
    this.point = point;
    this.took = took;
    this.mostWork = MOST_WORK * work;
    this.expansions = expansions;
    this.priorities = prioritiesOf(layout.context.network);
    this.least = this.values();
  }

  /** What has led to the best point so far. */
  get guide(): Guide {
    return this.guidedBy;
  }

  /** Shortage and lateness of a point, the best one so far if none is given, by objective up to a priority. */
  values(point = this.point, upTo = Number.POSITIVE_INFINITY): Map<string, number> {
    const isServed = ({ name }: Objective): boolean => isService(name) && priorityOf(name) <= upTo;
    const objectives = this.layout.program.objectives.filter(isServed);
    return new Map(objectives.map((objective) => [objective.name, objectiveValue(objective, point)]));
  }

  /** The values of a better point, where following a hint of a priority has led to one. */
  *follow(
    hint: Hint,
    priority: number,
    { hasTime, triesAll, mustEnd }: Following,
  ): Steps<Map<string, number> | undefined> {
    const started = performance.now();
    let found = false;
    const all = triesAll(this.took);
    if (!this.isSearched) this.hinted.add(priority);
    const tries = this.isSearched ? this.triesOfWhole(hint, all) : this.tries(hint, priority, all);
    const effort = { steps: 0, mostWork: this.mostWork, ...(mustEnd ? { mustEnd } : {}) };
    for (const guide of tries) if (hasTime(this.took) && (yield* this.attempt(guide, effort))) found = true;
    const last = found ? undefined : this.lastTry(hint, priority, all);
    if (last && hasTime(this.took)) found = yield* this.attempt(last, effort);
    this.spent += performance.now() - started;
    return found ? this.values() : undefined;
  }

  /** What a hint may mean where orders may be parted: some of it, or all. */
  private tries(hint: Hint, priority: number, all: boolean): Guide[] {
    const { wishes: known } = this.guidedBy;
    const upTo = (p: number): boolean => p <= priority;
    const own = (p: number): boolean => p === priority;
    const wishes = merged(known, hint.deliveries, false);
    const plain = { wishes, guidance: this.guidanceWith(hint, this.takersOf(priority)) };
    // What comes before leaves the hours that this priority needs, where it can: less of it is short then.
    const paced = { wishes, guidance: this.guidanceWith(hint, this.takersOf(priority), upTo) };
    if (!all) return [this.isShort(priority) ? paced : plain];
    const tries = [{ wishes: merged(known, hint.deliveries, true), guidance: plain.guidance }, plain];
    // The most urgent leaves nothing to others by what is said of it alone.
    if (priority === this.priorities[0]) return tries;
    // What has led to the best point so far stays, or all of it but for this priority.
    const [stays, other] = [this.guidanceWith(hint, () => false), this.guidanceWith(hint, own, own)];
    return [...tries, { wishes, guidance: stays }, paced, { wishes, guidance: other }];
  }

  /** Whether the best point so far leaves something short of a priority that others come before, or of one of these. */
  private isShort(priority: number): boolean {
    if (priority === this.priorities[0]) return false;
    return [...this.values(this.point, priority)].some(
      ([name, value]) => name.startsWith('short:') && value > SHORT,
    );
  }

  /** The same where orders may not be parted. Whole units cannot be in many buckets at once, as averages are: one at a time they may come sooner. */
  private triesOfWhole(hint: Hint, all: boolean): Guide[] {
    const { wishes: known, guidance } = this.guidedBy;
    const news = this.guidanceWith(hint, () => true);
    const sooner = { wishes: merged(known, hint.deliveries, true), guidance: news };
    if (!all) return [sooner];
    const wishes = merged(known, hint.deliveries, false);
    const tries = [{ wishes, guidance: news }, sooner];
    return guidance.size === 0
      ? tries
      : [...tries, { wishes, guidance: this.guidanceWith(hint, () => false) }];
  }

  /** Where all that has been tried is worse than what there was: its deliveries by other ways, or the other way round. */
  private lastTry(hint: Hint, priority: number, all: boolean): Guide | undefined {
    const { wishes, guidance } = this.guidedBy;
    if (all) return { wishes, guidance: this.guidanceWith(hint, this.takersOf(priority)) };
    if (this.isSearched || guidance.size === 0) return undefined;
    return { wishes: merged(wishes, hint.deliveries, false), guidance: this.guidanceWith(hint, () => false) };
  }

  /** Priorities that what a hint of one says is for: what is less urgent goes by what is said of it, once something is. */
  private takersOf(priority: number): (p: number) => boolean {
    return (p) => p <= priority || !this.hinted.has(p);
  }

  /**
   * What has led to the point so far, with what a hint says: of sources first for the priorities that `takes` it, and for the others
   * where nothing was known; of paces for those that keep them.
   */
  private guidanceWith(
    { sources: told, paces }: Hint,
    takes: (priority: number) => boolean,
    keeps: (priority: number) => boolean = () => false,
    guidance = this.guidedBy.guidance,
  ): Guide['guidance'] {
    return new Map(
      this.priorities.map((p) => {
        const known = guidance.get(p) ?? NO_GUIDANCE;
        const sources = new Map(takes(p) ? [...known.sources, ...told] : [...told, ...known.sources]);
        return [p, { sources, paces: keeps(p) ? paces : known.paces }];
      }),
    );
  }

  /** Makes the point once more by what has led to it, and searches from there. */
  *search(effort: Effort): Steps<void> {
    if (this.isSearched) yield* this.attempt(this.guidedBy, effort);
  }

  /**
   * Follows a hint for the demand up to a priority that has not been served by one before; what has been stays as it is (`Growing`).
   * Gives the values of the point that grows (of what it does not serve, the least so far), as long as it is not clearly worse than
   * others; whether it is better is known once it is whole.
   */
  *grow(hint: Hint, upTo: number, mustEnd?: () => boolean): Steps<Map<string, number> | undefined> {
    const started = performance.now();
    const { growing, guide: before } = this.growth ?? {
      growing: new Growing(this.layout, this.expansions),
      guide: this.guidedBy,
    };
    const guide = {
      wishes: merged(before.wishes, hint.deliveries, false),
      guidance: this.guidanceWith(
        hint,
        () => true,
        () => false,
        before.guidance,
      ),
    };
    const made = yield* growing.upTo(upTo, guide, mustEnd);
    this.growth = { growing, guide };
    const values = this.values(made.point, upTo);
    const least = new Map([...values.keys()].map((name) => [name, this.least.get(name) ?? 0]));
    if (isClearlyLess(least, values, ALIKE)) this.growth = undefined;
    else if (growing.left === 0) this.settle(made);
    this.spent += performance.now() - started;
    return this.growth
      ? new Map([...this.least, ...values])
      : this.point === made.point
        ? this.values()
        : undefined;
  }

  /** Share of the orders that a point which grows has still to serve; undefined where none does. */
  get toServe(): number | undefined {
    return this.growth?.growing.left;
  }

  /** Ends a point that grows by what has led to it, and keeps it if it is better. */
  *complete(mustEnd?: () => boolean): Steps<void> {
    if (!this.growth) return;
    const { growing, guide } = this.growth;
    this.settle(yield* growing.upTo(Number.POSITIVE_INFINITY, guide, mustEnd));
  }

  /** Keeps what has grown where it is better, in the first objective of service in which that is clear. */
  private settle(made: Made): void {
    const { guide } = this.growth!;
    this.growth = undefined;
    const [values, before] = [this.values(made.point), this.values()];
    // Of what time has cut off nobody knows whether it would have been better.
    if (this.isWhole && !made.isWhole) return;
    const isLess = isClearlyLess(values, before, ALIKE) ?? isClearlyLess(values, before);
    if (isLess ?? isBetter(this.layout.program, made.point, this.point)) this.take(made, guide);
  }

  private *attempt(guide: Guide, effort: Effort): Steps<boolean> {
    const started = performance.now();
    const made = yield* constructWith(this.layout, effort, this.expansions, guide);
    if (effort.steps === 0) this.took = performance.now() - started;
    // Of what was cut off nobody knows whether it would have been better.
    const isKept = (made.isWhole || !this.isWhole) && this.isWorthKeeping(made.point);
    if (isKept) this.take(made, guide);
    return isKept;
  }

  private take({ point, isWhole }: Made, guide: Guide): void {
    this.point = point;
    this.isWhole = isWhole;
    this.guidedBy = guide;
    for (const [name, value] of this.values())
      this.least.set(name, Math.min(value, this.least.get(name) ?? value));
  }

  private isWorthKeeping(point: Float64Array): boolean {
    // Orders of whole units are bettered one by one by a search, which needs no room.
    const isLess = this.isSearched ? undefined : isClearlyLess(this.values(point), this.least);
    return isLess ?? isBetter(this.layout.program, point, this.point);
  }
}

/** Wishes with those of some curves made anew. */
function merged(known: Guide['wishes'], deliveries: Hint['deliveries'], sooner: boolean): Guide['wishes'] {
  const found = new Map<number, Wish>(known);
  for (const [curve, quantities] of deliveries) found.set(curve, { quantities, sooner });
  return found;
}

/**
 * Whether values of objectives are less than the least so far, in the first in which they are clearly apart from these;
 * undefined where they are so in none.
 */
export function isClearlyLess(
  values: ReadonlyMap<string, number>,
  least: ReadonlyMap<string, number>,
  share = NEAR,
): boolean | undefined {
  for (const [name, value] of values) {
    const before = least.get(name) ?? value;
    if (Math.abs(value - before) > Math.max(share * before, DUST)) return value < before;
  }
  return undefined;
}
