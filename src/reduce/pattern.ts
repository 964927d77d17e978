import { isSame, wholesAt } from '../base/arrays.js';
import { Scratch } from '../base/scratch.js';
import type { Program } from '../program/index.js';
import { Expansions, GrowingEntries } from './expansions.js';

/** Which rows of a program are folded and which columns they say: all of a fold that right-hand sides and costs do not change. */
export interface Pattern {
  /** 1 = in the program or folded. */
  readonly live: Uint8Array;
  /** 1 = the row was left out. */
  readonly leftOut: Uint8Array;
  /** 1 = the upper bound of the column counted. */
  readonly bounded: Uint8Array;
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
  readonly scratch?: Scratch;
  /** A pattern of the same program that is of no use any more: its arrays are taken. */
  readonly spare?: Pattern;
}

/** Folding a row may multiply its entries by no more than this. */
const FILL = 3;
export const FOLDED = 1;
export const KEPT = 0;
/** May be folded: not looked at yet, and on the way of the search. */
const WAITS = 2;
const OPEN = 3;
/** No column, and more than one. */
const NONE = -1;
const MANY = -2;

export function findPattern(input: PatternInput): Pattern {
  return new Folding(input).run();
}

class Folding {
  private readonly program: Program;
  /** By row: KEPT, WAITS, OPEN or FOLDED. */
  private readonly state: Uint8Array;
  /** By row that may be folded: the column, and its coefficient. */
  private readonly pivotOf: Int32Array;
  private readonly coefficients: Float64Array;
  /** By column: the row that it may be the pivot of. */
  private readonly rowOf: Int32Array;
  private readonly degree: Int32Array;
  private readonly expansion: Expansions;
  private readonly scratch: Scratch;

  constructor(private readonly input: PatternInput) {
    const { program, scratch = new Scratch(), spare } = input;
    const { rowCount } = program;
    this.program = program;
    this.scratch = scratch;
    this.state = spare?.isFolded.fill(KEPT) ?? new Uint8Array(rowCount);
    this.pivotOf = (spare?.pivotOf ?? new Int32Array(rowCount)).fill(NONE);
    this.coefficients = spare?.coefficients ?? new Float64Array(rowCount);
    this.rowOf = scratch.wholes('rowOf', program.columnCount, NONE);
    this.degree = spare?.degree.fill(0) ?? new Int32Array(rowCount);
    this.expansion = spare?.expansions ?? new Expansions(rowCount);
    this.expansion.reset();
  }

  run(): Pattern {
    const { live, leftOut } = this.input;
    const { matrix } = this.program;
    this.choosePivots();
    const rows = this.foldInOrder();
    const kept = this.kept(live);
    const starts = new Int32Array(kept.length + 1);
    const entries = new GrowingEntries();
    for (let k = 0; k < kept.length; k++) {
      this.expansion.expand(matrix, this.state, leftOut, kept[k], NONE);
      this.expansion.appendSorted(entries);
      starts[k + 1] = entries.length;
    }
    return {
      live,
      leftOut: leftOut.slice(),
      bounded: this.input.bounded.slice(),
      degree: this.degree,
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
    const kept = this.scratch.wholes('kept', live.length, 0);
    let count = 0;
    for (let j = 0; j < live.length; j++) if (live[j] === 1 && this.rowOf[j] < 0) kept[count++] = j;
    return kept.slice(0, count);
  }

  private choosePivots(): void {
    const { program, state, input } = this;
    const { rowLower, rowUpper } = program;
    const { plus, minus } = this.onlyOnes();
    for (let i = 0; i < program.rowCount; i++) {
      if (input.leftOut[i] === 1 || rowLower[i] !== rowUpper[i]) continue;
      const j = this.mayPivot(i, plus[i], 1) ? plus[i] : this.mayPivot(i, minus[i], -1) ? minus[i] : NONE;
      if (j < 0 || !input.allows(i, j)) continue;
      state[i] = WAITS;
      this.pivotOf[i] = j;
      this.coefficients[i] = coefficient(program, j, i);
      this.rowOf[j] = i;
    }
  }

  /** By row: the one live column with an entry of a sign in it; MANY also where one may be below 0. Counts the entries. */
  private onlyOnes(): { plus: Int32Array; minus: Int32Array } {
    const { degree, input } = this;
    const { matrix, columnCount, rowCount, columnLower } = this.program;
    const { starts, indices, values } = matrix;
    const plus = this.scratch.wholes('rows', rowCount, NONE);
    const minus = this.scratch.wholes('more rows', rowCount, NONE);
    for (let j = 0; j < columnCount; j++) {
      if (input.live[j] === 0) continue;
      for (let e = starts[j]; e < starts[j + 1]; e++) {
        const i = indices[e];
        degree[i]++;
        if (columnLower[j] < 0) plus[i] = minus[i] = MANY;
        else if (values[e] > 0) plus[i] = plus[i] === NONE ? j : MANY;
        else minus[i] = minus[i] === NONE ? j : MANY;
      }
    }
    return { plus, minus };
  }

  /** Whether the row keeps the column, the one of its sign in it, at or above 0. */
  private mayPivot(i: number, j: number, sign: number): boolean {
    return j >= 0 && keepsAbove(this.input, i, sign) && this.rowOf[j] < 0 && mayFold(this.input, j);
  }

  /**
   * Rows that fold level by level, each after those in which its pivot stands, and else in the order of the program, in which what
   * belongs together is near in memory. Found by depth-first search (Gilbert and Peierls, SIAM Journal on Scientific and
   * Statistical Computing 9(5), 1988). Of the rows on a cycle one is kept, which breaks it.
   */
  private foldInOrder(): Int32Array {
    const { state, pivotOf } = this;
    const { starts, indices } = this.program.matrix;
    // By row: that after the last level of those in which its pivot stands.
    const level = this.scratch.wholes('more rows', state.length, 0);
    let folded = 0;
    let levels = 0;
    const open: number[] = [];
    // By row that is open: the entry of its pivot that is looked at next.
    const next: number[] = [];
    const visit = (i: number): void => {
      state[i] = OPEN;
      open.push(i);
      next.push(starts[pivotOf[i]]);
    };
    for (let root = 0; root < state.length; root++) {
      if (state[root] !== WAITS) continue;
      visit(root);
      while (open.length > 0) {
        const i = open[open.length - 1];
        const end = starts[pivotOf[i] + 1];
        let e = next[next.length - 1];
        let own = level[i];
        for (; e < end && state[indices[e]] !== WAITS; e++) {
          const other = indices[e];
          if (state[other] === FOLDED) own = Math.max(own, level[other] + 1);
          else if (state[other] === OPEN && other !== i) this.keep(other);
        }
        level[i] = own;
        if (e < end && state[i] === OPEN) {
          // It is looked at once more, for its level, when it is folded or kept.
          next[next.length - 1] = e;
          visit(indices[e]);
          continue;
        }
        open.pop();
        next.pop();
        if (state[i] !== OPEN || !this.tryFold(i)) continue;
        folded++;
        levels = Math.max(levels, own + 1);
      }
    }
    return this.byLevel(level, levels, folded);
  }

  private keep(i: number): void {
    this.state[i] = KEPT;
    this.rowOf[this.pivotOf[i]] = NONE;
  }

  /** The rows that are folded, so many, by level and number. */
  private byLevel(level: Int32Array, levels: number, folded: number): Int32Array {
    const { state } = this;
    const next = new Int32Array(levels + 1);
    for (let i = 0; i < state.length; i++) if (state[i] === FOLDED) next[level[i] + 1]++;
    for (let l = 0; l < levels; l++) next[l + 1] += next[l];
    const sorted = new Int32Array(folded);
    for (let i = 0; i < state.length; i++) if (state[i] === FOLDED) sorted[next[level[i]]++] = i;
    return sorted;
  }

  private tryFold(i: number): boolean {
    const { expansion, state } = this;
    expansion.expand(this.program.matrix, state, this.input.leftOut, this.pivotOf[i], i);
    if (isFilling(expansion.size, this.degree[i] - 1)) {
      this.keep(i);
      return false;
    }
    expansion.keep(i, this.coefficients[i]);
    state[i] = FOLDED;
    return true;
  }
}

/** Of column j in row i. Throws where it has none. */
export function coefficient({ matrix }: Program, j: number, i: number): number {
  for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++)
    if (matrix.indices[e] === i) return matrix.values[e];
  throw new Error(`column ${j} has no entry in row ${i}`);
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
