import { GrowingEntries } from './expansions.js';
import { FOLDED, isFilling, KEPT, keepsAbove, mayFold, type Pattern, type PatternInput } from './pattern.js';

/** New columns, as a share of those that were kept, whose rows are better folded as well. */
const MUCH = 0.1;

/**
 * The pattern of a program of which more is live, or put back, than when `known` was found, and nothing less: only what is
 * touched by that is worked out again. Rows that were kept stay so, though they might fold now. Undefined where something
 * is gone, or so much is new that a pattern from nothing is worth its time. What is known must be of the same program, and is
 * not to be grown from again.
 */
export function grownPattern(known: Pattern, input: PatternInput): Pattern | undefined {
  const { live, leftOut } = input;
  if (isAnyGone(known.live, live) || isAnyGone(leftOut, known.leftOut)) return undefined;
  const isMuch = numberOf(live) - numberOf(known.live) > MUCH * known.keptColumns.length;
  return isMuch ? undefined : new Growing(known, input).run();
}

function numberOf(flags: Uint8Array): number {
  let sum = 0;
  for (let k = 0; k < flags.length; k++) sum += flags[k];
  return sum;
}

/** Whether something that was is no more. */
function isAnyGone(was: Uint8Array, is: Uint8Array): boolean {
  for (let k = 0; k < was.length; k++) if (was[k] === 1 && is[k] === 0) return true;
  return false;
}

class Growing {
  private readonly isFolded: Uint8Array;
  private readonly degree: Int32Array;
  /** 1 for the rows in which entries mean something else now: put back, kept from now on, or with another expansion. */
  private readonly isTouched: Uint8Array;
  /** 1 for the rows with a new column, or one whose upper bound counts now: of all others is known that they may stay folded. */
  private readonly isMoved: Uint8Array;
  /** 1 for the folded rows with a new column that the pivot may be below 0 for. */
  private readonly isOpen: Uint8Array;

  constructor(
    private readonly known: Pattern,
    private readonly input: PatternInput,
  ) {
    this.isFolded = known.isFolded.slice();
    this.degree = known.degree.slice();
    this.isTouched = new Uint8Array(input.program.rowCount);
    this.isMoved = new Uint8Array(input.program.rowCount);
    this.isOpen = new Uint8Array(input.program.rowCount);
  }

  run(): Pattern {
    const { known, input, isFolded, degree } = this;
    const { live, leftOut, bounded } = input;
    for (let i = 0; i < leftOut.length; i++) if (known.leftOut[i] !== leftOut[i]) this.isTouched[i] = 1;
    const added: number[] = [];
    for (let j = 0; j < live.length; j++) {
      if (live[j] === known.live[j]) {
        if (bounded[j] !== known.bounded[j]) this.noteMoved(j);
        continue;
      }
      added.push(j);
      this.noteMoved(j);
      this.noteFresh(j);
    }
    const { rows, pivots } = this.foldAgain(added);
    return {
      ...known,
      live,
      leftOut: leftOut.slice(),
      bounded: bounded.slice(),
      degree,
      isFolded,
      rows,
      pivots,
      ...this.expandKept(Int32Array.from(added).sort()),
    };
  }

  private noteMoved(j: number): void {
    const { starts, indices } = this.input.program.matrix;
    for (let e = starts[j]; e < starts[j + 1]; e++) this.isMoved[indices[e]] = 1;
  }

  private noteFresh(j: number): void {
    const { isFolded, coefficients } = this.known;
    const { matrix, columnLower } = this.input.program;
    for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++) {
      const i = matrix.indices[e];
      this.degree[i]++;
      if (isFolded[i] !== FOLDED) continue;
      if (columnLower[j] < 0 || matrix.values[e] > 0 === coefficients[i] > 0) this.isOpen[i] = 1;
    }
  }

  /** Rows that stay folded, with their expansions as they are now; pivots of the others join the columns that are kept. */
  private foldAgain(added: number[]): Pick<Pattern, 'rows' | 'pivots'> {
    const { known, input, isFolded, isTouched } = this;
    const { expansions, coefficients } = known;
    const { matrix } = input.program;
    const rows = new Int32Array(known.rows.length);
    const pivots = new Int32Array(rows.length);
    let count = 0;
    for (let k = 0; k < rows.length; k++) {
      const i = known.rows[k];
      const j = known.pivots[k];
      let stays = input.allows(i, j) && (this.isMoved[i] === 0 || this.mayStay(i, j));
      if (stays && this.means(j, i)) {
        expansions.expand(matrix, isFolded, input.leftOut, j, i);
        stays = !isFilling(expansions.size, this.degree[i] - 1);
        if (stays) expansions.keep(i, coefficients[i]);
        isTouched[i] = 1;
      }
      if (stays) {
        rows[count] = i;
        pivots[count++] = j;
      } else {
        isFolded[i] = KEPT;
        isTouched[i] = 1;
        added.push(j);
      }
    }
    return { rows: rows.slice(0, count), pivots: pivots.slice(0, count) };
  }

  private mayStay(i: number, j: number): boolean {
    const { input, isOpen, known } = this;
    return isOpen[i] === 0 && mayFold(input, j) && keepsAbove(input, i, Math.sign(known.coefficients[i]));
  }

  /** Whether a column means something else now, in other rows than `own`. */
  private means(j: number, own: number): boolean {
    const { isTouched } = this;
    const { starts, indices } = this.input.program.matrix;
    for (let e = starts[j]; e < starts[j + 1]; e++)
      if (isTouched[indices[e]] === 1 && indices[e] !== own) return true;
    return false;
  }

  /** Entries of the columns that are kept: those that were, and some more. */
  private expandKept(added: Int32Array): Pick<Pattern, 'keptColumns' | 'starts' | 'entries'> {
    const { known, input, isFolded } = this;
    const { expansions } = known;
    const { matrix } = input.program;
    const keptColumns = new Int32Array(known.keptColumns.length + added.length);
    const starts = new Int32Array(keptColumns.length + 1);
    const entries = new GrowingEntries();
    for (let k = 0, old = 0, next = 0; k < keptColumns.length; k++) {
      const isOld = next === added.length || known.keptColumns[old] < added[next];
      const j = isOld ? known.keptColumns[old++] : added[next++];
      keptColumns[k] = j;
      if (isOld && !this.means(j, -1))
        entries.append(known.entries, known.starts[old - 1], known.starts[old]);
      else {
        expansions.expand(matrix, isFolded, input.leftOut, j, -1);
        expansions.appendSorted(entries);
      }
      starts[k + 1] = entries.length;
    }
    return { keptColumns, starts, entries };
  }
}
