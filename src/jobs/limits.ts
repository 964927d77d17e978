import { getOrMake } from '../base/maps.js';
import type { Formulation } from '../formulate/index.js';
import { ints, type Program } from '../program/index.js';
import { type Folded, type LazyRows, lazyRows, Relief } from '../reduce/index.js';

/** Rows on either side of a broken limit that are put back with it the first time. */
const NEAR = 1;

/** Limits that are left out of a program until they are broken. */
export class Limits {
  private readonly lazy: LazyRows;
  private readonly relief: Relief;
  /** By group of limits: how often some of it was put back. */
  private readonly times = new Map<number, number>();

  constructor(private readonly formulation: Formulation) {
    this.lazy = lazyRows(formulation);
    this.relief = new Relief(formulation);
  }

  /** 1 for every limit that may be left out, by row. */
  all(): Uint8Array {
    return Uint8Array.from(this.lazy.group, (group) => (group < 0 ? 0 : 1));
  }

  /**
   * Puts back what is broken and what is near it in time, the first time little, then twice as much each time; wakes the columns
   * that make room under it.
   */
  putBack(broken: readonly number[], leftOut: Uint8Array, columns: Uint8Array): void {
    const { group, resource } = this.lazy;
    const byGroup = new Map<number, number[]>();
    for (const row of broken) getOrMake(byGroup, group[row], (): number[] => []).push(row);
    for (const [each, rows] of byGroup) {
      const times = this.times.get(each) ?? 0;
      this.times.set(each, times + 1);
      const near = NEAR * 2 ** times;
      for (const row of rows)
        for (let i = Math.max(0, row - near); i <= Math.min(group.length - 1, row + near); i++)
          if (group[i] === each) leftOut[i] = 0;
      const r = resource[each];
      if (r < 0) continue;
      const { base } = this.formulation.context.rows.capacity[r];
      this.relief.add(r, rows[0] - base, rows[rows.length - 1] - base, columns);
    }
  }
}

/** Columns above upper bounds that the fold does not see: those that it has folded, and some that were so before. */
export class AboveBounds {
  /** 1 = was so in the last point. */
  readonly flags: Uint8Array;
  private last: readonly number[] = [];
  /** Columns that have an upper bound. */
  private readonly bounded: Int32Array;

  constructor(private readonly program: Program) {
    const { columnUpper } = program;
    this.flags = new Uint8Array(program.columnCount);
    const bounded = ints();
    for (let j = 0; j < columnUpper.length; j++)
      if (columnUpper[j] < Number.POSITIVE_INFINITY) bounded.push(j);
    this.bounded = bounded.done();
  }

  /** Those that are so at a point (by column) of the folded program. */
  at({ pattern }: Pick<Folded, 'pattern'>, x: Float64Array): readonly number[] {
    const { flags, bounded } = this;
    const { columnUpper } = this.program;
    const over: number[] = [];
    for (let k = 0; k < bounded.length; k++) {
      const j = bounded[k];
      if (!(x[j] > columnUpper[j] + 1e-7 * Math.max(1, columnUpper[j]))) continue;
      if (flags[j] === 1 || this.isFolded(pattern, j)) over.push(j);
    }
    for (const j of this.last) flags[j] = 0;
    for (const j of over) flags[j] = 1;
    this.last = over;
    return over;
  }

  private isFolded({ isFolded, pivotOf }: Folded['pattern'], j: number): boolean {
    const { starts, indices } = this.program.matrix;
    for (let e = starts[j]; e < starts[j + 1]; e++)
      if (isFolded[indices[e]] === 1 && pivotOf[indices[e]] === j) return true;
    return false;
  }
}
