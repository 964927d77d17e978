/**
 * Large arrays that are used again, by name: whoever asks for one takes it from whoever had it before under that name. New ones of
 * tens of megabytes come from the system page by page, each time (5 million rows: a sixth of all time went there).
 */
export class Scratch {
  private readonly float = new Map<string, Float64Array>();
  private readonly whole = new Map<string, Int32Array>();

  /** All 0. */
  floats(name: string, length: number): Float64Array {
    const known = this.float.get(name);
    if (known?.length === length) return known.fill(0);
    const made = new Float64Array(length);
    this.float.set(name, made);
    return made;
  }

  /** A copy. */
  copy(name: string, of: Float64Array): Float64Array {
    const known = this.float.get(name);
    if (known?.length === of.length) {
      known.set(of);
      return known;
    }
    const made = of.slice();
    this.float.set(name, made);
    return made;
  }

  /** All `value`. */
  wholes(name: string, length: number, value: number): Int32Array {
    const known = this.whole.get(name);
    if (known?.length === length) return known.fill(value);
    const made = new Int32Array(length).fill(value);
    this.whole.set(name, made);
    return made;
  }
}
