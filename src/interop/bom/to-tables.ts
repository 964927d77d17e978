import { type Issue, IssueList } from '../../base/issues.js';
import { barePartNumber, partId, plainPartNumber, slug } from './ids.js';
import type { BomLine, PartOffer, PriceBreak } from './types.js';

export type Cell = string | number | boolean;
/** One row of a table, by attribute; what is not there is an empty cell. */
export type Row = Readonly<Record<string, Cell>>;
/** Rows by component, ready to be written as CSV, YAML or a workbook. */
export type Tables = ReadonlyMap<string, readonly Row[]>;

/** Where a bill of material or a price list comes from; becomes a row of `source`. */
export interface SourceRow {
  readonly id: string;
  readonly title: string;
  readonly publisher?: string;
  readonly citation?: string;
}

export interface BomOfProduct {
  readonly item: { readonly id: string; readonly name: string; readonly kind: 'product' | 'assembly' };
  /** Process that makes it, and where; `attributes` are added to its row (yield, lead_time, ...). */
  readonly process: { readonly id: string; readonly site: string; readonly attributes?: Row };
  readonly lines: readonly BomLine[];
  readonly source: SourceRow;
  /** Share of parts lost in use, by line. */
  readonly scrap?: (line: BomLine) => number;
}

export interface BomToTablesOptions {
  /** Site to which purchases are delivered. */
  readonly site: string;
  /** Source of the offers. */
  readonly offers?: SourceRow;
  /** Attributes of every offer row, such as lead_time. */
  readonly offerAttributes?: (offer: PartOffer, part: string) => Row;
  /** Which price breaks of an offer to keep; all, when left out. */
  readonly breaks?: (offer: PartOffer, part: string) => readonly PriceBreak[];
  /** Take an offer for a part that stands in for another one as a substitute, chosen by cost; yes, when left out. */
  readonly substitutes?: boolean;
}

/** Rows for products, their parts and what vendors ask; parts without an offer are named in warnings. */
export function bomToTables(
  boms: readonly BomOfProduct[],
  offers: readonly PartOffer[],
  options: BomToTablesOptions,
): { readonly tables: Tables; readonly issues: IssueList } {
  const out = new TableWriter();
  const issues = new IssueList();
  const index = indexOffers(offers.filter((offer) => offer.breaks.length > 0));
  if (options.offers) out.add('source', rowOf({ ...options.offers }));
  for (const bom of boms) writeProduct(bom, out);
  const parts = new Set<string>();
  for (const bom of boms) {
    for (const line of bom.lines.filter(({ fit }) => fit === 'fitted')) {
      const part = partId(line);
      const found = parts.has(part) ? [] : matching(line, index, issues);
      const substitutes = options.substitutes === false ? [] : (index.substitutes.get(numberOf(line)) ?? []);
      writeInput(bom, line, part, substitutes, out);
      if (parts.has(part)) continue;
      parts.add(part);
      out.add('item', rowOf({ id: part, name: nameOf(line), kind: 'part', notes: line.note }));
      for (const offer of found) writeOffer(offer, part, options, out);
      for (const offer of substitutes) writeSubstitute(offer, options, out);
      if (found.length === 0) issues.add(unoffered(line, part));
    }
  }
  return { tables: out.tables, issues };
}

/** Rows in the order in which they come; a row with the id of an earlier one of its table is the same thing. */
class TableWriter {
  readonly tables = new Map<string, Row[]>();
  private readonly ids = new Set<string>();
  add(component: string, row: Row): void {
    const id = row.id;
    if (id !== undefined) {
      const key = `${component} ${String(id)}`;
      if (this.ids.has(key)) return;
      this.ids.add(key);
    }
    const rows = this.tables.get(component) ?? [];
    rows.push(row);
    this.tables.set(component, rows);
  }
}

function rowOf(cells: Readonly<Record<string, Cell | undefined>>): Row {
  return Object.fromEntries(
    Object.entries(cells).filter(
      (entry): entry is [string, Cell] => entry[1] !== undefined && entry[1] !== '',
    ),
  );
}

const numberOf = (line: BomLine): string => plainPartNumber(line.partNumber ?? line.value);

function nameOf(line: BomLine): string {
  const value = [line.value, line.footprint].filter(Boolean).join(' ');
  const named = line.description || value || line.partNumber || '';
  return line.manufacturer ? `${named} (${line.manufacturer})` : named;
}

function writeProduct(bom: BomOfProduct, out: TableWriter): void {
  out.add('source', rowOf({ ...bom.source }));
  out.add('item', rowOf({ ...bom.item }));
  out.add(
    'process',
    rowOf({ id: bom.process.id, site: bom.process.site, item: bom.item.id, ...bom.process.attributes }),
  );
  out.add('assumption', {
    id: `bom-of-${bom.process.id}`,
    component: 'process-input',
    row: bom.process.id,
    attribute: 'quantity',
    source: bom.source.id,
    notes: `items and quantities, ${bom.lines.length} lines`,
  });
}

function writeInput(
  bom: BomOfProduct,
  line: BomLine,
  part: string,
  substitutes: readonly PartOffer[],
  out: TableWriter,
): void {
  const scrap = bom.scrap?.(line);
  const common = { process: bom.process.id, quantity: line.quantity, scrap: scrap === 0 ? undefined : scrap };
  const group = substitutes.length > 0 ? part : undefined;
  out.add('process-input', rowOf({ ...common, item: part, group, notes: line.designators.join(' ') }));
  for (const offer of substitutes) {
    const notes = `stands in for ${line.partNumber ?? line.value}`;
    out.add('process-input', rowOf({ ...common, item: slug(offer.partNumber), group, notes }));
  }
}

interface OfferIndex {
  readonly exact: ReadonlyMap<string, readonly PartOffer[]>;
  readonly bare: ReadonlyMap<string, readonly PartOffer[]>;
  readonly substitutes: ReadonlyMap<string, readonly PartOffer[]>;
}

function indexOffers(offers: readonly PartOffer[]): OfferIndex {
  const own = offers.filter((offer) => offer.standsInFor === undefined);
  const by = (list: readonly PartOffer[], key: (offer: PartOffer) => string): Map<string, PartOffer[]> => {
    const map = new Map<string, PartOffer[]>();
    for (const offer of list) map.set(key(offer), [...(map.get(key(offer)) ?? []), offer]);
    return map;
  };
  return {
    exact: by(own, (offer) => plainPartNumber(offer.partNumber)),
    bare: by(own, (offer) => barePartNumber(offer.partNumber)),
    substitutes: by(
      offers.filter((offer) => offer.standsInFor !== undefined),
      (offer) => plainPartNumber(offer.standsInFor ?? ''),
    ),
  };
}

/** Offers of the part number itself; failing that, of one that differs only in packing, with a warning. */
function matching(line: BomLine, index: OfferIndex, issues: IssueList): readonly PartOffer[] {
  const number = line.partNumber ?? line.value;
  const exact = index.exact.get(plainPartNumber(number));
  if (exact) return exact;
  const variants = (line.partNumber && index.bare.get(barePartNumber(number))) || [];
  for (const offer of variants) {
    const params = { part: number, offered: offer.partNumber };
    issues.add({ severity: 'warning', code: 'interop.offer-variant', ...line.place, params });
  }
  return variants;
}

function writeOffer(offer: PartOffer, part: string, options: BomToTablesOptions, out: TableWriter): void {
  const vendor = slug(offer.vendor);
  const id = `${vendor}-${part}`;
  out.add('organisation', { id: vendor, name: offer.vendor, kind: 'supplier' });
  const breaks = options.breaks?.(offer, part) ?? offer.breaks;
  const single = breaks.length === 1 && breaks[0]!.fromQuantity <= 1 ? breaks[0]!.price : undefined;
  const notes = [
    offer.vendorNumber,
    options.breaks && breaks.length < offer.breaks.length ? saidBreaks(offer) : '',
  ]
    .filter((text) => text !== '')
    .join('; ');
  if (out.tables.get('offer')?.some((row) => row.id === id)) return;
  out.add(
    'offer',
    rowOf({
      id,
      supplier: vendor,
      item: part,
      site: options.site,
      price: single,
      currency: offer.currency,
      ...options.offerAttributes?.(offer, part),
      notes,
    }),
  );
  if (single === undefined) {
    for (const { fromQuantity, price } of breaks)
      out.add('offer-price', { offer: id, from_quantity: fromQuantity, price });
  }
  if (!options.offers) return;
  const component = single === undefined ? 'offer-price' : 'offer';
  const row = rowOf({
    id: `price-of-${id}`,
    component,
    row: id,
    attribute: 'price',
    value: single,
    source: options.offers.id,
  });
  out.add('assumption', row);
}

const saidBreaks = (offer: PartOffer): string =>
  `breaks stated: ${offer.breaks.map(({ fromQuantity, price }) => `${fromQuantity} at ${price}`).join('; ')}`;

function writeSubstitute(offer: PartOffer, options: BomToTablesOptions, out: TableWriter): void {
  const part = slug(offer.partNumber);
  const name = `${offer.partNumber}, stands in for ${offer.standsInFor ?? ''}`;
  out.add('item', { id: part, name, kind: 'part' });
  writeOffer(offer, part, options, out);
}

function unoffered(line: BomLine, part: string): Issue {
  return { severity: 'warning', code: 'interop.part-unoffered', ...line.place, params: { part } };
}
