import { dayOf, daysInMonth } from '../../base/dates.js';
import type { IssueList } from '../../base/issues.js';
import { getOrMake } from '../../base/maps.js';
import { shown } from '../../base/text.js';
import type { Thing } from './collect.js';

/** frePPLe's end of time; a date from there on means never. */
const NEVER = dayOf(2030, 12, 31);
const BEFORE_TIME = dayOf(1971, 1, 1);

/** Days from 1970-01-01 with the time of day as a fraction; undefined for what is no date. */
export function parseDate(text: string): number | undefined {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(?:Z|[+-]\d{2}:?\d{2})?$/.exec(
      text.trim(),
    );
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month) || hour > 24 || minute > 59)
    return undefined;
  return dayOf(year, month, day) + (hour * 3600 + minute * 60 + second) / 86_400;
}

/** Seconds of `P1DT2H`, `PT30M`, `P2W`, `1:00:00`, `3600`; undefined for what is no duration. */
export function parseDuration(text: string): number | undefined {
  const clean = text.trim();
  const iso =
    /^(-?)P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/i.exec(
      clean,
    );
  if (iso && /\d/.test(clean)) {
    const sizes = [365 * 86_400, (365 / 12) * 86_400, 7 * 86_400, 86_400, 3600, 60, 1];
    const total = sizes.reduce((sum, size, k) => sum + size * Number(iso[k + 2] ?? 0), 0);
    return iso[1] === '-' ? -total : total;
  }
  if (/^-?\d+(\.\d+)?$/.test(clean)) return Number(clean);
  const clock = /^(?:(\d+):)?(?:(\d+):)?(\d+):(\d+)$/.exec(clean);
  if (!clock) return undefined;
  const [days, hours] = clock[2] === undefined ? [0, clock[1]] : [clock[1], clock[2]];
  return Number(days) * 86_400 + Number(hours ?? 0) * 3600 + Number(clock[3]) * 60 + Number(clock[4]);
}

/** Reads the values of elements; what cannot be read is an error, and the default is taken. */
export class Values {
  /** Each value that cannot be read is told once. */
  private readonly told = new Map<Thing, Set<string>>();

  constructor(
    private readonly issues: IssueList,
    private readonly file: string,
  ) {}

  number(thing: Thing, attribute: string): number | undefined;
  number(thing: Thing, attribute: string, otherwise: number): number;
  number(thing: Thing, attribute: string, otherwise?: number): number | undefined {
    return this.read(thing, attribute, otherwise, (text) => {
      const value = text === '' ? Number.NaN : Number(text);
      return Number.isFinite(value) ? value : undefined;
    });
  }

  /** Seconds. */
  duration(thing: Thing, attribute: string): number {
    return this.read(thing, attribute, 0, parseDuration) ?? 0;
  }

  /** Days with a fraction; undefined where it is not given or lies outside frePPLe's time. */
  date(thing: Thing, attribute: string): number | undefined {
    const day = this.read(thing, attribute, undefined, parseDate);
    return day === undefined || day >= NEVER || day <= BEFORE_TIME ? undefined : day;
  }

  flag(thing: Thing, attribute: string, otherwise: boolean): boolean {
    return (
      this.read(thing, attribute, otherwise, (text) => {
        if (/^(true|1|yes)$/i.test(text)) return true;
        return /^(false|0|no)$/i.test(text) ? false : undefined;
      }) ?? otherwise
    );
  }

  private read<T>(
    thing: Thing,
    attribute: string,
    otherwise: T | undefined,
    parse: (text: string) => T | undefined,
  ): T | undefined {
    const text = thing.values.get(attribute)?.trim();
    if (text === undefined || text === '') return otherwise;
    const value = parse(text);
    if (value !== undefined) return value;
    const told = getOrMake(this.told, thing, () => new Set<string>());
    if (told.has(attribute)) return otherwise;
    told.add(attribute);
    this.issues.add({
      severity: 'error',
      code: 'frepple.value',
      file: this.file,
      line: thing.line,
      attribute,
      value: shown(text),
      params: { element: thing.kind, name: shown(thing.name) },
    });
    return otherwise;
  }
}
