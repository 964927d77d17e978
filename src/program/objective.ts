import { floats, ints } from './growing.js';
import type { Objective, Sense } from './program.js';

/** Terms from which on sums are kept by column, where terms do not come by ascending column: sorting so many takes longer. */
const MANY = 1 << 16;

/** Sparse linear expression under construction, for an objective. Duplicate columns are summed. */
export class ObjectiveBuilder {
  private columns = ints();
  private coefficients = floats();
  /** By column, once there are many terms in no order. */
  private sums = new Float64Array(0);
  private there = new Uint8Array(0);
  private count = 0;
  /** Column of the last term. */
  private last = -1;
  private isAscending = true;
  offset = 0;

  /** `width`: number of columns, where there will be terms of many. */
  constructor(private readonly width = 0) {}

  add(column: number, coefficient: number): void {
    if (coefficient === 0) return;
    if (this.sums.length > 0) {
      this.addTo(column, coefficient);
      return;
    }
    this.isAscending &&= column > this.last;
    this.last = column;
    this.columns.push(column);
    this.coefficients.push(coefficient);
    if (this.columns.length >= MANY && !this.isAscending) this.spread();
  }

  build(options: {
    name: string;
    sense?: Sense;
    absoluteTolerance?: number;
    relativeTolerance?: number;
    knownBound?: number;
    tieBreak?: boolean;
  }): Objective {
    const [indices, values] = this.terms();
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

  /** By ascending column, each once. */
  private terms(): [Int32Array, Float64Array] {
    if (this.sums.length > 0) return this.gather();
    const terms: [Int32Array, Float64Array] = [this.columns.done(), this.coefficients.done()];
    return this.isAscending ? terms : sumFew(...terms);
  }

  private addTo(column: number, coefficient: number): void {
    if (column >= this.sums.length) this.widen(column + 1);
    this.sums[column] += coefficient;
    if (this.there[column] === 0) this.count++;
    this.there[column] = 1;
  }

  private widen(least: number): void {
    const size = Math.max(least, 2 * this.sums.length, this.width);
    const sums = new Float64Array(size);
    sums.set(this.sums);
    const there = new Uint8Array(size);
    there.set(this.there);
    this.sums = sums;
    this.there = there;
  }

  private spread(): void {
    const columns = this.columns.done();
    const coefficients = this.coefficients.done();
    this.columns = ints();
    this.coefficients = floats();
    for (let k = 0; k < columns.length; k++) this.addTo(columns[k], coefficients[k]);
  }

  private gather(): [Int32Array, Float64Array] {
    const { sums, there, count } = this;
    const columns = new Int32Array(count);
    for (let column = 0, size = 0; size < count; column++) {
      if (there[column] === 0) continue;
      columns[size] = column;
      sums[size++] = sums[column];
    }
    // Nearly all columns have a term as a rule: then they stay where they have been summed.
    return [columns, 2 * count > sums.length ? sums.subarray(0, count) : sums.slice(0, count)];
  }
}

/** By ascending column; coefficients of one column are summed in the order in which they came. */
function sumFew(columns: Int32Array, values: Float64Array): [Int32Array, Float64Array] {
  const order = columns.map((_, k) => k).sort((a, b) => columns[a] - columns[b] || a - b);
  const outColumns = new Int32Array(columns.length);
  const outValues = new Float64Array(columns.length);
  let size = 0;
  for (const k of order) {
    if (size > 0 && outColumns[size - 1] === columns[k]) {
      outValues[size - 1] += values[k];
    } else {
      outColumns[size] = columns[k];
      outValues[size++] = values[k];
    }
  }
  return [outColumns.slice(0, size), outValues.slice(0, size)];
}
