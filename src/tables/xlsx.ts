import type { CellValue, Row, Workbook, Worksheet } from 'exceljs';
import type { IssueList } from '../base/issues.js';
import { type RawCell, RawDate, RawMisfit, type RawTable } from './raw.js';

/** Megabytes that a workbook may take once unpacked. */
const MOST_INFLATED = 500;
const DAY_MS = 86_400_000;

/** Bytes of all entries of a zip once unpacked, by its central directory; undefined when there is none. */
export function inflatedSize(bytes: Uint8Array): number | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  const least = Math.max(0, end - 65_535);
  while (end >= least && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < least) return undefined;
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  let size = 0;
  for (let entry = 0; entry < entries; entry++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined;
    size += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return size;
}

function isOldOrEncrypted(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte);
}

async function open(bytes: Uint8Array): Promise<Workbook | undefined> {
  const exceljs = await import('exceljs');
  const workbook = new exceljs.default.Workbook();
  try {
    await workbook.xlsx.load(bytes.slice().buffer);
    return workbook;
  } catch {
    return undefined;
  }
}

function dateCell(value: Date): RawCell {
  const milliseconds = value.getTime();
  if (Number.isNaN(milliseconds)) return '#VALUE!';
  const day = Math.floor(milliseconds / DAY_MS);
  return new RawDate(day, milliseconds / DAY_MS - day);
}

function cellOf(value: CellValue): RawCell {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value !== 'object') return String(value);
  if (value instanceof Date) return dateCell(value);
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('error' in value) return value.error;
  if ('text' in value) return cellOf(value.text as CellValue);
  if ('formula' in value || 'sharedFormula' in value) {
    const { result } = value;
    if (result === undefined || result === null) return new RawMisfit('formula', '');
    return cellOf(result as CellValue);
  }
  return new RawMisfit('formula', '');
}

function cells(row: Row, width: number): RawCell[] {
  const result: RawCell[] = [];
  for (let column = 1; column <= width; column++) result.push(cellOf(row.findCell(column)?.value));
  return result;
}

function readSheet(sheet: Worksheet, file: string): RawTable | undefined {
  let header: string[] | undefined;
  let headerLine = 0;
  const rows: RawCell[][] = [];
  const lines: number[] = [];
  sheet.eachRow((row, line) => {
    if (header) {
      const values = cells(row, header.length);
      if (values.every((value) => value === undefined)) return;
      rows.push(values);
      lines.push(line);
      return;
    }
    const names = cells(row, Math.min(sheet.columnCount, 1000));
    if (names.every((name) => name === undefined)) return;
    header = names.map((name) => (typeof name === 'string' ? name : ''));
    headerLine = line;
  });
  return header && { name: sheet.name, file: `${file}#${sheet.name}`, header, rows, lines, headerLine };
}

/** One table per sheet; the first filled row is the header. Empty sheets are left out. */
export async function readXlsx(bytes: Uint8Array, file: string, issues: IssueList): Promise<RawTable[]> {
  const size = inflatedSize(bytes);
  if (size !== undefined && size > MOST_INFLATED * 1e6) {
    issues.add({ severity: 'error', code: 'xlsx.inflated', file, params: { most: MOST_INFLATED } });
    return [];
  }
  const workbook = size === undefined ? undefined : await open(bytes);
  if (!workbook) {
    const code = isOldOrEncrypted(bytes) ? 'xlsx.encrypted' : 'xlsx.broken';
    issues.add({ severity: 'error', code, file, params: {} });
    return [];
  }
  const tables: RawTable[] = [];
  for (const sheet of workbook.worksheets) {
    const table = readSheet(sheet, file);
    if (table) tables.push(table);
  }
  return tables;
}
