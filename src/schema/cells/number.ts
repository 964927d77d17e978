import { type RawCell, RawDate } from '../../tables/raw.js';
import type { AttributeSpec } from '../spec.js';
import { Fault, type Typed } from './fault.js';
import { plainText } from './scalar.js';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const NOT_FINITE = /^[+-]?\.?(?:nan|inf(?:inity)?|∞)$/i;
const PERCENT = /^([+-]?\d+(?:[.,]\d+)?)\s*%$/;
const WITH_UNIT = /^[+-]?(?:\d+\.?\d*|\.\d+)\s*([^\d\s.,+\-*/=()].*)$/;
const SPACE = /[\s'’_]/g;

/** Removes binary noise from `80 / 100` and the like. */
const tidy = (value: number): string => String(Number(value.toPrecision(15)));

/** What a number with separators says, if it says one thing only. */
function separated(text: string): Fault | undefined {
  const bare = text.replace(SPACE, '');
  if (!/^[+-]?\d[\d.,]*$/.test(bare)) return undefined;
  const spaced = bare !== text;
  const commas = bare.split(',').length - 1;
  const dots = bare.split('.').length - 1;
  if (commas === 0 && dots <= 1 && spaced) return new Fault('cell.number-format', { plain: bare });
  if (commas === 1 && dots === 0) {
    if (!spaced && /^[+-]?[1-9]\d{0,2},\d{3}$/.test(bare)) {
      const thousands = bare.replace(',', '');
      return new Fault('cell.number-readings', { thousands, decimal: bare.replace(',', '.') });
    }
    return new Fault('cell.number-format', { plain: bare.replace(',', '.') });
  }
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(bare))
    return new Fault('cell.number-format', { plain: bare.replaceAll(',', '') });
  if (/^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(bare))
    return new Fault('cell.number-format', { plain: bare.replaceAll('.', '').replace(',', '.') });
  return undefined;
}

function notNumber(text: string, spec: AttributeSpec): Fault {
  if (NOT_FINITE.test(text)) return new Fault('cell.not-finite');
  const percent = PERCENT.exec(text);
  if (percent) {
    const ratio = tidy(Number(percent[1].replace(',', '.')) / 100);
    if (spec.unit === '1' || spec.unit === '1/a') return new Fault('cell.percent', { ratio });
    return new Fault('cell.number-unit', { unit: spec.unit ?? '1', found: '%' });
  }
  const format = separated(text);
  if (format) return format;
  const unit = WITH_UNIT.exec(text);
  if (unit && unit[1].length <= 12)
    return new Fault('cell.number-unit', { unit: spec.unit ?? '1', found: unit[1] });
  return new Fault('cell.not-number');
}

function inRange(value: number, spec: AttributeSpec): number | Fault {
  const unit = spec.unit === undefined || spec.unit === '1' ? '' : ` ${spec.unit}`;
  if (spec.min !== undefined && value < spec.min)
    return new Fault('cell.below', { least: `${spec.min}${unit}` });
  if (spec.max !== undefined && value > spec.max)
    return new Fault('cell.above', { most: `${spec.max}${unit}` });
  return value;
}

export function readNumber(cell: RawCell, spec: AttributeSpec): Typed<number> {
  if (cell instanceof RawDate) return new Fault('cell.date-for-number');
  const plain = plainText(cell);
  if (typeof plain !== 'string') return plain;
  const text = plain.replace(/^[−–]/, '-');
  if (!NUMBER.test(text)) return notNumber(text, spec);
  // Adding 0 turns -0 into 0, which no table can tell apart.
  const value = Number(text) + 0;
  if (!Number.isFinite(value)) return new Fault('cell.too-big');
  if (spec.type === 'integer' && !Number.isInteger(value)) return new Fault('cell.not-integer');
  return inRange(value, spec);
}
