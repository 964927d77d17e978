import { designatorClass } from './designators.js';
import type { BomLine } from './types.js';

const MULTIPLIERS: Readonly<Record<string, number>> = {
  p: 1e-12,
  n: 1e-9,
  u: 1e-6,
  µ: 1e-6,
  μ: 1e-6,
  m: 1e-3,
  r: 1,
  '': 1,
  k: 1e3,
  M: 1e6,
};

/** Number of a value such as `4K7`, `0u1`, `100nF`, `120R`, `10uF, 10V`; undefined for a name. */
export function passiveValue(value: string): number | undefined {
  const text =
    value
      .trim()
      .split(/[\s,/]/, 1)[0]
      ?.replace(/(F|H|Ω|Ohms?)$/i, '') ?? '';
  const inside = /^(\d+)([pnuµμmMkKrR])(\d+)$/.exec(text);
  const behind = /^(\d+(?:\.\d+)?)([pnuµμmMkKrR]?)$/.exec(text);
  const factor = (letter: string): number =>
    MULTIPLIERS[/[KR]/.test(letter) ? letter.toLowerCase() : letter]!;
  if (inside) return Number(`${inside[1]}.${inside[3]}`) * factor(inside[2]!);
  if (behind) return Number(behind[1]) * factor(behind[2]!);
  return undefined;
}

/** `4700` -> `4k7`, `1e-7` farad -> `100n`. */
function shortNumber(value: number): string {
  const steps: readonly [number, string][] = [
    [1e6, 'M'],
    [1e3, 'k'],
    [1, ''],
    [1e-3, 'm'],
    [1e-6, 'u'],
    [1e-9, 'n'],
    [1e-12, 'p'],
  ];
  const [size, letter] = steps.find(([step]) => value >= step * 0.9999999) ?? [1, ''];
  const digits = String(Number((value / size).toPrecision(6)));
  return digits.includes('.') ? digits.replace('.', letter === '' ? 'r' : letter) : `${digits}${letter}`;
}

/** Small letters, digits and hyphens only, so that ids need no quoting in any file. */
export function slug(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}

const KIND_OF_CLASS: Readonly<Record<string, string>> = {
  R: 'res',
  C: 'cap',
  L: 'ind',
  D: 'diode',
  LED: 'led',
  Q: 'transistor',
  F: 'fuse',
  FL: 'filter',
  J: 'conn',
  K: 'relay',
  U: 'ic',
  IC: 'ic',
  PS: 'psu',
  X: 'xtal',
  Y: 'xtal',
  S: 'switch',
  SW: 'switch',
};

/** Package of a footprint: `0402-RES`, `C0805`, `R_0603_1608Metric` -> 0402, 0805, 0603. */
function packageOf(footprint: string): string {
  return (
    /(?:^|[^0-9])(01005|0201|0402|0603|0805|1206|1210|2010|2512)(?:$|[^0-9])/.exec(footprint)?.[1] ??
    slug(footprint)
  );
}

/** Value as it decides whether two lines ask for the same part: 4K7 = 4.7k, 0u1 = 100nF. */
export function valueKey(line: Pick<BomLine, 'value' | 'designators'>): string {
  const kind = KIND_OF_CLASS[designatorClass(line.designators[0] ?? '')];
  const number = kind === 'res' || kind === 'cap' || kind === 'ind' ? passiveValue(line.value) : undefined;
  if (number === undefined) return slug(line.value);
  const short = shortNumber(number).replace(/M$/, 'meg').toLowerCase();
  return kind === 'res' && /^\d+$/.test(short) ? `${short}r` : short;
}

/**
 * Id of the part that a line asks for: its manufacturer's part number; without one, kind, value and package for
 * resistors, capacitors and inductors (res-100k-0805), the value or name for everything else.
 */
export function partId(line: BomLine): string {
  if (line.partNumber) return named(line.partNumber, line);
  const kind = KIND_OF_CLASS[designatorClass(line.designators[0] ?? '')];
  if ((kind === 'res' || kind === 'cap' || kind === 'ind') && passiveValue(line.value) !== undefined) {
    const rest = /[\s,/](\d+(?:\.\d+)?V)\b/i.exec(line.value)?.[1];
    return [
      kind,
      valueKey(line) + (kind === 'cap' ? 'f' : ''),
      rest ? slug(rest) : '',
      packageOf(line.footprint ?? ''),
    ]
      .filter((part) => part !== '')
      .join('-');
  }
  return named(line.value || line.description || line.designators[0] || 'part', line);
}

/** Ids of digits only are read as numbers by spreadsheets: they get the kind of part in front. */
function named(text: string, line: BomLine): string {
  const id = slug(text);
  if (!/^[0-9-]*$/.test(id)) return id;
  const kind = KIND_OF_CLASS[designatorClass(line.designators[0] ?? '')] ?? 'part';
  return id === '' ? kind : `${kind}-${id}`;
}

/** Part number for comparison: letters and digits, leading noughts of a number gone (0473460001 = 47346-0001). */
export function plainPartNumber(number: string): string {
  return number
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/^0+(?=\d+$)/, '');
}

/** The same without what only says how it is packed: `,215`, `/J4-PF`, `+T`, ` TR`. */
export function barePartNumber(number: string): string {
  return plainPartNumber(
    number
      .replace(/[,/].*$/, '')
      .replace(/\+T?$/i, '')
      .replace(/[ -]TR$/i, ''),
  );
}
