import { isoDate } from '../../base/dates.js';
import { getOrMake } from '../../base/maps.js';
import type { ComponentName } from '../../schema/index.js';
import { type RawCell, type RawTable, RowGatherer } from '../../tables/raw.js';

export type Cell = string | number | boolean | readonly string[] | undefined;
export type Row = Readonly<Record<string, Cell>>;

/** Rows of our tables, each with the line of the file that it comes from. */
export class Tables {
  private readonly gatherers = new Map<ComponentName, RowGatherer>();
  private readonly counts = new Map<ComponentName, number>();

  add(component: ComponentName, line: number, row: Row): void {
    const gatherer = getOrMake(this.gatherers, component, () => new RowGatherer());
    this.counts.set(component, this.count(component) + 1);
    gatherer.begin(line);
    for (const [attribute, value] of Object.entries(row)) {
      const cell = cellOf(value);
      if (cell !== undefined) gatherer.set(attribute, cell);
    }
  }

  count(component: ComponentName): number {
    return this.counts.get(component) ?? 0;
  }

  raw(file: string): RawTable[] {
    return [...this.gatherers].map(([component, gatherer]) => gatherer.table(component, file));
  }
}

function cellOf(value: Cell): RawCell {
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return value;
  return value.length === 0 ? undefined : value;
}

/** Without an exponent and without the noise of binary fractions. */
function numberText(value: number): string {
  const text = String(Number(value.toPrecision(12)));
  return text.includes('e') ? value.toFixed(12).replace(/\.?0+$/, '') : text;
}

/** The day of a moment, or undefined. */
export const dayText = (moment: number | undefined): string | undefined =>
  moment === undefined ? undefined : isoDate(Math.floor(moment + 1e-9));

/** Ids that need no quoting anywhere: letters, digits, hyphens, dots and underscores, unique in their table. */
export class Ids {
  private readonly byName = new Map<string, string>();
  private readonly taken = new Set<string>();

  constructor(private readonly kind: string) {}

  /** The same id for the same name. */
  of(name: string): string {
    return getOrMake(this.byName, name, () => this.make(name));
  }

  private make(name: string): string {
    const plain = name
      .normalize('NFKC')
      .replace(/[^\p{L}\p{N}_.]+/gu, '-')
      .replace(/^[-.]+|[-.]+$/g, '');
    // Spreadsheets read ids of digits only as numbers.
    const base = plain === '' || /^[\d.-]+$/.test(plain) ? `${this.kind}-${plain}`.replace(/-$/, '') : plain;
    let id = base;
    for (let n = 2; this.taken.has(id.toLowerCase()); n++) id = `${base}-${n}`;
    this.taken.add(id.toLowerCase());
    return id;
  }
}
