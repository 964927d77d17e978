import type { Day } from '../base/dates.js';
import { type MessageKey, type MessageParams, message } from '../base/messages.js';

/** Texts, numbers and dates as a reader of one language expects them. */
export interface Words {
  readonly language: string;
  say(key: MessageKey, params?: MessageParams): string;
  /** At most `digits` decimals; without it as many as the size of the number makes useful. */
  number(value: number, digits?: number): string;
  /** Exactly `digits` decimals, so that a column of numbers lines up. */
  fixed(value: number, digits: number): string;
  /** Three significant digits, for prices that may be tiny. */
  significant(value: number): string;
  quantity(value: number, unit: string, whole?: boolean): string;
  /** The unit alone, as a column heading shows it. */
  unit(unit: string, whole?: boolean): string;
  hours(value: number): string;
  money(value: number, currency: string): string;
  /** Rounded to what one can remember: ¥4.2B, 42億円. */
  shortMoney(value: number, currency: string): string;
  percent(share: number, digits?: number): string;
  day(day: Day): string;
  month(day: Day): string;
  list(parts: readonly string[]): string;
  /** Sentences one after the other. */
  join(sentences: readonly string[]): string;
}

const NARROW_NO_BREAK = '\u202f';
// English without a country: 31 Mar 2028, which no reader takes for another day.
const INTERNATIONAL = 'en-GB';
const NO_BREAK = '\u00a0';

/**
 * Words of a language. Digits are grouped by a thin space, as ISO 80000-1 has it and so that no reader takes the
 * separator for a decimal sign; Japanese keeps its commas. `plain`, for terminals, keeps what the locale has.
 */
export function wordsOf(language: string, plain = false): Words {
  const locale = supported(language);
  const space = plain ? NO_BREAK : NARROW_NO_BREAK;
  const regroup = !plain && !locale.startsWith('ja');
  const grouped = (format: Intl.NumberFormat, value: number): string => {
    // -0 and what rounds to it must not print as "-0".
    const parts = format.formatToParts(Object.is(value, -0) ? 0 : value);
    return parts
      .map(({ type, value: text }) => (type === 'group' && regroup ? space : text))
      .join('')
      .replace(/^[-\u2212](?=[^1-9]*$)/, '')
      .replace(/[\u00a0\u202f]/g, space);
  };
  const formats = formatsOf(locale);
  const number = (value: number, digits?: number): string =>
    grouped(formats.decimal(digits ?? usefulDigits(value)), value);
  const money = (value: number, currency: string, compact: boolean): string =>
    grouped(formats.money(currency, compact, Math.abs(value)), value);
  // A text may end in an abbreviated date ("2028 р."), whose full stop then is the sentence's as well.
  const say = (key: MessageKey, params?: MessageParams): string =>
    message(key, params, language).replace(/([^.]\.)\.(?!\.)/g, '$1');
  const date = (format: Intl.DateTimeFormat, day: Day): string =>
    format.format(day * 86_400_000).replace(/ /g, NO_BREAK);
  const unit = (code: string, whole = false): string =>
    code === '1' ? say(whole ? 'answer.unit.whole' : 'answer.unit.piece') : code;
  return {
    language: locale,
    say,
    number,
    unit,
    fixed: (value, digits) => grouped(formats.fixed(digits), value),
    significant: (value) => grouped(formats.significant, value),
    quantity: (value, code, whole = false) => quantity(say, number(value), value, code, whole),
    hours: (value) => say('answer.unit.hours', { n: number(value) }).replaceAll(' ', NO_BREAK),
    money: (value, currency) => money(value, currency, false),
    shortMoney: (value, currency) => money(value, currency, true),
    percent: (share, digits = 0) => grouped(formats.percent(digits), share),
    day: (day) => date(formats.day, day),
    month: (day) => date(formats.month, day),
    list: (parts) => formats.list.format(parts),
    join: (sentences) => sentences.join(locale.startsWith('ja') ? '' : ' '),
  };
}

function quantity(say: Words['say'], number: string, value: number, code: string, whole: boolean): string {
  if (code !== '1') return `${number}\u00a0${code}`;
  const one = Math.abs(value) === 1;
  const text = whole
    ? say(one ? 'answer.quantity.whole.one' : 'answer.quantity.whole.many', { n: number })
    : say(one ? 'answer.quantity.piece.one' : 'answer.quantity.piece.many', { n: number });
  return text.replaceAll(' ', NO_BREAK);
}

/** The language itself where Intl knows it, else English, so that a strange tag never stops a report. */
function supported(language: string): string {
  try {
    const known = Intl.NumberFormat.supportedLocalesOf([language.replace('_', '-')]);
    if (known.length > 0 && /^(en|ja|uk)\b/i.test(known[0]))
      return known[0] === 'en' ? INTERNATIONAL : known[0];
  } catch {
    // Not a language tag at all.
  }
  return INTERNATIONAL;
}

function usefulDigits(value: number): number {
  const size = Math.abs(value);
  if (!Number.isFinite(size) || size >= 100 || Math.abs(size - Math.round(size)) < 1e-6) return 0;
  if (size >= 10) return 1;
  return size >= 0.1 ? 2 : 4;
}

function formatsOf(locale: string) {
  const cache = new Map<string, Intl.NumberFormat>();
  const kept = (key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    let format = cache.get(key);
    if (!format) {
      format = new Intl.NumberFormat(locale, options);
      cache.set(key, format);
    }
    return format;
  };
  return {
    decimal: (digits: number) => kept(`d${digits}`, { maximumFractionDigits: digits }),
    fixed: (digits: number) =>
      kept(`x${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
    significant: new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }),
    percent: (digits: number) => kept(`p${digits}`, { style: 'percent', maximumFractionDigits: digits }),
    money: (currency: string, compact: boolean, size: number) => {
      const whole = size >= 1000 || size === 0;
      const key = `${currency}${compact ? 'c' : whole ? 'w' : 'f'}`;
      const style = moneyStyle(locale, currency);
      if (compact)
        return kept(key, {
          ...style,
          // 42.3億円, as it is written in Japanese, not ￥42.3億.
          ...(locale.startsWith('ja') && style.style ? { currencyDisplay: 'name' } : {}),
          notation: 'compact',
          minimumFractionDigits: 0,
          maximumSignificantDigits: 3,
        });
      return kept(key, whole ? { ...style, maximumFractionDigits: 0 } : style);
    },
    day: new Intl.DateTimeFormat(locale, {
      year: 'numeric',
      month: 'short',
      day: 'numeric',
      timeZone: 'UTC',
    }),
    month: new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' }),
    list: new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }),
  };
}

function moneyStyle(locale: string, currency: string): Intl.NumberFormatOptions {
  try {
    new Intl.NumberFormat(locale, { style: 'currency', currency });
    return { style: 'currency', currency, currencyDisplay: 'narrowSymbol' };
  } catch {
    // A model without a usable currency code still has its amounts shown.
    return {};
  }
}

/** Decimals with which a column of numbers reads best: none when all are whole, else one. */
export function columnDigits(values: Iterable<number>): number {
  for (const value of values) if (Math.abs(value - Math.round(value)) >= 0.05) return 1;
  return 0;
}
