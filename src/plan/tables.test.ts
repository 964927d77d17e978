import { expect, test } from 'vitest';
import { drawer } from '../../bench/random.js';
import { rounded } from './tables.js';

test('rounding gives the double of the decimal with 12 digits, whatever the size', () => {
  const draw = drawer(1);
  const values = [
    0,
    -0,
    1e-300,
    5e-324,
    1e308,
    999999999999.5,
    0.9999999999995,
    1 - 2 ** -53,
    123456789012.5,
  ];
  for (let k = 0; k < 200_000; k++) {
    const value = (draw.next() - 0.5) * 10 ** (draw.next() * 36 - 14);
    values.push(value, Math.round(value * 1e6) / 1e6, Number(`${Math.floor(draw.next() * 1e12)}.5e-8`));
  }
  const wrong = values.filter((value) => !Object.is(rounded(value), Number(value.toPrecision(12))));
  expect(wrong).toEqual([]);
});
