import type { Program } from '../program/index.js';

/** Columns by row: those of row i (of rowCount) are at starts[i] .. starts[i+1]-1, ascending. */
export interface ColumnsByRow {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
}

/** The columns that have an entry in each row. */
export function columnsByRow({ rowCount, columnCount, matrix }: Program): ColumnsByRow {
  const starts = new Int32Array(rowCount + 1);
  const { indices } = matrix;
  for (let e = 0; e < indices.length; e++) starts[indices[e] + 1]++;
  for (let i = 0; i < rowCount; i++) starts[i + 1] += starts[i];
  const next = starts.slice(0, rowCount);
  const columns = new Int32Array(starts[rowCount]);
  for (let j = 0; j < columnCount; j++)
    for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++) columns[next[indices[e]]++] = j;
  return { starts, columns };
}
