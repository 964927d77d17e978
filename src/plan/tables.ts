import { PLAN_TABLES, type PlanColumn, type PlanTable, type PlanTableName } from './plan.js';

type Cell = string | number;

/** Collects the rows of one output table and freezes them as columns. */
export class TableWriter {
  private readonly names: readonly string[];
  private readonly texts: readonly (string[] | undefined)[];
  private readonly numbers: Float64Array[];
  /** Columns of text, and of numbers. */
  private readonly ofText: readonly number[];
  private readonly ofNumbers: readonly number[];
  private length = 0;
  private room = 0;

  constructor(readonly table: PlanTableName) {
    const types: Readonly<Record<string, 'text' | 'number'>> = PLAN_TABLES[table];
    this.names = Object.keys(types);
    this.texts = this.names.map((name) => (types[name] === 'text' ? [] : undefined));
    this.numbers = this.names.map(() => new Float64Array(0));
    const all = [...this.names.keys()];
    this.ofText = all.filter((c) => this.texts[c]);
    this.ofNumbers = all.filter((c) => !this.texts[c]);
  }

  /** Cells in the order of the table's columns. */
  row(...cells: readonly Cell[]): void {
    const { texts, numbers, ofText, ofNumbers } = this;
    const row = this.length++;
    if (row === this.room) this.grow();
    for (let k = 0; k < ofText.length; k++) texts[ofText[k]]!.push(cells[ofText[k]] as string);
    for (let k = 0; k < ofNumbers.length; k++) numbers[ofNumbers[k]][row] = cells[ofNumbers[k]] as number;
  }

  private grow(): void {
    this.room = Math.max(64, 2 * this.room);
    for (const c of this.ofNumbers) {
      const next = new Float64Array(this.room);
      next.set(this.numbers[c]);
      this.numbers[c] = next;
    }
  }

  done(): PlanTable {
    const columns: Record<string, PlanColumn> = {};
    this.names.forEach((name, c) => {
      const texts = this.texts[c];
      columns[name] = texts ? Object.freeze(texts) : this.numbers[c].slice(0, this.length);
      this.numbers[c] = new Float64Array(0);
    });
    return Object.freeze({ name: this.table, length: this.length, columns: Object.freeze(columns) });
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

const DIGITS = 12;
/** Powers of ten that doubles hold exactly. */
const POWERS = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`));

/** 12 significant digits. */
export function rounded(value: number): number {
  const size = Math.abs(value);
  // Of a negative zero, zero.
  if (Number.isInteger(value) && size < 10 ** DIGITS) return value + 0;
  // Digits after the point; the product is off by less than 1e-3, so away from a half its nearest whole number is right,
  // and its quotient by an exact power of ten is the double nearest to the decimal.
  const places = DIGITS - 1 - Math.floor(Math.log10(size));
  if (places >= 0 && places < POWERS.length) {
    const scaled = size * POWERS[places];
    const whole = Math.round(scaled);
    if (Math.abs(Math.abs(scaled - whole) - 0.5) > 1e-3)
      return value < 0 ? -whole / POWERS[places] : whole / POWERS[places];
  }
  return Number(value.toPrecision(DIGITS));
}

/** Free of solver dust: rounded, and nothing below a hundred-millionth. */
export function clean(value: number): number {
  return Math.abs(value) < 1e-8 ? 0 : rounded(value);
}
