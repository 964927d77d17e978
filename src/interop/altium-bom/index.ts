import type ExcelJS from 'exceljs';
import { IssueList } from '../../base/issues.js';
import { finishLines, type RawLine } from '../bom/lines.js';
import { cellOf, checkColumns, findColumns, type Sheet, type SheetRow } from '../bom/text.js';
import type { BomReading } from '../bom/types.js';

const NAMES = {
  designators: ['Designator', 'Designators'],
  quantity: ['Quantity', 'Qty'],
  value: ['Value', 'Comment'],
  footprint: ['Footprint'],
  partNumber: ['Manufacturer Part Number 1', 'Manufacturer Part Number', 'MPN'],
  manufacturer: ['Manufacturer 1', 'Manufacturer'],
  description: ['Description'],
  notFitted: ['DNP', 'Fitted Status', 'Not Fitted'],
  note: ['Note', 'Notes'],
} as const;

/**
 * Altium bill of material (.xlsx). The first sheet with a header row that names designators is read; other sheets that
 * hold anything are named in a warning.
 */
export async function readAltiumBom(data: Uint8Array, file: string): Promise<BomReading> {
  const issues = new IssueList();
  const sheets = await openSheets(data, file, issues);
  const wanted = sheets.find(({ sheet }) => findColumns(sheet.header, NAMES).designators >= 0) ?? sheets[0];
  if (!wanted) {
    if (issues.ok) issues.add({ severity: 'error', code: 'interop.bom-empty', file, params: {} });
    return { lines: [], issues };
  }
  for (const { name, sheet } of sheets) {
    if (sheet === wanted.sheet) continue;
    const params = { sheet: name, rows: sheet.rows.length + 1 };
    issues.add({ severity: 'warning', code: 'interop.sheet-not-read', file, params });
  }
  const columns = findColumns(wanted.sheet.header, NAMES);
  if (!checkColumns(columns, ['designators', 'quantity'], NAMES, wanted.sheet, file, issues))
    return { lines: [], issues };
  const raw = wanted.sheet.rows.map((row) => toRaw(row, columns, file));
  return { lines: finishLines(raw, issues, file), issues };
}

async function openSheets(
  data: Uint8Array,
  file: string,
  issues: IssueList,
): Promise<readonly { readonly name: string; readonly sheet: Sheet }[]> {
  const exceljs = await import('exceljs');
  const workbook = new exceljs.default.Workbook();
  try {
    const copy = new ArrayBuffer(data.byteLength);
    new Uint8Array(copy).set(data);
    await workbook.xlsx.load(copy);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    issues.add({ severity: 'error', code: 'interop.workbook-broken', file, params: { reason } });
    return [];
  }
  return workbook.worksheets
    .map((ws) => ({ name: ws.name, sheet: toSheet(ws) }))
    .filter(({ sheet }) => sheet.header.length > 0);
}

/** Text of the cells; the header is the first row in which at least two cells are filled. */
function toSheet(worksheet: ExcelJS.Worksheet): Sheet {
  const rows: { cells: string[]; line: number }[] = [];
  worksheet.eachRow((row, line) => {
    const cells = Array.from({ length: worksheet.columnCount }, (_, i) => textOf(row.getCell(i + 1)));
    if (cells.some((cell) => cell !== '')) rows.push({ cells, line });
  });
  const at = rows.findIndex(({ cells }) => cells.filter((cell) => cell !== '').length > 1);
  const header = rows[Math.max(at, 0)];
  if (!header) return { header: [], rows: [] };
  const below = rows.slice(Math.max(at, 0) + 1);
  return {
    header: header.cells,
    rows: below.map(({ cells, line }) => ({ cells, line, row: line - header.line })),
  };
}

/** What a reader of the sheet sees: the result of a formula, the text of a link or of rich text. */
function textOf(cell: ExcelJS.Cell): string {
  const value = cell.value;
  if (value !== null && typeof value === 'object' && 'result' in value)
    return String(value.result ?? '').trim();
  return cell.text.trim();
}

function toRaw(row: SheetRow, columns: Readonly<Record<keyof typeof NAMES, number>>, file: string): RawLine {
  const cell = (field: keyof typeof NAMES): string | undefined => cellOf(row, columns[field]);
  return {
    place: { file, row: row.row, line: row.line },
    designators: cell('designators'),
    quantity: cell('quantity'),
    value: cell('value'),
    footprint: cell('footprint'),
    partNumber: cell('partNumber'),
    manufacturer: cell('manufacturer'),
    description: cell('description'),
    notFitted: cell('notFitted'),
    note: cell('note'),
  };
}
