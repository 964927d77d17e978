import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../../test/support/random-network-check.js';
import { splitDesignators } from './designators.js';
import { barePartNumber, partId, passiveValue, plainPartNumber, slug } from './ids.js';
import { bomToTables } from './to-tables.js';
import type { BomLine, PartOffer } from './types.js';

const line = (cells: Partial<BomLine>): BomLine => ({
  designators: [],
  quantity: 1,
  value: '',
  fit: 'fitted',
  place: { file: 'x' },
  ...cells,
});
const offer = (cells: Partial<PartOffer>): PartOffer => ({
  vendor: 'DigiKey',
  vendorNumber: 'A-ND',
  partNumber: 'A-1',
  breaks: [{ fromQuantity: 1, price: 2 }],
  currency: 'USD',
  place: { file: 'db' },
  ...cells,
});

describe('ids', () => {
  it.each([
    [{ designators: ['R1'], value: '100k', footprint: 'R_0805_2012Metric' }, 'res-100k-0805'],
    [{ designators: ['R1'], value: '4K7', footprint: '0805' }, 'res-4k7-0805'],
    [{ designators: ['R1'], value: '0R', footprint: '0805' }, 'res-0r-0805'],
    [{ designators: ['R1'], value: '1M', footprint: '0805' }, 'res-1meg-0805'],
    [{ designators: ['C1'], value: '0u1', footprint: '0402-CAP' }, 'cap-100nf-0402'],
    [{ designators: ['C1'], value: '10uF, 10V, 0805', footprint: '0805' }, 'cap-10uf-10v-0805'],
    [{ designators: ['C1'], value: '2.2uF', footprint: 'C0805' }, 'cap-2u2f-0805'],
    [{ designators: ['U1'], value: 'x', partNumber: 'TXS0108ERGYR' }, 'txs0108ergyr'],
    [{ designators: ['J1'], value: '1778719' }, 'conn-1778719'],
    [{ value: 'Top plate 2mm, aluminum' }, 'top-plate-2mm-aluminum'],
  ])('%o -> %s', (cells, id) => {
    expect(partId(line(cells))).toBe(id);
  });

  it('never hold what a table would have to quote', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => /^[a-z0-9-]*$/.test(slug(text))),
      parameters(100),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => /^[a-z0-9-]+$/.test(partId(line({ value })))),
      parameters(100),
    );
  });

  it('compares part numbers without signs, leading noughts and packing', () => {
    expect(plainPartNumber('0473460001')).toBe(plainPartNumber('47346-0001'));
    expect(barePartNumber('PMEG2005CT,215')).toBe('PMEG2005CT');
    expect(barePartNumber('MAX3051EKA+T')).toBe('MAX3051EKA');
    expect(barePartNumber('MIC5332-SSYMT TR')).toBe('MIC5332SSYMT');
  });

  it('reads values however they are written', () => {
    expect(passiveValue('4K7')).toBe(4700);
    expect(passiveValue('22u/25V')).toBeCloseTo(22e-6, 12);
    expect(passiveValue('GREEN')).toBeUndefined();
  });
});

describe('splitDesignators', () => {
  it('expands ranges that count up, and only those', () => {
    expect(splitDesignators('R1-R3, C5; U$2 TP-1 R9-R7')).toEqual([
      'R1',
      'R2',
      'R3',
      'C5',
      'U$2',
      'TP-1',
      'R9-R7',
    ]);
  });
});

describe('bomToTables', () => {
  const bom = {
    item: { id: 'board', name: 'Board', kind: 'assembly' as const },
    process: { id: 'make-board', site: 'shop', attributes: { yield: 0.98 } },
    lines: [
      line({ designators: ['U1', 'U2'], quantity: 2, partNumber: 'A-1', description: 'IC A' }),
      line({ designators: ['R1'], value: '1k', footprint: '0402' }),
      line({ designators: ['R2'], value: '1k', footprint: '0402', fit: 'not-fitted' }),
    ],
    source: { id: 'bill', title: 'Bill of the board' },
  };

  it('makes rows of items, the process, its inputs, vendors and prices, and says what backs them', () => {
    const offers = [
      offer({
        breaks: [
          { fromQuantity: 1, price: 2 },
          { fromQuantity: 100, price: 1 },
        ],
      }),
      offer({ vendor: 'Mouser', partNumber: 'B-1', standsInFor: 'A-1' }),
    ];
    const source = { id: 'prices', title: 'Prices' };
    const { tables, issues } = bomToTables([bom], offers, { site: 'shop', offers: source });
    expect(tables.get('process')).toEqual([{ id: 'make-board', site: 'shop', item: 'board', yield: 0.98 }]);
    expect(tables.get('process-input')).toEqual([
      { process: 'make-board', item: 'a-1', quantity: 2, group: 'a-1', notes: 'U1 U2' },
      {
        process: 'make-board',
        item: 'b-1',
        quantity: 2,
        group: 'a-1',
        notes: 'stands in for A-1',
      },
      { process: 'make-board', item: 'res-1k-0402', quantity: 1, notes: 'R1' },
    ]);
    expect(tables.get('offer-price')).toEqual([
      { offer: 'digikey-a-1', from_quantity: 1, price: 2 },
      { offer: 'digikey-a-1', from_quantity: 100, price: 1 },
    ]);
    expect(tables.get('offer')?.map((row) => [row.id, row.price])).toEqual([
      ['digikey-a-1', undefined],
      ['mouser-b-1', 2],
    ]);
    expect(tables.get('assumption')?.map((row) => row.id)).toEqual([
      'bom-of-make-board',
      'price-of-digikey-a-1',
      'price-of-mouser-b-1',
    ]);
    expect(issues.warnings).toMatchObject([
      { code: 'interop.part-unoffered', params: { part: 'res-1k-0402' } },
    ]);
  });
});
