import { expect, test } from 'vitest';
import { Entries, floats, ints } from './growing.js';

const SIZE = 150_000;

test('arrays that grow in memory given up by others hold what was put there, and nothing else', () => {
  const made = [1, 2, 3].map((factor) => {
    const numbers = floats();
    for (let k = 0; k < SIZE; k++) numbers.push(factor * k);
    numbers.fill(-factor, 10);
    return numbers.done();
  });
  made.forEach((numbers, m) => {
    expect(numbers).toHaveLength(SIZE + 10);
    const wrong = numbers.findIndex((value, k) => value !== (k < SIZE ? (m + 1) * k : -(m + 1)));
    expect(wrong).toBe(-1);
  });
});

test('entries that are visited for the last time leave their memory to the next ones', () => {
  const sums = [1, 2].map((factor) => {
    const entries = new Entries();
    for (let k = 0; k < SIZE; k++) entries.push(k, k + 1, factor);
    let sum = 0;
    const rows = ints();
    entries.each((chunk) => {
      for (let e = 0; e < chunk.length; e++) {
        // What is made meanwhile takes no memory that is still to be read.
        rows.push(-1);
        sum += chunk.columns[e] - chunk.rows[e] === 1 ? chunk.values[e] : Number.NaN;
      }
    }, true);
    expect(rows.done().every((row) => row === -1)).toBe(true);
    expect(entries.length).toBe(0);
    return sum;
  });
  expect(sums).toEqual([SIZE, 2 * SIZE]);
});
