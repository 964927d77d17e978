import { IssueList, type Place } from '../../base/issues.js';
import { barePartNumber } from '../bom/ids.js';
import { cellOf, checkColumns, findColumns, readSheet, type SheetRow, textOf } from '../bom/text.js';
import type { OfferReading, PartOffer, PriceBreak } from '../bom/types.js';

const NAMES = {
  partNumber: ['Mfg Part Num'],
  manufacturer: ['Mfg Name'],
  vendor: ['VID'],
  vendorNumber: ['Vendor Part Num'],
  description: ['Description'],
  quantity1: ['Vendor Qty 1'],
  quantity2: ['Vendor Qty 2'],
  quantity3: ['Vendor Qty 3'],
  price1: ['Price Qty 1'],
  price2: ['Price Qty 2'],
  price3: ['Price Qty 3'],
  vendor2: ['VID2'],
  vendor2Number: ['Vendor 2 Part Num'],
  vendor2Part: ['Vendor 2 Derivate Part Num'],
  vendor2Price: ['Vendor 2 Price Qty 1'],
} as const;
type Columns = Readonly<Record<keyof typeof NAMES, number>>;

export interface PartsDatabaseOptions {
  /** The file states no currency: the reader must. */
  readonly currency: string;
  /** Currencies of vendors that have another one, by vendor code. */
  readonly currencies?: Readonly<Record<string, string>>;
  /** Names of the vendor codes; DK and ME are known. */
  readonly vendors?: Readonly<Record<string, string>>;
}

const VENDORS: Readonly<Record<string, string>> = { DK: 'DigiKey', ME: 'Mouser' };
/** Prices from here on are placeholders for "unknown" (the file has one 9999). */
const PLACEHOLDER = 9999;

/**
 * Parts database of the Pixhawk hardware project: tab-separated, unquoted, two vendors, three price breaks for the
 * first and one price for the second.
 */
export function readPartsDatabase(
  data: string | Uint8Array,
  file: string,
  options: PartsDatabaseOptions,
): OfferReading {
  const issues = new IssueList();
  const text = textOf(data, file, issues);
  if (text === undefined) return { offers: [], issues };
  const sheet = readSheet(text, '\t', file, issues, null);
  const columns = findColumns(sheet.header, NAMES);
  const needed = ['partNumber', 'vendor', 'vendorNumber', 'quantity1', 'price1'] as const;
  if (!issues.ok || !checkColumns(columns, needed, NAMES, sheet, file, issues)) return { offers: [], issues };
  const offers = sheet.rows.flatMap((row) => [
    ...firstOffer(row, columns, file, options, issues),
    ...secondOffer(row, columns, file, options, issues),
  ]);
  return { offers, issues };
}

const placeOf = (row: SheetRow, file: string): Place => ({ file, row: row.row, line: row.line });

function firstOffer(
  row: SheetRow,
  columns: Columns,
  file: string,
  options: PartsDatabaseOptions,
  issues: IssueList,
): PartOffer[] {
  const place = placeOf(row, file);
  const partNumber = cellOf(row, columns.partNumber);
  const code = cellOf(row, columns.vendor);
  if (partNumber === undefined || code === undefined) {
    const cells = row.cells
      .filter((cell) => cell !== '')
      .join(' ')
      .slice(0, 80);
    issues.add({ severity: 'warning', code: 'interop.offer-nameless', ...place, params: { cells } });
    return [];
  }
  const vendor = vendorOf(code, options, place, issues);
  const breaks = priceBreaks(row, columns, partNumber, place, issues);
  return [
    {
      vendor,
      vendorNumber: cellOf(row, columns.vendorNumber) ?? '',
      partNumber,
      manufacturer: cellOf(row, columns.manufacturer),
      description: cellOf(row, columns.description),
      breaks,
      currency: options.currencies?.[code] ?? options.currency,
      place,
    },
  ];
}

function vendorOf(code: string, options: PartsDatabaseOptions, place: Place, issues: IssueList): string {
  const vendor = options.vendors?.[code] ?? VENDORS[code];
  if (vendor === undefined)
    issues.add({ severity: 'warning', code: 'interop.vendor-unknown', ...place, params: { vendor: code } });
  return vendor ?? code;
}

function priceBreaks(
  row: SheetRow,
  columns: Columns,
  partNumber: string,
  place: Place,
  issues: IssueList,
): PriceBreak[] {
  const pairs = [
    [columns.quantity1, columns.price1],
    [columns.quantity2, columns.price2],
    [columns.quantity3, columns.price3],
  ] as const;
  const breaks = new Map<number, number>();
  for (const [quantityColumn, priceColumn] of pairs) {
    const [quantity, price] = [cellOf(row, quantityColumn), cellOf(row, priceColumn)];
    if (quantity === undefined && price === undefined) continue;
    const [from, each] = [Number(quantity ?? Number.NaN), Number(price ?? Number.NaN)];
    if (!(from > 0) || !(each >= 0) || each >= PLACEHOLDER) {
      const params = { part: partNumber, quantity: quantity ?? '', price: price ?? '' };
      issues.add({ severity: 'warning', code: 'interop.price-unusable', ...place, params });
      continue;
    }
    const before = breaks.get(from);
    if (before !== undefined && before !== each) {
      const params = { part: partNumber, quantity: from, first: before, second: each };
      issues.add({ severity: 'warning', code: 'interop.price-twice', ...place, params });
      continue;
    }
    breaks.set(from, each);
  }
  return ascending(breaks, partNumber, place, issues);
}

function ascending(
  breaks: ReadonlyMap<number, number>,
  part: string,
  place: Place,
  issues: IssueList,
): PriceBreak[] {
  const sorted = [...breaks]
    .sort(([a], [b]) => a - b)
    .map(([fromQuantity, price]) => ({ fromQuantity, price }));
  if (sorted.length === 0)
    issues.add({ severity: 'warning', code: 'interop.price-none', ...place, params: { part } });
  sorted.forEach((next, i) => {
    const last = sorted[i - 1];
    if (!last || next.price <= last.price) return;
    const params = { part, quantity: next.fromQuantity, price: next.price, before: last.price };
    issues.add({ severity: 'warning', code: 'interop.price-rising', ...place, params });
  });
  return sorted;
}

function secondOffer(
  row: SheetRow,
  columns: Columns,
  file: string,
  options: PartsDatabaseOptions,
  issues: IssueList,
): PartOffer[] {
  const place = placeOf(row, file);
  const code = cellOf(row, columns.vendor2);
  const part = cellOf(row, columns.vendor2Part);
  const text = cellOf(row, columns.vendor2Price);
  if (code === undefined && part === undefined && text === undefined) return [];
  const price = Number(text ?? Number.NaN);
  const usable = price >= 0 && price < PLACEHOLDER;
  if (code === undefined || part === undefined || !usable) {
    const params = { part: part ?? cellOf(row, columns.partNumber) ?? '', quantity: 1, price: text ?? '' };
    issues.add({ severity: 'warning', code: 'interop.price-unusable', ...place, params });
  }
  if (code === undefined || part === undefined) return [];
  return [
    {
      vendor: vendorOf(code, options, place, issues),
      vendorNumber: cellOf(row, columns.vendor2Number) ?? '',
      partNumber: part,
      breaks: usable ? [{ fromQuantity: 1, price }] : [],
      currency: options.currencies?.[code] ?? options.currency,
      standsInFor: substituted(part, cellOf(row, columns.partNumber)),
      place,
    },
  ];
}

/** The second vendor's part is another one where more than its packing differs. */
function substituted(part: string, first: string | undefined): string | undefined {
  return first === undefined || barePartNumber(part) === barePartNumber(first) ? undefined : first;
}
