import { numbersAt } from '../base/arrays.js';
import type { Objective, Program } from '../program/index.js';

/** A program without some columns (fixed at 0) and some rows (left out), and where the others stood. */
export interface Restriction {
  readonly program: Program;
  /** Number in the whole program of each column and row that is kept. */
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

export function restrict(program: Program, dropColumn: Uint8Array, dropRow: Uint8Array): Restriction {
  const columns = kept(dropColumn);
  const rows = kept(dropRow);
  const rowNumber = new Int32Array(program.rowCount).fill(-1);
  rows.forEach((row, k) => {
    rowNumber[row] = k;
  });
  const matrix = restrictMatrix(program, columns, rowNumber);
  const integer = Uint8Array.from(columns, (j) => program.integer[j]);
  return {
    columns,
    rows,
    program: {
      columnCount: columns.length,
      rowCount: rows.length,
      nonzeroCount: matrix.indices.length,
      columnLower: numbersAt(program.columnLower, columns),
      columnUpper: numbersAt(program.columnUpper, columns),
      integer,
      hasIntegers: integer.includes(1),
      rowLower: numbersAt(program.rowLower, rows),
      rowUpper: numbersAt(program.rowUpper, rows),
      matrix,
      objectives: restrictObjectives(program, columns),
      // Numbers of families would no longer be consecutive; whoever needs names asks the whole program.
      columnFamilies: [],
      rowFamilies: [],
    },
  };
}

function kept(drop: Uint8Array): Int32Array {
  const numbers = new Int32Array(drop.length);
  let count = 0;
  for (let k = 0; k < drop.length; k++) if (drop[k] === 0) numbers[count++] = k;
  return numbers.slice(0, count);
}

function restrictMatrix({ matrix }: Program, columns: Int32Array, rowNumber: Int32Array): Program['matrix'] {
  const starts = new Int32Array(columns.length + 1);
  const indices = new Int32Array(matrix.indices.length);
  const values = new Float64Array(matrix.indices.length);
  let size = 0;
  columns.forEach((j, k) => {
    for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++) {
      const row = rowNumber[matrix.indices[e]];
      if (row < 0) continue;
      indices[size] = row;
      values[size++] = matrix.values[e];
    }
    starts[k + 1] = size;
  });
  return { starts, indices: indices.slice(0, size), values: values.slice(0, size) };
}

function restrictObjectives(program: Program, columns: Int32Array): Objective[] {
  const columnNumber = new Int32Array(program.columnCount).fill(-1);
  columns.forEach((column, k) => {
    columnNumber[column] = k;
  });
  return program.objectives.map((objective) => {
    const entries: number[] = [];
    objective.indices.forEach((j, e) => {
      if (columnNumber[j] >= 0) entries.push(e);
    });
    return {
      ...objective,
      indices: Int32Array.from(entries, (e) => columnNumber[objective.indices[e]]),
      values: Float64Array.from(entries, (e) => objective.values[e]),
    };
  });
}

/** Values by kept number, as values of the whole program with 0 for what was dropped. */
export function widen(values: Float64Array, numbers: Int32Array, length: number): Float64Array {
  const whole = new Float64Array(length);
  numbers.forEach((number, k) => {
    whole[number] = values[k];
  });
  return whole;
}
