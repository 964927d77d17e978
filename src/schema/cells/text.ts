import { compatible } from '../../base/text.js';
import { type RawCell, RawDate, RawMisfit } from '../../tables/raw.js';
import type { AttributeSpec } from '../spec.js';
import { Fault, type Typed } from './fault.js';
import { excelError, isPlaceholder, misfit, scalarText } from './scalar.js';

/** What a workbook cell can hold, so that every text fits every format. */
export const LONGEST_TEXT = 32_000;
export const LONGEST_ID = 200;

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]|\p{Surrogate}/u;
/** A workbook writes characters it cannot hold as _x000D_; such a text would come back as another. */
const EXCEL_ESCAPE = /_x[0-9A-Fa-f]{4}_/;
const SEPARATOR = /[\s,;、，；]/;

function unfit(text: string): Fault | undefined {
  if (text.length > LONGEST_TEXT) return new Fault('cell.long', { count: text.length, most: LONGEST_TEXT });
  const control = CONTROL.exec(text);
  if (control) {
    const code = control[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
    return new Fault('cell.control', { code: `U+${code}` });
  }
  return EXCEL_ESCAPE.test(text)
    ? new Fault('cell.excel-escape', { found: EXCEL_ESCAPE.exec(text)![0] })
    : undefined;
}

/** Text for people: kept as it is but for spaces at its ends and the kind of line end. */
export function readText(cell: RawCell): Typed<string> {
  if (cell === '') return undefined;
  const text = scalarText(cell);
  if (typeof text !== 'string') return text;
  const clean = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return unfit(clean) ?? clean;
}

function identifier(text: string): string | Fault {
  const separator = SEPARATOR.exec(text);
  if (separator) return new Fault('id.separator', { found: separator[0].trim() === '' ? '␣' : separator[0] });
  if (text.length > LONGEST_ID) return new Fault('cell.long', { count: text.length, most: LONGEST_ID });
  return isPlaceholder(compatible(text))
    ? new Fault('cell.placeholder')
    : (excelError(text) ?? unfit(text) ?? text);
}

/** An id, or a reference to one: no spaces, commas, semicolons or control characters, so that lists of them can be split. */
export function readId(cell: RawCell): Typed<string> {
  const text = scalarText(cell);
  return typeof text === 'string' ? identifier(text) : text;
}

function elements(cell: RawCell, references: boolean): readonly string[] | Fault {
  if (cell instanceof RawMisfit) return misfit(cell);
  if (cell instanceof RawDate) return new Fault('cell.date-for-list');
  if (cell === undefined) return [];
  if (typeof cell !== 'string') return cell;
  const wide = cell.replace(/；/g, ';').trim();
  const error = excelError(wide);
  if (error) return error;
  // Where a semicolon stands, only semicolons separate, so that words of a list may hold spaces.
  const split = !references && wide.includes(';') ? /;/ : /[\s,;、，]+/;
  return wide.split(split).filter((element) => element.trim() !== '');
}

function readElements(cell: RawCell, spec: AttributeSpec, references: boolean): Typed<readonly string[]> {
  const found = elements(cell, references);
  if (found instanceof Fault) return found;
  if (found.length === 0)
    return Array.isArray(cell) && spec.default !== undefined ? new Fault('cell.empty-list') : undefined;
  const result: string[] = [];
  let length = 0;
  for (const element of found) {
    const text = element.trim();
    if (text === '') return new Fault('cell.empty-element');
    const checked = references ? identifier(text) : word(text);
    if (checked instanceof Fault) return checked;
    result.push(checked);
    length += checked.length + 2;
  }
  return length > LONGEST_TEXT ? new Fault('cell.long', { count: length, most: LONGEST_TEXT }) : result;
}

function word(text: string): string | Fault {
  if (/[;；\n\r]/.test(text)) return new Fault('cell.element');
  return isPlaceholder(compatible(text))
    ? new Fault('cell.placeholder')
    : (excelError(text) ?? unfit(text) ?? text);
}

export function readRefs(cell: RawCell, spec: AttributeSpec): Typed<readonly string[]> {
  return readElements(cell, spec, true);
}

export function readList(cell: RawCell, spec: AttributeSpec): Typed<readonly string[]> {
  return readElements(cell, spec, false);
}

/** A list as one cell that reads back as the same list. */
export function joinList(values: readonly string[]): string {
  if (values.every((value) => !SEPARATOR.test(value))) return values.join(' ');
  return values.length === 1 ? `${values[0]};` : values.join('; ');
}
