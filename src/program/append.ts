import type { Keys } from './keys.js';
import type { Program } from './program.js';

/** A row to be added to a program: columns in any order, none twice. */
export interface ExtraRow {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** The program with rows added after its own, as a family of the name given. */
export function appendRows(program: Program, family: string, rows: readonly ExtraRow[]): Program {
  if (rows.length === 0) return program;
  const { columnCount, rowCount, matrix } = program;
  const more = new Int32Array(columnCount);
  for (const { columns } of rows) for (const j of columns) more[j]++;
  const starts = new Int32Array(columnCount + 1);
  for (let j = 0; j < columnCount; j++)
    starts[j + 1] = starts[j] + matrix.starts[j + 1] - matrix.starts[j] + more[j];
  const indices = new Int32Array(starts[columnCount]);
  const values = new Float64Array(starts[columnCount]);
  const next = new Int32Array(columnCount);
  for (let j = 0; j < columnCount; j++) {
    const [from, to] = [matrix.starts[j], matrix.starts[j + 1]];
    indices.set(matrix.indices.subarray(from, to), starts[j]);
    values.set(matrix.values.subarray(from, to), starts[j]);
    next[j] = starts[j] + to - from;
  }
  rows.forEach((row, k) => {
    row.columns.forEach((j, e) => {
      indices[next[j]] = rowCount + k;
      values[next[j]++] = row.values[e];
    });
  });
  // One stretch: they are numbered from 0.
  const keys: Keys = { starts: new Int32Array(1), parts: [new Int32Array(1)] };
  return {
    ...program,
    rowCount: rowCount + rows.length,
    nonzeroCount: indices.length,
    rowLower: joined(
      program.rowLower,
      rows.map(({ lower }) => lower),
    ),
    rowUpper: joined(
      program.rowUpper,
      rows.map(({ upper }) => upper),
    ),
    matrix: { starts, indices, values },
    rowFamilies: [
      ...program.rowFamilies,
      { name: family, start: rowCount, count: rows.length, dims: ['number'], keys },
    ],
  };
}

function joined(first: Float64Array, second: readonly number[]): Float64Array {
  const all = new Float64Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
