import { isoDate } from '../base/dates.js';
import type { IssueCode, IssueList } from '../base/issues.js';
import type { MessageParams } from '../base/messages.js';
import { nearest, shown } from '../base/text.js';
import { type RawCell, RawDate, RawMisfit, type RawTable } from '../tables/raw.js';
import { TableBuilder } from './building.js';
import { CATALOG, componentSpec } from './catalog.js';
import { Fault, readCell } from './cells/index.js';
import type { ComponentName } from './generated/types.js';
import type { Model, Table } from './model.js';
import { attributeNamed, componentNamed } from './names.js';
import type { AttributeSpec } from './spec.js';

/** A table with more wrong cells than this is not read to its end. */
export const MOST_ERRORS_PER_TABLE = 2000;
/** Unknown columns beyond this get no suggestion, because suggestions take time. */
const MOST_SUGGESTIONS = 50;

/** A cell as messages show it. */
export function shownCell(cell: RawCell): string | undefined {
  if (cell === undefined) return undefined;
  if (typeof cell === 'string') return shown(cell);
  if (cell instanceof RawDate) return isoDate(cell.day);
  if (cell instanceof RawMisfit) return cell.kind === 'mapping' ? shown(`{${cell.text}}`) : '[…]';
  return shown(`[${cell.slice(0, 20).join(', ')}]`);
}

class TableReader {
  private errors = 0;
  /** True once the rest of the table has been left unread. */
  gaveUp = false;

  constructor(
    private readonly raw: RawTable,
    private readonly component: ComponentName,
    private readonly issues: IssueList,
  ) {}

  private add(
    code: IssueCode,
    at: { row?: number; line?: number; attribute?: string; value?: string },
    params: MessageParams,
  ): void {
    this.errors++;
    const { file } = this.raw;
    this.issues.add({ severity: 'error', code, file, component: this.component, ...at, params });
  }

  /** Attribute of each column of the file; undefined where there is none. */
  private resolveHeader(): (AttributeSpec | undefined)[] {
    const names = componentSpec(this.component).attributes.map((attribute) => attribute.name);
    const seen = new Map<string, string>();
    const line = this.raw.headerLine;
    return this.raw.header.map((text, at) => {
      const shownText = shown(text);
      if (text.trim() === '') {
        const filled = this.raw.rows.some((row) => row[at] !== undefined);
        if (filled) this.add('column.unnamed', { line }, { column: at + 1 });
        return undefined;
      }
      const spec = attributeNamed(this.component, text);
      if (!spec) {
        const near = this.errors < MOST_SUGGESTIONS ? nearest(text, names) : undefined;
        const code = near === undefined ? 'column.unknown' : 'column.unknown-near';
        const known = names.join(', ');
        this.add(
          code,
          { line: line ?? this.firstLine(at), attribute: shownText },
          { component: this.component, near: near ?? '', known },
        );
        return undefined;
      }
      const before = seen.get(spec.name);
      if (before !== undefined)
        this.add('column.twice', { line, attribute: spec.name }, { first: before, second: shownText });
      seen.set(spec.name, shownText);
      return before === undefined ? spec : undefined;
    });
  }

  /** Line of the first row that fills a column, for files without a header line. */
  private firstLine(column: number): number | undefined {
    return this.raw.lines[this.raw.rows.findIndex((row) => row[column] !== undefined)];
  }

  readInto(table: TableBuilder): void {
    const { rows, lines, file } = this.raw;
    const specs = this.resolveHeader();
    const required = componentSpec(this.component).attributes.filter((attribute) => attribute.required);
    table.beginFile(file);
    for (let at = 0; at < rows.length; at++) {
      if (this.errors >= MOST_ERRORS_PER_TABLE) {
        this.gaveUp = true;
        this.add(
          'table.gave-up',
          { row: at + 1, line: lines[at] },
          { component: this.component, count: rows.length - at, errors: this.errors },
        );
        return;
      }
      this.readRow(rows[at], at, specs, required, table);
    }
  }

  private readRow(
    cells: readonly RawCell[],
    at: number,
    specs: readonly (AttributeSpec | undefined)[],
    required: readonly AttributeSpec[],
    table: TableBuilder,
  ): void {
    const place = { row: at + 1, line: this.raw.lines[at] };
    const row = table.addRow(at + 1, place.line);
    const filled = new Set<string>();
    for (let column = 0; column < specs.length; column++) {
      const spec = specs[column];
      const cell = cells[column];
      if (!spec || cell === undefined) continue;
      const value = readCell(cell, spec);
      if (value === undefined) continue;
      filled.add(spec.name);
      if (value instanceof Fault)
        this.add(value.code, { ...place, attribute: spec.name, value: shownCell(cell) }, value.params);
      else table.set(row, spec, value);
    }
    for (const spec of required)
      if (!filled.has(spec.name))
        this.add('cell.missing', { ...place, attribute: spec.name }, { component: this.component });
  }
}

function unknownTable(raw: RawTable, issues: IssueList, unread: Set<ComponentName>): void {
  const names = CATALOG.map((component) => component.name);
  const near = nearest(raw.name, names) as ComponentName | undefined;
  if (near !== undefined) unread.add(near);
  const at = { file: raw.file, line: raw.lines[0], value: shown(raw.name) };
  const params = { name: shown(raw.name), near: near ?? '', known: names.join(', ') };
  issues.add({
    severity: 'error',
    code: near === undefined ? 'table.unknown' : 'table.unknown-near',
    ...at,
    params,
  });
}

/**
 * Types every cell against the catalog. The model holds what could be read; it may be used only if `issues.ok`.
 * Components of which rows were left unread are added to `unread`. Files are taken in the order given, rows in the order of their file.
 */
export function typeTables(
  raws: readonly RawTable[],
  issues: IssueList,
  source = '',
  unread = new Set<ComponentName>(),
): Model {
  const builders = new Map<ComponentName, TableBuilder>();
  for (const raw of raws) {
    const component = componentNamed(raw.name);
    if (component === undefined) {
      unknownTable(raw, issues, unread);
      continue;
    }
    let builder = builders.get(component);
    if (!builder) {
      builder = new TableBuilder(component);
      builders.set(component, builder);
    }
    const reader = new TableReader(raw, component, issues);
    reader.readInto(builder);
    if (reader.gaveUp) unread.add(component);
  }
  const tables = new Map<ComponentName, Table>();
  for (const [component, builder] of builders) if (builder.length > 0) tables.set(component, builder.build());
  return { source, tables };
}
