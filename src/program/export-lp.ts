import {
  chosenObjective,
  chunked,
  columnName,
  decimal,
  type ExportOptions,
  rowName,
  safe,
} from './export-text.js';
import type { Objective, Program, SparseColumns } from './program.js';

/** Terms on one line: well below the 510 characters that CPLEX reads. */
const TERMS_PER_LINE = 4;

/** The program in CPLEX LP format, by chunks of text. Objectives other than the chosen one are comments. */
export function exportLp(program: Program, options: ExportOptions = {}): Generator<string, void, undefined> {
  return chunked(lines(program, options));
}

function* lines(program: Program, options: ExportOptions): Generator<string> {
  const chosen = chosenObjective(program, options);
  yield `\\ ${safe(options.title ?? 'program')}`;
  for (const objective of program.objectives) {
    if (objective === chosen) continue;
    yield `\\ objective ${safe(objective.name)} (${objective.sense}):`;
    for (const line of objectiveLines(program, objective)) yield `\\ ${line}`;
  }
  yield chosen.sense === 'max' ? 'Maximize' : 'Minimize';
  yield ` o_${safe(chosen.name)}:`;
  yield* objectiveLines(program, chosen);
  yield* unusedLines(program, chosen);
  yield 'Subject To';
  yield* rowLines(program);
  yield 'Bounds';
  for (let j = 0; j < program.columnCount; j++) yield boundLine(program, j);
  if (program.hasIntegers) {
    yield 'Generals';
    for (let j = 0; j < program.columnCount; j++)
      if (program.integer[j] === 1) yield ` ${columnName(program, j)}`;
  }
  yield 'End';
}

function* objectiveLines(program: Program, { indices, values, offset }: Objective): Generator<string> {
  yield* termLines(program, indices, values, 0, indices.length);
  if (offset !== 0) yield `  ${signed(offset)}`;
}

/** Columns that stand nowhere else are named with cost 0, or a reader would not know of them. */
function* unusedLines(program: Program, { indices }: Objective): Generator<string> {
  const { starts } = program.matrix;
  let at = 0;
  for (let j = 0; j < program.columnCount; j++) {
    if (indices[at] === j) at++;
    else if (starts[j] === starts[j + 1]) yield `  + 0 ${columnName(program, j)}`;
  }
}

/**
 * A row with two different limits is written as two rows, `_low` and `_high`: the reader of HiGHS 1.15 takes the
 * range form `low <= terms <= high`, which CPLEX also has, for two upper limits.
 */
function* rowLines(program: Program): Generator<string> {
  const rows = byRows(program);
  for (let i = 0; i < program.rowCount; i++) {
    const name = rowName(program, i);
    const lower = program.rowLower[i];
    const upper = program.rowUpper[i];
    if (lower === upper) {
      yield* oneRow(program, rows, i, name, `= ${decimal(lower)}`);
    } else if (Number.isFinite(lower) && Number.isFinite(upper)) {
      yield* oneRow(program, rows, i, `${name}_low`, `>= ${decimal(lower)}`);
      yield* oneRow(program, rows, i, `${name}_high`, `<= ${decimal(upper)}`);
    } else {
      yield* oneRow(
        program,
        rows,
        i,
        name,
        upper < Infinity ? `<= ${decimal(upper)}` : `>= ${decimal(lower)}`,
      );
    }
  }
}

function* oneRow(
  program: Program,
  rows: SparseColumns,
  i: number,
  name: string,
  side: string,
): Generator<string> {
  const { starts, indices, values } = rows;
  yield ` ${name}:`;
  if (starts[i] === starts[i + 1] && program.columnCount > 0) yield `  + 0 ${columnName(program, 0)}`;
  yield* termLines(program, indices, values, starts[i], starts[i + 1]);
  yield `  ${side}`;
}

function* termLines(
  program: Program,
  columns: Int32Array,
  values: Float64Array,
  from: number,
  to: number,
): Generator<string> {
  for (let e = from; e < to; e += TERMS_PER_LINE) {
    let line = ' ';
    for (let t = e; t < Math.min(to, e + TERMS_PER_LINE); t++) {
      line += ` ${signed(values[t])} ${columnName(program, columns[t])}`;
    }
    yield line;
  }
}

function signed(value: number): string {
  return value < 0 ? `- ${decimal(-value)}` : `+ ${decimal(value)}`;
}

function boundLine(program: Program, j: number): string {
  const lower = program.columnLower[j];
  const upper = program.columnUpper[j];
  const name = columnName(program, j);
  if (lower === upper) return ` ${name} = ${decimal(lower)}`;
  if (lower === -Infinity && upper === Infinity) return ` ${name} free`;
  const left = lower === -Infinity ? '-inf' : decimal(lower);
  return upper === Infinity ? ` ${name} >= ${left}` : ` ${left} <= ${name} <= ${decimal(upper)}`;
}

/** The matrix by rows: `indices` are columns. */
function byRows(program: Program): SparseColumns {
  const { rowCount, columnCount, matrix } = program;
  const starts = new Int32Array(rowCount + 1);
  for (const row of matrix.indices) starts[row + 1]++;
  for (let i = 0; i < rowCount; i++) starts[i + 1] += starts[i];
  const next = starts.slice();
  const indices = new Int32Array(matrix.indices.length);
  const values = new Float64Array(matrix.indices.length);
  for (let j = 0; j < columnCount; j++) {
    for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++) {
      const at = next[matrix.indices[e]]++;
      indices[at] = j;
      values[at] = matrix.values[e];
    }
  }
  return { starts, indices, values };
}
