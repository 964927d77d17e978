import { readAltiumBom } from '../../src/interop/altium-bom/index.js';
import {
  type BomLine,
  type BomOfProduct,
  type BomReading,
  bomToTables,
  type PartOffer,
  partId,
  type Row,
  type SourceRow,
} from '../../src/interop/bom/index.js';
import { readKicadBom } from '../../src/interop/kicad-bom/index.js';
import type { Workbook } from './csv.js';
import { breaksFor, illustrativePrice } from './prices.js';
import { DATABASE, pixhawk, quiver } from './sources.js';

const STACKS = ['assemble-stack-jp', 'assemble-stack-ua'];
/** Smallest passive parts are lost at the feeders. */
const scrap = (line: BomLine): number => (/^[RC]\d/.test(line.designators[0] ?? '') ? 0.02 : 0);
/** Paste, oven and inspection, then about 650 placements an hour: illustrative, on the real number of placements. */
const boardHours = (lines: readonly BomLine[]): number => {
  const placed = lines.filter(({ fit }) => fit === 'fitted').reduce((sum, line) => sum + line.quantity, 0);
  return Math.round((0.23 + placed / 650) * 1000) / 1000;
};

export interface Board {
  readonly id: string;
  readonly name: string;
  readonly reading: BomReading;
  readonly source: SourceRow;
  readonly value: number;
  readonly bare: number;
}

export async function readBoards(bytes: (path: string) => Uint8Array): Promise<readonly Board[]> {
  const kicad = (path: string): BomReading => readKicadBom(bytes(path), path);
  const fmu = 'pixhawk/FMUv3_REV_D.xlsx';
  return [
    {
      id: 'main-pcb',
      name: 'Main board',
      reading: kicad('quiver/main-pcb-bom.csv'),
      source: quiver('quiver-main-pcb-bom', 'Quiver main PCB, KiCad BOM'),
      value: 62000,
      bare: 14,
    },
    {
      id: 'fc-pcb',
      name: 'Flight-controller carrier board',
      reading: kicad('quiver/fc-pcb-bom.csv'),
      source: quiver('quiver-fc-pcb-bom', 'Quiver FC PCB, KiCad BOM'),
      value: 9000,
      bare: 4,
    },
    {
      id: 'battery-pcb',
      name: 'Battery board',
      reading: kicad('quiver/battery-pcb-bom.csv'),
      source: quiver('quiver-battery-pcb-bom', 'Quiver battery PCB, KiCad BOM'),
      value: 21000,
      bare: 7,
    },
    {
      id: 'fmuv3-board',
      name: 'FMUv3 flight controller board',
      reading: await readAltiumBom(bytes(fmu), fmu),
      source: pixhawk('fmuv3-bom', 'FMUv3 REV D, Altium BOM'),
      value: 24000,
      bare: 9,
    },
  ];
}

function boardProduct(board: Board): BomOfProduct {
  const attributes = { yield: 0.95, lead_time: 5, lead_time_in: 'working' };
  return {
    item: { id: board.id, name: board.name, kind: 'assembly' },
    process: { id: `make-${board.id}`, site: 'shop-ua', attributes },
    lines: board.reading.lines,
    source: board.source,
    scrap,
  };
}

/** Pieces of every part in one product, over all four boards. */
function partsPerProduct(boards: readonly Board[]): Map<string, number> {
  const count = new Map<string, number>();
  for (const line of boards.flatMap(({ reading }) => reading.lines))
    count.set(partId(line), (count.get(partId(line)) ?? 0) + line.quantity);
  return count;
}

export function writeBoards(boards: readonly Board[], offers: readonly PartOffer[], out: Workbook): void {
  const { tables, issues } = bomToTables(boards.map(boardProduct), offers, {
    site: 'shop-ua',
    offers: DATABASE,
    offerAttributes: (offer) => ({ lead_time: offer.vendor === 'Mouser' ? 10 : 14 }),
    breaks: breaksFor(partsPerProduct(boards)),
  });
  console.log(
    `boards: ${issues.warnings.filter(({ code }) => code === 'interop.part-unoffered').length} parts without a price in the database`,
  );
  out.addAll(tables);
  const offered = new Set(out.rows('offer').map((row) => row.item));
  for (const board of boards) {
    const process = `make-${board.id}`;
    out.add('process-resource', { process, resource: 'smt-line', hours: boardHours(board.reading.lines) });
    out.add(
      'process-yield',
      { process, from: '2026-04-01', yield: 0.93 },
      { process, from: '2026-10-01', yield: 0.97 },
    );
    out.add('item', { id: `bare-${board.id}`, name: `${board.name}, bare`, kind: 'part' });
    out.add('process-input', { process, item: `bare-${board.id}`, quantity: 1 });
    out.add('offer', {
      id: `pcb-maker-j-${board.id}`,
      supplier: 'pcb-maker-j',
      item: `bare-${board.id}`,
      site: 'shop-ua',
      price: board.bare,
      currency: 'EUR',
      lead_time: 21,
    });
    for (const line of board.reading.lines.filter(({ fit }) => fit === 'fitted'))
      writeIllustrativeOffer(line, offered, out);
    for (const at of STACKS) out.add('process-input', { process: at, item: board.id, quantity: 1 });
  }
}

/** What the distributor can send in a bucket, where it is little: makes a substitute worth having. */
const LIMITS: Readonly<Record<string, Row>> = { 'cap-100nf-0805': { most_per_bucket: 600 } };

function writeIllustrativeOffer(line: BomLine, offered: Set<unknown>, out: Workbook): void {
  const part = partId(line);
  if (offered.has(part)) return;
  offered.add(part);
  const id = `distributor-i-${part}`;
  out.add('offer', {
    id,
    supplier: 'distributor-i',
    item: part,
    site: 'shop-ua',
    price: illustrativePrice(line),
    currency: 'EUR',
    lead_time: 21,
    ...LIMITS[part],
    notes: 'illustrative price',
  });
  out.add('assumption', {
    id: `price-of-${id}`,
    component: 'offer',
    row: id,
    attribute: 'price',
    illustrative: true,
  });
}

/** Parts of two boards that can stand in for one another: decided here, not stated by the bills. */
export function writeSubstitutes(out: Workbook): void {
  const groups: readonly (readonly [process: string, wanted: string, other: string, notes: string])[] = [
    ['make-fmuv3-board', 'rc0402fr-0710kl', 'era-2aeb103x', '0.1 % stands in for 1 %'],
    ['make-main-pcb', 'cc0805krx7r9bb104', 'cap-100nf-0805', 'any 100 nF of this size'],
    ['make-battery-pcb', 'res-10k-0805', 'rc0805fr-0710kl', 'the main board names a part number'],
  ];
  const rows = out.tables.get('process-input') ?? [];
  for (const [process, wanted, other, notes] of groups) {
    const at = rows.findIndex((row) => row.process === process && row.item === wanted);
    const line = rows[at];
    if (!line) throw new Error(`${process} has no line ${wanted}`);
    rows[at] = { ...line, group: wanted };
    rows.splice(at + 1, 0, { ...line, item: other, group: wanted, notes });
    out.add('assumption', {
      id: `substitute-${other}`,
      component: 'process-input',
      row: process,
      attribute: 'group',
      illustrative: true,
      notes: `${other} for ${wanted}`,
    });
  }
}
