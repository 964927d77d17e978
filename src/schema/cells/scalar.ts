import { isoDate } from '../../base/dates.js';
import { compatible } from '../../base/text.js';
import { type RawCell, RawDate, RawMisfit } from '../../tables/raw.js';
import { Fault, type Typed } from './fault.js';

const EXCEL_ERROR = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|FIELD!|BUSY!)$/i;
const PLACEHOLDERS = new Set(
  'n/a none nil null tbd tbc unknown ? ?? ??? - -- --- – — … ... 未定 なし 無し 不明 該当なし н/д немає невідомо'.split(
    ' ',
  ),
);

const LONGEST_PLAIN = 1000;

/** True for the ways in which people write that they do not know. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDERS.has(text.toLowerCase());
}

export function excelError(text: string): Fault | undefined {
  return text.charCodeAt(0) === 35 && EXCEL_ERROR.test(text) ? new Fault('cell.excel-error') : undefined;
}

export function misfit(cell: RawMisfit): Fault {
  if (cell.kind === 'formula') return new Fault('cell.formula');
  return new Fault(cell.kind === 'mapping' ? 'cell.mapping' : 'cell.nested');
}

/** Trimmed text of a cell that holds one value; `strict` refuses an empty text where a number or a code belongs. */
export function scalarText(cell: RawCell): Typed<string> {
  if (cell === undefined) return undefined;
  if (typeof cell === 'string') {
    const text = cell.trim();
    if (text === '') return cell === '' ? new Fault('cell.empty-text') : undefined;
    return excelError(text) ?? text;
  }
  if (cell instanceof RawDate) return isoDate(cell.day);
  if (cell instanceof RawMisfit) return misfit(cell);
  return new Fault('cell.list', { count: cell.length });
}

/** As scalarText, in compatibility form, for values in which width means nothing. */
export function plainText(cell: RawCell): Typed<string> {
  const text = scalarText(cell);
  if (typeof text !== 'string') return text;
  // No number or code is longer, and patterns on what is may take the square of its length.
  if (text.length > LONGEST_PLAIN) return new Fault('cell.long', { count: text.length, most: LONGEST_PLAIN });
  const plain = compatible(text).trim();
  return isPlaceholder(plain) ? new Fault('cell.placeholder') : plain;
}
