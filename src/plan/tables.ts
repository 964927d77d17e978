import { PLAN_TABLES, type PlanColumn, type PlanTable, type PlanTableName } from './plan.js';

type Cell = string | number;

/** Collects the rows of one output table and freezes them as columns. */
export class TableWriter {
  private readonly names: readonly string[];
  private readonly columns: Cell[][];
  constructor(readonly table: PlanTableName) {
    this.names = Object.keys(PLAN_TABLES[table]);
    this.columns = this.names.map(() => []);
  }
  /** Cells in the order of the table's columns. */
  row(...cells: readonly Cell[]): void {
    for (let c = 0; c < this.columns.length; c++) this.columns[c].push(cells[c]);
  }
  done(): PlanTable {
    const types = PLAN_TABLES[this.table] as Record<string, 'text' | 'number'>;
    const columns: Record<string, PlanColumn> = {};
    this.names.forEach((name, c) => {
      columns[name] =
        types[name] === 'number'
          ? Float64Array.from(this.columns[c] as number[])
          : Object.freeze(this.columns[c] as string[]);
    });
    return Object.freeze({
      name: this.table,
      length: this.columns[0].length,
      columns: Object.freeze(columns),
    });
  }
}

/** A number column of a plan's table. */
export function numbersOf(table: PlanTable, name: string): Float64Array {
  const column = table.columns[name];
  if (!(column instanceof Float64Array)) throw new Error(`${table.name}.${name} is no column of numbers`);
  return column;
}

/** A text column of a plan's table. */
export function textsOf(table: PlanTable, name: string): readonly string[] {
  const column = table.columns[name];
  if (!column || column instanceof Float64Array)
    throw new Error(`${table.name}.${name} is no column of text`);
  return column;
}

/** 12 significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

/** Free of solver dust: rounded, and nothing below a hundred-millionth. */
export function clean(value: number): number {
  return Math.abs(value) < 1e-8 ? 0 : rounded(value);
}
