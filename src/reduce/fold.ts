import { numbersAt } from '../base/arrays.js';
import { Scratch } from '../base/scratch.js';
import type { Objective, Program } from '../program/index.js';
import { type CostTable, firstOf, maskOf, nextOf, priceFolded, type RowPrices, signOf } from './costs.js';
import { GrowingEntries, sortedColumns } from './expansions.js';
import type { Working } from './explosion.js';
import { grownPattern } from './grow.js';
import { findPattern, type KnownPattern, type Pattern, type PatternInput, samePattern } from './pattern.js';

/**
 * A program in which columns rest, rows are left out, and equality rows with one column that they alone keep above 0
 * are gone: that column is what the row says (docs/explanation/reduction.md, "Fold").
 */
export interface Folded extends Pick<Pattern, 'live' | 'rows' | 'pivots' | 'keptColumns'> {
  readonly program: Program;
  /** Right-hand sides less what rests. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Rows that are left, by number in `program`. */
  readonly keptRows: Int32Array;
  readonly pattern: Pattern;
}

export interface FoldInput extends Pick<PatternInput, 'program' | 'leftOut' | 'bounded' | 'allows'> {
  readonly costs: CostTable;
  readonly working: Working;
  /** 1 = can be nothing but its lower bound (dead.ts). */
  readonly dead: Uint8Array;
  /** 1 = above its upper bound in the last point, when it was folded: not bounded before `bounded` says so. */
  readonly above?: Uint8Array;
  /** What is added to the cost of a column that stays, in a program of one objective. */
  readonly shifts: ReadonlyMap<number, number>;
  /** The pattern of an earlier fold, which is that of this one too where nothing that it rests on has changed. */
  readonly known?: KnownPattern;
  /** The pattern of the last fold of the same program; it must not be given again. */
  readonly last?: Pattern;
  /** Rows that were left by that fold, where `costs` still has the prices that its solution has been proven by (`price`). */
  readonly priced?: Int32Array;
  /** Of which right-hand sides and more are: what was folded with it before is of no use any more. */
  readonly scratch?: Scratch;
}

export function fold(input: FoldInput): Folded {
  return beginFold(input).run();
}

/** A fold of which the pattern is known, and the rest follows when it is run, before another one is begun. */
export function beginFold(input: FoldInput): Folding {
  const { program, working, dead, known, last, scratch = new Scratch() } = input;
  const live = new Uint8Array(program.columnCount);
  for (let j = 0; j < dead.length; j++) if (working.columns[j] === 1 && dead[j] === 0) live[j] = 1;
  const limits = limitsLessRest(program, live, working, scratch);
  const { leftOut, bounded, allows } = input;
  const facts = { program, live, lower: limits.lower, leftOut, bounded, allows, dead, scratch, spare: last };
  const same = known && samePattern(known, facts);
  const grown = same || !last ? undefined : grownPattern(last, facts);
  const pattern = same ?? grown ?? findPattern(facts);
  return new Folding(input, limits, pattern, scratch, grown ? last : undefined);
}

interface Limits {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Columns that rest are constants. */
function limitsLessRest(
  program: Program,
  live: Uint8Array,
  { rest, anchored }: Working,
  scratch: Scratch,
): Limits {
  const { starts, indices, values } = program.matrix;
  const lower = scratch.copy('lower', program.rowLower);
  const upper = scratch.copy('upper', program.rowUpper);
  for (const j of anchored) {
    if (live[j] === 1) continue;
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      lower[indices[e]] -= values[e] * rest[j];
      upper[indices[e]] -= values[e] * rest[j];
    }
  }
  return { lower, upper };
}

/** Whether a row had a price when the last solution was proven. */
type HadPrice = (row: number) => boolean;

/** Right-hand sides, limits and costs of the folded program, and its matrix in its own numbers. */
class Folding {
  private readonly program: Program;

  constructor(
    private readonly input: FoldInput,
    private readonly limits: Limits,
    readonly pattern: Pattern,
    private readonly scratch: Scratch,
    /** The one that the pattern has grown from. */
    private readonly before: Pattern | undefined,
  ) {
    this.program = input.program;
  }

  run(): Folded {
    const { program, pattern, limits } = this;
    const { live, rows, pivots, keptColumns, starts, entries } = pattern;
    const { lower, upper } = limits;
    const constants = this.constants();
    const objectives = this.objectives();
    const rowNumber = this.scratch.wholes('rows', program.rowCount, -1);
    for (let e = 0; e < entries.length; e++) rowNumber[entries.rows[e]] = 0;
    const keptRows = this.keptRows(rowNumber, constants);
    const reduced: Program = {
      columnCount: keptColumns.length,
      rowCount: keptRows.length,
      nonzeroCount: entries.length,
      columnLower: numbersAt(program.columnLower, keptColumns),
      columnUpper: this.columnUpper(),
      integer: new Uint8Array(keptColumns.length),
      hasIntegers: false,
      rowLower: less(numbersAt(lower, keptRows), constants, keptRows),
      rowUpper: less(numbersAt(upper, keptRows), constants, keptRows),
      matrix: sortedColumns(starts, entries, rowNumber),
      objectives,
      columnFamilies: [],
      rowFamilies: [],
    };
    return { program: reduced, live, lower, upper, rows, pivots, keptColumns, keptRows, pattern };
  }

  /** A bound that was not seen while a column was folded is not put back because it is kept now: the last point stays one. */
  private columnUpper(): Float64Array {
    const { program, above, bounded } = this.input;
    const { keptColumns } = this.pattern;
    const upper = numbersAt(program.columnUpper, keptColumns);
    if (!above) return upper;
    for (let k = 0; k < upper.length; k++)
      if (above[keptColumns[k]] === 1 && bounded[keptColumns[k]] === 0) upper[k] = Number.POSITIVE_INFINITY;
    return upper;
  }

  /** Rows with entries get their numbers; one without stays only where it cannot hold: what rests must be woken to mend it. */
  private keptRows(rowNumber: Int32Array, constants: Float64Array): Int32Array {
    const { isFolded } = this.pattern;
    const { leftOut } = this.input;
    const rows = this.scratch.wholes('more rows', rowNumber.length, 0);
    let count = 0;
    for (let i = 0; i < rowNumber.length; i++) {
      const isEmpty = rowNumber[i] < 0;
      if (isEmpty && (isFolded[i] === 1 || leftOut[i] === 1 || this.holds(i, constants[i]))) continue;
      rowNumber[i] = count;
      rows[count++] = i;
    }
    return rows.slice(0, count);
  }

  private holds(i: number, value: number): boolean {
    const { lower, upper } = this.limits;
    const size = (limit: number): number => (Number.isFinite(limit) ? Math.abs(limit) : 0);
    const dust = 1e-9 * Math.max(1, size(lower[i]), size(upper[i]), Math.abs(value));
    return value >= lower[i] - dust && value <= upper[i] + dust;
  }

  /** What the folded columns put into each row when every kept column is 0. */
  private constants(): Float64Array {
    const { program } = this;
    const { rows, pivots, coefficients } = this.pattern;
    const { lower } = this.limits;
    const { starts, indices, values } = program.matrix;
    const sums = this.scratch.floats('by row', program.rowCount);
    for (let k = rows.length - 1; k >= 0; k--) {
      const i = rows[k];
      const j = pivots[k];
      const value = (lower[i] - sums[i]) / coefficients[i];
      if (value === 0) continue;
      for (let e = starts[j]; e < starts[j + 1]; e++)
        if (indices[e] !== i) sums[indices[e]] += values[e] * value;
    }
    return sums;
  }

  /**
   * The objectives in terms of what is kept, but for constants: prices of the folded rows, when the others have none, say
   * what it costs.
   */
  private objectives(): Objective[] {
    const { program, before } = this;
    const { rows, pivots } = this.pattern;
    const { costs, priced } = this.input;
    const { prices } = costs;
    // For one objective a pass through all folded rows takes no time.
    const hadPrice = before && priced && costs.count > 1 ? this.hadPrice(before, priced) : undefined;
    if (!hadPrice) {
      prices.clear();
      priceFolded(program, rows, pivots, costs, prices);
    }
    const found = this.costs(prices, hadPrice);
    return program.objectives.map((objective, q) => {
      const { rows: indices, values, length } = found[q];
      const sign = signOf(objective);
      for (let k = 0; k < length; k++) values[k] *= sign;
      return { ...objective, indices: indices.slice(0, length), values: values.slice(0, length), offset: 0 };
    });
  }

  private hadPrice(before: Pattern, priced: Int32Array): HadPrice {
    const wasKept = this.scratch.wholes('more rows', this.program.rowCount, 0);
    for (let k = 0; k < priced.length; k++) wasKept[priced[k]] = 1;
    return (i) => wasKept[i] === 1 || before.isFolded[i] === 1;
  }

  /** By objective: columns that cost something, by number in the folded program, and what. */
  private costs(prices: RowPrices, hadPrice?: HadPrice): GrowingEntries[] {
    const { keptColumns, starts, entries } = this.pattern;
    const { costs, shifts } = this.input;
    const { count } = costs;
    const own = new Float64Array(count);
    const found = Array.from(own, () => new GrowingEntries());
    for (let k = 0; k < keptColumns.length; k++) {
      const j = keptColumns[k];
      const shift = shifts.size > 0 ? (shifts.get(j) ?? 0) : 0;
      let mask = maskOf(this.program, costs, prices, j) | (shift === 0 ? 0 : 1);
      if (hadPrice) for (let e = starts[k]; e < starts[k + 1]; e++) mask |= prices.masks[entries.rows[e]];
      if (mask === 0) continue;
      own.fill(0);
      for (let c = costs.starts[j]; c < costs.starts[j + 1]; c++) own[costs.objectives[c]] += costs.values[c];
      own[0] += shift;
      for (let q = firstOf(mask, count); q < count; q = nextOf(mask, q, count)) {
        const cost = this.cost(k, q, own[q], prices, hadPrice);
        if (cost !== 0) found[q].push(k, cost);
      }
    }
    return found;
  }

  /**
   * What the k-th kept column costs for objective q, `own` itself: by prices of the folded rows when the others have none; or by
   * any at which the pivots have no reduced cost, as its own reduced cost and what its entries in the folded program are worth.
   */
  private cost(k: number, q: number, own: number, prices: RowPrices, hadPrice?: HadPrice): number {
    const { isFolded, keptColumns, starts: expandedAt, entries } = this.pattern;
    const { leftOut } = this.input;
    const { starts, indices, values } = this.program.matrix;
    const j = keptColumns[k];
    let cost = own;
    let size = Math.abs(cost);
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      const i = indices[e];
      if (isFolded[i] === 0 && !(hadPrice?.(i) && leftOut[i] === 0)) continue;
      const part = values[e] * prices.get(i, q);
      cost -= part;
      size += Math.abs(part);
    }
    if (hadPrice)
      for (let e = expandedAt[k]; e < expandedAt[k + 1]; e++) {
        if (!hadPrice(entries.rows[e])) continue;
        const part = entries.values[e] * prices.get(entries.rows[e], q);
        cost += part;
        size += Math.abs(part);
      }
    return Math.abs(cost) <= 1e-12 * size ? 0 : cost;
  }
}

/** Numbers less those at some places of others. */
function less(numbers: Float64Array, others: Float64Array, at: Int32Array): Float64Array {
  for (let k = 0; k < at.length; k++) numbers[k] -= others[at[k]];
  return numbers;
}
