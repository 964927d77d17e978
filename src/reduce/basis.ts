import { wholesAt } from '../base/arrays.js';
import type { Program } from '../program/index.js';
import type { Working } from './explosion.js';
import type { Folded } from './fold.js';
import type { Part } from './parts.js';

const AT_LOWER = 0;
const BASIC = 1;
const AT_UPPER = 2;

/** Statuses of columns and rows: at the lower bound, basic, at the upper bound. */
interface Basis {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

/** The last basis, by columns and rows of the whole program, so that it outlives what is folded and left out. */
export class WholeBasis {
  private readonly columns: Int32Array;
  private readonly rows: Int32Array;
  private known = false;

  constructor({ columnCount, rowCount }: Program) {
    this.columns = new Int32Array(columnCount);
    this.rows = new Int32Array(rowCount).fill(BASIC);
  }

  /** Takes in what was found for a folded program: bases of its parts, by the numbers of the folded program. */
  take(folded: Folded, { anchor, anchored }: Working, found: Basis): void {
    this.known = true;
    this.columns.fill(AT_LOWER);
    this.rows.fill(BASIC);
    const { pivots, rows, keptColumns, keptRows } = folded;
    for (let k = 0; k < pivots.length; k++) this.columns[pivots[k]] = BASIC;
    for (let k = 0; k < rows.length; k++) this.rows[rows[k]] = AT_LOWER;
    for (let k = 0; k < keptColumns.length; k++) this.columns[keptColumns[k]] = found.columns[k];
    for (let k = 0; k < keptRows.length; k++) this.rows[keptRows[k]] = found.rows[k];
    for (const j of anchored) {
      if (folded.live[j] === 1) continue;
      this.columns[j] = BASIC;
      this.rows[anchor[j]] = AT_LOWER;
    }
  }

  /** Whether there was one yet. */
  get isKnown(): boolean {
    return this.known;
  }

  isBasic(column: number): boolean {
    return this.columns[column] === BASIC;
  }

  isRowBasic(row: number): boolean {
    return this.rows[row] === BASIC;
  }

  /** Whether a row may be folded by a column so that what is left of the last basis is one. */
  allowsPivot(row: number, column: number): boolean {
    return !this.known || (this.isBasic(column) && !this.isRowBasic(row));
  }

  /** A basis for a part of a folded program, as near to the last one as can be: the slacks where there is none. */
  of(folded: Folded, part: Part): Basis {
    const columns = wholesAt(this.columns, wholesAt(folded.keptColumns, part.columns));
    const rows = wholesAt(this.rows, wholesAt(folded.keptRows, part.rows));
    return balanced(part.program, columns, rows);
  }
}

/** As many basic members as there are rows: rows join, or leave, those that are equations last or first. */
function balanced(program: Program, columns: Int32Array, rows: Int32Array): Basis {
  const isEquation = (i: number): boolean => program.rowLower[i] === program.rowUpper[i];
  let spare = rows.length;
  for (const status of columns) if (status === BASIC) spare--;
  for (const status of rows) if (status === BASIC) spare--;
  for (const equations of [false, true]) {
    for (let i = 0; i < rows.length && spare > 0; i++) {
      if (rows[i] === BASIC || isEquation(i) !== equations) continue;
      rows[i] = BASIC;
      spare--;
    }
  }
  for (const equations of [true, false]) {
    for (let i = 0; i < rows.length && spare < 0; i++) {
      if (rows[i] !== BASIC || isEquation(i) !== equations) continue;
      rows[i] = program.rowLower[i] > Number.NEGATIVE_INFINITY ? AT_LOWER : AT_UPPER;
      spare++;
    }
  }
  for (let j = columns.length - 1; j >= 0 && spare < 0; j--) {
    if (columns[j] !== BASIC) continue;
    columns[j] = AT_LOWER;
    spare++;
  }
  return { columns, rows };
}
