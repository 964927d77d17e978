import { isSame } from '../base/arrays.js';
import { Scratch } from '../base/scratch.js';
import type { Solution } from '../engines/core.js';
import type { Family, Program } from '../program/index.js';
import { findDead, haveSameSigns, type KnownPattern, type Signs, WholeBasis } from '../reduce/index.js';

/** What rounds over a folded program have found out: columns awake, limits in, the last basis. */
export interface RoundsState {
  readonly awake: Uint8Array;
  /** 1 for the rows that are left out. */
  readonly leftOut: Uint8Array;
  /** 1 for the columns whose upper bound has been broken. */
  readonly bounded: Uint8Array;
  readonly basis: WholeBasis;
  /** What the last program that was solved to the end has been folded by. */
  pattern?: KnownPattern;
}

/**
 * What one plan of a model can leave to the next: a plan of the same model with other numbers starts where the last
 * one ended, and parts of the program that are as they were are not solved again. The plan that comes out is optimal
 * as any other; where several are equally good it may be another one than without the session.
 */
export class PlanSession {
  /** Solutions of parts, by what the part says. */
  readonly parts = new Map<string, Solution>();
  /** Of the rounds of one plan at a time. */
  readonly scratch = new Scratch();
  /** A point that meets every limit of the program that is to be solved, where a plan is at hand. */
  point?: Float64Array;
  private dead?: { readonly of: Signs; readonly columns: Uint8Array };
  private last?: {
    readonly program: Pick<Program, 'columnFamilies' | 'rowFamilies'>;
    readonly state: RoundsState;
  };

  /** Columns of a program that can be nothing but 0. */
  deadOf(program: Program): Uint8Array {
    if (!this.dead || !haveSameSigns(this.dead.of, program)) {
      const { matrix, columnLower, rowLower, rowUpper } = program;
      this.dead = { of: { matrix, columnLower, rowLower, rowUpper }, columns: findDead(program) };
    }
    return this.dead.columns;
  }

  /** What is known of a program with the same decisions and rows, whatever their numbers. */
  stateFor({ columnFamilies, rowFamilies }: Program): RoundsState | undefined {
    if (!this.last) return undefined;
    const { program, state } = this.last;
    const same = sameFamilies(program.columnFamilies, columnFamilies);
    return same && sameFamilies(program.rowFamilies, rowFamilies) ? state : undefined;
  }

  newState(program: Program, awake: Uint8Array, leftOut: Uint8Array): RoundsState {
    const { columnFamilies, rowFamilies, columnCount } = program;
    const state: RoundsState = {
      awake,
      leftOut,
      bounded: new Uint8Array(columnCount),
      basis: new WholeBasis(program),
    };
    this.parts.clear();
    this.last = { program: { columnFamilies, rowFamilies }, state };
    return state;
  }
}

function sameFamilies(a: readonly Family[], b: readonly Family[]): boolean {
  return (
    a.length === b.length &&
    a.every(
      ({ name, count, keys }, k) =>
        name === b[k].name &&
        count === b[k].count &&
        isSame(keys.starts, b[k].keys.starts) &&
        keys.parts.every((part, d) => isSame(part, b[k].keys.parts[d])),
    )
  );
}
