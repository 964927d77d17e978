import { numbersAt } from '../base/arrays.js';
import { type Program, rowActivities } from '../program/index.js';
import type { RowsAndColumns, Session } from './session.js';
import { bestBound, cutoff, type Tier } from './tier.js';

/** A nonbasic value may be this far (relative) from its bound and still count as sitting at it. */
const AT_BOUND = 1e-6;

/**
 * The bounds as the objectives so far have narrowed them. Changes are collected and sent in one call.
 *
 * Why fixing is exact: at an optimal basis with reduced costs d and row duals y, every optimal point has x_j at its
 * bound where d_j != 0 and row i at its active side where y_i != 0 (complementary slackness; Ehrgott, Multicriteria
 * Optimization, 2nd ed., ch. 5.1). The optimal face is therefore the program with just those fixed: no dense
 * objective row is added, and the current point stays feasible.
 */
export class WorkingBounds {
  readonly columnLower: Float64Array;
  readonly columnUpper: Float64Array;
  /** Of the rows of the program, then of those that hold a tier. */
  private rowLower: Float64Array;
  private rowUpper: Float64Array;
  private readonly columns = new Set<number>();
  private readonly rows = new Set<number>();
  private readonly cutoffRows = new Map<string, number>();

  constructor(
    private readonly program: Program,
    private readonly session: Session,
  ) {
    this.columnLower = program.columnLower.slice();
    this.columnUpper = program.columnUpper.slice();
    this.rowLower = program.rowLower.slice();
    this.rowUpper = program.rowUpper.slice();
  }

  private fixColumn(j: number, value: number): void {
    if (this.columnLower[j] === value && this.columnUpper[j] === value) return;
    this.columnLower[j] = value;
    this.columnUpper[j] = value;
    this.columns.add(j);
  }

  private setRow(i: number, lower: number, upper: number): void {
    if (this.rowLower[i] === lower && this.rowUpper[i] === upper) return;
    this.rowLower[i] = lower;
    this.rowUpper[i] = upper;
    this.rows.add(i);
  }

  /** Holds a tier at the bound its columns alone give it. */
  async pin(tier: Tier): Promise<void> {
    const { indices, values } = tier.objective;
    for (let e = 0; e < indices.length; e++) {
      if (values[e] !== 0) this.fixColumn(indices[e], bestBound(this.program, tier.objective, e, tier.sign));
    }
    await this.flush();
  }

  /** Narrows the program to the optimal face of the tier just solved. */
  async holdFace(
    tier: Tier,
    x: Float64Array,
    activity: Float64Array,
    duals: RowsAndColumns<Float64Array>,
  ): Promise<void> {
    const zero = 1e-7 * tier.largest;
    for (let j = 0; j < duals.columns.length; j++) {
      const d = duals.columns[j];
      if (Math.abs(d) <= zero) continue;
      const bound = d > 0 ? this.columnLower[j] : this.columnUpper[j];
      if (isAt(x[j], bound)) this.fixColumn(j, bound);
    }
    for (let i = 0; i < duals.rows.length; i++) {
      const y = duals.rows[i];
      if (Math.abs(y) <= zero) continue;
      const bound = y > 0 ? this.rowLower[i] : this.rowUpper[i];
      if (isAt(activity[i], bound)) this.setRow(i, bound, bound);
    }
    await this.flush();
  }

  /** Holds a tier by a row of its costs, no worse than `best` beyond its tolerance. */
  async holdCutoff(tier: Tier, best: number, slack: number): Promise<void> {
    const limit = cutoff(tier, best, slack);
    const { name, indices, values } = tier.objective;
    const row = this.cutoffRows.get(name);
    if (row !== undefined) {
      this.setRow(row, -Infinity, limit);
      await this.flush();
      return;
    }
    await this.session.addRow(
      indices,
      values.map((value) => tier.sign * tier.scale * value),
      -Infinity,
      limit,
    );
    this.cutoffRows.set(name, this.rowLower.length);
    this.rowLower = withOne(this.rowLower, -Infinity);
    this.rowUpper = withOne(this.rowUpper, limit);
  }

  /** Moves the limits of rows, by so much each. */
  async shiftRows(by: Float64Array): Promise<void> {
    for (let i = 0; i < by.length; i++)
      if (by[i] !== 0) this.setRow(i, this.rowLower[i] + by[i], this.rowUpper[i] + by[i]);
    await this.flush();
  }

  /** Back to the program as given; rows added for cutoffs stay, but free. */
  async reset(): Promise<void> {
    const { columnLower, columnUpper, rowLower, rowUpper, rowCount } = this.program;
    for (let j = 0; j < columnLower.length; j++) {
      if (this.columnLower[j] === columnLower[j] && this.columnUpper[j] === columnUpper[j]) continue;
      this.columnLower[j] = columnLower[j];
      this.columnUpper[j] = columnUpper[j];
      this.columns.add(j);
    }
    for (let i = 0; i < this.rowLower.length; i++) {
      if (i < rowCount) this.setRow(i, rowLower[i], rowUpper[i]);
      else this.setRow(i, -Infinity, Infinity);
    }
    await this.flush();
  }

  /** Whether a point, with its row activities, lies within the bounds as they are now. */
  contains(x: Float64Array, activity: Float64Array): boolean {
    for (let j = 0; j < x.length; j++)
      if (!within(x[j], this.columnLower[j], this.columnUpper[j])) return false;
    for (let i = 0; i < activity.length; i++) {
      if (!within(activity[i], this.rowLower[i], this.rowUpper[i])) return false;
    }
    return true;
  }

  private async flush(): Promise<void> {
    if (this.columns.size > 0) {
      const at = Int32Array.from(this.columns).sort();
      const { columnLower, columnUpper } = this;
      await this.session.setColumnBounds(at, numbersAt(columnLower, at), numbersAt(columnUpper, at));
      this.columns.clear();
    }
    if (this.rows.size > 0) {
      const at = Int32Array.from(this.rows).sort();
      await this.session.setRowBounds(at, numbersAt(this.rowLower, at), numbersAt(this.rowUpper, at));
      this.rows.clear();
    }
  }
}

function withOne(values: Float64Array, more: number): Float64Array {
  const all = new Float64Array(values.length + 1);
  all.set(values);
  all[values.length] = more;
  return all;
}

function isAt(value: number, bound: number): boolean {
  return Math.abs(value - bound) <= AT_BOUND * Math.max(1, Math.abs(bound));
}

function within(value: number, lower: number, upper: number): boolean {
  const slack = 1e-6;
  return (
    value >= lower - slack * Math.max(1, Math.abs(lower)) &&
    value <= upper + slack * Math.max(1, Math.abs(upper))
  );
}

/**
 * A point from the tree is whole only to the solver's tolerance: rounds what must be whole, unless that breaks a row
 * (a large coefficient on a column that is not quite whole).
 */
export function snapped(program: Program, x: Float64Array): Float64Array {
  if (!program.hasIntegers) return x;
  const whole = x.map((value, j) => (program.integer[j] === 1 ? Math.round(value) : value));
  const activity = rowActivities(program, whole);
  const fits = activity.every((value, i) => within(value, program.rowLower[i], program.rowUpper[i]));
  return fits ? whole : x;
}
