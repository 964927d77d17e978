import { type Day, dayOf, daysInMonth, isoDate } from '../../base/dates.js';
import { type RawCell, RawDate } from '../../tables/raw.js';
import { Fault, type Typed } from './fault.js';
import { plainText } from './scalar.js';

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/;
const YEAR_FIRST_KANJI = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const ERA = /^(令和|平成|昭和|r|h|s)\s*(元|\d{1,2})[年./-](\d{1,2})[月./-](\d{1,2})日?$/i;
const ERA_START: Readonly<Record<string, number>> = {
  令和: 2018,
  r: 2018,
  平成: 1988,
  h: 1988,
  昭和: 1925,
  s: 1925,
};
const DATE_TIME = /^(\d{4}-\d{2}-\d{2})[T ]\d/;
/** Excel counts days from 1899-12-30. */
const EXCEL_EPOCH = -25569;

/** Years outside these are slips of the finger; workbooks miscount the days before March 1900. */
export const FIRST_YEAR = 1901;
export const LAST_YEAR = 2200;

function civil(year: number, month: number, day: number): Day | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayOf(year, month, day);
}

function yearFirst(year: string, month: string, day: string): Day | Fault {
  const result = civil(Number(year), Number(month), Number(day));
  if (result === undefined) return new Fault('cell.no-such-day');
  const far = Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR;
  return far ? new Fault('cell.date-far', { first: FIRST_YEAR, last: LAST_YEAR }) : result;
}

function yearLast(a: number, b: number, year: number): Fault {
  const dayFirst = civil(year, b, a);
  const monthFirst = civil(year, a, b);
  if (dayFirst !== undefined && monthFirst !== undefined && dayFirst !== monthFirst)
    return new Fault('cell.date-readings', { first: isoDate(dayFirst), second: isoDate(monthFirst) });
  const only = dayFirst ?? monthFirst;
  return only === undefined
    ? new Fault('cell.no-such-day')
    : new Fault('cell.date-format', { date: isoDate(only) });
}

function byDigits(text: string): Fault | undefined {
  if (/^\d{5}(?:\.\d+)?$/.test(text))
    return new Fault('cell.date-serial', { date: isoDate(EXCEL_EPOCH + Math.floor(Number(text))) });
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!compact) return undefined;
  const day = civil(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  return day === undefined ? undefined : new Fault('cell.date-format', { date: isoDate(day) });
}

function otherForms(text: string): Fault {
  const last = YEAR_LAST.exec(text);
  if (last) return yearLast(Number(last[1]), Number(last[2]), Number(last[3]));
  const time = DATE_TIME.exec(text);
  if (time) return new Fault('cell.date-time', { date: time[1] });
  const era = ERA.exec(text);
  if (era) {
    const year = ERA_START[era[1].toLowerCase()] + (era[2] === '元' ? 1 : Number(era[2]));
    const day = civil(year, Number(era[3]), Number(era[4]));
    if (day !== undefined) return new Fault('cell.date-format', { date: isoDate(day) });
  }
  const month = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(text);
  if (month && Number(month[2]) >= 1 && Number(month[2]) <= 12)
    return new Fault('cell.date-month', { date: `${month[1]}-${month[2].padStart(2, '0')}-01` });
  return byDigits(text) ?? new Fault('cell.not-date');
}

/** Days of a date whose year stands first, or of a date cell of a workbook. */
export function readDate(cell: RawCell): Typed<Day> {
  if (cell instanceof RawDate) {
    if (cell.fraction !== 0) return new Fault('cell.date-time', { date: isoDate(cell.day) });
    const [year, month, day] = isoDate(cell.day).split('-');
    return yearFirst(year, month, day);
  }
  const text = plainText(cell);
  if (typeof text !== 'string') return text;
  const match = YEAR_FIRST.exec(text);
  if (match) return yearFirst(match[1], match[3], match[4]);
  const kanji = YEAR_FIRST_KANJI.exec(text);
  return kanji ? yearFirst(kanji[1], kanji[2], kanji[3]) : otherForms(text);
}
