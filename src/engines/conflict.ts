import type { Program } from '../program/index.js';
import type { Conflict } from './contract.js';
import type { RowsAndColumns, Session } from './session.js';

export interface ConflictSearch {
  /** Seconds for the whole search. */
  readonly seconds: number;
  readonly stop: () => boolean;
}

export interface FoundConflict extends Conflict {
  /** Every member was tested: leaving any one out makes the rest feasible. */
  readonly smallest: boolean;
}

/** A whole column without limits can keep a branch-and-bound going for ever, so its limits are widened to this. */
const WHOLE_BOX = 1e6;

/** One limit that may be lifted: a row, or the bounds of a column. */
interface Member {
  readonly column: boolean;
  readonly index: number;
}

/**
 * A smallest set of rows and column bounds that contradict each other. The solver proposes a set; a deletion filter
 * (Chinneck, Feasibility and Infeasibility in Optimization, 2008, ch. 6) then tests every member, in halves first so
 * that a large proposal shrinks in few solves. Columns are tested before rows: a planner's limits are rows.
 */
export async function findConflict(
  session: Session,
  program: Program,
  search: ConflictSearch,
): Promise<FoundConflict | undefined> {
  const probe = new Probe(session, program, search);
  const proposed = await session.conflictCandidates?.(search.seconds / 2);
  await session.setCosts(new Float64Array(program.columnCount));
  let members = proposed ? toMembers(proposed) : [];
  if (members.length === 0 || (await probe.keepOnly(members)) !== true) {
    members = everyLimit(program);
    if ((await probe.keepOnly(members)) !== true) return undefined;
  }
  const columns = members.filter((m) => m.column);
  const rows = members.filter((m) => !m.column);
  const kept = [...(await probe.filter(columns)), ...(await probe.filter(rows))];
  return {
    columns: pickIndices(kept, true),
    rows: pickIndices(kept, false),
    smallest: !probe.outOfTime,
  };
}

class Probe {
  outOfTime = false;
  private readonly deadline: number;

  constructor(
    private readonly session: Session,
    private readonly program: Program,
    private readonly search: ConflictSearch,
  ) {
    this.deadline = performance.now() + search.seconds * 1000;
  }

  /** Lifts every limit but these; true if they alone are infeasible. */
  async keepOnly(members: readonly Member[]): Promise<boolean | undefined> {
    await this.lift(everyLimit(this.program));
    await this.restore(members);
    return this.infeasible();
  }

  /** Those of `members` that cannot be left out, given everything else now in force. */
  async filter(members: readonly Member[]): Promise<Member[]> {
    const kept: Member[] = [];
    const todo: (readonly Member[])[] = members.length > 0 ? [members] : [];
    for (let part = todo.pop(); part !== undefined; part = todo.pop()) {
      if (!this.outOfTime) {
        await this.lift(part);
        if ((await this.infeasible()) === true) continue;
        await this.restore(part);
      }
      if (part.length === 1 || this.outOfTime) {
        kept.push(...part);
      } else {
        const half = part.length >> 1;
        todo.push(part.slice(half), part.slice(0, half));
      }
    }
    return kept;
  }

  /** undefined = not decided (out of time, or a numerical failure). */
  private async infeasible(): Promise<boolean | undefined> {
    const seconds = (this.deadline - performance.now()) / 1000;
    if (seconds <= 0 || this.search.stop()) {
      this.outOfTime = true;
      return undefined;
    }
    await this.session.forget();
    const outcome = await this.session.run({
      integers: this.program.hasIntegers,
      method: 'dual',
      timeLimit: seconds,
      iterationLimit: Infinity,
      isDualFeasible: false,
      gap: 1,
      onTick: () => this.search.stop(),
    });
    if (outcome.status === 'time-limit' || outcome.status === 'interrupted') this.outOfTime = true;
    if (outcome.status === 'infeasible' || outcome.status === 'infeasible-or-unbounded') return true;
    return outcome.status === 'optimal' ? false : undefined;
  }

  private async lift(members: readonly Member[]): Promise<void> {
    await this.setBounds(members, false);
  }
  private async restore(members: readonly Member[]): Promise<void> {
    await this.setBounds(members, true);
  }

  private async setBounds(members: readonly Member[], inForce: boolean): Promise<void> {
    const { columnLower, columnUpper, rowLower, rowUpper } = this.program;
    const columns = pickIndices(members, true);
    const rows = pickIndices(members, false);
    const pick = (at: Int32Array, from: Float64Array, lifted: number) =>
      Float64Array.from(at, (k) => (inForce ? from[k] : lifted));
    if (columns.length > 0) {
      const box = (j: number) => (this.program.integer[j] === 1 ? WHOLE_BOX : Infinity);
      const side = (from: Float64Array, sign: number) =>
        Float64Array.from(columns, (j) => (inForce ? from[j] : sign * Math.max(box(j), sign * from[j])));
      await this.session.setColumnBounds(columns, side(columnLower, -1), side(columnUpper, 1));
    }
    if (rows.length > 0) {
      await this.session.setRowBounds(rows, pick(rows, rowLower, -Infinity), pick(rows, rowUpper, Infinity));
    }
  }
}

function toMembers(set: RowsAndColumns<Int32Array>): Member[] {
  return [
    ...Array.from(set.columns, (index) => ({ column: true, index })),
    ...Array.from(set.rows, (index) => ({ column: false, index })),
  ];
}

function everyLimit(program: Program): Member[] {
  const members: Member[] = [];
  for (let j = 0; j < program.columnCount; j++) {
    if (Number.isFinite(program.columnLower[j]) || Number.isFinite(program.columnUpper[j])) {
      members.push({ column: true, index: j });
    }
  }
  for (let i = 0; i < program.rowCount; i++) members.push({ column: false, index: i });
  return members;
}

function pickIndices(members: readonly Member[], column: boolean): Int32Array {
  return Int32Array.from(
    members.filter((m) => m.column === column),
    (m) => m.index,
  ).sort();
}
