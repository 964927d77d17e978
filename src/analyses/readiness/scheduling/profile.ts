import { FOREVER, type Instance } from './instance.js';

/**
 * What is left of each renewable resource over time while activities are placed one by one. Time is cut at the dates at
 * which something changes, so that long horizons cost nothing.
 */
export class Profile {
  /** Piece k is [cut[k], cut[k+1]); the last never ends. */
  private cut: Int32Array;
  /** By piece and resource. */
  private left: Int32Array;
  private pieces = 1;
  private readonly resources: number;

  constructor(private readonly instance: Instance) {
    this.resources = instance.resources;
    const most = 2 * (instance.count + instance.blocks.reduce((sum, list) => sum + list.length, 0)) + 4;
    this.cut = new Int32Array(most);
    this.left = new Int32Array(most * this.resources);
    this.clear();
  }

  clear(): void {
    this.pieces = 1;
    this.cut[0] = 0;
    for (let r = 0; r < this.resources; r++) this.left[r] = this.instance.capacity[r];
    this.instance.blocks.forEach((list, r) => {
      for (const block of list) {
        const first = this.split(block.from);
        const end = block.to >= FOREVER ? this.pieces : this.split(block.to);
        for (let k = first; k < end; k++) this.left[k * this.resources + r] -= block.units;
      }
    });
  }

  /** Earliest start from `from` on at which the demand is there for the duration; FOREVER where there is none. */
  earliest(from: number, duration: number, demand: readonly number[]): number {
    if (duration === 0) return from;
    let start = from;
    for (let k = this.pieceOf(from); k < this.pieces; k++) {
      if (this.cut[k] >= start + duration) return start;
      if (!this.fits(k, demand)) start = k + 1 < this.pieces ? this.cut[k + 1] : FOREVER;
    }
    return start;
  }

  /** Latest start up to `last`, and not before `from`, at which the demand is there; -1 where there is none. */
  latest(from: number, last: number, duration: number, demand: readonly number[]): number {
    if (duration === 0) return last;
    let start = last;
    for (let k = this.pieceOf(last + duration - 1); k >= 0 && start >= from; k--) {
      if (!this.fits(k, demand)) start = this.cut[k] - duration;
      else if (this.cut[k] <= start) return start;
    }
    return -1;
  }

  place(start: number, duration: number, demand: readonly number[]): void {
    if (duration === 0) return;
    const first = this.split(start);
    const end = this.split(start + duration);
    for (let k = first; k < end; k++) {
      for (let r = 0; r < this.resources; r++) this.left[k * this.resources + r] -= demand[r];
    }
  }

  private fits(piece: number, demand: readonly number[]): boolean {
    const at = piece * this.resources;
    for (let r = 0; r < this.resources; r++) if (this.left[at + r] < demand[r]) return false;
    return true;
  }

  private pieceOf(time: number): number {
    let low = 0;
    let high = this.pieces - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.cut[middle] <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Makes a piece begin at a time, and gives it. */
  private split(time: number): number {
    const piece = this.pieceOf(time);
    if (this.cut[piece] === time) return piece;
    const { resources } = this;
    this.cut.copyWithin(piece + 2, piece + 1, this.pieces);
    this.left.copyWithin((piece + 1) * resources, piece * resources, this.pieces * resources);
    this.cut[piece + 1] = time;
    this.pieces++;
    return piece + 1;
  }
}
