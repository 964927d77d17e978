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
    if (role.kind === 'text') return intern(values as readonly string[]);
    if (role.kind === 'ref') {
      return Float64Array.from({ length }, (_, row) =>
        this.reference(role.index, values[row] as string, row, bad),
      );
    }
    if (role.kind === 'bucket') {
      const least = role.after ? -1 : 0;
      return Float64Array.from({ length }, (_, row) => this.bucket(values[row] as number, least, row, bad));
    }
    return Float64Array.from({ length }, (_, row) => this.figure(values[row] as number, row));
  }

  private reference(index: Index, id: string, row: number, bad: Uint8Array): number {
    const found = index.find(id);
    if (!this.check.holds('unknown-reference', found >= 0, () => this.subject(row), -1, this.column, id))
      bad[row] = 1;
    return found;
  }

  private bucket(value: number, least: number, row: number, bad: Uint8Array): number {
    const ok = Number.isInteger(value) && value >= least && value < this.buckets;
    const rule = Number.isFinite(value) ? 'unknown-reference' : 'not-a-number';
    if (
      !this.check.holds(
        rule,
        ok,
        () => this.subject(row),
        -1,
        `${this.column} ${least}..${this.buckets - 1}`,
        value,
      )
    )
      bad[row] = 1;
    return value;
  }

  private figure(value: number, row: number): number {
    const role = this.role;
    if (role.kind === 'figure' && role.empty && Number.isNaN(value)) return value;
    const subject = (): string => `${this.subject(row)}: ${this.column}`;
    if (!this.check.holds('not-a-number', Number.isFinite(value), subject, -1, this.column, value)) return 0;
    if (role.kind === 'quantity')
      this.check.holds('not-negative', value >= -allowed(0), subject, -1, 0, value);
    return value;
  }
}

function intern(values: readonly string[]): Float64Array {
  const numbers = new Map<string, number>();
  return Float64Array.from(values, (value) => {
    return getOrMake(numbers, value, () => numbers.size);
  });
}

function findTwins<C extends string>(
  check: Check,
  keys: readonly C[],
  numbers: Readonly<Record<C, Float64Array>>,
  length: number,
  bad: Uint8Array,
  subject: (row: number) => string,
): void {
  const spans = keys.map((key) => numbers[key].reduce((most, value) => Math.max(most, value), 0) + 2);
  const seen = new Set<number>();
  for (let row = 0; row < length; row++) {
    if (bad[row]) continue;
    let code = 0;
    for (let k = 0; k < keys.length; k++) code = code * spans[k] + numbers[keys[k]][row];
    check.holds('duplicate-row', !seen.has(code), () => subject(row), -1, 1, 2);
    seen.add(code);
  }
}

function compact<C extends string>(
  columns: readonly C[],
  raw: Readonly<Record<C, PlanColumn>>,
  numbers: Readonly<Record<C, Float64Array>>,
  bad: Uint8Array,
  subject: (row: number) => string,
): Rows<C> {
  const keep: number[] = [];
  for (let row = 0; row < bad.length; row++) if (!bad[row]) keep.push(row);
  const number = {} as Record<C, Float64Array>;
  const words = {} as Record<C, readonly string[]>;
  for (const column of columns) {
    const values = raw[column] ?? [];
    number[column] =
      keep.length === bad.length ? numbers[column] : Float64Array.from(keep, (row) => numbers[column][row]);
    words[column] = values instanceof Float64Array ? [] : keep.map((row) => values[row]);
  }
  return { length: keep.length, number, text: words, subject: (row) => subject(keep[row]) };
}
