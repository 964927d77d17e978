import { expect, test } from 'vitest';
import { KeysDraft, keyOf, stretchAt } from './keys.js';

test('keys of members that follow each other are kept as stretches, and read back one by one', () => {
  const draft = new KeysDraft(2);
  draft.add([7, 3], 3);
  draft.add([7, 6], 1);
  draft.add([7, 8], 2);
  draft.add([8, 10], 1);
  const keys = draft.done();
  const read = Array.from({ length: 7 }, (_, member) => keyOf(keys, member));
  expect(read).toEqual([
    [7, 3],
    [7, 4],
    [7, 5],
    [7, 6],
    [7, 8],
    [7, 9],
    [8, 10],
  ]);
  expect([...keys.starts]).toEqual([0, 4, 6]);
  expect([0, 3, 4, 5, 6].map((member) => stretchAt(keys, member))).toEqual([0, 0, 1, 1, 2]);
});

test('members without a key have an empty one', () => {
  const draft = new KeysDraft(0);
  draft.add([], 1);
  draft.add([], 1);
  expect(keyOf(draft.done(), 1)).toEqual([]);
});
