import { getOrMake } from '../base/maps.js';
import type { Steps } from '../base/steps.js';
import { Bag } from './bag.js';
import { type Placement, place } from './deliver.js';
import { Random } from './random.js';
import type { Share } from './ration.js';
import type { Supply } from './supply.js';

/** How long to search: steps make the outcome the same everywhere, a clock may end it before. */
export interface Effort {
  readonly steps: number;
  /** Whether to try with expansions as well, once it is known how many milliseconds a point takes. */
  readonly expands?: (took: number) => boolean;
  /** Share of the time for searching that is over, from 0 up. */
  readonly spent?: () => number;
  /** Whether no more orders may be placed: what is left of them is not delivered. */
  readonly mustEnd?: () => boolean;
  /** The same after so much work (`Constructed.work`), where orders may be parted. */
  readonly mostWork?: number;
}

/** How much more a priority weighs than the next. */
const WEIGHT = 30;
/** Pieces taken out at a time, besides the late one. */
const MOST_OUT = 7;
/** Lateness that is let through in the beginning and in the end, in quantity-days of the last priority. */
const START_HEAT = 30;
const END_HEAT = 0.5;

/**
 * Betters a plan piece by piece: takes a late piece out together with some that use the same machine, product or scarce
 * material, puts them back in another order, and keeps what is better, or little worse while the search is young (ruin
 * and recreate: Schrimpf et al., Journal of Computational Physics 159, 2000; acceptance by annealing).
 */
export class Improvement {
  private readonly random: Random;
  private readonly placements: Placement[] = [];
  private readonly shares: Share[] = [];
  private readonly weight: number[] = [];
  private readonly weightOf: ReadonlyMap<number, number>;
  /** Pieces by what they use: resources first, then nodes whose stock they draw on. */
  private readonly users: Bag[];
  private readonly uses: number[][] = [];
  private readonly ofNode = new Map<number, Bag>();
  private cost = 0;

  constructor(
    private readonly supply: Supply,
    seed: number,
  ) {
    const { network } = supply.context;
    this.random = new Random(seed);
    this.users = Array.from({ length: network.resources.length + network.nodes.length }, () => new Bag());
    const priorities = [...new Set(network.curves.map(({ priority }) => priority))].sort((a, b) => b - a);
    this.weightOf = new Map(priorities.map((priority, k) => [priority, WEIGHT ** Math.min(4, k)]));
  }

  /** Places shares, in order, each not before its bucket, until time is up; whether all of them are placed. */
  *add(shares: readonly Share[], mustEnd?: Effort['mustEnd']): Steps<boolean> {
    const { curves } = this.supply.context.network;
    for (const [count, share] of shares.entries()) {
      if (count % 64 === 0) {
        if (mustEnd?.()) return false;
        yield;
      }
      const k = this.shares.push(share) - 1;
      const { node, priority } = curves[share.curve];
      this.weight[k] = this.weightOf.get(priority) ?? 1;
      getOrMake(this.ofNode, node, () => new Bag()).add(k);
      this.put(k, share.from, true);
      this.supply.state.keep();
    }
    return true;
  }

  /** Searches for so many steps, or until the time is over, growing cold on the way. */
  *run({ steps, spent = () => 0 }: Effort): Steps<void> {
    yield* this.repair(spent);
    let hot = START_HEAT;
    for (let step = 0; step < steps && this.cost > 0; step++) {
      if (step % 16 === 0) {
        const done = Math.max(step / steps, spent());
        if (done >= 1) return;
        hot = START_HEAT * (END_HEAT / START_HEAT) ** done;
        yield;
      }
      const seed = this.pickLate();
      if (seed < 0) return;
      this.attempt(this.order(seed, this.pickOut(seed)), hot * -Math.log(1 - this.random.next()));
    }
  }

  /** Every late share alone, once: what has been left over may serve it sooner. */
  private *repair(spent: () => number): Steps<void> {
    for (let k = 0; k < this.shares.length; k++) {
      if (k % 64 === 0) {
        if (spent() >= 1) return;
        yield;
      }
      if (this.placements[k].lateDays > 0) this.attempt([k], 0);
    }
  }

  /** Takes shares out and puts them back in this order; takes that back where it costs more than is allowed. */
  private attempt(order: readonly number[], allowed: number): void {
    const { state } = this.supply;
    const before = order.map((k) => this.placements[k]);
    const costBefore = this.cost;
    const mark = state.mark();
    for (const k of order) this.takeOut(k);
    state.wet();
    for (const k of order) this.put(k, this.shares[k].piece.due);
    if (this.cost <= costBefore + allowed) {
      state.keep();
      return;
    }
    state.rollback(mark);
    order.forEach((k, i) => {
      this.forget(k);
      this.remember(k, before[i]);
    });
    this.cost = costBefore;
  }

  /** A late share, by chance; of a few the one that costs most. */
  private pickLate(): number {
    let best = -1;
    for (let tries = 0, found = 0; tries < 200 && found < 3; tries++) {
      const k = this.random.below(this.shares.length);
      if (this.placements[k].lateDays <= 0) continue;
      found++;
      if (best < 0 || this.costOf(k) > this.costOf(best)) best = k;
    }
    return best;
  }

  private costOf(k: number): number {
    return this.placements[k].lateDays * this.weight[k];
  }

  /** A late share and some that stand in its way: they draw on what it waits for, or use what it uses. */
  private pickOut(seed: number): number[] {
    const { random, shares } = this;
    const { resources, curves } = this.supply.context.network;
    const out = new Set([seed]);
    const add = (from: Bag, count: number): void => {
      for (let tries = 0; tries < count && from.size > 0; tries++) out.add(from.at(random.below(from.size)));
    };
    const { piece, scarce, curve } = shares[seed];
    const missing = scarce.filter(({ delivery }) => delivery > piece.due);
    if (missing.length > 0 && random.next() < 0.6) {
      for (const { node } of missing.slice(0, 4))
        add(this.users[resources.length + node], 1 + random.below(2));
    } else {
      const shared = this.uses[seed].filter((use) => this.users[use].size > 1);
      const count = 1 + random.below(MOST_OUT);
      if (random.next() < 0.25 || shared.length === 0) add(this.ofNode.get(curves[curve].node)!, count);
      else add(this.users[shared[random.below(shared.length)]], count);
    }
    return [...out];
  }

  private order(seed: number, out: readonly number[]): number[] {
    const { random, shares } = this;
    const noise = random.next() < 0.5 ? 0 : 20;
    const mixed = random.next() < 0.3;
    const rank = new Map(
      out.map((k) => {
        const first = mixed ? 0 : -this.weight[k] * 1e6;
        return [k, first + shares[k].piece.due + noise * (random.next() - 0.5)];
      }),
    );
    if (random.next() < 0.7) rank.set(seed, Number.NEGATIVE_INFINITY);
    return [...out].sort((a, b) => rank.get(a)! - rank.get(b)! || a - b);
  }

  private put(k: number, from: number, sparesStock = this.random.next() < 0.7): void {
    this.supply.sparesStock = sparesStock;
    const share = this.shares[k];
    const placement = place(this.supply, share, share.quantity, from);
    this.remember(k, placement);
    this.cost += placement.lateDays * this.weight[k];
  }

  private takeOut(k: number): void {
    this.supply.state.undo(this.placements[k].changes);
    this.cost -= this.placements[k].lateDays * this.weight[k];
    this.forget(k);
  }

  private remember(k: number, placement: Placement): void {
    this.placements[k] = placement;
    const { state, context } = this.supply;
    const found = new Set<number>();
    for (const { from, to, delta } of placement.changes) {
      if (from >= state.hours && from < state.links) found.add(Math.floor((from - state.hours) / state.T));
      else if (from >= state.stock && from < state.hours && delta < 0 && to - from > 1)
        found.add(context.network.resources.length + Math.floor((from - state.stock) / state.T));
    }
    this.uses[k] = [...found];
    for (const use of this.uses[k]) this.users[use].add(k);
  }

  private forget(k: number): void {
    for (const use of this.uses[k]) this.users[use].delete(k);
  }
}
