import type { Family, Objective, Program, Sense, SparseColumns } from './program.js';

const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;
const FIRST = 1024;

/** Typed array that grows by doubling up to a chunk, then by chunks: little is copied until it is done. */
class Growing<T extends Int32Array | Float64Array | Uint8Array> {
  length = 0;
  private readonly chunks: T[] = [];
  private current: T;
  constructor(private readonly make: (size: number) => T) {
    this.current = make(0);
  }
  push(value: number): void {
    const at = this.length & (CHUNK - 1);
    if (at === 0 || at === this.current.length) this.grow(at);
    this.current[at] = value;
    this.length++;
  }
  private grow(at: number): void {
    const next = this.make(at > 0 ? 2 * at : this.length === 0 ? FIRST : CHUNK);
    if (at > 0) next.set(this.current);
    this.chunks[this.length >> CHUNK_BITS] = next;
    this.current = next;
  }
  get(i: number): number {
    return this.chunks[i >> CHUNK_BITS][i & (CHUNK - 1)];
  }
  set(i: number, value: number): void {
    this.chunks[i >> CHUNK_BITS][i & (CHUNK - 1)] = value;
  }
  /** All of it as one array; chunks are given up on the way, so that it can be read only once. */
  done(): T {
    const all = this.make(this.length);
    this.chunks.forEach((chunk, c) => {
      const from = c << CHUNK_BITS;
      all.set(this.length - from < CHUNK ? chunk.subarray(0, this.length - from) : chunk, from);
      this.chunks[c] = this.make(0);
    });
    return all;
  }
}

const ints = (): Growing<Int32Array> => new Growing((n) => new Int32Array(n));
const floats = (): Growing<Float64Array> => new Growing((n) => new Float64Array(n));
const bytes = (): Growing<Uint8Array> => new Growing((n) => new Uint8Array(n));

interface FamilyDraft {
  name: string;
  start: number;
  dims: readonly string[];
  keys: Growing<Int32Array>[];
}

/** Sparse linear expression under construction, for an objective. Duplicate columns are summed. */
export class ObjectiveBuilder {
  private readonly columns = ints();
  private readonly coefficients = floats();
  offset = 0;
  add(column: number, coefficient: number): void {
    if (coefficient === 0) return;
    this.columns.push(column);
    this.coefficients.push(coefficient);
  }
  build(options: {
    name: string;
    sense?: Sense;
    absoluteTolerance?: number;
    relativeTolerance?: number;
    knownBound?: number;
    tieBreak?: boolean;
  }): Objective {
    const [indices, values] = sumDuplicates(this.columns.done(), this.coefficients.done());
    const {
      name,
      sense = 'min',
      absoluteTolerance = 0,
      relativeTolerance = 0,
      knownBound,
      tieBreak,
    } = options;
    return {
      name,
      sense,
      indices,
      values,
      offset: this.offset,
      absoluteTolerance,
      relativeTolerance,
      ...(knownBound === undefined ? {} : { knownBound }),
      ...(tieBreak ? { tieBreak } : {}),
    };
  }
}

/** By ascending column; coefficients of one column are summed in the order in which they came. */
function sumDuplicates(columns: Int32Array, values: Float64Array): [Int32Array, Float64Array] {
  const order = orderOf(columns);
  const outColumns = new Int32Array(columns.length);
  const outValues = new Float64Array(columns.length);
  let size = 0;
  for (let at = 0; at < columns.length; at++) {
    const k = order ? order[at] : at;
    if (size > 0 && outColumns[size - 1] === columns[k]) {
      outValues[size - 1] += values[k];
    } else {
      outColumns[size] = columns[k];
      outValues[size++] = values[k];
    }
  }
  return [outColumns.slice(0, size), outValues.slice(0, size)];
}

/** Places in ascending order of column, stable; undefined where they stand so already. */
function orderOf(columns: Int32Array): Int32Array | undefined {
  if (ascending(columns)) return undefined;
  const range = columns.reduce((most, column) => Math.max(most, column), 0) + 1;
  // Counting needs an array as long as the columns' range: not for a few among many.
  if (range > 8 * columns.length)
    return columns.map((_, k) => k).sort((a, b) => columns[a] - columns[b] || a - b);
  const next = new Int32Array(range + 1);
  for (let k = 0; k < columns.length; k++) next[columns[k] + 1]++;
  for (let j = 0; j < range; j++) next[j + 1] += next[j];
  const order = new Int32Array(columns.length);
  for (let k = 0; k < columns.length; k++) order[next[columns[k]]++] = k;
  return order;
}

function ascending(values: Int32Array): boolean {
  for (let k = 1; k < values.length; k++) if (values[k] < values[k - 1]) return false;
  return true;
}

/**
 * Collects families of columns and rows and entries in any order, then makes the compressed program.
 * Entries of one (row, column) are summed. Open a family, add its members, then open the next.
 */
export class ProgramBuilder {
  private readonly columnLower = floats();
  private readonly columnUpper = floats();
  private readonly integer = bytes();
  private readonly rowLower = floats();
  private readonly rowUpper = floats();
  private readonly entryRow = ints();
  private readonly entryColumn = ints();
  private readonly entryValue = floats();
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
    this.columnFamilies.push({ name, start: this.columnCount, dims, keys: dims.map(ints) });
  }
  rowFamily(name: string, ...dims: string[]): void {
    this.rowFamilies.push({ name, start: this.rowCount, dims, keys: dims.map(ints) });
  }

  /** Adds one column to the family opened last; returns its number. */
  column(lower: number, upper: number, integer: boolean, ...key: number[]): number {
    const family = this.columnFamilies[this.columnFamilies.length - 1];
    for (let d = 0; d < key.length; d++) family.keys[d].push(key[d]);
    this.columnLower.push(lower);
    this.columnUpper.push(upper);
    this.integer.push(integer ? 1 : 0);
    return this.columnCount - 1;
  }
  /** Adds one row to the family opened last; returns its number. */
  row(lower: number, upper: number, ...key: number[]): number {
    const family = this.rowFamilies[this.rowFamilies.length - 1];
    for (let d = 0; d < key.length; d++) family.keys[d].push(key[d]);
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    return this.rowCount - 1;
  }
  entry(row: number, column: number, value: number): void {
    if (value === 0) return;
    this.entryRow.push(row);
    this.entryColumn.push(column);
    this.entryValue.push(value);
  }
  /** Moves a constant to the right-hand side: row becomes lower - value <= ... <= upper - value. */
  constant(row: number, value: number): void {
    this.rowLower.set(row, this.rowLower.get(row) - value);
    this.rowUpper.set(row, this.rowUpper.get(row) - value);
  }
  objective(objective: Objective): void {
    this.objectives.push(objective);
  }

  build(): Program {
    const matrix = compress(
      this.columnCount,
      this.entryRow.done(),
      this.entryColumn.done(),
      this.entryValue.done(),
    );
    const integer = this.integer.done();
    return {
      columnCount: this.columnCount,
      rowCount: this.rowCount,
      nonzeroCount: matrix.indices.length,
      columnLower: this.columnLower.done(),
      columnUpper: this.columnUpper.done(),
      integer,
      hasIntegers: integer.includes(1),
      rowLower: this.rowLower.done(),
      rowUpper: this.rowUpper.done(),
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
    keys: draft.keys.map((key) => key.done()),
  };
}

/** A stable counting sort by column; rows are then put in order, and summed, within each (short) column. */
function compress(
  columnCount: number,
  rows: Int32Array,
  columns: Int32Array,
  values: Float64Array,
): SparseColumns {
  const starts = new Int32Array(columnCount + 1);
  for (let e = 0; e < columns.length; e++) starts[columns[e] + 1]++;
  for (let j = 0; j < columnCount; j++) starts[j + 1] += starts[j];
  const next = starts.slice(0, columnCount);
  const indices = new Int32Array(rows.length);
  const out = new Float64Array(rows.length);
  for (let e = 0; e < rows.length; e++) {
    const at = next[columns[e]]++;
    indices[at] = rows[e];
    out[at] = values[e];
  }
  let size = 0;
  for (let j = 0; j < columnCount; j++) {
    const [from, to] = [starts[j], starts[j + 1]];
    sortRows(indices, out, from, to);
    starts[j] = size;
    for (let e = from; e < to; e++) {
      if (size > starts[j] && indices[size - 1] === indices[e]) {
        out[size - 1] += out[e];
      } else {
        indices[size] = indices[e];
        out[size++] = out[e];
      }
    }
  }
  starts[columnCount] = size;
  return size === rows.length
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
    const [row, value] = [rows[e], values[e]];
    let at = e;
    for (; at > from && rows[at - 1] > row; at--) {
      rows[at] = rows[at - 1];
      values[at] = values[at - 1];
    }
    rows[at] = row;
    values[at] = value;
  }
}
