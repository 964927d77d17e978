import { expect, test } from 'vitest';
import { modelOf } from '../../test/support/model.js';
import { buildNetwork } from '../network/index.js';
import { sortedModel } from '../schema/canonical.js';
import { COLUMN_FAMILIES, ROW_FAMILIES } from './families.js';
import { formulate } from './formulate.js';

test('every family of a program is described, and every description has a family', () => {
  const model = modelOf({
    model: [
      {
        id: 'm',
        start: '2026-01-01',
        buckets: '2d',
        currency: 'EUR',
        objectives: 'delivery lateness overtime stock cost concentration smoothness preference'.split(' '),
      },
    ],
    organisation: [{ id: 'o', kind: 'manufacturer', country: 'DE' }],
    site: [{ id: 's', organisation: 'o' }],
    item: [{ id: 'i', standard_value: 1 }],
    process: [{ id: 'p', site: 's', item: 'i' }],
    demand: [{ id: 'd', item: 'i', site: 's', due: '2026-01-02', quantity: 1 }],
  });
  const { program } = formulate(buildNetwork(sortedModel(model)));
  expect(program.columnFamilies.map(({ name }) => name).sort()).toEqual(
    COLUMN_FAMILIES.map(({ name }) => name).sort(),
  );
  expect(program.rowFamilies.map(({ name }) => name).sort()).toEqual(
    ROW_FAMILIES.map(({ name }) => name).sort(),
  );
});
