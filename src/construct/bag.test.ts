import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Bag } from './bag.js';

test('a bag holds what a set holds, and every place of it one of them', () => {
  const moves = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 9 })), { maxLength: 60 });
  fc.assert(
    fc.property(moves, (list) => {
      const bag = new Bag();
      const set = new Set<number>();
      for (const [adds, number] of list) {
        if (adds) {
          bag.add(number);
          set.add(number);
        } else {
          bag.delete(number);
          set.delete(number);
        }
        expect(bag.size).toBe(set.size);
        expect(new Set(Array.from({ length: bag.size }, (_, place) => bag.at(place)))).toEqual(set);
      }
    }),
  );
});
