import { grown } from './memory.js';

/**
 * Bounds of integer variables, changed one at a time, each change with its reason, undone level by level.
 *
 * A variable x has two signed forms: 2x for x and 2x+1 for -x. A literal is "signed form >= bound", so that x <= b is
 * (2x+1, -b) and the opposite of (s, b) is (s^1, 1-b). Only lower bounds of signed forms are kept. This is the integer
 * form of lazy clause generation (Ohrimenko, Stuckey & Codish, Constraints 14, 2009) without a Boolean for each bound,
 * as bounds of learned clauses are compared as numbers.
 */
export class Trail {
  /** Bound of each signed form now, and as it was at level 0. */
  readonly low: Int32Array;
  readonly root: Int32Array;
  /** Latest entry of each signed form; -1 where it has none above level 0. */
  readonly last: Int32Array;
  /** Entries: signed form, bound before, bound after, earlier entry of the same form, level. */
  form = new Int32Array(1024);
  was = new Int32Array(1024);
  now = new Int32Array(1024);
  prev = new Int32Array(1024);
  depth = new Int32Array(1024);
  /** Reason: literals pool[from, to); DECISION; or a clause, as -2 - clause. */
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  /** 1 where a weaker consequence needs only an equally weaker first literal of the reason (a difference constraint). */
  shift = new Uint8Array(1024);
  size = 0;
  /** Next entry that has not been propagated. */
  head = 0;
  level = 0;
  pool = new Int32Array(8192);
  poolTop = 0;
  /** Literals that cannot hold together, once a change has failed. */
  clash = new Int32Array(256);
  clashSize = 0;
  /** Told before changes are undone, with the level that stays. */
  onBack: (level: number) => void = () => {};
  private poolMark = 0;
  private levelStart = new Int32Array(256);
  private levelPool = new Int32Array(256);

  constructor(lows: readonly number[]) {
    this.low = Int32Array.from(lows);
    this.root = Int32Array.from(lows);
    this.last = new Int32Array(lows.length).fill(-1);
  }

  /** Starts a reason. */
  begin(): void {
    this.poolMark = this.poolTop;
  }

  /** Adds a literal, which holds now, to the reason; what holds from the start needs no mention. */
  because(form: number, bound: number): boolean {
    if (bound <= this.root[form]) return false;
    if (this.poolTop + 2 > this.pool.length) this.pool = grown(this.pool, this.poolTop + 2);
    this.pool[this.poolTop++] = form;
    this.pool[this.poolTop++] = bound;
    return true;
  }

  /** Makes a literal hold for the reason just built. False when it cannot hold: then `clash` says why. */
  raise(form: number, bound: number, shift: boolean): boolean {
    const mark = this.poolMark;
    if (bound <= this.low[form]) {
      this.poolTop = mark;
      return true;
    }
    if (bound > -this.low[form ^ 1]) {
      this.clashSize = 0;
      for (let k = mark; k < this.poolTop; k += 2) this.clashWith(this.pool[k], this.pool[k + 1]);
      this.clashWith(form ^ 1, 1 - bound);
      this.poolTop = mark;
      return false;
    }
    this.put(form, bound, mark, this.poolTop, shift ? 1 : 0);
    return true;
  }

  /** A contradiction for the reason just built. */
  fail(): false {
    this.clashSize = 0;
    for (let k = this.poolMark; k < this.poolTop; k += 2) this.clashWith(this.pool[k], this.pool[k + 1]);
    this.poolTop = this.poolMark;
    return false;
  }

  /** Makes the literal of a clause hold, whose others are all false; the caller has seen that it can. */
  implied(form: number, bound: number, clause: number): void {
    this.put(form, bound, -2 - clause, 0, 0);
  }

  clashWith(form: number, bound: number): void {
    if (this.clashSize + 2 > this.clash.length) this.clash = grown(this.clash, this.clashSize + 2);
    this.clash[this.clashSize++] = form;
    this.clash[this.clashSize++] = bound;
  }

  decide(form: number, bound: number): void {
    this.level++;
    if (this.level >= this.levelStart.length) {
      this.levelStart = grown(this.levelStart, this.level + 1);
      this.levelPool = grown(this.levelPool, this.level + 1);
    }
    this.levelStart[this.level] = this.size;
    this.levelPool[this.level] = this.poolTop;
    this.put(form, bound, DECISION, 0, 0);
  }

  /** Entry by which a literal came to hold; it must hold, and not since level 0. */
  entryOf(form: number, bound: number): number {
    let at = this.last[form];
    while (this.was[at] >= bound) at = this.prev[at];
    return at;
  }

  /** First entry above a level. */
  startAbove(level: number): number {
    return level < this.level ? this.levelStart[level + 1] : this.size;
  }

  backTo(level: number): void {
    if (level >= this.level) return;
    this.onBack(level);
    const start = this.levelStart[level + 1];
    for (let at = this.size - 1; at >= start; at--) {
      const form = this.form[at];
      this.low[form] = this.was[at];
      this.last[form] = this.prev[at];
    }
    this.poolTop = this.levelPool[level + 1];
    this.size = start;
    this.head = start;
    this.level = level;
  }

  /** At level 0, when everything has been propagated: what holds now holds for good. */
  settle(): void {
    this.root.set(this.low);
    this.last.fill(-1);
    this.size = 0;
    this.head = 0;
    this.poolTop = 0;
  }

  private put(form: number, bound: number, from: number, to: number, shift: number): void {
    const at = this.size;
    if (at === this.form.length) this.widen();
    this.form[at] = form;
    this.was[at] = this.low[form];
    this.now[at] = bound;
    this.prev[at] = this.last[form];
    this.depth[at] = this.level;
    this.from[at] = from;
    this.to[at] = to;
    this.shift[at] = shift;
    this.low[form] = bound;
    this.last[form] = at;
    this.size = at + 1;
  }

  private widen(): void {
    const least = this.size + 1;
    this.form = grown(this.form, least);
    this.was = grown(this.was, least);
    this.now = grown(this.now, least);
    this.prev = grown(this.prev, least);
    this.depth = grown(this.depth, least);
    this.from = grown(this.from, least);
    this.to = grown(this.to, least);
    const wider = new Uint8Array(this.form.length);
    wider.set(this.shift);
    this.shift = wider;
  }
}

export const DECISION = -1;
