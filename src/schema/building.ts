import type { Place } from '../base/issues.js';
import type { CellContent } from './cells/index.js';
import type { ComponentName } from './generated/types.js';
import type { ColumnData, Table } from './model.js';
import { type AttributeSpec, type Holding, holdingOf } from './spec.js';

/** A column that grows a cell at a time; kept only if some cell is filled. */
class ColumnBuilder {
  private readonly kind: Holding;
  private numbers = new Float64Array(0);
  private readonly others: (CellContent | undefined)[] = [];
  filled = false;

  constructor(spec: AttributeSpec) {
    this.kind = holdingOf(spec.type);
  }

  set(row: number, value: CellContent): void {
    this.filled = true;
    if (typeof value !== 'number') {
      while (this.others.length < row) this.others.push(undefined);
      this.others[row] = value;
      return;
    }
    if (row >= this.numbers.length) {
      const larger = new Float64Array(Math.max(64, row + 1, this.numbers.length * 2)).fill(Number.NaN);
      larger.set(this.numbers);
      this.numbers = larger;
    }
    this.numbers[row] = value;
  }

  build(length: number): ColumnData {
    if (this.kind === 'number') {
      const values = new Float64Array(length).fill(Number.NaN);
      values.set(this.numbers.subarray(0, Math.min(length, this.numbers.length)));
      return { kind: 'number', values };
    }
    if (this.kind === 'boolean') {
      const values = new Int8Array(length).fill(-1);
      for (let row = 0; row < Math.min(length, this.numbers.length); row++)
        if (!Number.isNaN(this.numbers[row])) values[row] = this.numbers[row];
      return { kind: 'boolean', values };
    }
    while (this.others.length < length) this.others.push(undefined);
    this.others.length = length;
    return { kind: this.kind, values: this.others } as ColumnData;
  }
}

/** Rows of one file of a table. */
interface Stretch {
  /** First row of the table that came from it. */
  readonly from: number;
  readonly file: string;
  readonly lines: readonly number[];
  /** Row of the file for each row of the table. */
  readonly rows: readonly number[];
}

/** Gathers the rows of a component from any number of files. */
export class TableBuilder {
  private readonly columns = new Map<string, ColumnBuilder>();
  private readonly stretches: { from: number; file: string; lines: number[]; rows: number[] }[] = [];
  length = 0;

  constructor(readonly component: ComponentName) {}

  beginFile(file: string): void {
    this.stretches.push({ from: this.length, file, lines: [], rows: [] });
  }

  /** Index of a new row, read from `row` (from 1) of the file at `line`. */
  addRow(row: number, line: number): number {
    const stretch = this.stretches[this.stretches.length - 1];
    stretch.lines.push(line);
    stretch.rows.push(row);
    return this.length++;
  }

  set(row: number, spec: AttributeSpec, value: CellContent): void {
    let column = this.columns.get(spec.name);
    if (!column) {
      column = new ColumnBuilder(spec);
      this.columns.set(spec.name, column);
    }
    column.set(row, value);
  }

  build(): Table {
    const columns = new Map([...this.columns].map(([name, column]) => [name, column.build(this.length)]));
    const { component, length, stretches } = this;
    return { component, length, columns, place: (row) => placeIn(stretches, row) };
  }
}

function placeIn(stretches: readonly Stretch[], row: number): Place {
  const stretch = stretches.findLast((each) => each.from <= row);
  if (!stretch) return { file: '' };
  const at = row - stretch.from;
  return { file: stretch.file, row: stretch.rows[at], line: stretch.lines[at] };
}
