const BLOCK = 64;

/** A number by time, the same from the end of its list on; least and largest over a stretch of time quickly. */
export class OverTime {
  private readonly lows: Float64Array;
  private readonly highs: Float64Array;

  constructor(
    private readonly values: Int32Array | Float64Array,
    readonly later: number,
  ) {
    const blocks = Math.ceil(values.length / BLOCK);
    this.lows = new Float64Array(blocks).fill(Number.POSITIVE_INFINITY);
    this.highs = new Float64Array(blocks).fill(Number.NEGATIVE_INFINITY);
    values.forEach((value, k) => {
      const block = Math.floor(k / BLOCK);
      this.lows[block] = Math.min(this.lows[block], value);
      this.highs[block] = Math.max(this.highs[block], value);
    });
  }

  at(time: number): number {
    return time < this.values.length ? this.values[time] : this.later;
  }

  least(from: number, to: number): number {
    return this.fold(from, to, this.lows, Math.min);
  }

  most(from: number, to: number): number {
    return this.fold(from, to, this.highs, Math.max);
  }

  private fold(
    from: number,
    to: number,
    blocks: Float64Array,
    pick: (a: number, b: number) => number,
  ): number {
    const { values } = this;
    const end = Math.min(to + 1, values.length);
    let found = to >= values.length ? this.later : values[from];
    for (let k = from; k < end; ) {
      if (k % BLOCK === 0 && k + BLOCK <= end) {
        found = pick(found, blocks[k / BLOCK]);
        k += BLOCK;
      } else found = pick(found, values[k++]);
    }
    return found;
  }
}
