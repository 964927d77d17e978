import { describe, expect, it } from 'vitest';
import { readPartsDatabase } from './index.js';

const HEADER =
  'Mfg Part Num\tMfg Name\tVID\tVendor Part Num\tDescription\tVendor Qty 1\tVendor Qty 2\tVendor Qty 3\t' +
  'Price Qty 1\tPrice Qty 2\tPrice Qty 3\tVID2\tVendor 2 Part Num\tVendor 2 Derivate Part Num\tVendor 2 Price Qty 1';
const read = (...rows: string[][]) =>
  readPartsDatabase([HEADER, ...rows.map((row) => row.join('\t'))].join('\n'), 'db.csv', { currency: 'USD' });
const row = (breaks: string[], second: string[] = []) => [
  'A-1',
  'Maker',
  'DK',
  'A1-ND',
  '6" CABLE',
  ...breaks,
  ...second,
];

describe('readPartsDatabase', () => {
  it('reads both vendors; a lone quotation mark is just a sign', () => {
    const { offers, issues } = read(row(['10', '100', '', '2', '1.5', ''], ['ME', '81-B', 'B-1', '1.9']));
    expect(offers).toMatchObject([
      {
        vendor: 'DigiKey',
        description: '6" CABLE',
        breaks: [
          { fromQuantity: 10, price: 2 },
          { fromQuantity: 100, price: 1.5 },
        ],
      },
      { vendor: 'Mouser', partNumber: 'B-1', standsInFor: 'A-1', breaks: [{ fromQuantity: 1, price: 1.9 }] },
    ]);
    expect(issues.warnings).toEqual([]);
  });

  it.each([
    ['price without quantity', row(['1', '', '', '2', '1', '']), 'interop.price-unusable'],
    ['price that rises', row(['1', '10', '', '2', '3', '']), 'interop.price-rising'],
    ['two prices for one quantity', row(['1', '1', '', '2', '3', '']), 'interop.price-twice'],
    ['placeholder', row(['1', '', '', '2', '', ''], ['ME', 'x', 'A-1', '9999']), 'interop.price-unusable'],
    ['no price', row(['', '', '', '', '', '']), 'interop.price-none'],
    ['vendor unknown', ['A-1', 'Maker', 'ZZ', '', '', '1', '', '', '2'], 'interop.vendor-unknown'],
    ['row of a star', ['*'], 'interop.offer-nameless'],
  ])('says: %s', (_, cells, code) => {
    expect(read(cells).issues.warnings.map((issue) => issue.code)).toEqual([code]);
  });
});
