const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const FIRST = 1024;

type Numbers = Int32Array | Float64Array;

/**
 * Chunks that have been given up, for whoever needs one next: what comes fresh from the system comes page by page, which
 * takes longer than to write it. No more are kept than `most`.
 */
class Chunks<T extends Numbers> {
  private readonly spare: T[] = [];
  constructor(
    /** All 0. */
    readonly fresh: (size: number) => T,
    private readonly most: number,
  ) {}
  /** What is in it is whatever was there before. */
  take(size: number): T {
    return (size === CHUNK ? this.spare.pop() : undefined) ?? this.fresh(size);
  }
  give(chunk: T): void {
    if (chunk.length === CHUNK && this.spare.length < this.most) this.spare.push(chunk);
  }
}

const INTS = new Chunks<Int32Array>((n) => new Int32Array(n), 64);
const FLOATS = new Chunks<Float64Array>((n) => new Float64Array(n), 64);

/** Typed array that grows by doubling up to a chunk, then by chunks: little is copied until it is done. */
export class Growing<T extends Numbers> {
  length = 0;
  private readonly chunks: T[] = [];
  private current: T;
  constructor(private readonly memory: Chunks<T>) {
    this.current = memory.fresh(0);
  }
  push(value: number): void {
    const at = this.length & (CHUNK - 1);
    if (at === 0 || at === this.current.length) this.grow(at);
    this.current[at] = value;
    this.length++;
  }
  /** A value so many times. */
  fill(value: number, count: number): void {
    for (let left = count; left > 0; ) {
      const at = this.length & (CHUNK - 1);
      if (at === 0 || at === this.current.length) this.grow(at);
      const part = Math.min(left, this.current.length - at);
      this.current.fill(value, at, at + part);
      this.length += part;
      left -= part;
    }
  }
  private grow(at: number): void {
    const next = this.memory.take(at > 0 ? 2 * at : this.length === 0 ? FIRST : CHUNK);
    if (at > 0) next.set(this.current);
    this.chunks[this.length >> CHUNK_BITS] = next;
    this.current = next;
  }
  /** All of it as one array; chunks are given up on the way, so that it can be read only once. */
  done(): T {
    const all = this.memory.fresh(this.length);
    this.chunks.forEach((chunk, c) => {
      const from = c << CHUNK_BITS;
      all.set(this.length - from < CHUNK ? chunk.subarray(0, this.length - from) : chunk, from);
      this.memory.give(chunk);
    });
    this.chunks.length = 0;
    this.current = this.memory.fresh(0);
    return all;
  }
}

export const ints = (): Growing<Int32Array> => new Growing(INTS);
export const floats = (): Growing<Float64Array> => new Growing(FLOATS);

/** Some entries of a matrix, in the order in which they came; the first `length` of each array. */
export interface EntryChunk {
  readonly rows: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
  length: number;
}

/** Entries of a matrix, kept in chunks of which none is ever copied. */
export class Entries {
  private readonly chunks: EntryChunk[] = [];
  private rows: Int32Array = new Int32Array(0);
  private columns: Int32Array = new Int32Array(0);
  private values: Float64Array = new Float64Array(0);
  private used = 0;

  push(row: number, column: number, value: number): void {
    if (this.used === this.rows.length) this.grow();
    const at = this.used++;
    this.rows[at] = row;
    this.columns[at] = column;
    this.values[at] = value;
  }

  get length(): number {
    this.close();
    return this.chunks.reduce((sum, { length }) => sum + length, 0);
  }

  /** Visits what there is, chunk by chunk; with `last` each is given up after that. */
  each(visit: (chunk: EntryChunk) => void, last = false): void {
    this.close();
    for (let c = 0; c < this.chunks.length; c++) {
      const chunk = this.chunks[c];
      visit(chunk);
      if (!last) continue;
      INTS.give(chunk.rows);
      INTS.give(chunk.columns);
      FLOATS.give(chunk.values);
    }
    if (last) this.forget();
  }

  /** The memory is no longer its own. */
  private forget(): void {
    this.chunks.length = 0;
    this.rows = new Int32Array(0);
    this.columns = new Int32Array(0);
    this.values = new Float64Array(0);
    this.used = 0;
  }

  private close(): void {
    const current = this.chunks[this.chunks.length - 1];
    if (current) current.length = this.used;
  }

  private grow(): void {
    this.close();
    const size = Math.min(CHUNK, Math.max(FIRST, 2 * this.rows.length));
    this.rows = INTS.take(size);
    this.columns = INTS.take(size);
    this.values = FLOATS.take(size);
    this.chunks.push({ rows: this.rows, columns: this.columns, values: this.values, length: 0 });
    this.used = 0;
  }
}
