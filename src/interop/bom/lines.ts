import type { Issue, IssueList, Place } from '../../base/issues.js';
import { isCopperOnly, isNotFitted, splitDesignators } from './designators.js';
import { partId, valueKey } from './ids.js';
import type { BomLine, VendorNumber } from './types.js';

/** Cells of one line as a format found them, before any sense is made of them. */
export interface RawLine {
  readonly place: Place;
  readonly designators?: string;
  readonly quantity?: string;
  readonly value?: string;
  readonly partNumber?: string;
  readonly manufacturer?: string;
  readonly vendorNumber?: VendorNumber;
  readonly footprint?: string;
  readonly description?: string;
  readonly subsystem?: string;
  readonly note?: string;
  /** Cell of a DNP column. */
  readonly notFitted?: string;
}

const warning = (place: Place, code: Issue['code'], params: Issue['params']): Issue => ({
  severity: 'warning',
  code,
  ...place,
  params,
});

/** From cells to checked lines: quantities, what is not fitted, doubtful part numbers, duplicates merged. */
export function finishLines(raw: readonly RawLine[], issues: IssueList, file: string): BomLine[] {
  const lines = raw.flatMap((line) => toLine(line, issues) ?? []);
  if (raw.length === 0) issues.add({ severity: 'error', code: 'interop.bom-empty', file, params: {} });
  warnTwice(lines, issues);
  return mergeDuplicates(distrustPartNumbers(lines, issues), issues);
}

function toLine(raw: RawLine, issues: IssueList): BomLine | undefined {
  const designators = splitDesignators(raw.designators ?? '');
  const value = raw.value ?? '';
  const quantity = quantityOf(raw, designators, issues);
  if (quantity === undefined) return undefined;
  if (value === '' && !raw.partNumber && !raw.description && designators.length === 0) {
    issues.add({ severity: 'error', code: 'interop.bom-nameless', ...raw.place, params: {} });
    return undefined;
  }
  const fit = fitOf(raw, designators);
  const names = designators.join(', ') || value;
  if (fit === 'not-fitted') issues.add(warning(raw.place, 'interop.bom-not-fitted', { names }));
  if (fit === 'no-part') issues.add(warning(raw.place, 'interop.bom-no-part', { names }));
  return {
    designators,
    quantity,
    value,
    partNumber: raw.partNumber,
    manufacturer: raw.manufacturer,
    vendorNumber: raw.vendorNumber,
    footprint: raw.footprint,
    description: raw.description,
    subsystem: raw.subsystem,
    note: raw.note,
    fit,
    place: raw.place,
  };
}

function fitOf(raw: RawLine, designators: readonly string[]): BomLine['fit'] {
  const said = raw.notFitted?.trim().toLowerCase() ?? '';
  if (!['', '0', 'no', 'false', 'n', 'fitted'].includes(said)) return 'not-fitted';
  if (isNotFitted(raw.value, raw.note, raw.description)) return 'not-fitted';
  return isCopperOnly(designators, raw.value ?? '', raw.footprint ?? '') ? 'no-part' : 'fitted';
}

/** Designators say what stands on the board; a quantity that disagrees is reported and not used. */
function quantityOf(raw: RawLine, designators: readonly string[], issues: IssueList): number | undefined {
  const text = raw.quantity?.replace(/\s/g, '');
  const said = text === undefined ? Number.NaN : Number(text);
  if (designators.length > 0) {
    if (text !== undefined && said !== designators.length) {
      const params = { quantity: text, count: designators.length, names: designators.join(', ') };
      issues.add(warning(raw.place, 'interop.bom-quantity', params));
    }
    return designators.length;
  }
  if (Number.isFinite(said) && said >= 0) return said;
  issues.add({
    severity: 'error',
    code: 'interop.bom-quantity-unreadable',
    ...raw.place,
    value: raw.quantity ?? '',
    params: {},
  });
  return undefined;
}

function warnTwice(lines: readonly BomLine[], issues: IssueList): void {
  const seen = new Map<string, BomLine>();
  for (const line of lines) {
    for (const designator of line.designators) {
      const first = seen.get(designator);
      if (first && first !== line) {
        const params = { designator, first: first.place.row ?? 0 };
        issues.add(warning(line.place, 'interop.bom-designator-twice', params));
      }
      seen.set(designator, first ?? line);
    }
  }
}

/**
 * One part number beside different values (spreadsheets count up when a cell is dragged) is believed only where the
 * value stands in the number (10k in RC0805FR-0710KL); elsewhere the value decides and the number goes to the note.
 */
function distrustPartNumbers(lines: readonly BomLine[], issues: IssueList): BomLine[] {
  const values = new Map<string, Set<string>>();
  for (const line of lines) {
    if (!line.partNumber || line.value === '') continue;
    values.set(line.partNumber, (values.get(line.partNumber) ?? new Set()).add(valueKey(line)));
  }
  return lines.map((line) => {
    const number = line.partNumber;
    if (!number || (values.get(number)?.size ?? 0) < 2) return line;
    if (holdsValue(number, line.value)) return line;
    const others = [...(values.get(number) ?? [])].filter((value) => value !== valueKey(line)).join(', ');
    const params = { number, others, names: line.designators.join(', ') || line.value };
    issues.add({ ...warning(line.place, 'interop.bom-part-number-doubtful', params), value: line.value });
    return { ...line, partNumber: undefined, note: join(line.note, `part number ${number} doubted`) };
  });
}

/** The value stands in the number by itself: 10k in RC0805FR-0710KL, but not in ...-07110KL. */
function holdsValue(number: string, value: string): boolean {
  const text = value.toUpperCase().replace(/[^A-Z0-9.]/g, '');
  const at = number.toUpperCase().indexOf(text);
  return text !== '' && at > 0;
}

/** Lines that ask for the same part become one, at the place of the first; the note names the others. */
function mergeDuplicates(lines: readonly BomLine[], issues: IssueList): BomLine[] {
  const merged = new Map<string, BomLine>();
  for (const line of lines) {
    const key = `${partId(line)} ${line.fit} ${line.subsystem ?? ''}`;
    const first = merged.get(key);
    if (!first) {
      merged.set(key, line);
      continue;
    }
    const params = {
      part: line.partNumber ?? line.value,
      first: first.place.row ?? 0,
      row: line.place.row ?? 0,
    };
    issues.add(warning(line.place, 'interop.bom-merged', params));
    merged.set(key, {
      ...first,
      designators: [...first.designators, ...line.designators],
      quantity: first.quantity + line.quantity,
      note: join(
        join(first.note, line.note === first.note ? undefined : line.note),
        `merged with row ${params.row}`,
      ),
    });
  }
  return [...merged.values()];
}

function join(a: string | undefined, b: string | undefined): string | undefined {
  if (!a) return b;
  return b ? `${a}; ${b}` : a;
}
