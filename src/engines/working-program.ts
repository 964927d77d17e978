import type { Objective, Program } from '../program/index.js';

interface AddedRow {
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

/** A program as a session has changed it so far, for solvers that read it anew for every run. */
export class WorkingProgram {
  private costs: Float64Array;
  private readonly columnLower: Float64Array;
  private readonly columnUpper: Float64Array;
  private readonly rowLower: number[];
  private readonly rowUpper: number[];
  private readonly added: AddedRow[] = [];
  private matrix: Program['matrix'];

  constructor(private readonly program: Program) {
    const { columnCount, columnLower, columnUpper, rowLower, rowUpper, matrix } = program;
    if (rowLower.length !== program.rowCount || matrix.starts.length !== columnCount + 1)
      throw new Error('the arrays of the program do not have the lengths that it states');
    this.costs = new Float64Array(columnCount);
    this.columnLower = columnLower.slice();
    this.columnUpper = columnUpper.slice();
    this.rowLower = Array.from(rowLower);
    this.rowUpper = Array.from(rowUpper);
    this.matrix = matrix;
  }

  get rowCount(): number {
    return this.rowLower.length;
  }

  setCosts(costs: Float64Array): void {
    this.costs = costs.slice();
  }

  setColumnBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array): void {
    indices.forEach((j, k) => {
      this.columnLower[j] = lower[k];
      this.columnUpper[j] = upper[k];
    });
  }

  setRowBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array): void {
    indices.forEach((i, k) => {
      this.rowLower[i] = lower[k];
      this.rowUpper[i] = upper[k];
    });
  }

  addRow(indices: Int32Array, values: Float64Array, lower: number, upper: number): void {
    this.added.push({ indices: indices.slice(), values: values.slice() });
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
  }

  /** The program to hand over: one objective, no names; without whole numbers where `integers` is false. */
  current(integers: boolean): Program {
    this.mergeAdded();
    const { columnCount, integer } = this.program;
    return {
      columnCount,
      rowCount: this.rowCount,
      nonzeroCount: this.matrix.indices.length,
      columnLower: this.columnLower,
      columnUpper: this.columnUpper,
      integer: integers ? integer : new Uint8Array(columnCount),
      hasIntegers: integers && this.program.hasIntegers,
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      matrix: this.matrix,
      objectives: [asObjective(this.costs)],
      columnFamilies: [],
      rowFamilies: [],
    };
  }

  private mergeAdded(): void {
    if (this.added.length === 0) return;
    const first = this.rowCount - this.added.length;
    const { starts, indices, values } = this.matrix;
    const extra = new Int32Array(this.program.columnCount);
    for (const row of this.added) for (const j of row.indices) extra[j]++;
    const newStarts = new Int32Array(starts.length);
    for (let j = 0; j < extra.length; j++)
      newStarts[j + 1] = newStarts[j] + starts[j + 1] - starts[j] + extra[j];
    const newIndices = new Int32Array(newStarts[extra.length]);
    const newValues = new Float64Array(newStarts[extra.length]);
    const next = newStarts.slice(0, extra.length);
    for (let j = 0; j < extra.length; j++) {
      newIndices.set(indices.subarray(starts[j], starts[j + 1]), next[j]);
      newValues.set(values.subarray(starts[j], starts[j + 1]), next[j]);
      next[j] += starts[j + 1] - starts[j];
    }
    this.added.forEach((row, k) => {
      row.indices.forEach((j, e) => {
        newIndices[next[j]] = first + k;
        newValues[next[j]++] = row.values[e];
      });
    });
    this.matrix = { starts: newStarts, indices: newIndices, values: newValues };
    this.added.length = 0;
  }
}

function asObjective(costs: Float64Array): Objective {
  const indices: number[] = [];
  costs.forEach((cost, j) => {
    if (cost !== 0) indices.push(j);
  });
  return {
    name: 'o',
    sense: 'min',
    indices: Int32Array.from(indices),
    values: Float64Array.from(indices, (j) => costs[j]),
    offset: 0,
    absoluteTolerance: 0,
    relativeTolerance: 0,
  };
}
