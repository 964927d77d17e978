import { parse } from 'csv-parse/browser/esm/sync';
import type { IssueList } from '../../base/issues.js';
import { decodeText } from '../../tables/decode.js';

/** One row of a delimited text or sheet: cells by column, where it stands. */
export interface SheetRow {
  readonly cells: readonly string[];
  /** From 1, without the header. */
  readonly row: number;
  readonly line: number;
}

export interface Sheet {
  readonly header: readonly string[];
  readonly rows: readonly SheetRow[];
}

/** Text of bytes, undefined with an issue where there is none; read as anything but UTF-8 or UTF-16, with a warning. */
export function textOf(data: string | Uint8Array, file: string, issues: IssueList): string | undefined {
  if (typeof data === 'string') return data.replace(/^\uFEFF/, '');
  const text = decodeText(data, file, issues);
  const marked = (data[0] === 0xff && data[1] === 0xfe) || (data[0] === 0xfe && data[1] === 0xff);
  if (text === undefined || marked || isUtf8(data)) return text?.replace(/^\uFEFF/, '');
  issues.add({ severity: 'warning', code: 'interop.text-encoding', file, params: {} });
  return text;
}

function isUtf8(data: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(data);
    return true;
  } catch {
    return false;
  }
}

/** The separator that is most frequent outside quotes in the first line. */
export function guessSeparator(text: string): string {
  const header = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string): number => header.split(separator).length - 1;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** Rows of a delimited text; rows without any filled cell are left out, since they say nothing. */
export function readSheet(
  text: string,
  separator: string,
  file: string,
  issues: IssueList,
  quote: string | null = '"',
): Sheet {
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      delimiter: separator,
      quote,
      relax_column_count: true,
      info: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
  } catch (error) {
    issues.add({
      severity: 'error',
      code: 'interop.text-broken',
      file,
      params: { reason: error instanceof Error ? error.message : String(error) },
    });
    return { header: [], rows: [] };
  }
  const header = records[0]?.record ?? [];
  const rows = records
    .slice(1)
    .map(({ record, info }, i) => ({ cells: record, row: i + 1, line: info.lines }));
  return { header, rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')) };
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** For each field, the first column whose header is one of its names; case, spaces and signs do not count. */
export function findColumns<F extends string>(
  header: readonly string[],
  names: Readonly<Record<F, readonly string[]>>,
): Readonly<Record<F, number>> {
  const found = header.map(plain);
  const entries = (Object.keys(names) as F[]).map((field) => {
    const column = names[field].map((name) => found.indexOf(plain(name))).find((i) => i >= 0);
    return [field, column ?? -1] as const;
  });
  return Object.fromEntries(entries) as Record<F, number>;
}

/** Says which of the needed columns are missing; true when none is. */
export function checkColumns<F extends string>(
  columns: Readonly<Record<F, number>>,
  needed: readonly F[],
  names: Readonly<Record<F, readonly string[]>>,
  sheet: Sheet,
  file: string,
  issues: IssueList,
): boolean {
  const missing = needed.filter((field) => columns[field] < 0);
  for (const field of missing) {
    issues.add({
      severity: 'error',
      code: 'interop.column-missing',
      file,
      line: 1,
      params: {
        column: names[field][0] ?? field,
        others: names[field].slice(1).join(', '),
        found: sheet.header.join(', '),
      },
    });
  }
  return missing.length === 0;
}

/** A cell by column number, undefined when there is no such column or nothing in it. */
export function cellOf(row: SheetRow, column: number): string | undefined {
  const cell = column < 0 ? undefined : row.cells[column]?.trim();
  return cell === '' ? undefined : cell;
}
