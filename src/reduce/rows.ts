import type { Program } from '../program/index.js';

/** Entries by row: those of row i are at starts[i] .. starts[i+1]-1, columns ascending. */
export interface SparseRows {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

/** The entries of the columns that are live, by row. */
export function rowsOf({ rowCount, columnCount, matrix }: Program, live: Uint8Array): SparseRows {
  const starts = new Int32Array(rowCount + 1);
  for (let j = 0; j < columnCount; j++) {
    if (live[j] === 0) continue;
    for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++) starts[matrix.indices[e] + 1]++;
  }
  for (let i = 0; i < rowCount; i++) starts[i + 1] += starts[i];
  const next = starts.slice(0, rowCount);
  const columns = new Int32Array(starts[rowCount]);
  const values = new Float64Array(starts[rowCount]);
  for (let j = 0; j < columnCount; j++) {
    if (live[j] === 0) continue;
    for (let e = matrix.starts[j]; e < matrix.starts[j + 1]; e++) {
      const at = next[matrix.indices[e]]++;
      columns[at] = j;
      values[at] = matrix.values[e];
    }
  }
  return { starts, columns, values };
}
