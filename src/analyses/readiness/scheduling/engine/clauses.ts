import { grown } from './memory.js';
import type { Trail } from './trail.js';

/** A clause in the arena: twice the number of literals, index in the tables of clauses, then (form, bound) of each literal. */
const SIZE = 0;
const INDEX = 1;
const FIRST = 2;

/** Answers of a look at a clause that are no place in the arena. */
const STAY = -1;
const CLASH = -2;
/** Lists of watches; a change looks through those between two bounds. */
const MOST_LISTS = 100_000;

/**
 * Learned clauses: each says that at least one of its literals holds. Two literals of each are watched (Moskewicz et
 * al., Chaff, DAC 2001). The literal (s, b) is false once (s^1) has reached 1-b, so its watch is listed under that form
 * and threshold, and a change from `was` to `now` goes through the lists of the thresholds in (was, now] only.
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
  /** Watches 2c and 2c+1 are those of clause c; each list of watches is linked. */
  private next = new Int32Array(2048);
  private readonly lists: Int32Array;
  /** By signed form: its first list, and the threshold that goes there; a list is for 2^shift thresholds. */
  private readonly base: Int32Array;
  private readonly least: Int32Array;
  private readonly shift: number = 0;

  constructor(private readonly trail: Trail) {
    const forms = trail.low.length;
    const values = (form: number): number => Math.max(1, -trail.low[form ^ 1] - trail.low[form]);
    let total = 0;
    for (let form = 0; form < forms; form++) total += values(form);
    while (total >> this.shift > MOST_LISTS) this.shift++;
    this.base = new Int32Array(forms + 1);
    this.least = new Int32Array(forms);
    for (let form = 0; form < forms; form++) {
      this.least[form] = trail.low[form] + 1;
      this.base[form + 1] = this.base[form] + (values(form) >> this.shift) + 1;
    }
    this.lists = new Int32Array(this.base[forms]).fill(-1);
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
    this.watch(2 * count, literals[0], literals[1]);
    this.watch(2 * count + 1, literals[2], literals[3]);
    return at;
  }

  /** After `form` went from `was` to `now`: makes the last open literal of each clause hold. False on a clash. */
  visit(form: number, was: number, now: number): boolean {
    const { next, lists } = this;
    const last = this.listOf(form, now);
    for (let list = this.listOf(form, was + 1); list <= last; list++) {
      let before = -1;
      let watch = lists[list];
      while (watch >= 0) {
        const after = next[watch];
        const move = this.look(watch, form, was, now);
        if (move === CLASH) return false;
        if (move === STAY) before = watch;
        else {
          if (before < 0) lists[list] = after;
          else next[before] = after;
          this.watch(watch, this.arena[move], this.arena[move + 1]);
        }
        watch = after;
      }
    }
    return true;
  }

  /** Looks at a watched clause: the place of the literal to watch instead, or STAY, or CLASH. */
  private look(watch: number, form: number, was: number, now: number): number {
    const { trail, arena } = this;
    const { low } = trail;
    const at = this.place[watch >> 1];
    const first = at + FIRST;
    if (arena[first] === (form ^ 1)) {
      if (this.shift > 0 && !passed(1 - arena[first + 1], was, now)) return STAY;
      this.swap(first, first + 2);
    } else if (this.shift > 0 && !passed(1 - arena[first + 3], was, now)) return STAY;
    const keyForm = arena[first];
    const keyBound = arena[first + 1];
    if (low[keyForm] >= keyBound) return STAY;
    const end = first + arena[at + SIZE];
    for (let k = first + 4; k < end; k += 2) {
      if (-low[arena[k] ^ 1] < arena[k + 1]) continue;
      this.swap(first + 2, k);
      return first + 2;
    }
    if (-low[keyForm ^ 1] < keyBound) {
      this.clash(at);
      return CLASH;
    }
    trail.implied(keyForm, keyBound, at);
    return STAY;
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
    this.lists.fill(-1);
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

  private clash(at: number): void {
    const { trail, arena } = this;
    trail.clashSize = 0;
    this.bump(at);
    for (let k = at + FIRST; k < at + FIRST + arena[at + SIZE]; k += 2) {
      trail.clashWith(arena[k] ^ 1, 1 - arena[k + 1]);
    }
  }

  private watch(watch: number, form: number, bound: number): void {
    const list = this.listOf(form ^ 1, 1 - bound);
    this.next[watch] = this.lists[list];
    this.lists[list] = watch;
  }

  private listOf(form: number, threshold: number): number {
    const list = this.base[form] + ((threshold - this.least[form]) >> this.shift);
    return Math.min(Math.max(list, this.base[form]), this.base[form + 1] - 1);
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
    this.next = grown(this.next, 2 * this.place.length);
    const wider = new Float64Array(this.place.length);
    wider.set(this.used);
    this.used = wider;
  }
}

function passed(threshold: number, was: number, now: number): boolean {
  return threshold > was && threshold <= now;
}

/** Where the literals of a clause begin in the arena. */
export const CLAUSE_LITERALS = FIRST;
