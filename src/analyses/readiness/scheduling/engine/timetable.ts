import type { Block } from '../instance.js';
import type { Trail } from './trail.js';

/** An activity as one resource sees it: its variables (start, duration, demand). */
export interface Use {
  readonly start: number;
  readonly time: number;
  readonly units: number;
}

/**
 * One renewable resource: time-table consistency with pointwise explanations (Schutt, Feydy, Stuckey & Wallace,
 * Constraints 16, 2011). An activity whose latest start is before its earliest finish surely runs in
 * between (its compulsory part; Lahrichi 1982); the sum of these is the least use at each time. Where that
 * exceeds the capacity there is a contradiction, and where another activity does not fit on top it is moved.
 * Each move is cut into steps no longer than the activity, each explained by one point of time.
 */
export class Timetable {
  private readonly start: Int32Array;
  private readonly time: Int32Array;
  private readonly units: Int32Array;
  private readonly count: number;
  /** Bounds as they were when the profile was built: earliest and latest start, earliest finish, demand. */
  private readonly est: Int32Array;
  private readonly lst: Int32Array;
  private readonly ect: Int32Array;
  private readonly use: Int32Array;
  private readonly byLst: Int32Array;
  private readonly byEct: Int32Array;
  /** Profile: height from segStart[k] to segStart[k+1]. */
  private readonly segStart: Int32Array;
  private readonly segHeight: Int32Array;
  private segments = 0;
  private peak = 0;

  constructor(
    private readonly trail: Trail,
    uses: readonly Use[],
    private readonly capacity: number,
    blocks: readonly Block[],
  ) {
    const n = uses.length;
    const all = n + blocks.length;
    this.count = n;
    this.start = Int32Array.from(uses, (use) => 2 * use.start);
    this.time = Int32Array.from(uses, (use) => 2 * use.time);
    this.units = Int32Array.from(uses, (use) => 2 * use.units);
    this.est = new Int32Array(n);
    this.lst = new Int32Array(all);
    this.ect = new Int32Array(all);
    this.use = new Int32Array(all);
    blocks.forEach((block, k) => {
      this.lst[n + k] = block.from;
      this.ect[n + k] = block.to;
      this.use[n + k] = block.units;
    });
    this.byLst = Int32Array.from({ length: all }, (_, k) => k);
    this.byEct = Int32Array.from({ length: all }, (_, k) => k);
    this.segStart = new Int32Array(2 * all + 1);
    this.segHeight = new Int32Array(2 * all + 1);
  }

  propagate(): boolean {
    this.read();
    if (!this.profile()) return false;
    if (this.segments === 0) return true;
    for (let j = 0; j < this.count; j++) {
      const units = this.use[j];
      if (units === 0 || this.peak + units <= this.capacity || this.ect[j] === this.est[j]) continue;
      if (this.est[j] === this.lst[j]) continue;
      if (!this.later(j) || !this.earlier(j)) return false;
    }
    return true;
  }

  private read(): void {
    const { low } = this.trail;
    for (let k = 0; k < this.count; k++) {
      const start = this.start[k];
      this.est[k] = low[start];
      this.lst[k] = -low[start ^ 1];
      this.ect[k] = low[start] + low[this.time[k]];
      this.use[k] = low[this.units[k]];
    }
    sortBy(this.byLst, this.lst);
    sortBy(this.byEct, this.ect);
  }

  /** Sums the compulsory parts; false where they exceed the capacity. */
  private profile(): boolean {
    const { lst, ect, use, byLst, byEct, segStart, segHeight } = this;
    const all = byLst.length;
    let segments = 0;
    let height = 0;
    let peak = 0;
    let a = 0;
    let b = 0;
    while (b < all) {
      while (a < all && lst[byLst[a]] >= ect[byLst[a]]) a++;
      while (b < all && lst[byEct[b]] >= ect[byEct[b]]) b++;
      if (b >= all) break;
      const at = a < all && lst[byLst[a]] < ect[byEct[b]] ? lst[byLst[a]] : ect[byEct[b]];
      for (; a < all && lst[byLst[a]] === at; a++) if (ect[byLst[a]] > at) height += use[byLst[a]];
      for (; b < all && ect[byEct[b]] === at; b++) if (lst[byEct[b]] < at) height -= use[byEct[b]];
      segStart[segments] = at;
      segHeight[segments++] = height;
      if (height > peak) {
        peak = height;
        if (height > this.capacity) return this.overload(at, height);
      }
    }
    this.segments = segments;
    this.peak = peak;
    return true;
  }

  private overload(at: number, height: number): boolean {
    this.trail.begin();
    this.becauseOf(at, -1, height - this.capacity - 1);
    return this.trail.fail();
  }

  /** Moves the earliest start of j out of the segments in which it does not fit. */
  private later(j: number): boolean {
    const { trail, segStart } = this;
    const units = this.use[j];
    const time = this.ect[j] - this.est[j];
    const room = this.capacity - units;
    let start = this.est[j];
    for (let k = 0; k + 1 < this.segments; k++) {
      const end = segStart[k + 1];
      if (end <= start) continue;
      if (segStart[k] >= start + time || start >= this.lst[j]) break;
      const height = this.without(j, k);
      if (height <= room) continue;
      while (start < end) {
        const point = Math.min(start + time, end) - 1;
        trail.begin();
        trail.because(this.start[j], point - time + 1);
        this.becauseFits(j, point, height, room);
        if (!trail.raise(this.start[j], point + 1, false)) return false;
        start = point + 1;
      }
    }
    return true;
  }

  /** Moves the latest start of j out of the segments in which it does not fit. */
  private earlier(j: number): boolean {
    const { trail, segStart } = this;
    const units = this.use[j];
    const time = this.ect[j] - this.est[j];
    const room = this.capacity - units;
    let start = this.lst[j];
    for (let k = this.segments - 2; k >= 0; k--) {
      const from = segStart[k];
      if (from >= start + time) continue;
      if (segStart[k + 1] <= start || start + time <= this.ect[j]) break;
      const height = this.without(j, k);
      if (height <= room) continue;
      while (start + time > from) {
        const point = Math.max(start, from);
        trail.begin();
        trail.because(this.start[j] ^ 1, -point);
        this.becauseFits(j, point, height, room);
        if (!trail.raise(this.start[j] ^ 1, time - point, false)) return false;
        start = point - time;
      }
    }
    return true;
  }

  /** Height of segment k without j, which is either in all of it or in none of it. */
  private without(j: number, k: number): number {
    const at = this.segStart[k];
    return this.lst[j] <= at && at < this.ect[j] ? this.segHeight[k] - this.use[j] : this.segHeight[k];
  }

  private becauseFits(j: number, point: number, height: number, room: number): void {
    this.trail.because(this.time[j], this.ect[j] - this.est[j]);
    this.trail.because(this.units[j], this.use[j]);
    this.becauseOf(point, j, height - room - 1);
  }

  /** Says which activities run at a time, leaving out such as are not needed: together `spare` units or less. */
  private becauseOf(at: number, except: number, spare: number): void {
    const { trail, lst, ect, use } = this;
    let left = spare;
    for (let k = 0; k < this.count; k++) {
      if (k === except || use[k] === 0 || lst[k] > at || ect[k] <= at) continue;
      if (use[k] <= left) {
        left -= use[k];
        continue;
      }
      const time = ect[k] - this.est[k];
      trail.because(this.start[k], at - time + 1);
      trail.because(this.start[k] ^ 1, -at);
      trail.because(this.time[k], time);
      trail.because(this.units[k], use[k]);
    }
  }
}

/** Insertion sort: the order hardly changes from one call to the next. */
function sortBy(order: Int32Array, key: Int32Array): void {
  for (let k = 1; k < order.length; k++) {
    const item = order[k];
    const value = key[item];
    let at = k - 1;
    while (at >= 0 && key[order[at]] > value) {
      order[at + 1] = order[at];
      at--;
    }
    order[at + 1] = item;
  }
}
