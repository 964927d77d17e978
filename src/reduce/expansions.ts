import type { SparseColumns } from '../program/index.js';

/** Below this an entry is what is left of a difference of equal numbers. */
const DUST = 1e-12;
/** Rows up to which they are sorted one by one. */
const FEW = 16;

/** Sparse vectors over rows: one under construction, and those kept by row that is folded. */
export class Expansions {
  private readonly sums: Float64Array;
  private readonly seen: Uint8Array;
  private readonly touched: Int32Array;
  private count = 0;
  /** By folded row: where what is kept for it begins, and how long it is. */
  private readonly places: Int32Array;
  private readonly kept = new GrowingEntries();

  constructor(rowCount: number) {
    this.sums = new Float64Array(rowCount);
    this.seen = new Uint8Array(rowCount);
    this.touched = new Int32Array(rowCount);
    this.places = new Int32Array(2 * rowCount);
  }

  /** Forgets all that was kept. */
  reset(): void {
    this.clear();
    this.places.fill(0);
    this.kept.length = 0;
  }

  /** Entries of the one under construction. */
  get size(): number {
    return this.count;
  }

  /**
   * What one unit of column j means in the rows that are kept, but for row `own` (-1 = in all) and those left out: left under
   * construction.
   */
  expand(
    { starts, indices, values }: SparseColumns,
    isFolded: Uint8Array,
    leftOut: Uint8Array,
    j: number,
    own: number,
  ): void {
    const { places } = this;
    this.clear();
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      const i = indices[e];
      if (i === own) continue;
      if (isFolded[i] === 1) {
        if (places[2 * i + 1] > 0) this.addKept(i, values[e]);
      } else if (leftOut[i] === 0) this.add(i, values[e]);
    }
  }

  /** Keeps what is under construction as that of a folded row with this pivot: by unit that the row must hold more. */
  keep(row: number, pivot: number): void {
    const start = this.kept.length;
    this.appendTo(this.kept, -1 / pivot);
    this.places[2 * row] = start;
    this.places[2 * row + 1] = this.kept.length - start;
  }

  /** As `appendTo`, in the order of rows: what is sorted already is not sorted again for every program. */
  appendSorted(entries: GrowingEntries): void {
    const { touched, count } = this;
    if (count > FEW) touched.subarray(0, count).sort();
    else
      for (let k = 1; k < count; k++) {
        const row = touched[k];
        let at = k;
        for (; at > 0 && touched[at - 1] > row; at--) touched[at] = touched[at - 1];
        touched[at] = row;
      }
    this.appendTo(entries);
  }

  appendTo(entries: GrowingEntries, factor = 1): void {
    const { touched, sums, count } = this;
    for (let k = 0; k < count; k++) {
      const value = sums[touched[k]];
      if (Math.abs(value) > DUST) entries.push(touched[k], factor * value);
    }
  }

  private clear(): void {
    const { seen, touched, sums } = this;
    for (let k = 0; k < this.count; k++) {
      sums[touched[k]] = 0;
      seen[touched[k]] = 0;
    }
    this.count = 0;
  }

  private add(row: number, value: number): void {
    if (this.seen[row] === 0) {
      this.seen[row] = 1;
      this.touched[this.count++] = row;
    }
    this.sums[row] += value;
  }

  private addKept(row: number, factor: number): void {
    const { rows, values } = this.kept;
    const start = this.places[2 * row];
    const end = start + this.places[2 * row + 1];
    for (let e = start; e < end; e++) this.add(rows[e], factor * values[e]);
  }
}

/** Numbers of rows (or of columns, as the user has it) and values, growing by doubling. */
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
