import type { RawCell } from '../../tables/raw.js';
import type { AttributeSpec } from '../spec.js';
import { readBoolean, readCountry, readCurrency, readEnum, readPattern, readUnit } from './code.js';
import { readDate } from './date.js';
import type { CellReader, Typed } from './fault.js';
import { readNumber } from './number.js';
import { readId, readList, readRefs, readText } from './text.js';

export { Fault } from './fault.js';
export { joinList } from './text.js';

export type CellContent = number | string | readonly string[];

const READERS: Readonly<Record<AttributeSpec['type'], CellReader<CellContent>>> = {
  text: readText,
  number: readNumber,
  integer: readNumber,
  boolean: readBoolean,
  date: readDate,
  enum: readEnum,
  ref: readId,
  refs: readRefs,
  list: readList,
  currency: readCurrency,
  country: readCountry,
  unit: readUnit,
  pattern: readPattern,
};

/** Types one cell of an attribute. */
export function readCell(cell: RawCell, spec: AttributeSpec): Typed<CellContent> {
  return (spec.name === 'id' ? readId : READERS[spec.type])(cell, spec);
}
