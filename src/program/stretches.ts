import { floats, ints } from './growing.js';

/** Numbers of which many in a row are equal: each stretch is kept once, so that little memory is gone through. */
export class Stretches {
  length = 0;
  private readonly values = floats();
  /** The number after the last one of each stretch. */
  private readonly ends = ints();
  private last = Number.NaN;

  push(value: number): void {
    this.fill(value, 1);
  }

  /** A value so many times. */
  fill(value: number, count: number): void {
    if (count <= 0) return;
    if (value !== this.last) {
      this.close();
      this.last = value;
    }
    this.length += count;
  }

  private close(): void {
    if (this.length === 0) return;
    this.values.push(this.last);
    this.ends.push(this.length);
  }

  /** Writes all of it into a new array of its length; it can be read only once. */
  writeTo<T extends Float64Array | Uint8Array>(all: T): T {
    this.close();
    const values = this.values.done();
    const ends = this.ends.done();
    let from = 0;
    for (let k = 0; k < ends.length; k++) {
      // What is new is 0 already.
      if (values[k] !== 0) all.fill(values[k], from, ends[k]);
      from = ends[k];
    }
    return all;
  }
}
