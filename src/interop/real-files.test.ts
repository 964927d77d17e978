import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { IssueList } from '../base/issues.js';
import { readAltiumBom } from './altium-bom/index.js';
import { partId } from './bom/index.js';
import { readKicadBom } from './kicad-bom/index.js';
import { readMarkdownBom } from './markdown-bom/index.js';
import { readPartsDatabase } from './parts-database/index.js';

// Real bills of material of open hardware; see the README beside them for where they come from.
const folder = resolve(process.env.RENKEI_REFERENCE ?? '../shared/reference', 'boms');
const there = existsSync(folder);
if (!there) console.warn(`SKIPPED: ${folder} is not there; set RENKEI_REFERENCE to test with the real files`);
const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(resolve(folder, path)));
const codes = (issues: IssueList): Record<string, number> => {
  const count: Record<string, number> = {};
  for (const { code } of [...issues.errors, ...issues.warnings]) count[code] = (count[code] ?? 0) + 1;
  return count;
};

describe.skipIf(!there)('real bills of material', () => {
  it('battery board: every designator is counted, the test points are no parts', () => {
    const { lines, issues } = readKicadBom(bytes('quiver/battery-pcb-bom.csv'), 'battery.csv');
    expect(lines).toHaveLength(35);
    expect(lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(86);
    expect(lines.find((line) => line.value === 'SMBJ13CA')?.vendorNumber).toEqual({
      vendor: 'LCSC',
      number: 'C19077568',
    });
    expect(lines.find((line) => line.value === 'TestPoint')?.fit).toBe('no-part');
    expect(codes(issues)).toEqual({ 'interop.bom-no-part': 1 });
  });

  it('main board: part numbers that a dragged cell counted up are doubted', () => {
    const { lines, issues } = readKicadBom(bytes('quiver/main-pcb-bom.csv'), 'main.csv');
    expect(lines.find((line) => partId(line) === 'res-100k-0805')?.quantity).toBe(8);
    expect(lines.find((line) => partId(line) === 'rc0805fr-0710kl')?.quantity).toBe(6);
    expect(codes(issues)).toEqual({
      'interop.bom-vendor-number': 13,
      'interop.bom-no-part': 1,
      'interop.bom-part-number-doubtful': 3,
      'interop.bom-merged': 3,
    });
  });

  it('general bill: Markdown table, subsystems in words, the two tubes are one line', () => {
    const { lines, issues } = readMarkdownBom(bytes('quiver/pt2-general-bom.md'), 'general.md');
    expect(lines).toHaveLength(38);
    expect(lines.find((line) => line.value.startsWith('Small square tube'))?.quantity).toBe(3);
    expect(new Set(lines.map((line) => line.subsystem))).toEqual(
      new Set(['Main Structure', 'Secondary Structure', 'Electronics', 'Additional Devices']),
    );
    expect(codes(issues)).toEqual({ 'interop.bom-merged': 1 });
  });

  it('flight controller: Altium workbook', async () => {
    const { lines, issues } = await readAltiumBom(bytes('pixhawk/FMUv3_REV_D.xlsx'), 'fmu.xlsx');
    expect(lines).toHaveLength(53);
    expect(lines.reduce((sum, line) => sum + line.quantity, 0)).toBe(151);
    expect(lines[0]).toMatchObject({ partNumber: 'CC0402ZRY5V7BB104', quantity: 25, manufacturer: 'Yageo' });
    expect(codes(issues)).toEqual({});
  });

  it('parts database: two vendors, breaks, and everything odd in it is said', () => {
    const { offers, issues } = readPartsDatabase(bytes('pixhawk/A_PX4_PARTS_DATABASE.csv'), 'parts.csv', {
      currency: 'USD',
      currencies: { ME: 'EUR' },
    });
    expect(offers).toHaveLength(260);
    expect(offers.find((offer) => offer.partNumber === 'FM25V01-G')?.breaks).toEqual([
      { fromQuantity: 1, price: 6.97 },
      { fromQuantity: 500, price: 4.5965 },
      { fromQuantity: 5000, price: 4.04175 },
    ]);
    expect(offers.filter((offer) => offer.standsInFor !== undefined)).toHaveLength(14);
    expect(codes(issues)).toEqual({
      'interop.price-unusable': 1,
      'interop.price-rising': 3,
      'interop.vendor-unknown': 3,
      'interop.price-none': 2,
      'interop.offer-nameless': 2,
    });
  });
});
