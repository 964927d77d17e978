import type { Trail } from './trail.js';

/** Scores kept; going back looks through those between two bounds. */
const MOST_ATOMS = 50_000;

/**
 * Which literal to decide next: the bound that has mattered most in recent contradictions (VSIDS; Moskewicz et al., DAC
 * 2001), among bounds seen in any. An atom is "variable x >= v", or a run of such values where ranges are long; atoms of
 * one variable are consecutive.
 */
export class Branching {
  private readonly base: Int32Array;
  private readonly min: Int32Array;
  private readonly owner: Int32Array;
  private readonly score: Float64Array;
  /** Values to an atom. */
  private readonly run: number;
  /** Binary heap of atoms by score, and the place of each in it (-1: not in it). */
  private readonly heap: Int32Array;
  private readonly at: Int32Array;
  private size = 0;
  private step = 1;
  /** The value that goes with what `next` gave. */
  value = 0;

  /** Variables that may be decided are given with their range; an empty range: never. */
  constructor(
    private readonly trail: Trail,
    ranges: readonly { readonly from: number; readonly to: number }[],
  ) {
    const values = ranges.reduce((sum, range) => sum + Math.max(0, range.to - range.from), 0);
    this.run = Math.max(1, Math.ceil(values / MOST_ATOMS));
    const sizes = ranges.map((range) => Math.ceil(Math.max(0, range.to - range.from) / this.run));
    const atoms = sizes.reduce((sum, size) => sum + size, 0);
    this.base = new Int32Array(ranges.length + 1);
    this.min = Int32Array.from(ranges, (range) => range.from + 1);
    this.owner = new Int32Array(atoms);
    sizes.forEach((size, x) => {
      this.base[x + 1] = this.base[x] + size;
      this.owner.fill(x, this.base[x], this.base[x + 1]);
    });
    this.score = new Float64Array(atoms);
    this.heap = new Int32Array(atoms);
    this.at = new Int32Array(atoms).fill(-1);
  }

  /** A literal took part in a contradiction. */
  bump(form: number, bound: number): void {
    const x = form >> 1;
    if (this.base[x] === this.base[x + 1]) return;
    const atom = this.atomOf(x, (form & 1) === 0 ? bound : 1 - bound);
    this.score[atom] += this.step;
    if (this.score[atom] > 1e100) this.rescale();
    if (this.at[atom] >= 0) this.up(this.at[atom]);
    else this.insert(atom);
  }

  decay(): void {
    this.step *= 1 / 0.95;
  }

  /** Takes the open atom of the largest score; gives its variable, or -1 where none is open. */
  next(): number {
    const { low } = this.trail;
    while (this.size > 0) {
      const atom = this.pop();
      const x = this.owner[atom];
      const first = (atom - this.base[x]) * this.run + this.min[x];
      const value = Math.max(first, low[2 * x] + 1);
      if (value < first + this.run && value <= -low[2 * x + 1]) {
        this.value = value;
        return x;
      }
    }
    return -1;
  }

  /** Before going back to a level: atoms that open up again return to the heap. */
  reopen(level: number): void {
    const { trail } = this;
    for (let e = trail.startAbove(level); e < trail.size; e++) {
      const form = trail.form[e];
      const x = form >> 1;
      if (this.base[x] === this.base[x + 1]) continue;
      const even = (form & 1) === 0;
      const first = this.atomOf(x, even ? trail.was[e] + 1 : 1 - trail.now[e]);
      const last = this.atomOf(x, even ? trail.now[e] : -trail.was[e]);
      for (let atom = first; atom <= last; atom++) {
        if (this.at[atom] < 0 && this.score[atom] > 0) this.insert(atom);
      }
    }
  }

  /** The atom of "x >= v", or the nearest one of x. */
  private atomOf(x: number, v: number): number {
    const atom = this.base[x] + Math.floor((v - this.min[x]) / this.run);
    return Math.min(Math.max(atom, this.base[x]), this.base[x + 1] - 1);
  }

  private rescale(): void {
    for (let k = 0; k < this.score.length; k++) this.score[k] *= 1e-100;
    this.step *= 1e-100;
  }

  private insert(atom: number): void {
    this.at[atom] = this.size;
    this.heap[this.size++] = atom;
    this.up(this.size - 1);
  }

  private pop(): number {
    const { heap, at } = this;
    const first = heap[0];
    at[first] = -1;
    this.size--;
    if (this.size > 0) {
      heap[0] = heap[this.size];
      at[heap[0]] = 0;
      this.down(0);
    }
    return first;
  }

  /** Ties go to the lower atom, so that the order is one and the same everywhere. */
  private ahead(a: number, b: number): boolean {
    const { score } = this;
    return score[a] > score[b] || (score[a] === score[b] && a < b);
  }

  private up(from: number): void {
    const { heap, at } = this;
    const atom = heap[from];
    let k = from;
    while (k > 0) {
      const parent = (k - 1) >> 1;
      if (!this.ahead(atom, heap[parent])) break;
      heap[k] = heap[parent];
      at[heap[k]] = k;
      k = parent;
    }
    heap[k] = atom;
    at[atom] = k;
  }

  private down(from: number): void {
    const { heap, at, size } = this;
    const atom = heap[from];
    let k = from;
    for (;;) {
      let child = 2 * k + 1;
      if (child >= size) break;
      if (child + 1 < size && this.ahead(heap[child + 1], heap[child])) child++;
      if (!this.ahead(heap[child], atom)) break;
      heap[k] = heap[child];
      at[heap[k]] = k;
      k = child;
    }
    heap[k] = atom;
    at[atom] = k;
  }
}
