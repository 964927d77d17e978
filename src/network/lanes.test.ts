import { expect, test } from 'vitest';
import { type ModelRows, modelOf } from '../../test/support/model.js';
import { sortedModel } from '../schema/canonical.js';
import { buildNetwork } from './build.js';

/** What lanes from `yard` over `depot` to `port` carry when boats and motors are made in the yard. */
function carried(lane: NonNullable<ModelRows['lane']>, wanted = 'boat'): Record<string, string[]> {
  const network = buildNetwork(
    sortedModel(
      modelOf({
        model: [{ id: 'm', start: '2026-01-01', buckets: '2w', currency: 'EUR' }],
        organisation: [{ id: 'o', kind: 'manufacturer' }],
        site: ['yard', 'depot', 'port'].map((id) => ({ id, organisation: 'o' })),
        item: [
          { id: 'boat', kind: 'product' },
          { id: 'motor', kind: 'part' },
        ],
        process: ['boat', 'motor'].map((item) => ({ id: `make-${item}`, site: 'yard', item })),
        lane: [...lane],
        demand: [{ id: 'd', item: wanted, site: 'port', due: '2026-01-14', quantity: 1 }],
      }),
    ),
  );
  return Object.fromEntries(
    network.lanes.map(({ id, flows }) => [id, flows.map((flow) => network.items[flow.item].id)]),
  );
}

test('a lane without items carries on what a lane that names it brings, and the other way round', () => {
  const first = { id: 'truck', from_site: 'yard', to_site: 'depot' };
  const second = { id: 'ship', from_site: 'depot', to_site: 'port' };
  const both = { truck: ['boat'], ship: ['boat'] };
  expect(carried([{ ...first, items: ['boat'] }, second])).toEqual(both);
  expect(carried([first, { ...second, items: ['boat'] }])).toEqual(both);
  expect(carried([first, second])).toEqual(both);
});

test('a lane carries the items that it names and those of its classes', () => {
  const truck = { id: 'truck', from_site: 'yard', to_site: 'port', items: ['boat'], classes: ['part'] };
  expect(carried([truck], 'motor')).toEqual({ truck: ['boat', 'motor'] });
});
