import { expect, test } from 'vitest';
import { shipped } from '../support/permissions.js';

test('smoke', async () => {
  expect(await shipped({ from: 'JP', to: 'UA' })).toEqual(Array(12).fill(10));
  expect(await shipped({ from: 'JP', to: 'UA', model: { permissions: 'enforced' } })).toEqual(
    Array(12).fill(0),
  );
  expect(
    await shipped({
      from: 'JP',
      to: 'UA',
      rows: {
        authorisation: [
          {
            id: 'a',
            jurisdiction: 'JP',
            type: 'individual',
            items: ['vessel'],
            valid_until: '2027-06-30',
            quantity_cap: 25,
          },
          {
            id: 'b',
            jurisdiction: 'JP',
            type: 'individual',
            items: ['vessel'],
            valid_from: '2027-03-15',
            value_cap: 4000,
          },
        ],
      },
    }),
  ).toEqual([10, 10, 10, 10, 10, 10, 5, 0, 0, 0, 0, 0]);
});
