import { grown } from './memory.js';
import type { Trail } from './trail.js';

/** A clause in the arena: twice the number of literals, index in the tables of clauses, then (form, bound) of each literal. */
const SIZE = 0;
const INDEX = 1;
const FIRST = 2;

/**
 * Learned clauses: each says that at least one of its literals holds. Two literals of each are watched (Moskewicz et
 * al., Chaff, DAC 2001). The literal (s, b) is false once (s^1) has reached 1-b, so a watch is kept in the list of s^1
 * with that threshold, and a change from `was` to `now` visits the thresholds in (was, now].
 */
export class Clauses {
  arena = new Int32Array(1 << 14);
  private top = 0;
  /** By index: place in the arena, levels that the clause joined when learned (LBD), how often used of late. */
  private place = new Int32Array(1024);
  private spread = new Int32Array(1024);
  private used = new Float64Array(1024);
  private usedStep = 1;
  count = 0;
  /** By signed form: pairs (clause, threshold). */
  private readonly watches: Int32Array[];
  private readonly watchTop: Int32Array;

  constructor(
    private readonly trail: Trail,
    forms: number,
  ) {
    this.watches = Array.from({ length: forms }, () => new Int32Array(8));
    this.watchTop = new Int32Array(forms);
  }

  /** Adds a clause of two or more literals, (form, bound) pairs, of which the first two are watched. Gives its place. */
  add(literals: Int32Array, length: number, spread: number): number {
    const at = this.top;
    if (at + FIRST + length > this.arena.length) this.arena = grown(this.arena, at + FIRST + length);
    if (this.count === this.place.length) this.widen();
    const { arena, count } = this;
    arena[at + SIZE] = length;
    arena[at + INDEX] = count;
    for (let k = 0; k < length; k++) arena[at + FIRST + k] = literals[k];
    this.top = at + FIRST + length;
    this.place[count] = at;
    this.spread[count] = spread;
    this.used[count] = this.usedStep;
    this.count = count + 1;
    this.watch(at, literals[0], literals[1]);
    this.watch(at, literals[2], literals[3]);
    return at;
  }

  /** After `form` went from `was` to `now`: makes the last open literal of each clause hold. False on a clash. */
  visit(form: number, was: number, now: number): boolean {
    const { trail, arena } = this;
    const { low } = trail;
    const list = this.watches[form];
    const end = this.watchTop[form];
    let kept = 0;
    for (let k = 0; k < end; k += 2) {
      const at = list[k];
      const threshold = list[k + 1];
      list[kept] = at;
      list[kept + 1] = threshold;
      kept += 2;
      if (threshold <= was || threshold > now) continue;
      const first = at + FIRST;
      if (arena[first] === (form ^ 1)) this.swap(first, first + 2);
      const keyForm = arena[first];
      const keyBound = arena[first + 1];
      if (low[keyForm] >= keyBound) continue;
      if (this.rewatch(at)) {
        kept -= 2;
        continue;
      }
      if (-low[keyForm ^ 1] < keyBound) {
        for (let rest = k + 2; rest < end; rest++) list[kept++] = list[rest];
        this.watchTop[form] = kept;
        this.clash(at);
        return false;
      }
      trail.implied(keyForm, keyBound, at);
    }
    this.watchTop[form] = kept;
    return true;
  }

  /** A clause has been used in an explanation. */
  bump(at: number): void {
    const index = this.arena[at + INDEX];
    this.used[index] += this.usedStep;
    if (this.used[index] > 1e100) {
      for (let k = 0; k < this.count; k++) this.used[k] *= 1e-100;
      this.usedStep *= 1e-100;
    }
  }

  decay(): void {
    this.usedStep *= 1 / 0.999;
  }

  /**
   * At level 0, settled: forgets clauses that hold for good, and of those joining more than two levels the half used
   * least (Eén & Sörensson, MiniSat, SAT 2003; Audemard & Simon, IJCAI 2009), so that at most `most` are kept.
   */
  reduce(most: number): void {
    const old = this.arena;
    const oldPlace = this.place;
    const keep: number[] = [];
    const order = Array.from({ length: this.count }, (_, k) => k).sort(
      (a, b) =>
        Number(this.spread[b] <= 2) - Number(this.spread[a] <= 2) || this.used[b] - this.used[a] || a - b,
    );
    for (const k of order.slice(0, most)) keep.push(k);
    keep.sort((a, b) => a - b);
    const places = keep.map((k) => oldPlace[k]);
    const spreads = keep.map((k) => this.spread[k]);
    const uses = keep.map((k) => this.used[k]);
    this.top = 0;
    this.count = 0;
    this.watchTop.fill(0);
    this.arena = new Int32Array(old.length);
    let literals = new Int32Array(256);
    places.forEach((at, k) => {
      const size = old[at + SIZE];
      if (size > literals.length) literals = grown(literals, size);
      const length = this.openLiterals(old, at, literals);
      if (length < 0) return;
      this.add(literals, length, spreads[k]);
      this.used[this.count - 1] = uses[k];
    });
  }

  /** Copies the literals of a clause that are still open at level 0; -1 when one holds. */
  private openLiterals(arena: Int32Array, at: number, out: Int32Array): number {
    const { root } = this.trail;
    let length = 0;
    for (let k = at + FIRST; k < at + FIRST + arena[at + SIZE]; k += 2) {
      const form = arena[k];
      const bound = arena[k + 1];
      if (root[form] >= bound) return -1;
      if (-root[form ^ 1] < bound) continue;
      out[length++] = form;
      out[length++] = bound;
    }
    return length;
  }

  /** Finds another literal that is not false to watch in place of the second. */
  private rewatch(at: number): boolean {
    const { arena } = this;
    const { low } = this.trail;
    const first = at + FIRST;
    const end = first + arena[at + SIZE];
    for (let k = first + 4; k < end; k += 2) {
      const form = arena[k];
      const bound = arena[k + 1];
      if (-low[form ^ 1] < bound) continue;
      this.swap(first + 2, k);
      this.watch(at, form, bound);
      return true;
    }
    return false;
  }

  private clash(at: number): void {
    const { trail, arena } = this;
    trail.clashSize = 0;
    this.bump(at);
    for (let k = at + FIRST; k < at + FIRST + arena[at + SIZE]; k += 2) {
      trail.clashWith(arena[k] ^ 1, 1 - arena[k + 1]);
    }
  }

  private watch(at: number, form: number, bound: number): void {
    const where = form ^ 1;
    const top = this.watchTop[where];
    if (top + 2 > this.watches[where].length) this.watches[where] = grown(this.watches[where], top + 2);
    const list = this.watches[where];
    list[top] = at;
    list[top + 1] = 1 - bound;
    this.watchTop[where] = top + 2;
  }

  private swap(a: number, b: number): void {
    const { arena } = this;
    const form = arena[a];
    const bound = arena[a + 1];
    arena[a] = arena[b];
    arena[a + 1] = arena[b + 1];
    arena[b] = form;
    arena[b + 1] = bound;
  }

  private widen(): void {
    this.place = grown(this.place, this.count + 1);
    this.spread = grown(this.spread, this.count + 1);
    const wider = new Float64Array(this.place.length);
    wider.set(this.used);
    this.used = wider;
  }
}

/** Where the literals of a clause begin in the arena. */
export const CLAUSE_LITERALS = FIRST;
