import { numbersAt } from '../base/arrays.js';
import type { Objective, Program } from '../program/index.js';

/** A part of a program that shares no row with the rest of it. */
export interface Part {
  readonly program: Program;
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

export interface Parts {
  readonly parts: readonly Part[];
  /** Columns that stand in no row. */
  readonly loose: Int32Array;
  /** Rows without a column. */
  readonly empty: Int32Array;
}

/** Parts with fewer entries than this are put together, for a solve has its own price. */
const SMALL = 2_000;

/** The parts of a program, small ones together, in the order of their first columns. */
export function split(program: Program): Parts {
  const { columnCount, rowCount, matrix } = program;
  const root = new Int32Array(rowCount);
  for (let i = 0; i < rowCount; i++) root[i] = i;
  const find = (i: number): number => {
    while (root[i] !== i) {
      root[i] = root[root[i]];
      i = root[i];
    }
    return i;
  };
  for (let j = 0; j < columnCount; j++) {
    const first = matrix.starts[j];
    for (let e = first + 1; e < matrix.starts[j + 1]; e++) {
      const [a, b] = [find(matrix.indices[first]), find(matrix.indices[e])];
      if (a !== b) root[Math.max(a, b)] = Math.min(a, b);
    }
  }
  for (let i = 0; i < rowCount; i++) root[i] = find(i);
  const size = new Int32Array(rowCount);
  for (let e = 0; e < matrix.indices.length; e++) size[root[matrix.indices[e]]]++;
  const partOf = new Int32Array(rowCount).fill(-1);
  const columnPart = new Int32Array(columnCount).fill(-1);
  let count = 0;
  let open = -1;
  let openSize = 0;
  const loose: number[] = [];
  for (let j = 0; j < columnCount; j++) {
    if (matrix.starts[j] === matrix.starts[j + 1]) {
      loose.push(j);
      continue;
    }
    const top = root[matrix.indices[matrix.starts[j]]];
    if (partOf[top] < 0) {
      if (size[top] >= SMALL) partOf[top] = count++;
      else {
        if (open < 0 || openSize + size[top] > SMALL) {
          open = count++;
          openSize = 0;
        }
        openSize += size[top];
        partOf[top] = open;
      }
    }
    columnPart[j] = partOf[top];
  }
  const columns = members(columnPart, count);
  const rowPart = new Int32Array(rowCount);
  const empty: number[] = [];
  for (let i = 0; i < rowCount; i++) {
    rowPart[i] = partOf[root[i]];
    if (rowPart[i] < 0) empty.push(i);
  }
  const rows = members(rowPart, count);
  const number = new Int32Array(rowCount);
  for (const list of rows) for (let k = 0; k < list.length; k++) number[list[k]] = k;
  return {
    parts: columns.map((list, k) => extract(program, list, rows[k], number)),
    loose: Int32Array.from(loose),
    empty: Int32Array.from(empty),
  };
}

function members(partOf: Int32Array, count: number): Int32Array[] {
  const sizes = new Int32Array(count);
  for (const part of partOf) if (part >= 0) sizes[part]++;
  const lists = Array.from(sizes, (size) => new Int32Array(size));
  const next = new Int32Array(count);
  for (let k = 0; k < partOf.length; k++) if (partOf[k] >= 0) lists[partOf[k]][next[partOf[k]]++] = k;
  return lists;
}

/** `number`: of each row in its part. */
function extract(program: Program, columns: Int32Array, rows: Int32Array, number: Int32Array): Part {
  const { matrix } = program;
  const starts = new Int32Array(columns.length + 1);
  for (let k = 0; k < columns.length; k++)
    starts[k + 1] = starts[k] + matrix.starts[columns[k] + 1] - matrix.starts[columns[k]];
  const indices = new Int32Array(starts[columns.length]);
  const values = new Float64Array(starts[columns.length]);
  for (let k = 0; k < columns.length; k++)
    for (let e = matrix.starts[columns[k]], at = starts[k]; at < starts[k + 1]; e++, at++) {
      indices[at] = number[matrix.indices[e]];
      values[at] = matrix.values[e];
    }
  const own = {
    columnCount: columns.length,
    rowCount: rows.length,
    nonzeroCount: indices.length,
    columnLower: numbersAt(program.columnLower, columns),
    columnUpper: numbersAt(program.columnUpper, columns),
    integer: new Uint8Array(columns.length),
    hasIntegers: false,
    rowLower: numbersAt(program.rowLower, rows),
    rowUpper: numbersAt(program.rowUpper, rows),
    matrix: { starts, indices, values },
    columnFamilies: [],
    rowFamilies: [],
  };
  const objectives = program.objectives.flatMap((objective) => ownObjective(program, objective, columns));
  return { program: { ...own, objectives }, columns, rows };
}

/** The first place from `from` on, of numbers that rise, with a number of at least `least`; their length where there is none. */
function firstFrom(numbers: Int32Array, least: number, from: number): number {
  let [low, high] = [from, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The terms of an objective that belong to some columns; none where there are none. What it can at best be is known
 * for the part where it is what the bounds of the columns give. */
function ownObjective(program: Program, objective: Objective, columns: Int32Array): Objective[] {
  const { knownBound, ...rest } = objective;
  const sign = objective.sense === 'max' ? -1 : 1;
  const most = Math.min(columns.length, objective.indices.length);
  const indices = new Int32Array(most);
  const values = new Float64Array(most);
  let count = 0;
  let bound = 0;
  // A small part is far between in a long objective.
  const isFew = 32 * columns.length < objective.indices.length;
  for (let k = 0, e = 0; k < columns.length && e < objective.indices.length; k++) {
    const j = columns[k];
    if (isFew) e = firstFrom(objective.indices, j, e);
    else while (e < objective.indices.length && objective.indices[e] < j) e++;
    if (objective.indices[e] !== j) continue;
    const value = objective.values[e];
    indices[count] = k;
    values[count++] = value;
    bound += value * (sign * value > 0 ? program.columnLower[j] : program.columnUpper[j]);
  }
  if (count === 0) return [];
  return [
    {
      ...rest,
      indices: indices.slice(0, count),
      values: values.slice(0, count),
      offset: 0,
      ...(knownBound !== undefined && Number.isFinite(bound) ? { knownBound: bound } : {}),
    },
  ];
}

/**
 * The same rows with columns that make up for what is missing or too much, and nothing to gain but to use none of
 * them: what its optimum misses cannot be had from the columns of the part.
 */
export function elastic({ program }: Part): Program {
  const { columnCount, rowCount, matrix, rowLower, rowUpper } = program;
  const signs: [number, number][] = [];
  for (let i = 0; i < rowCount; i++) {
    if (rowLower[i] > Number.NEGATIVE_INFINITY) signs.push([i, 1]);
    if (rowUpper[i] < Number.POSITIVE_INFINITY) signs.push([i, -1]);
  }
  const count = columnCount + signs.length;
  const extend = (values: Float64Array, filler: number): Float64Array => {
    const out = new Float64Array(count).fill(filler);
    out.set(values);
    return out;
  };
  const starts = new Int32Array(count + 1);
  starts.set(matrix.starts);
  for (let k = 1; k <= signs.length; k++) starts[columnCount + k] = starts[columnCount] + k;
  return {
    ...program,
    columnCount: count,
    nonzeroCount: starts[count],
    columnLower: extend(program.columnLower, 0),
    columnUpper: extend(program.columnUpper, Number.POSITIVE_INFINITY),
    integer: new Uint8Array(count),
    matrix: {
      starts,
      indices: Int32Array.from([...matrix.indices, ...signs.map(([i]) => i)]),
      values: Float64Array.from([...matrix.values, ...signs.map(([, sign]) => sign)]),
    },
    objectives: [
      {
        name: 'missing',
        sense: 'min',
        indices: Int32Array.from(signs, (_, k) => columnCount + k),
        values: new Float64Array(signs.length).fill(1),
        offset: 0,
        absoluteTolerance: 0,
        relativeTolerance: 0,
      },
    ],
  };
}
