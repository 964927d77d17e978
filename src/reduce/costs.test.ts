import { expect, test } from 'vitest';
import { firstOf, nextOf, RowPrices } from './costs.js';

test.each([[[]], [[0]], [[0, 1, 5]], [[29, 30]], [[2, 31]]])(
  'a mask names the objectives in which a row has a price: %j',
  (which) => {
    const prices = new RowPrices(1, 32);
    for (const q of which) prices.set(0, q, 1);
    const found: number[] = [];
    for (let q = firstOf(prices.masks[0], 32); q < 32; q = nextOf(prices.masks[0], q, 32)) found.push(q);
    expect(found).toEqual(which);
  },
);

test('from the 32nd objective on one bit stands for all', () => {
  const prices = new RowPrices(1, 34);
  prices.set(0, 33, 1);
  const found: number[] = [];
  for (let q = firstOf(prices.masks[0], 34); q < 34; q = nextOf(prices.masks[0], q, 34)) found.push(q);
  expect(found).toEqual([31, 32, 33]);
  expect(prices.get(0, 33)).toBe(1);
});
