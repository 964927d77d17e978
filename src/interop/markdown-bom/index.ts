import { IssueList } from '../../base/issues.js';
import { finishLines, type RawLine } from '../bom/lines.js';
import { cellOf, findColumns, type Sheet, type SheetRow, textOf } from '../bom/text.js';
import type { BomReading } from '../bom/types.js';

const NAMES = {
  value: ['Part', 'Item', 'Name', 'Component'],
  quantity: ['Quantity', 'Qty', 'Count'],
  subsystem: ['Subsystem', 'System', 'Group'],
  partNumber: ['Part Number', 'MPN', 'Manufacturer Part Number'],
  manufacturer: ['Manufacturer', 'Maker'],
  description: ['Description'],
  note: ['Note', 'Notes', 'Comment', 'Source'],
} as const;

/**
 * Bill of material in a Markdown page: every table with a column for the part and one for its quantity. Abbreviations
 * that the page explains (`S1 = Main Structure`) are written out in `subsystem`.
 */
export function readMarkdownBom(data: string | Uint8Array, file: string): BomReading {
  const issues = new IssueList();
  const text = textOf(data, file, issues);
  if (text === undefined) return { lines: [], issues };
  const lines = text.split(/\r?\n/);
  const words = abbreviations(lines);
  const raw: RawLine[] = [];
  for (const sheet of tablesOf(lines)) {
    const columns = findColumns(sheet.header, NAMES);
    if (columns.value < 0 || columns.quantity < 0) {
      const params = { header: sheet.header.join(' | '), rows: sheet.rows.length };
      issues.add({ severity: 'warning', code: 'interop.table-not-read', file, line: lineOf(sheet), params });
      continue;
    }
    raw.push(...sheet.rows.map((row) => toRaw(row, columns, words, file, raw.length)));
  }
  return { lines: finishLines(raw, issues, file), issues };
}

const lineOf = (sheet: Sheet): number => (sheet.rows[0]?.line ?? 2) - 2;

function abbreviations(lines: readonly string[]): ReadonlyMap<string, string> {
  const matches = lines.map((line) => /^\s*[-*]?\s*([A-Z][A-Z0-9]{0,3})\s*=\s*(\S.*?)\s*$/.exec(line));
  return new Map(matches.flatMap((match) => (match ? [[match[1]!, match[2]!] as const] : [])));
}

function cellsOf(line: string): string[] {
  const text = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return text.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').trim());
}

const isRule = (line: string): boolean =>
  /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/.test(line) && line.includes('-');

/** A table is a line of cells, a rule of dashes under it, and the lines with bars that follow. */
function tablesOf(lines: readonly string[]): Sheet[] {
  const tables: Sheet[] = [];
  for (let i = 1; i < lines.length; i++) {
    if (!isRule(lines[i]!) || !lines[i - 1]!.includes('|')) continue;
    const rows: SheetRow[] = [];
    let at = i + 1;
    for (; at < lines.length && lines[at]!.includes('|'); at++) {
      rows.push({ cells: cellsOf(lines[at]!), row: at - i, line: at + 1 });
    }
    tables.push({ header: cellsOf(lines[i - 1]!), rows });
    i = at;
  }
  return tables;
}

function toRaw(
  row: SheetRow,
  columns: Readonly<Record<keyof typeof NAMES, number>>,
  words: ReadonlyMap<string, string>,
  file: string,
  before: number,
): RawLine {
  const cell = (field: keyof typeof NAMES): string | undefined => cellOf(row, columns[field]);
  const subsystem = cell('subsystem');
  return {
    place: { file, row: before + row.row, line: row.line },
    quantity: cell('quantity'),
    value: cell('value'),
    subsystem: subsystem === undefined ? undefined : (words.get(subsystem) ?? subsystem),
    partNumber: cell('partNumber'),
    manufacturer: cell('manufacturer'),
    description: cell('description'),
    note: cell('note'),
  };
}
