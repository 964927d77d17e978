import { formatPattern, isPattern, MOST_BUCKETS, parsePattern } from '../../base/buckets-pattern.js';
import { COUNTRIES, CURRENCIES, countryMeant } from '../../base/codes.js';
import { folded, nearest } from '../../base/text.js';
import { isUnit, unitMeant } from '../../base/units.js';
import type { RawCell } from '../../tables/raw.js';
import type { AttributeSpec } from '../spec.js';
import { Fault, type Typed } from './fault.js';
import { plainText, scalarText } from './scalar.js';

const TRUE = new Set(['true', 'yes', '1', 'はい', 'так']);
const FALSE = new Set(['false', 'no', '0', 'いいえ', 'ні']);

export function readBoolean(cell: RawCell): Typed<number> {
  const text = plainText(cell);
  if (typeof text !== 'string') return text;
  const lower = text.toLowerCase();
  if (TRUE.has(lower)) return 1;
  return FALSE.has(lower) ? 0 : new Fault('cell.not-boolean');
}

const spellings = new WeakMap<AttributeSpec, ReadonlyMap<string, string>>();

function spellingsOf(spec: AttributeSpec): ReadonlyMap<string, string> {
  let map = spellings.get(spec);
  if (!map) {
    map = new Map(spec.values!.map((value) => [folded(value), value]));
    spellings.set(spec, map);
  }
  return map;
}

/** One of the values, whatever its case, width and hyphens. */
export function readEnum(cell: RawCell, spec: AttributeSpec): Typed<string> {
  const text = scalarText(cell);
  if (typeof text !== 'string') return text;
  const value = spellingsOf(spec).get(folded(text));
  if (value !== undefined) return value;
  const near = nearest(text, spec.values!);
  const values = spec.values!.join(', ');
  return near === undefined
    ? new Fault('cell.enum', { values })
    : new Fault('cell.enum-near', { near, values });
}

export function readCurrency(cell: RawCell): Typed<string> {
  const text = plainText(cell);
  if (typeof text !== 'string') return text;
  const code = text.toUpperCase();
  return CURRENCIES.has(code) ? code : new Fault('cell.currency');
}

export function readCountry(cell: RawCell): Typed<string> {
  const text = plainText(cell);
  if (typeof text !== 'string') return text;
  const code = text.toUpperCase();
  if (COUNTRIES.has(code)) return code;
  const near = countryMeant(text);
  return near === undefined ? new Fault('cell.country') : new Fault('cell.country-near', { near });
}

export function readUnit(cell: RawCell): Typed<string> {
  const text = plainText(cell);
  if (typeof text !== 'string') return text;
  if (isUnit(text)) return text;
  const near = unitMeant(text);
  return near === undefined
    ? new Fault('cell.unit', { annotation: '{pcs}' })
    : new Fault('cell.unit-near', { near });
}

/** A bucket pattern, in its shortest spelling. */
export function readPattern(cell: RawCell): Typed<string> {
  const text = plainText(cell);
  if (typeof text !== 'string') return text;
  const result = parsePattern(text);
  if (isPattern(result)) return formatPattern(result);
  if (result.fault === 'many') return new Fault('cell.pattern-many', { most: MOST_BUCKETS });
  return new Fault('cell.pattern', { token: result.token });
}
