import type { Model } from '../../../src/schema/model.js';
import { modelOf } from '../../support/model.js';

/** Items of a block of demand rows; more items stand in further blocks. */
const BLOCK = 15;

/**
 * A multi-item capacitated lot-sizing problem with set-up times (Trigeiro, Thomas and McClain, Management Science
 * 35(3), 1989) as tables: one resource, one process per item, a day for a period.
 */
export function trigeiroModel(text: string): Model {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells[0] !== '' && !Number.isNaN(Number(cells[0])))
    .map((cells) => cells.map(Number));
  const [items, periods] = lines[0];
  const capacity = lines[2][0];
  const facts = lines.slice(3, 3 + items);
  const demand = (i: number, t: number): number =>
    lines[3 + items + Math.floor(i / BLOCK) * periods + t][i % BLOCK];
  const day = (t: number): string => new Date(Date.UTC(2026, 0, 1 + t)).toISOString().slice(0, 10);
  const ids = facts.map((_, i) => `i${String(i + 1).padStart(2, '0')}`);
  return modelOf({
    model: [{ id: 'trigeiro', start: day(0), buckets: `${periods}d`, currency: 'USD' }],
    organisation: [{ id: 'plant', kind: 'manufacturer', country: 'US' }],
    site: [{ id: 'shop', organisation: 'plant', country: 'US' }],
    item: ids.map((id, i) => ({ id, holding_cost: facts[i][1], holding_per: 'bucket' })),
    resource: [{ id: 'machine', site: 'shop' }],
    'resource-capacity': [
      { resource: 'machine', from: day(0), until: day(periods - 1), hours: capacity * periods },
    ],
    process: ids.map((id, i) => ({
      id: `make-${id}`,
      site: 'shop',
      item: id,
      setup_hours: facts[i][2],
      setup_cost: facts[i][3],
    })),
    'process-resource': ids.map((id, i) => ({
      process: `make-${id}`,
      resource: 'machine',
      hours: facts[i][0],
    })),
    demand: ids.flatMap((id, i) =>
      Array.from({ length: periods }, (_, t) => ({ t, quantity: demand(i, t) }))
        .filter(({ quantity }) => quantity > 0)
        .map(({ t, quantity }) => ({ id: `${id}-${day(t)}`, item: id, site: 'shop', due: day(t), quantity })),
    ),
  });
}
