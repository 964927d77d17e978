import { Entries, floats, ints } from './growing.js';
import { KeysDraft } from './keys.js';
import type { Family, Objective, Program, SparseColumns } from './program.js';
import { Stretches } from './stretches.js';

interface FamilyDraft {
  name: string;
  start: number;
  dims: readonly string[];
  keys: KeysDraft;
}

/**
 * Collects families of columns and rows and entries in any order, then makes the compressed program.
 * Entries of one (row, column) are summed. Open a family, add its members, then open the next.
 */
export class ProgramBuilder {
  private readonly columnLower = new Stretches();
  private readonly columnUpper = new Stretches();
  private readonly integer = new Stretches();
  private readonly rowLower = new Stretches();
  private readonly rowUpper = new Stretches();
  /** Rows with what is taken from their limits, in order. */
  private readonly constantRows = ints();
  private readonly constants = floats();
  private readonly matrixEntries = new Entries();
  private readonly columnFamilies: FamilyDraft[] = [];
  private readonly rowFamilies: FamilyDraft[] = [];
  private readonly objectives: Objective[] = [];

  get columnCount(): number {
    return this.columnLower.length;
  }
  get rowCount(): number {
    return this.rowLower.length;
  }

  columnFamily(name: string, ...dims: string[]): void {
    this.columnFamilies.push({ name, start: this.columnCount, dims, keys: new KeysDraft(dims.length) });
  }
  rowFamily(name: string, ...dims: string[]): void {
    this.rowFamilies.push({ name, start: this.rowCount, dims, keys: new KeysDraft(dims.length) });
  }

  /** Adds one column to the family opened last; returns its number. */
  column(lower: number, upper: number, integer: boolean, ...key: number[]): number {
    const family = this.columnFamilies[this.columnFamilies.length - 1];
    family.keys.add(key, 1);
    this.columnLower.push(lower);
    this.columnUpper.push(upper);
    this.integer.push(integer ? 1 : 0);
    return this.columnCount - 1;
  }
  /** Adds a column at or above 0 for each number from..to, which is the end of its key; returns the first. */
  columns(
    from: number,
    to: number,
    upper: number | ((k: number) => number),
    integer: boolean,
    ...key: number[]
  ): number {
    const first = this.columnCount;
    const count = to - from + 1;
    const family = this.columnFamilies[this.columnFamilies.length - 1];
    if (count > 0) family.keys.add([...key, from], count);
    this.columnLower.fill(0, count);
    if (typeof upper === 'number') this.columnUpper.fill(upper, count);
    else for (let k = from; k <= to; k++) this.columnUpper.push(upper(k));
    this.integer.fill(integer ? 1 : 0, count);
    return first;
  }
  /** Adds as many rows of the same limits as there are numbers from..to; returns the first. */
  rows(from: number, to: number, lower: number, upper: number, ...key: number[]): number {
    const first = this.rowCount;
    const count = to - from + 1;
    const family = this.rowFamilies[this.rowFamilies.length - 1];
    if (count > 0) family.keys.add([...key, from], count);
    this.rowLower.fill(lower, count);
    this.rowUpper.fill(upper, count);
    return first;
  }
  /** Adds one row to the family opened last; returns its number. */
  row(lower: number, upper: number, ...key: number[]): number {
    const family = this.rowFamilies[this.rowFamilies.length - 1];
    family.keys.add(key, 1);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    return this.rowCount - 1;
  }
  entry(row: number, column: number, value: number): void {
    if (value !== 0) this.matrixEntries.push(row, column, value);
  }
  /** Moves a constant to the right-hand side: row becomes lower - value <= ... <= upper - value. */
  constant(row: number, value: number): void {
    this.constantRows.push(row);
    this.constants.push(value);
  }
  objective(objective: Objective): void {
    this.objectives.push(objective);
  }

  build(): Program {
    const matrix = compress(this.columnCount, this.matrixEntries);
    const integer = this.integer.writeTo(new Uint8Array(this.columnCount));
    const rowLower = this.rowLower.writeTo(new Float64Array(this.rowCount));
    const rowUpper = this.rowUpper.writeTo(new Float64Array(this.rowCount));
    const constants = this.constants.done();
    this.constantRows.done().forEach((row, k) => {
      rowLower[row] -= constants[k];
      rowUpper[row] -= constants[k];
    });
    return {
      columnCount: this.columnCount,
      rowCount: this.rowCount,
      nonzeroCount: matrix.indices.length,
      columnLower: this.columnLower.writeTo(new Float64Array(this.columnCount)),
      columnUpper: this.columnUpper.writeTo(new Float64Array(this.columnCount)),
      integer,
      hasIntegers: integer.includes(1),
      rowLower,
      rowUpper,
      matrix,
      objectives: this.objectives.slice(),
      columnFamilies: this.columnFamilies.map((f) => finish(f, this.columnFamilies, this.columnCount)),
      rowFamilies: this.rowFamilies.map((f) => finish(f, this.rowFamilies, this.rowCount)),
    };
  }
}

function finish(draft: FamilyDraft, all: FamilyDraft[], total: number): Family {
  const next = all[all.indexOf(draft) + 1];
  return {
    name: draft.name,
    start: draft.start,
    count: (next ? next.start : total) - draft.start,
    dims: draft.dims,
    keys: draft.keys.done(),
  };
}

/** A stable counting sort by column; rows are then put in order, and summed, within each (short) column. */
function compress(columnCount: number, entries: Entries): SparseColumns {
  const count = entries.length;
  const starts = new Int32Array(columnCount + 1);
  entries.each(({ columns, length }) => {
    for (let e = 0; e < length; e++) starts[columns[e] + 1]++;
  });
  for (let j = 0; j < columnCount; j++) starts[j + 1] += starts[j];
  // Each start goes on to where its column ends.
  const indices = new Int32Array(count);
  const out = new Float64Array(count);
  entries.each(({ rows, columns, values, length }) => {
    for (let e = 0; e < length; e++) {
      const at = starts[columns[e]]++;
      indices[at] = rows[e];
      out[at] = values[e];
    }
  }, true);
  let size = 0;
  let from = 0;
  for (let j = 0; j < columnCount; j++) {
    const to = starts[j];
    if (to - from > 1) sortRows(indices, out, from, to);
    starts[j] = size;
    for (let e = from; e < to; e++) {
      if (size > starts[j] && indices[size - 1] === indices[e]) {
        out[size - 1] += out[e];
        continue;
      }
      // Nothing moves before two entries have become one.
      if (size < e) {
        indices[size] = indices[e];
        out[size] = out[e];
      }
      size++;
    }
    from = to;
  }
  starts[columnCount] = size;
  return size === count
    ? { starts, indices, values: out }
    : { starts, indices: indices.slice(0, size), values: out.slice(0, size) };
}

/** Longest stretch that is put in order by insertion. */
const INSERTION = 24;

/** Stable: entries of one row stay in the order in which they came, so that sums are the same every time. */
function sortRows(rows: Int32Array, values: Float64Array, from: number, to: number): void {
  if (to - from > INSERTION) {
    const order = Int32Array.from({ length: to - from }, (_, k) => from + k);
    order.sort((a, b) => rows[a] - rows[b] || a - b);
    const [sortedRows, sortedValues] = [
      order.map((e) => rows[e]),
      Float64Array.from(order, (e) => values[e]),
    ];
    rows.set(sortedRows, from);
    values.set(sortedValues, from);
    return;
  }
  for (let e = from + 1; e < to; e++) {
    const row = rows[e];
    if (rows[e - 1] <= row) continue;
    const value = values[e];
    let at = e;
    for (; at > from && rows[at - 1] > row; at--) {
      rows[at] = rows[at - 1];
      values[at] = values[at - 1];
    }
    rows[at] = row;
    values[at] = value;
  }
}
