import type { DataValidation, Workbook, Worksheet } from 'exceljs';
import { RawDate } from './raw.js';

export type SheetCell = string | number | boolean | RawDate | undefined;

export interface SheetColumn {
  readonly name: string;
  readonly note: string;
  readonly required: boolean;
  readonly kind: 'text' | 'number' | 'date' | 'boolean';
  /** Values to choose from. */
  readonly choices?: readonly string[];
  /** Sheet whose first column holds the values to choose from. */
  readonly choicesFrom?: string;
}

export interface SheetSpec {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly SheetCell[]>;
}

/** Empty rows below the table that are formatted and offer choices as well. */
const SPARE_ROWS = 100;
const DAY_MS = 86_400_000;
const HEADER_FILL = 'FF1F4E79';
const REQUIRED_FILL = 'FF9C4A00';
/** What a list of choices may have in characters. */
const LONGEST_CHOICES = 255;

function cellValue(cell: SheetCell): string | number | boolean | Date | null {
  if (cell instanceof RawDate) return new Date(cell.day * DAY_MS);
  return cell ?? null;
}

/** Text cells are marked as text, so that a spreadsheet keeps 0012 and does not turn 1-2 into a date. */
function formatOf(column: SheetColumn): string {
  if (column.kind === 'date') return 'yyyy-mm-dd';
  return column.kind === 'text' ? '@' : 'General';
}

function header(sheet: Worksheet, columns: readonly SheetColumn[]): void {
  const row = sheet.getRow(1);
  columns.forEach((column, at) => {
    const cell = row.getCell(at + 1);
    cell.value = column.name;
    cell.note = column.note;
    cell.font = { bold: true, color: { argb: 'FFFFFFFF' } };
    const fill = column.required ? REQUIRED_FILL : HEADER_FILL;
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: fill } };
  });
  sheet.views = [{ state: 'frozen', xSplit: 1, ySplit: 1 }];
}

function choicesOf(column: SheetColumn, lengths: ReadonlyMap<string, number>): string | undefined {
  if (column.choices) {
    const list = column.choices.join(',');
    return list.length <= LONGEST_CHOICES ? `"${list}"` : undefined;
  }
  const rows = column.choicesFrom === undefined ? undefined : lengths.get(column.choicesFrom);
  return rows === undefined ? undefined : `'${column.choicesFrom}'!$A$2:$A$${rows + 1 + SPARE_ROWS}`;
}

interface Validations {
  add(range: string, validation: DataValidation): void;
}

function validate(sheet: Worksheet, at: number, choices: string, last: number): void {
  const letter = sheet.getColumn(at).letter;
  // One range per column; the typed interface of the library would need one entry per cell.
  const validations = (sheet as unknown as { dataValidations: Validations }).dataValidations;
  const error = {
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: 'Renkei',
    error: 'Choose a value of the list.',
  };
  validations.add(`${letter}2:${letter}${last}`, {
    type: 'list',
    allowBlank: true,
    formulae: [choices],
    ...error,
  });
}

function fill(sheet: Worksheet, spec: SheetSpec): number {
  let last = 1;
  for (const cells of spec.rows) {
    const row = sheet.getRow(++last);
    cells.forEach((cell, at) => {
      if (cell === undefined) return;
      row.getCell(at + 1).value = cellValue(cell);
    });
  }
  return last;
}

function addSheet(workbook: Workbook, spec: SheetSpec): number {
  const sheet = workbook.addWorksheet(spec.name);
  spec.columns.forEach((column, at) => {
    const target = sheet.getColumn(at + 1);
    target.width = Math.max(12, Math.min(40, column.name.length + 4));
    target.numFmt = formatOf(column);
  });
  header(sheet, spec.columns);
  return fill(sheet, spec);
}

/** A workbook with a sheet per table: frozen header with notes, dates as dates, choices for codes and references. */
export async function writeXlsx(sheets: readonly SheetSpec[]): Promise<Uint8Array> {
  const exceljs = await import('exceljs');
  const workbook = new exceljs.default.Workbook();
  const lengths = new Map<string, number>();
  for (const sheet of sheets) lengths.set(sheet.name, addSheet(workbook, sheet) - 1);
  for (const sheet of sheets) {
    sheet.columns.forEach((column, at) => {
      const choices = choicesOf(column, lengths);
      const last = lengths.get(sheet.name)! + 1 + SPARE_ROWS;
      if (choices !== undefined) validate(workbook.getWorksheet(sheet.name)!, at + 1, choices, last);
    });
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
