import type { Family, Objective, Program, Sense, SparseColumns } from './program.js';

/** Typed array that grows by doubling. */
class Growing<T extends Int32Array | Float64Array | Uint8Array> {
  length = 0;
  constructor(
    private data: T,
    private readonly make: (size: number) => T,
  ) {}
  reserve(extra: number): void {
    if (this.length + extra <= this.data.length) return;
    const next = this.make(Math.max(this.data.length * 2, this.length + extra));
    next.set(this.data);
    this.data = next;
  }
  push(value: number): void {
    if (this.length === this.data.length) this.reserve(1);
    this.data[this.length++] = value;
  }
  fill(value: number, count: number): void {
    this.reserve(count);
    this.data.fill(value, this.length, this.length + count);
    this.length += count;
  }
  get(i: number): number {
    return this.data[i];
  }
  set(i: number, value: number): void {
    this.data[i] = value;
  }
  done(): T {
    return this.data.slice(0, this.length) as T;
  }
  /** The live buffer: valid to index `length`, until the next push. */
  view(): T {
    return this.data;
  }
}

const ints = (): Growing<Int32Array> => new Growing(new Int32Array(1024), (n) => new Int32Array(n));
const floats = (): Growing<Float64Array> => new Growing(new Float64Array(1024), (n) => new Float64Array(n));
const bytes = (): Growing<Uint8Array> => new Growing(new Uint8Array(1024), (n) => new Uint8Array(n));

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

function sumDuplicates(columns: Int32Array, values: Float64Array): [Int32Array, Float64Array] {
  const order = columns.map((_, k) => k).sort((a, b) => columns[a] - columns[b] || a - b);
  const outColumns: number[] = [];
  const outValues: number[] = [];
  for (const k of order) {
    if (outColumns.length > 0 && outColumns[outColumns.length - 1] === columns[k]) {
      outValues[outValues.length - 1] += values[k];
    } else {
      outColumns.push(columns[k]);
      outValues.push(values[k]);
    }
  }
  return [Int32Array.from(outColumns), Float64Array.from(outValues)];
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
      this.rowCount,
      this.entryRow.view(),
      this.entryColumn.view(),
      this.entryValue.view(),
      this.entryValue.length,
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

/** Two stable counting sorts (by row, then by column) give rows ascending within each column. */
function compress(
  columnCount: number,
  rowCount: number,
  rows: Int32Array,
  columns: Int32Array,
  values: Float64Array,
  count: number,
): SparseColumns {
  const byRow = countingOrder(rows, count, rowCount, null);
  const order = countingOrder(columns, count, columnCount, byRow);
  const starts = new Int32Array(columnCount + 1);
  const indices = new Int32Array(count);
  const out = new Float64Array(count);
  let size = 0;
  let at = 0;
  for (let j = 0; j < columnCount; j++) {
    starts[j] = size;
    let lastRow = -1;
    for (; at < count && columns[order[at]] === j; at++) {
      const e = order[at];
      if (rows[e] === lastRow) {
        out[size - 1] += values[e];
      } else {
        lastRow = rows[e];
        indices[size] = lastRow;
        out[size++] = values[e];
      }
    }
  }
  starts[columnCount] = size;
  return { starts, indices: indices.slice(0, size), values: out.slice(0, size) };
}

function countingOrder(keys: Int32Array, count: number, range: number, first: Int32Array | null): Int32Array {
  const offsets = new Int32Array(range + 1);
  for (let e = 0; e < count; e++) offsets[keys[e] + 1]++;
  for (let k = 0; k < range; k++) offsets[k + 1] += offsets[k];
  const order = new Int32Array(count);
  for (let k = 0; k < count; k++) {
    const e = first ? first[k] : k;
    order[offsets[keys[e]]++] = e;
  }
  return order;
}
