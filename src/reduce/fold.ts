import type { Objective, Program } from '../program/index.js';
import { type CostTable, priceFolded, signOf } from './costs.js';
import { Expansions, GrowingEntries, sortedColumns } from './expansions.js';
import type { Working } from './explosion.js';
import { rowsOf, type SparseRows } from './rows.js';

/**
 * A program in which columns rest, rows are left out, and equality rows with one column that they alone keep above 0
 * are gone: that column is what the row says (docs/explanation/reduction.md, "Fold").
 */
export interface Folded {
  readonly program: Program;
  /** 1 = in the program or folded. */
  readonly live: Uint8Array;
  /** Entries of the columns that are live, by row. */
  readonly byRow: SparseRows;
  /** Right-hand sides less what rests. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Rows folded, in the order in which they were, and the column that each says. */
  readonly rows: Int32Array;
  readonly pivots: Int32Array;
  /** What is left, by number in `program`. */
  readonly keptColumns: Int32Array;
  readonly keptRows: Int32Array;
}

/** Folding a row may multiply its entries by no more than this. */
const FILL = 3;
const FOLDED = 1;
const KEPT = 0;
const WAITS = 2;

export interface FoldInput {
  readonly program: Program;
  readonly costs: CostTable;
  readonly working: Working;
  /** 1 = the row is left out. */
  readonly leftOut: Uint8Array;
  /** 1 = can be nothing but its lower bound (dead.ts). */
  readonly dead: Uint8Array;
  /** What is added to the cost of a column that stays, in a program of one objective. */
  readonly shifts: ReadonlyMap<number, number>;
  /** 1 = has an upper bound that was broken: stays in the program. */
  readonly bounded: Uint8Array;
  /** Whether a row may be folded by a column: so that the last basis is one of the next program as well. */
  readonly allows: (row: number, column: number) => boolean;
}

export function fold(input: FoldInput): Folded {
  return new Folding(input).run();
}

class Folding {
  private readonly program: Program;
  private readonly live: Uint8Array;
  private readonly lower: Float64Array;
  private readonly upper: Float64Array;
  private readonly byRow: SparseRows;
  /** By row: KEPT, WAITS (may be folded) or FOLDED. */
  private readonly state: Uint8Array;
  /** By row that may be folded: the column, and its coefficient. */
  private readonly pivotOf: Int32Array;
  private readonly coefficient: Float64Array;
  /** By column: the row that it may be the pivot of. */
  private readonly rowOf: Int32Array;
  private readonly expansion: Expansions;

  constructor(private readonly input: FoldInput) {
    const { program, working, dead } = input;
    this.program = program;
    this.live = new Uint8Array(program.columnCount);
    for (let j = 0; j < dead.length; j++) if (working.columns[j] === 1 && dead[j] === 0) this.live[j] = 1;
    this.lower = program.rowLower.slice();
    this.upper = program.rowUpper.slice();
    this.rest();
    this.byRow = rowsOf(program, this.live);
    this.state = new Uint8Array(program.rowCount);
    this.pivotOf = new Int32Array(program.rowCount).fill(-1);
    this.coefficient = new Float64Array(program.rowCount);
    this.rowOf = new Int32Array(program.columnCount).fill(-1);
    this.expansion = new Expansions(program.columnCount, program.rowCount);
  }

  run(): Folded {
    this.choosePivots();
    const order = this.foldInOrder();
    return this.finish(order);
  }

  /** Columns that rest are constants. */
  private rest(): void {
    const { program, live, lower, upper } = this;
    const { rest } = this.input.working;
    const { starts, indices, values } = program.matrix;
    for (let j = 0; j < program.columnCount; j++) {
      if (live[j] === 1 || rest[j] === 0) continue;
      for (let e = starts[j]; e < starts[j + 1]; e++) {
        lower[indices[e]] -= values[e] * rest[j];
        upper[indices[e]] -= values[e] * rest[j];
      }
    }
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
      this.coefficient[i] = this.byRow.values[e];
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
    const rhs = this.lower[i];
    const dust = 1e-11 * Math.max(1, Math.abs(this.program.rowLower[i]));
    if (plusses === 1 && rhs >= -dust && this.mayPivot(columns[plus])) return plus;
    if (minuses === 1 && rhs <= dust && this.mayPivot(columns[minus])) return minus;
    return -1;
  }

  private mayPivot(j: number): boolean {
    const { columnLower, columnUpper } = this.program;
    if (this.rowOf[j] >= 0 || columnLower[j] !== 0) return false;
    return this.input.bounded[j] === 0 || columnUpper[j] === Number.POSITIVE_INFINITY;
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

  private tryFold(i: number): boolean {
    const j = this.pivotOf[i];
    const size = this.expand(j, i);
    const others = this.byRow.starts[i + 1] - this.byRow.starts[i] - 1;
    if (size > 1 && others > 1 && others * size > FILL * (others + size + 1)) return false;
    this.expansion.keep(j);
    return true;
  }

  /** What one unit of column j means in the rows that are kept, but for row `own`. Left in the scratch. */
  private expand(j: number, own: number): number {
    const { expansion, state, pivotOf, coefficient } = this;
    const { starts, indices, values } = this.program.matrix;
    const { leftOut } = this.input;
    expansion.clear();
    for (let e = starts[j]; e < starts[j + 1]; e++) {
      const i = indices[e];
      if (i === own || leftOut[i] === 1) continue;
      if (state[i] === FOLDED) expansion.addKept(pivotOf[i], -values[e] / coefficient[i]);
      else expansion.add(i, values[e]);
    }
    return expansion.size;
  }

  private finish(order: Int32Array): Folded {
    const { program, live, state, lower, upper } = this;
    const pivots = new Int32Array(order.length);
    for (let k = 0; k < order.length; k++) pivots[k] = this.pivotOf[order[k]];
    const constants = this.constants(order, pivots);
    const kept: number[] = [];
    for (let j = 0; j < program.columnCount; j++) if (live[j] === 1 && this.rowOf[j] < 0) kept.push(j);
    const keptColumns = Int32Array.from(kept);
    const objectives = this.foldedObjectives(order, pivots, keptColumns);
    const starts = new Int32Array(kept.length + 1);
    const rowNumber = new Int32Array(program.rowCount).fill(-1);
    const all = new GrowingEntries();
    for (let k = 0; k < kept.length; k++) {
      this.expand(kept[k], -1);
      this.expansion.appendTo(all);
      for (let e = starts[k]; e < all.length; e++) rowNumber[all.rows[e]] = 0;
      starts[k + 1] = all.length;
    }
    const rows: number[] = [];
    for (let i = 0; i < program.rowCount; i++) {
      // A row without columns stays only where it cannot hold: what rests must be woken to mend it.
      if (
        rowNumber[i] < 0 &&
        (state[i] === FOLDED || this.input.leftOut[i] === 1 || this.holds(i, constants[i]))
      )
        continue;
      rowNumber[i] = rows.length;
      rows.push(i);
    }
    const keptRows = Int32Array.from(rows);
    const reduced: Program = {
      columnCount: kept.length,
      rowCount: rows.length,
      nonzeroCount: all.length,
      columnLower: Float64Array.from(keptColumns, (j) => program.columnLower[j]),
      columnUpper: Float64Array.from(keptColumns, (j) => program.columnUpper[j]),
      integer: new Uint8Array(kept.length),
      hasIntegers: false,
      rowLower: Float64Array.from(keptRows, (i) => lower[i] - constants[i]),
      rowUpper: Float64Array.from(keptRows, (i) => upper[i] - constants[i]),
      matrix: sortedColumns(starts, all, rowNumber),
      objectives,
      columnFamilies: [],
      rowFamilies: [],
    };
    const { byRow } = this;
    return { program: reduced, live, byRow, lower, upper, rows: order, pivots, keptColumns, keptRows };
  }

  private holds(i: number, value: number): boolean {
    const size = (limit: number): number => (Number.isFinite(limit) ? Math.abs(limit) : 0);
    const dust = 1e-9 * Math.max(1, size(this.lower[i]), size(this.upper[i]), Math.abs(value));
    return value >= this.lower[i] - dust && value <= this.upper[i] + dust;
  }

  /** What the folded columns put into each row when every kept column is 0. */
  private constants(order: Int32Array, pivots: Int32Array): Float64Array {
    const { program, lower, coefficient } = this;
    const { starts, indices, values } = program.matrix;
    const sums = new Float64Array(program.rowCount);
    for (let k = order.length - 1; k >= 0; k--) {
      const i = order[k];
      const j = pivots[k];
      const value = (lower[i] - sums[i]) / coefficient[i];
      if (value === 0) continue;
      for (let e = starts[j]; e < starts[j + 1]; e++)
        if (indices[e] !== i) sums[indices[e]] += values[e] * value;
    }
    return sums;
  }

  /** The objectives in terms of what is kept: prices of the folded rows, when the others have none, say what it costs. */
  private foldedObjectives(order: Int32Array, pivots: Int32Array, kept: Int32Array): Objective[] {
    const { program, live, lower } = this;
    const { costs } = this.input;
    const { rest } = this.input.working;
    const { count } = costs;
    const y = new Float64Array(program.rowCount * count);
    priceFolded(program, order, pivots, costs, y);
    const offsets = new Float64Array(count);
    for (let k = 0; k < order.length; k++) {
      const i = order[k];
      if (lower[i] !== 0) for (let q = 0; q < count; q++) offsets[q] += y[i * count + q] * lower[i];
    }
    program.objectives.forEach((objective, q) => {
      const sign = signOf(objective);
      const { indices, values } = objective;
      for (let e = 0; e < indices.length; e++)
        if (live[indices[e]] === 0) offsets[q] += sign * values[e] * rest[indices[e]];
    });
    const found = this.foldedCosts(kept, y);
    return program.objectives.map((objective, q) => {
      const sign = signOf(objective);
      return {
        ...objective,
        indices: Int32Array.from(found[q].used),
        values: Float64Array.from(found[q].costs, (cost) => sign * cost),
        offset: objective.offset + sign * offsets[q],
      };
    });
  }

  /** By objective: columns that cost something, by number in the folded program, and what. */
  private foldedCosts(kept: Int32Array, y: Float64Array): { used: number[]; costs: number[] }[] {
    const { state } = this;
    const { starts, indices, values } = this.program.matrix;
    const { costs, shifts } = this.input;
    const { count } = costs;
    const own = new Float64Array(count);
    const found = Array.from(own, (): { used: number[]; costs: number[] } => ({ used: [], costs: [] }));
    for (let k = 0; k < kept.length; k++) {
      const j = kept[k];
      own.fill(0);
      for (let c = costs.starts[j]; c < costs.starts[j + 1]; c++) own[costs.objectives[c]] += costs.values[c];
      if (shifts.size > 0) own[0] += shifts.get(j) ?? 0;
      for (let q = 0; q < count; q++) {
        let cost = own[q];
        let size = Math.abs(cost);
        for (let e = starts[j]; e < starts[j + 1]; e++) {
          if (state[indices[e]] !== FOLDED) continue;
          const part = values[e] * y[indices[e] * count + q];
          cost -= part;
          size += Math.abs(part);
        }
        if (Math.abs(cost) <= 1e-12 * size) continue;
        found[q].used.push(k);
        found[q].costs.push(cost);
      }
    }
    return found;
  }
}
