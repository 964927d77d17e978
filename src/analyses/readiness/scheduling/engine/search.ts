import { type Answer, type Instance, lengthAt } from '../instance.js';
import { Branching } from './branching.js';
import { Clauses } from './clauses.js';
import { Learner } from './learn.js';
import { type Model, makeModel } from './model.js';

/** Asked now and then: false stops the search. */
export type GoOn = (bound: number, nodes: number) => boolean;

/** Conflicts between restarts: this times the Luby sequence (Luby, Sinclair & Zuckerman, IPL 47, 1993). */
const RESTART = 128;
const MOST_CLAUSES = 4000;
/** Of so many restarts one tries the bound. */
const BOUND_EVERY = 8;

/**
 * Branch and bound by lazy clause generation (Schutt, Feydy, Stuckey & Wallace, Constraints 16, 2011; for several modes
 * Szeredi & Schutt, CP 2016): propagate, decide, learn a clause from each contradiction, go back as far as the
 * clause tells, restart by and by. Now and then a restart first assumes that the project finishes at the bound; where that
 * is refuted the bound rises by one, for good (a destructive lower bound; Klein & Scholl, EJOR 112, 1999).
 */
export class Search {
  nodes = 0;
  conflicts = 0;
  private readonly model: Model;
  private readonly clauses: Clauses;
  private readonly learner: Learner;
  private readonly branching: Branching;
  private readonly waiting: Int32Array;
  private readonly isWaiting: Uint8Array;
  private waitingSize = 0;
  private best: Answer | undefined;
  private restarts = 0;
  private untilRestart = RESTART;
  private limit = MOST_CLAUSES;

  constructor(
    private readonly instance: Instance,
    bound: number,
    latest: number,
    private readonly onFound: (answer: Answer) => void,
    best: Answer | undefined,
  ) {
    this.best = best;
    this.model = makeModel(instance, bound, latest);
    const { trail, propagators, ranges } = this.model;
    const forms = trail.low.length;
    this.clauses = new Clauses(trail);
    this.branching = new Branching(trail, ranges);
    this.learner = new Learner(trail, this.clauses, forms, (form, at) => this.branching.bump(form, at));
    trail.onBack = (level) => this.branching.reopen(level);
    this.waiting = new Int32Array(propagators.length);
    this.isWaiting = new Uint8Array(propagators.length);
  }

  /** No schedule finishes earlier, so far as is known. */
  get bound(): number {
    return this.model.trail.root[2 * this.model.end];
  }

  /** True when the search is over: what was found last is best, or there is nothing. False when it was stopped. */
  run(goOn: GoOn, nodeLimit = Number.POSITIVE_INFINITY): boolean {
    const { trail } = this.model;
    if (this.model.empty) return true;
    for (let p = 0; p < this.waiting.length; p++) this.wait(p);
    if (!this.model.arcs.all()) return true;
    for (;;) {
      if (!this.propagate()) {
        if (trail.level === 0 || !this.learn()) return true;
        continue;
      }
      if (trail.level === 0) this.settle();
      if (this.nodes >= nodeLimit) return false;
      if ((this.nodes & 63) === 0 && !goOn(this.bound, this.nodes)) return false;
      if (this.untilRestart <= 0) {
        this.restart();
        continue;
      }
      if (this.decide()) continue;
      if (!this.found()) return true;
    }
  }

  private propagate(): boolean {
    const { trail, arcs, propagators, listening } = this.model;
    for (;;) {
      while (trail.head < trail.size) {
        const at = trail.head++;
        const form = trail.form[at];
        const heard = listening[form];
        for (let k = 0; k < heard.length; k++) this.wait(heard[k]);
        if (!this.clauses.visit(form, trail.was[at], trail.now[at]) || !arcs.visit(form)) return this.quiet();
      }
      if (this.waitingSize === 0) return true;
      const next = this.waiting[--this.waitingSize];
      this.isWaiting[next] = 0;
      if (!propagators[next].propagate()) return this.quiet();
    }
  }

  private wait(propagator: number): void {
    if (this.isWaiting[propagator] === 1) return;
    this.isWaiting[propagator] = 1;
    this.waiting[this.waitingSize++] = propagator;
  }

  private quiet(): false {
    for (let k = 0; k < this.waitingSize; k++) this.isWaiting[this.waiting[k]] = 0;
    this.waitingSize = 0;
    return false;
  }

  private learn(): boolean {
    const { trail } = this.model;
    const { learner, clauses } = this;
    this.conflicts++;
    this.untilRestart--;
    if (!learner.learn()) return false;
    trail.backTo(learner.backLevel);
    const form = learner.clause[0];
    const bound = learner.clause[1];
    if (learner.length === 2) {
      trail.begin();
      if (!trail.raise(form, bound, false)) return false;
    } else {
      trail.implied(form, bound, clauses.add(learner.clause, learner.length, learner.spread));
    }
    this.branching.decay();
    clauses.decay();
    return true;
  }

  private settle(): void {
    this.model.trail.settle();
    if (this.clauses.count > this.limit) {
      this.clauses.reduce(this.limit >> 1);
      this.limit = Math.min(this.limit + 200, 5 * MOST_CLAUSES);
    }
  }

  private restart(): void {
    this.restarts++;
    this.untilRestart = RESTART * luby(this.restarts + 1);
    this.model.trail.backTo(0);
  }

  /** Decides something; false when everything is decided. */
  private decide(): boolean {
    const { trail, end } = this.model;
    const { low } = trail;
    if (trail.level === 0 && this.restarts % BOUND_EVERY === 0 && low[2 * end] < -low[2 * end + 1]) {
      trail.decide(2 * end + 1, -low[2 * end]);
      this.nodes++;
      return true;
    }
    const x = this.branching.next();
    if (x >= 0) {
      const v = this.branching.value;
      if (this.wants(x, v)) trail.decide(2 * x, v);
      else trail.decide(2 * x + 1, 1 - v);
      this.nodes++;
      return true;
    }
    return this.decideEarliest();
  }

  /** Is x >= v to be tried first? */
  private wants(x: number, v: number): boolean {
    if (x < this.instance.count && this.best) return this.best.starts[x] >= v;
    return false;
  }

  /** The activity that can start first, in its shortest mode that is open, as early as it can. */
  private decideEarliest(): boolean {
    const { trail, modes } = this.model;
    const { low } = trail;
    let pick = -1;
    for (let i = 0; i < this.instance.count; i++) {
      const open = low[2 * i] < -low[2 * i + 1] || modes[i].some((m) => low[2 * m] < -low[2 * m + 1]);
      if (!open) continue;
      if (pick < 0 || low[2 * i] < low[2 * pick]) pick = i;
      else if (low[2 * i] === low[2 * pick] && low[2 * i + 1] > low[2 * pick + 1]) pick = i;
    }
    if (pick < 0) return false;
    this.nodes++;
    let mode = -1;
    modes[pick].forEach((m, k) => {
      if (low[2 * m] === -low[2 * m + 1]) return;
      const ways = this.instance.ways[pick];
      if (mode < 0 || ways[k].duration < ways[mode].duration) mode = k;
    });
    if (mode >= 0) trail.decide(2 * modes[pick][mode], 1);
    else trail.decide(2 * pick + 1, -low[2 * pick]);
    return true;
  }

  /** Keeps the schedule found and asks for a shorter one; false where there can be none. */
  private found(): boolean {
    const { trail, modes, end } = this.model;
    const { low } = trail;
    const starts = Array.from({ length: this.instance.count }, (_, i) => low[2 * i]);
    const taken = modes.map((each) =>
      Math.max(
        0,
        each.findIndex((m) => low[2 * m] === 1),
      ),
    );
    const { ways, counts } = this.instance;
    const makespan = starts.reduce(
      (most, s, i) => (counts[i] ? Math.max(most, s + lengthAt(ways[i][taken[i]], s)) : most),
      0,
    );
    this.best = { starts, modes: taken, makespan };
    this.onFound(this.best);
    trail.backTo(0);
    if (makespan - 1 < low[2 * end]) return false;
    trail.begin();
    return trail.raise(2 * end + 1, 1 - makespan, false);
  }
}

/** 1, 1, 2, 1, 1, 2, 4, ... */
function luby(k: number): number {
  let power = 1;
  while (power < k + 1) power *= 2;
  if (power === k + 1) return power / 2;
  return luby(k - power / 2 + 1);
}
