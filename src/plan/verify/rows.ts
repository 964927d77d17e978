import { PLAN_TABLES, type Plan, type PlanColumn, type PlanTableName } from '../plan.js';
import type { Check } from './check.js';
import type { Index } from './ids.js';
import { getOrMake } from './maps.js';
import { allowed } from './tolerance.js';

/** How a column of an output table is read. */
type Role =
  | { readonly kind: 'ref'; readonly index: Index }
  /** A bucket; `after` allows -1 = after the horizon. */
  | { readonly kind: 'bucket'; readonly after?: boolean }
  /** A decision: finite and not negative. */
  | { readonly kind: 'quantity' }
  /** A figure that follows; `empty` allows NaN. */
  | { readonly kind: 'figure'; readonly empty?: boolean }
  | { readonly kind: 'text' };

export type Roles<C extends string> = Readonly<Record<C, Role>>;

export const quantity = { kind: 'quantity' } as const;
export const figure = { kind: 'figure' } as const;
export const figureOrEmpty = { kind: 'figure', empty: true } as const;
export const text = { kind: 'text' } as const;
export const bucket = { kind: 'bucket' } as const;
export const bucketOrAfter = { kind: 'bucket', after: true } as const;
export const ref = (index: Index): { kind: 'ref'; index: Index } => ({ kind: 'ref', index });

/** Rows of an output table that can be worked with: references as row numbers, broken figures as 0. */
export interface Rows<C extends string> {
  readonly length: number;
  /** References as row numbers; buckets, quantities and figures as they are. */
  readonly number: Readonly<Record<C, Float64Array>>;
  readonly text: Readonly<Record<C, readonly string[]>>;
  /** Keys of a row, for messages. */
  subject(row: number): string;
}

/** Reads a table, breaking the rules on unknown references, figures that are none, and keys given twice. */
export function readRows<C extends string>(
  plan: Plan,
  check: Check,
  buckets: number,
  name: PlanTableName,
  keys: readonly C[],
  roles: Roles<C>,
): Rows<C> {
  const columns = Object.keys(roles) as C[];
  const source = shapedColumns(plan, check, name, columns);
  const length = source ? plan.tables[name].length : 0;
  const raw = source ?? ({} as Record<C, PlanColumn>);
  const subject = (row: number): string =>
    [name, ...keys.filter((key) => roles[key].kind !== 'bucket').map((key) => String(raw[key][row]))].join(
      ' / ',
    );
  const bad = new Uint8Array(length);
  const numbers = {} as Record<C, Float64Array>;
  for (const column of columns) {
    const reader = new ColumnReader(check, roles[column], column, buckets, (row) => subject(row));
    numbers[column] = reader.read(raw[column], length, bad);
  }
  findTwins(check, keys, numbers, length, bad, subject);
  return compact(columns, raw, numbers, bad, subject);
}

/** The columns of a table, or undefined when the table lacks one or has them of unequal length. */
function shapedColumns<C extends string>(
  plan: Plan,
  check: Check,
  name: PlanTableName,
  columns: readonly C[],
): Record<C, PlanColumn> | undefined {
  const table = plan.tables[name];
  const types: Readonly<Record<string, 'text' | 'number'>> = PLAN_TABLES[name];
  const result = {} as Record<C, PlanColumn>;
  for (const column of columns) {
    const values = table?.columns[column];
    const typed = types[column] === 'number' ? values instanceof Float64Array : Array.isArray(values);
    const ok = typed && values !== undefined && values.length === table.length;
    if (
      !check.holds(
        'table-shape',
        ok,
        `${name}.${column}`,
        -1,
        `${table?.length ?? 0} × ${types[column]}`,
        values?.length ?? '-',
      )
    )
      return undefined;
    result[column] = values!;
  }
  return result;
}

/** Reads columns; what holds is only counted, so that words are made for what is broken alone. */
class ColumnReader {
  constructor(
    private readonly check: Check,
    private readonly role: Role,
    private readonly column: string,
    private readonly buckets: number,
    private readonly subject: (row: number) => string,
  ) {}

  read(values: PlanColumn, length: number, bad: Uint8Array): Float64Array {
    const role = this.role;
    if (length === 0) return new Float64Array(0);
    if (role.kind === 'text') return intern(values as readonly string[]);
    if (role.kind === 'ref') return this.references(role.index, values as readonly string[], bad);
    const numbers = values as Float64Array;
    if (role.kind === 'bucket') return this.bucketNumbers(numbers, role.after ? -1 : 0, bad);
    return this.figures(numbers, role.kind === 'quantity', role.kind === 'figure' && role.empty === true);
  }

  private references(index: Index, ids: readonly string[], bad: Uint8Array): Float64Array {
    const numbers = new Float64Array(ids.length);
    // Rows of one id mostly follow each other.
    let id: string | undefined;
    let found = -1;
    let known = 0;
    for (let row = 0; row < ids.length; row++) {
      if (ids[row] !== id) {
        id = ids[row];
        found = index.find(id);
      }
      numbers[row] = found;
      if (found >= 0) known++;
      else {
        bad[row] = 1;
        this.check.holds('unknown-reference', false, this.subject(row), -1, this.column, ids[row]);
      }
    }
    this.check.held(known);
    return numbers;
  }

  private bucketNumbers(values: Float64Array, least: number, bad: Uint8Array): Float64Array {
    let known = 0;
    for (let row = 0; row < values.length; row++) {
      const value = values[row];
      if (Number.isInteger(value) && value >= least && value < this.buckets) {
        known++;
        continue;
      }
      bad[row] = 1;
      const rule = Number.isFinite(value) ? 'unknown-reference' : 'not-a-number';
      const range = `${this.column} ${least}..${this.buckets - 1}`;
      this.check.holds(rule, false, this.subject(row), -1, range, value);
    }
    this.check.held(known);
    return values;
  }

  /** Figures that are none become 0, in a copy: the plan stays as it is. */
  private figures(values: Float64Array, isQuantity: boolean, mayBeEmpty: boolean): Float64Array {
    let numbers = values;
    let finite = 0;
    for (let row = 0; row < values.length; row++) {
      const value = values[row];
      if (Number.isFinite(value)) {
        finite++;
        if (isQuantity && value < 0)
          this.check.holds('not-negative', value >= -allowed(0), this.named(row), -1, 0, value);
        else if (isQuantity) finite++;
      } else if (!(mayBeEmpty && Number.isNaN(value))) {
        if (numbers === values) numbers = values.slice();
        numbers[row] = 0;
        this.check.holds('not-a-number', false, this.named(row), -1, this.column, value);
      }
    }
    this.check.held(finite);
    return numbers;
  }

  private named(row: number): string {
    return `${this.subject(row)}: ${this.column}`;
  }
}

function intern(values: readonly string[]): Float64Array {
  const numbers = new Map<string, number>();
  const result = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const isSame = row > 0 && values[row] === values[row - 1];
    result[row] = isSame ? result[row - 1] : getOrMake(numbers, values[row], () => numbers.size);
  }
  return result;
}

function findTwins<C extends string>(
  check: Check,
  keys: readonly C[],
  numbers: Readonly<Record<C, Float64Array>>,
  length: number,
  bad: Uint8Array,
  subject: (row: number) => string,
): void {
  const codes = new Float64Array(length);
  for (const key of keys) {
    const values = numbers[key];
    let span = 2;
    for (let row = 0; row < length; row++) if (values[row] + 2 > span) span = values[row] + 2;
    for (let row = 0; row < length; row++) codes[row] = codes[row] * span + values[row];
  }
  if (areApart(codes, bad)) {
    let good = 0;
    for (let row = 0; row < length; row++) if (!bad[row]) good++;
    check.held(good);
    return;
  }
  const seen = new Set<number>();
  for (let row = 0; row < length; row++) {
    if (bad[row]) continue;
    check.holds('duplicate-row', !seen.has(codes[row]), () => subject(row), -1, 1, 2);
    seen.add(codes[row]);
  }
}

/** Whether no two rows that are not bad have the same code; rows are mostly in order already. */
function areApart(codes: Float64Array, bad: Uint8Array): boolean {
  let isRising = true;
  for (let row = 1; row < codes.length && isRising; row++) isRising = codes[row] > codes[row - 1];
  if (isRising) return true;
  const sorted = codes.filter((_, row) => !bad[row]).sort();
  for (let row = 1; row < sorted.length; row++) if (sorted[row] === sorted[row - 1]) return false;
  return true;
}

function compact<C extends string>(
  columns: readonly C[],
  raw: Readonly<Record<C, PlanColumn>>,
  numbers: Readonly<Record<C, Float64Array>>,
  bad: Uint8Array,
  subject: (row: number) => string,
): Rows<C> {
  const isWhole = bad.indexOf(1) < 0;
  const keep: number[] = [];
  if (!isWhole) for (let row = 0; row < bad.length; row++) if (!bad[row]) keep.push(row);
  const number = {} as Record<C, Float64Array>;
  const words = {} as Record<C, readonly string[]>;
  for (const column of columns) {
    const values = raw[column] ?? [];
    number[column] = isWhole ? numbers[column] : Float64Array.from(keep, (row) => numbers[column][row]);
    if (values instanceof Float64Array) words[column] = [];
    else words[column] = isWhole ? (values as readonly string[]) : keep.map((row) => values[row] as string);
  }
  return {
    length: isWhole ? bad.length : keep.length,
    number,
    text: words,
    subject: isWhole ? subject : (row) => subject(keep[row]),
  };
}
