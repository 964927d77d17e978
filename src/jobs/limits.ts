import { getOrMake } from '../base/maps.js';
import type { Formulation } from '../formulate/index.js';
import type { Program } from '../program/index.js';
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

  constructor(private readonly program: Program) {
    this.flags = new Uint8Array(program.columnCount);
  }

  /** Those that are so at a point (by column) of the folded program. */
  at({ pivots }: Folded, x: Float64Array): readonly number[] {
    const { columnUpper } = this.program;
    const { flags, last } = this;
    const over: number[] = [];
    const note = (j: number): void => {
      if (flags[j] === 1 || !(x[j] > columnUpper[j] + 1e-7 * Math.max(1, columnUpper[j]))) return;
      flags[j] = 1;
      over.push(j);
    };
    for (const j of last) flags[j] = 0;
    for (let k = 0; k < pivots.length; k++) note(pivots[k]);
    last.forEach(note);
    this.last = over;
    return over;
  }
}
