import { isSame, wholesAt } from '../base/arrays.js';
import type { Program } from '../program/index.js';
import { Expansions, GrowingEntries } from './expansions.js';
import { rowsOf, type SparseRows } from './rows.js';

/** Which rows of a program are folded and which columns they say: all of a fold that right-hand sides and costs do not change. */
export interface Pattern {
  /** 1 = in the program or folded. */
  readonly live: Uint8Array;
  /** 1 = the row was left out. */
  readonly leftOut: Uint8Array;
  /** Entries of the columns that are live, by row: how many. */
  readonly degree: Int32Array;
  /** 1 for the rows that are folded. */
  readonly isFolded: Uint8Array;
  /** By row that is folded: the column that it says, and its coefficient. */
  readonly pivotOf: Int32Array;
  readonly coefficients: Float64Array;
  /** Rows folded, in the order in which they were, and the column that each says. */
  readonly rows: Int32Array;
  readonly pivots: Int32Array;
  readonly keptColumns: Int32Array;
  /** Entries of the kept columns in rows of the whole program: those of the k-th are at starts[k] .. starts[k+1]-1. */
  readonly starts: Int32Array;
  readonly entries: GrowingEntries;
  /** What one unit of each pivot means in the rows that are kept. */
  readonly expansions: Expansions;
}

/** What a pattern is found by. */
export interface PatternInput {
  readonly program: Program;
  readonly live: Uint8Array;
  /** Right-hand sides less what rests. */
  readonly lower: Float64Array;
  /** 1 = the row is left out. */
  readonly leftOut: Uint8Array;
  /** 1 = has an upper bound that was broken: stays in the program. */
  readonly bounded: Uint8Array;
  /** Whether a row may be folded by a column: so that the last basis is one of the next program as well. */
  readonly allows: (row: number, column: number) => boolean;
}

/** Folding a row may multiply its entries by no more than this. */
const FILL = 3;
export const FOLDED = 1;
export const KEPT = 0;
const WAITS = 2;

export function findPattern(input: PatternInput): Pattern {
  return new Folding(input).run();
}

class Folding {
  private readonly program: Program;
  private readonly byRow: SparseRows;
  /** By row: KEPT, WAITS (may be folded) or FOLDED. */
  private readonly state: Uint8Array;
  /** By row that may be folded: the column, and its coefficient. */
  private readonly pivotOf: Int32Array;
  private readonly coefficients: Float64Array;
  private readonly folds: Folds;
  /** By column: the row that it may be the pivot of. */
  private readonly rowOf: Int32Array;
  private readonly expansion: Expansions;

  constructor(private readonly input: PatternInput) {
    const { program } = input;
    this.program = program;
    this.byRow = rowsOf(program, input.live);
    this.state = new Uint8Array(program.rowCount);
    this.pivotOf = new Int32Array(program.rowCount).fill(-1);
    this.coefficients = new Float64Array(program.rowCount);
    this.folds = { isFolded: this.state, pivotOf: this.pivotOf, coefficients: this.coefficients };
    this.rowOf = new Int32Array(program.columnCount).fill(-1);
    this.expansion = new Expansions(program.columnCount, program.rowCount);
  }

  run(): Pattern {
    const { live } = this.input;
    this.choosePivots();
    const rows = this.byLevel(this.foldInOrder());
    const kept = this.kept(live);
    const starts = new Int32Array(kept.length + 1);
    const entries = new GrowingEntries();
    for (let k = 0; k < kept.length; k++) {
      this.expand(kept[k], -1);
      this.expansion.appendTo(entries);
      starts[k + 1] = entries.length;
    }
    return {
      live,
      leftOut: this.input.leftOut.slice(),
      degree: lengthsOf(this.byRow),
      isFolded: this.state,
      pivotOf: this.pivotOf,
      coefficients: this.coefficients,
      rows,
      pivots: wholesAt(this.pivotOf, rows),
      keptColumns: kept,
      starts,
      entries,
      expansions: this.expansion,
    };
  }

  private kept(live: Uint8Array): Int32Array {
    const kept = new Int32Array(live.length);
    let count = 0;
    for (let j = 0; j < live.length; j++) if (live[j] === 1 && this.rowOf[j] < 0) kept[count++] = j;
    return kept.slice(0, count);
  }

  private choosePivots(): void {
    const { program, state } = this;
    for (let i = 0; i < program.rowCount; i++) {
      if (this.input.leftOut[i] === 1 || program.rowLower[i] !== program.rowUpper[i]) continue;
      const e = this.pivotEntry(i);
      if (e < 0) continue;
      const j = this.byRow.columns[e];
      if (!this.input.allows(i, j)) continue;
      state[i] = WAITS;
      this.pivotOf[i] = j;
      this.coefficients[i] = this.byRow.values[e];
      this.rowOf[j] = i;
    }
  }

  /** The one entry of its sign in the row, of a column that the row then keeps at or above 0; -1 where there is none. */
  private pivotEntry(i: number): number {
    const { starts, columns, values } = this.byRow;
    let plus = -1;
    let minus = -1;
    let plusses = 0;
    let minuses = 0;
    for (let e = starts[i]; e < starts[i + 1]; e++) {
      if (this.program.columnLower[columns[e]] < 0) return -1;
      if (values[e] > 0) {
        plus = e;
        plusses++;
      } else {
        minus = e;
        minuses++;
      }
    }
    if (plusses === 1 && keepsAbove(this.input, i, 1) && this.mayPivot(columns[plus])) return plus;
    if (minuses === 1 && keepsAbove(this.input, i, -1) && this.mayPivot(columns[minus])) return minus;
    return -1;
  }

  private mayPivot(j: number): boolean {
    return this.rowOf[j] < 0 && mayFold(this.input, j);
  }

  /** Rows whose pivot stands in no other row that still waits come first. */
  private foldInOrder(): Int32Array {
    const { state, pivotOf, rowOf, byRow } = this;
    const { starts, indices } = this.program.matrix;
    const waits = new Int32Array(state.length);
    const ready = new Int32Array(state.length);
    let count = 0;
    for (let i = 0; i < state.length; i++) {
      if (state[i] !== WAITS) continue;
      const j = pivotOf[i];
      for (let e = starts[j]; e < starts[j + 1]; e++)
        if (indices[e] !== i && state[indices[e]] === WAITS) waits[i]++;
      if (waits[i] === 0) ready[count++] = i;
    }
    // Rows that fold are moved to the front of those that are ready.
    let folded = 0;
    for (let k = 0; k < count; k++) {
      const i = ready[k];
      state[i] = this.tryFold(i) ? FOLDED : KEPT;
      if (state[i] === FOLDED) ready[folded++] = i;
      else rowOf[pivotOf[i]] = -1;
      for (let e = byRow.starts[i]; e < byRow.starts[i + 1]; e++) {
        const row = rowOf[byRow.columns[e]];
        if (row >= 0 && row !== i && state[row] === WAITS && --waits[row] === 0) ready[count++] = row;
      }
    }
    for (let i = 0; i < state.length; i++) {
      if (state[i] !== WAITS) continue;
      state[i] = KEPT;
      rowOf[pivotOf[i]] = -1;
    }
    return ready.slice(0, folded);
  }

  /**
   * The same rows level by level: each after those that its pivot stands in, and else in the order of the program, in which what
   * belongs together is near in memory.
   */
  private byLevel(rows: Int32Array): Int32Array {
    const { state, pivotOf } = this;
    const { starts, indices } = this.program.matrix;
    const level = new Int32Array(state.length);
    let levels = 0;
    for (let k = 0; k < rows.length; k++) {
      const i = rows[k];
      const j = pivotOf[i];
      let own = 0;
      for (let e = starts[j]; e < starts[j + 1]; e++) {
        const other = indices[e];
        if (other !== i && state[other] === FOLDED) own = Math.max(own, level[other] + 1);
      }
      level[i] = own;
      levels = Math.max(levels, own + 1);
    }
    const next = new Int32Array(levels + 1);
    for (let k = 0; k < rows.length; k++) next[level[rows[k]] + 1]++;
    for (let l = 0; l < levels; l++) next[l + 1] += next[l];
    const sorted = new Int32Array(rows.length);
    for (let i = 0; i < state.length; i++) if (state[i] === FOLDED) sorted[next[level[i]]++] = i;
    return sorted;
  }

  private tryFold(i: number): boolean {
    const j = this.pivotOf[i];
    this.expand(j, i);
    if (isFilling(this.expansion.size, this.byRow.starts[i + 1] - this.byRow.starts[i] - 1)) return false;
    this.expansion.keep(j);
    return true;
  }

  private expand(j: number, own: number): void {
    expand(this.expansion, this.input, this.folds, j, own);
  }
}

function lengthsOf({ starts }: SparseRows): Int32Array {
  const lengths = new Int32Array(starts.length - 1);
  for (let i = 0; i < lengths.length; i++) lengths[i] = starts[i + 1] - starts[i];
  return lengths;
}

/** Rows that are folded so far, the column that each says, and its coefficient. */
export type Folds = Pick<Pattern, 'isFolded' | 'pivotOf' | 'coefficients'>;

/** What one unit of column j means in the rows that are kept, but for row `own` (-1 = in all): left under construction. */
export function expand(
  expansion: Expansions,
  { program, leftOut }: Pick<PatternInput, 'program' | 'leftOut'>,
  { isFolded, pivotOf, coefficients }: Folds,
  j: number,
  own: number,
): void {
  const { starts, indices, values } = program.matrix;
  expansion.clear();
  for (let e = starts[j]; e < starts[j + 1]; e++) {
    const i = indices[e];
    if (i === own || leftOut[i] === 1) continue;
    if (isFolded[i] === FOLDED) expansion.addKept(pivotOf[i], -values[e] / coefficients[i]);
    else expansion.add(i, values[e]);
  }
}

/** Whether a pivot that means so many entries, in a row with so many other columns, is better kept. */
export function isFilling(size: number, others: number): boolean {
  return size > 1 && others > 1 && others * size > FILL * (others + size + 1);
}

/** Whether a row keeps a column with a coefficient of this sign from falling below 0 where all others have the other sign. */
export function keepsAbove({ program, lower }: PatternInput, i: number, sign: number): boolean {
  return sign * lower[i] >= -1e-11 * Math.max(1, Math.abs(program.rowLower[i]));
}

/** Whether a column has no other bound than 0 that the fold would have to see: an upper one counts once it was broken. */
export function mayFold(
  { program: { columnLower, columnUpper }, bounded }: PatternInput,
  j: number,
): boolean {
  return columnLower[j] === 0 && (bounded[j] === 0 || columnUpper[j] === Number.POSITIVE_INFINITY);
}

/** A pattern with what it was found for. */
export interface KnownPattern {
  readonly pattern: Pattern;
  /** Values of the entries. */
  readonly values: Float64Array;
  readonly dead: Uint8Array;
}

/**
 * The pattern, where it is one of this program too. Where the same columns are known to be dead by the same array, entries stand
 * where they stood and no sign has changed (`haveSameSigns`). Then entries must be the same, but for rows that are left out,
 * and the rows that are folded must be such that they may be.
 */
export function samePattern(
  { pattern, values, dead }: KnownPattern,
  input: PatternInput & { readonly dead: Uint8Array },
): Pattern | undefined {
  const { program, live } = input;
  const { leftOut } = pattern;
  if (dead !== input.dead || !isSame(pattern.live, live) || !isSame(leftOut, input.leftOut)) return undefined;
  const { indices, values: now } = program.matrix;
  for (let e = 0; e < now.length; e++)
    if (now[e] !== values[e] && leftOut[indices[e]] === 0) return undefined;
  const { rowLower, rowUpper } = program;
  const { isFolded, pivotOf, coefficients } = pattern;
  for (let i = 0; i < isFolded.length; i++) {
    if (isFolded[i] === 0) continue;
    const j = pivotOf[i];
    const isHeld = rowLower[i] === rowUpper[i] && keepsAbove(input, i, Math.sign(coefficients[i]));
    if (!isHeld || !mayFold(input, j) || !input.allows(i, j)) return undefined;
  }
  return pattern;
}
