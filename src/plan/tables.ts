import { floats, type Growing, ints } from '../program/index.js';
import { PLAN_TABLES, type PlanColumn, type PlanTable, type PlanTableName } from './plan.js';

type Cell = string | number;

type Types<N extends PlanTableName> = (typeof PLAN_TABLES)[N];

type DraftColumn = TextDraft | Growing<Float64Array>;

/** A column of text that grows, by numbers of its texts: there are few of them, and many rows. */
class TextDraft {
  private readonly codes = ints();
  private readonly texts: string[] = [];
  private readonly known = new Map<string, number>();
  private last = '';
  private code = -1;

  get length(): number {
    return this.codes.length;
  }

  push(text: string): void {
    // Rows of one subject come one after another.
    if (text !== this.last || this.code < 0) {
      this.last = text;
      this.code = this.known.get(text) ?? this.add(text);
    }
    this.codes.push(this.code);
  }

  private add(text: string): number {
    this.known.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  done(): readonly string[] {
    const codes = this.codes.done();
    const all = new Array<string>(codes.length);
    for (let row = 0; row < codes.length; row++) all[row] = this.texts[codes[row]];
    return Object.freeze(all);
  }
}

/** Collects the rows of one output table and freezes them as columns. */
export class TableWriter<N extends PlanTableName> {
  /** By name: a row is a cell pushed to each. Long tables are written so, without a list for every row. */
  readonly columns: {
    readonly [C in keyof Types<N>]: Types<N>[C] extends 'text' ? TextDraft : Growing<Float64Array>;
  };
  private readonly all: readonly DraftColumn[];

  constructor(readonly table: N) {
    const drafts = Object.entries(PLAN_TABLES[table]).map(([name, type]): [string, DraftColumn] => [
      name,
      type === 'text' ? new TextDraft() : floats(),
    ]);
    this.columns = Object.fromEntries(drafts) as unknown as TableWriter<N>['columns'];
    this.all = drafts.map(([, column]) => column);
  }

  /** Cells in the order of the table's columns. */
  row(...cells: readonly Cell[]): void {
    this.all.forEach((column, c) => {
      if (column instanceof TextDraft) column.push(cells[c] as string);
      else column.push(cells[c] as number);
    });
  }

  done(): PlanTable {
    const { length } = this.all[0];
    const uneven = Object.keys(this.columns).filter((_, c) => this.all[c].length !== length);
    if (uneven.length > 0) throw new Error(`${this.table}: rows without ${uneven.join(', ')}`);
    const columns: Record<string, PlanColumn> = {};
    Object.keys(this.columns).forEach((name, c) => {
      columns[name] = this.all[c].done();
    });
    return Object.freeze({ name: this.table, length, columns: Object.freeze(columns) });
  }
}

/** Of every table. */
export type TableWriters = { readonly [N in PlanTableName]: TableWriter<N> };

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
