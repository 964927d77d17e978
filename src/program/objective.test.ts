import { expect, test } from 'vitest';
import { ColumnCounter } from './counter.js';
import { ObjectiveBuilder } from './objective.js';

/** More terms than are kept as they come where they are in no order. */
const MANY = 100_000;

/** The same by a map: what the terms of each column come to. */
function summed(terms: readonly (readonly [number, number])[]): { indices: number[]; values: number[] } {
  const sums = new Map<number, number>();
  for (const [column, value] of terms) sums.set(column, (sums.get(column) ?? 0) + value);
  const indices = [...sums.keys()].sort((a, b) => a - b);
  return { indices, values: indices.map((column) => sums.get(column)!) };
}

const ascending = Array.from({ length: MANY }, (_, k) => [3 * k, k + 1] as const);

test.each([
  ['few in order', ascending.slice(0, 10)],
  ['few in no order', [...ascending.slice(0, 10)].reverse()],
  ['few of one column', [...ascending.slice(0, 10), ...ascending.slice(9, 10)]],
  ['many in order', ascending],
  ['many in no order', [...ascending].reverse()],
  ['many in order, then one of the first column', [...ascending, ascending[0]]],
  ['many in order, then one between', [...ascending, [4, 2] as const]],
  ['the last of many twice', [...ascending, ascending[MANY - 1]]],
])('terms of an objective are summed by column: %s', (_, terms) => {
  const builder = new ObjectiveBuilder();
  for (const [column, value] of terms) builder.add(column, value);
  const { indices, values } = builder.build({ name: 'sum' });
  expect({ indices: [...indices], values: [...values] }).toEqual(summed(terms));
});

test('a layout knows the upper bound of every column, whatever stands between them', () => {
  const counter = new ColumnCounter(() => false);
  counter.columnFamily('some');
  const known = new Map<number, number>();
  const note = (first: number, count: number, upper: (k: number) => number): void => {
    for (let k = 0; k < count; k++) known.set(first + k, upper(k));
  };
  note(counter.columns(0, 9999, Number.POSITIVE_INFINITY, false), 10_000, () => Number.POSITIVE_INFINITY);
  note(counter.column(0, 7), 1, () => 7);
  note(counter.columns(0, 4999, 3, false), 5000, () => 3);
  const mixed = (k: number): number => (k % 2 === 0 ? k : Number.POSITIVE_INFINITY);
  note(counter.columns(0, 9999, mixed, false), 10_000, mixed);
  note(counter.column(0, Number.POSITIVE_INFINITY), 1, () => Number.POSITIVE_INFINITY);
  const { upper } = counter.links();
  const wrong = [...known].filter(([column, value]) => upper(column) !== value);
  expect(known.size).toBe(counter.columnCount);
  expect(wrong).toEqual([]);
});
