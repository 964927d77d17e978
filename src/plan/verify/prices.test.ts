import { describe, expect, test } from 'vitest';
import { type ModelRows, modelOf } from '../../../test/support/model.js';
import { readIds } from './ids.js';
import { type PriceList, readPrices } from './prices.js';

type Breaks = NonNullable<ModelRows['offer-price']>;

function listOf(breaks: readonly [number, number][], offer: object = {}): PriceList {
  const model = modelOf({
    model: [{ id: 'm', start: '2026-04-06', buckets: '1w', currency: 'JPY' }],
    organisation: [{ id: 'O', kind: 'manufacturer' }],
    site: [{ id: 'S', organisation: 'O' }],
    item: [{ id: 'A' }],
    offer: [{ id: 'x', item: 'A', site: 'S', ...offer }],
    'offer-price': breaks.map(([from_quantity, price]) => ({ offer: 'x', from_quantity, price })) as Breaks,
  });
  return readPrices(model, readIds(model).offer)[0];
}

describe('S11: prices', () => {
  test('one price', () => {
    expect(listOf([], { price: 7 }).cost(3, 3)).toBe(21);
  });
  test('all units: the break that is reached', () => {
    const list = listOf([
      [10, 8],
      [1, 10],
    ]);
    expect(list.least).toBe(0);
    expect(list.cost(9, 9)).toBe(90);
    expect(list.cost(10, 10)).toBe(80);
    expect(list.cost(0.5, 0.5)).toBe(5);
  });
  test('incremental: each price for the units above its break', () => {
    const list = listOf(
      [
        [0, 10],
        [10, 8],
        [20, 5],
      ],
      { break_scheme: 'incremental' },
    );
    expect(list.cost(10, 10)).toBe(100);
    expect(list.cost(25, 25)).toBe(100 + 80 + 25);
  });
  test('a lowest break above 1 is a minimum order; below it the price of the offer holds if there is one', () => {
    expect(listOf([[50, 8]]).least).toBe(50);
    const list = listOf([[50, 8]], { price: 9 });
    expect(list.least).toBe(0);
    expect(list.cost(49, 49)).toBe(441);
    expect(list.cost(50, 50)).toBe(400);
  });
});
