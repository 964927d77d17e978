import type { SparseColumns } from '../program/index.js';

/** Below this an entry is what is left of a difference of equal numbers. */
const DUST = 1e-12;

/** Sparse vectors over rows: one under construction, and those kept by column. */
export class Expansions {
  private readonly sums: Float64Array;
  private readonly seen: Uint8Array;
  private readonly touched: Int32Array;
  private count = 0;
  private readonly starts: Int32Array;
  private readonly lengths: Int32Array;
  private readonly kept = new GrowingEntries();

  constructor(columnCount: number, rowCount: number) {
    this.sums = new Float64Array(rowCount);
    this.seen = new Uint8Array(rowCount);
    this.touched = new Int32Array(rowCount);
    this.starts = new Int32Array(columnCount);
    this.lengths = new Int32Array(columnCount);
  }

  get size(): number {
    return this.count;
  }

  clear(): void {
    const { seen, touched, sums } = this;
    for (let k = 0; k < this.count; k++) {
      sums[touched[k]] = 0;
      seen[touched[k]] = 0;
    }
    this.count = 0;
  }

  add(row: number, value: number): void {
    if (this.seen[row] === 0) {
      this.seen[row] = 1;
      this.touched[this.count++] = row;
    }
    this.sums[row] += value;
  }

  /** Adds `factor` of what was kept for `column`. */
  addKept(column: number, factor: number): void {
    const { rows, values } = this.kept;
    const start = this.starts[column];
    const end = start + this.lengths[column];
    for (let e = start; e < end; e++) this.add(rows[e], factor * values[e]);
  }

  /** Keeps what is under construction as that of `column`. */
  keep(column: number): void {
    this.starts[column] = this.kept.length;
    this.appendTo(this.kept);
    this.lengths[column] = this.kept.length - this.starts[column];
  }

  appendTo(entries: GrowingEntries): void {
    const { touched, sums, count } = this;
    for (let k = 0; k < count; k++) {
      const value = sums[touched[k]];
      if (Math.abs(value) > DUST) entries.push(touched[k], value);
    }
  }
}

/** Rows and values, growing by doubling. */
export class GrowingEntries {
  rows = new Int32Array(1024);
  values = new Float64Array(1024);
  length = 0;

  push(row: number, value: number): void {
    if (this.length === this.rows.length) {
      const rows = new Int32Array(this.length * 2);
      const values = new Float64Array(this.length * 2);
      rows.set(this.rows);
      values.set(this.values);
      this.rows = rows;
      this.values = values;
    }
    this.rows[this.length] = row;
    this.values[this.length++] = value;
  }

  /** Adds some entries of others. */
  append({ rows, values }: Pick<GrowingEntries, 'rows' | 'values'>, start: number, end: number): void {
    for (let e = start; e < end; e++) this.push(rows[e], values[e]);
  }
}

/** Columns from entries in order of columns, rows renumbered, which sorts them. */
export function sortedColumns(
  starts: Int32Array,
  entries: GrowingEntries,
  rowNumber: Int32Array,
): SparseColumns {
  const size = entries.length;
  const indices = new Int32Array(size);
  const values = new Float64Array(size);
  for (let k = 0; k + 1 < starts.length; k++) {
    for (let e = starts[k]; e < starts[k + 1]; e++) {
      const row = rowNumber[entries.rows[e]];
      const value = entries.values[e];
      let at = e;
      for (; at > starts[k] && indices[at - 1] > row; at--) {
        indices[at] = indices[at - 1];
        values[at] = values[at - 1];
      }
      indices[at] = row;
      values[at] = value;
    }
  }
  return { starts, indices, values };
}
