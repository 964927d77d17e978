import { IssueList } from '../../base/issues.js';
import { finishLines, type RawLine } from '../bom/lines.js';
import {
  cellOf,
  checkColumns,
  findColumns,
  guessSeparator,
  readSheet,
  type SheetRow,
  textOf,
} from '../bom/text.js';
import type { BomReading } from '../bom/types.js';

/** Column names in the wild: KiCad's own BOM exporter, its symbol fields table, plug-ins for JLCPCB. */
const NAMES = {
  designators: ['Designator', 'Reference', 'References', 'Refs', 'Ref'],
  quantity: ['Quantity', 'Qty', 'Quantity Per PCB'],
  value: ['Value', 'Designation', 'Comment', 'Val'],
  footprint: ['Footprint', 'Package'],
  vendorNumber: ['LCSC Part #', 'LCSC Part Number', 'LCSC', 'JLCPCB Part #', 'JLC'],
  partNumber: [
    'MPN',
    'Manufacturer Part Number',
    'Mfr Part Number',
    'Part Number',
    'Manufacturer_Part_Number',
  ],
  manufacturer: ['Manufacturer', 'Mfr', 'Manufacturer_Name'],
  description: ['Description'],
  notFitted: ['DNP', 'DNF', 'Do not populate'],
  note: ['Note', 'Notes'],
} as const;

/** KiCad bill of material (CSV with comma, semicolon or tab). */
export function readKicadBom(data: string | Uint8Array, file: string): BomReading {
  const issues = new IssueList();
  const text = textOf(data, file, issues);
  if (text === undefined) return { lines: [], issues };
  const sheet = readSheet(text, guessSeparator(text), file, issues);
  if (!issues.ok) return { lines: [], issues };
  const columns = findColumns(sheet.header, NAMES);
  if (!checkColumns(columns, ['designators', 'value'], NAMES, sheet, file, issues))
    return { lines: [], issues };
  const raw = sheet.rows.map((row) => toRaw(row, columns, sheet.header.length, file, issues));
  return { lines: finishLines(raw, issues, file), issues };
}

function toRaw(
  row: SheetRow,
  columns: Readonly<Record<keyof typeof NAMES, number>>,
  width: number,
  file: string,
  issues: IssueList,
): RawLine {
  const place = { file, row: row.row, line: row.line };
  const beyond = row.cells.slice(width).filter((cell) => cell !== '');
  if (beyond.length > 0) {
    issues.add({
      severity: 'warning',
      code: 'interop.cells-beyond',
      ...place,
      params: { cells: beyond.join(', ') },
    });
  }
  const cell = (field: keyof typeof NAMES): string | undefined => cellOf(row, columns[field]);
  const number = cell('vendorNumber');
  const lcsc = number !== undefined && /^C\d+$/i.test(number);
  if (number !== undefined && !lcsc) {
    const said = cell('partNumber');
    const code = said === undefined ? 'interop.bom-vendor-number' : 'interop.bom-vendor-number-unused';
    issues.add({ severity: 'warning', code, ...place, params: { number, partNumber: said ?? '' } });
  }
  return {
    place,
    designators: cell('designators'),
    quantity: cell('quantity'),
    value: cell('value'),
    footprint: cell('footprint'),
    partNumber: cell('partNumber') ?? (lcsc ? undefined : number),
    vendorNumber: lcsc ? { vendor: 'LCSC', number: number.toUpperCase() } : undefined,
    manufacturer: cell('manufacturer'),
    description: cell('description'),
    notFitted: cell('notFitted'),
    note: cell('note'),
  };
}
