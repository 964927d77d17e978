import { ProgramBuilder } from './builder.js';
import { Entries } from './growing.js';
import type { Family, Objective, Program } from './program.js';

/** Rows over columns that are at 0 or above, by column: entries of column j are at starts[j] .. starts[j+1]-1. */
export interface Links {
  /** Most that each row takes; its least is minus infinity, except where `refused` names its family. */
  readonly most: Float64Array;
  readonly starts: Int32Array;
  readonly row: Int32Array;
  readonly value: Float64Array;
  /** Upper bound of a column. */
  readonly upper: (column: number) => number;
  /** Families, in use, that ask for more than a sum to stay small. */
  readonly refused: readonly string[];
}

const CHUNK_BITS = 12;
const CHUNK = 1 << CHUNK_BITS;

/** Upper bounds, of which nearly all are infinite: stretches of columns in which all are take no room. */
class Uppers {
  private readonly chunks: (Float64Array | undefined)[] = [];

  get(column: number): number {
    return this.chunks[column >> CHUNK_BITS]?.[column & (CHUNK - 1)] ?? Number.POSITIVE_INFINITY;
  }

  set(column: number, upper: number): void {
    if (upper === Number.POSITIVE_INFINITY) return;
    const c = column >> CHUNK_BITS;
    this.chunks[c] ??= new Float64Array(CHUNK).fill(Number.POSITIVE_INFINITY);
    this.chunks[c][column & (CHUNK - 1)] = upper;
  }
}

interface Members {
  readonly name: string;
  readonly start: number;
}

/**
 * A builder that numbers columns and rows as the real one does and forgets what the rows say, except those of linking
 * families. It is for code that fills a point by itself (construct/) and needs to know where everything stands.
 */
export class ColumnCounter extends ProgramBuilder {
  private count = 0;
  private rowTotal = 0;
  private entries = 0;
  private readonly uppers = new Uppers();
  private readonly columnMembers: Members[] = [];
  private readonly rowMembers: Members[] = [];
  /** Number of each linking row among them, by row. */
  private readonly numbers = new Map<number, number>();
  private readonly most: number[] = [];
  private readonly linked = new Entries();
  private readonly refused = new Set<string>();
  private readonly found: Objective[] = [];
  private linking = false;

  constructor(private readonly isLinking: (family: string) => boolean) {
    super();
  }

  override get columnCount(): number {
    return this.count;
  }
  override get rowCount(): number {
    return this.rowTotal;
  }
  override columnFamily(name: string): void {
    this.columnMembers.push({ name, start: this.count });
  }
  override rowFamily(name: string): void {
    this.rowMembers.push({ name, start: this.rowTotal });
    this.linking = this.isLinking(name);
  }
  override column(lower: number, upper: number): number {
    if (lower > 0) this.refused.add(this.columnMembers[this.columnMembers.length - 1].name);
    this.uppers.set(this.count, upper);
    return this.count++;
  }
  override columns(
    from: number,
    to: number,
    upper: number | ((k: number) => number),
    _integer: boolean,
    ..._key: number[]
  ): number {
    const first = this.count;
    this.count += to - from + 1;
    if (upper !== Number.POSITIVE_INFINITY)
      for (let k = from; k <= to; k++)
        this.uppers.set(first + k - from, typeof upper === 'number' ? upper : upper(k));
    return first;
  }
  override rows(from: number, to: number, lower: number, upper: number): number {
    const first = this.rowTotal;
    if (!this.linking) this.rowTotal += to - from + 1;
    else for (let k = from; k <= to; k++) this.row(lower, upper);
    return first;
  }
  override row(lower: number, upper: number): number {
    if (this.linking) {
      this.numbers.set(this.rowTotal, this.most.length);
      this.most.push(upper);
      if (lower > Number.NEGATIVE_INFINITY)
        this.refused.add(this.rowMembers[this.rowMembers.length - 1].name);
    }
    return this.rowTotal++;
  }
  override entry(row: number, column: number, value: number): void {
    if (value === 0) return;
    this.entries++;
    if (this.numbers.size === 0) return;
    const number = this.numbers.get(row);
    if (number !== undefined) this.linked.push(number, column, value);
  }
  override constant(row: number, value: number): void {
    const number = this.numbers.get(row);
    if (number !== undefined) this.most[number] -= value;
  }
  override objective(objective: Objective): void {
    this.found.push(objective);
  }

  links(): Links {
    const starts = new Int32Array(this.count + 1);
    // Most plans have no rows that link: then there is nothing to go through.
    if (this.linked.length === 0) return this.linksOf(starts, new Int32Array(0), new Float64Array(0));
    this.linked.each(({ columns, length }) => {
      for (let e = 0; e < length; e++) starts[columns[e] + 1]++;
    });
    for (let j = 0; j < this.count; j++) starts[j + 1] += starts[j];
    const next = starts.slice();
    const row = new Int32Array(this.linked.length);
    const value = new Float64Array(this.linked.length);
    this.linked.each(({ rows, columns, values, length }) => {
      for (let e = 0; e < length; e++) {
        row[next[columns[e]]] = rows[e];
        value[next[columns[e]]++] = values[e];
      }
    });
    return this.linksOf(starts, row, value);
  }

  private linksOf(starts: Int32Array, row: Int32Array, value: Float64Array): Links {
    return {
      most: Float64Array.from(this.most),
      starts,
      row,
      value,
      upper: (column) => this.uppers.get(column),
      refused: [...this.refused],
    };
  }

  /** A program of as many columns and rows, in the same families, of which nothing is said. */
  override build(): Program {
    const none = new Float64Array(0);
    return {
      columnCount: this.count,
      rowCount: this.rowTotal,
      nonzeroCount: this.entries,
      columnLower: none,
      columnUpper: none,
      integer: new Uint8Array(0),
      hasIntegers: false,
      rowLower: none,
      rowUpper: none,
      matrix: { starts: new Int32Array(0), indices: new Int32Array(0), values: none },
      objectives: this.found,
      columnFamilies: families(this.columnMembers, this.count),
      rowFamilies: families(this.rowMembers, this.rowTotal),
    };
  }
}

function families(members: readonly Members[], total: number): Family[] {
  return members.map(({ name, start }, k) => ({
    name,
    start,
    count: (members[k + 1]?.start ?? total) - start,
    dims: [],
    keys: { starts: new Int32Array(0), parts: [] },
  }));
}
