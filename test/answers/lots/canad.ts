import type { Model } from '../../../src/schema/model.js';
import { modelOf } from '../../support/model.js';

/**
 * A multicommodity fixed-charge network design problem (Crainic, Frangioni and Gendron, Discrete Applied Mathematics
 * 112, 2001) as tables: a site per node, a lane with an opening cost per arc, an item per commodity, one bucket.
 */
export function canadModel(text: string): Model {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells[0] !== '' && !Number.isNaN(Number(cells[0])))
    .map((cells) => cells.map(Number));
  const [nodes, arcs, commodities] = lines[0];
  const site = (n: number): string => `n${String(n).padStart(3, '0')}`;
  const item = (k: number): string => `k${String(k + 1).padStart(3, '0')}`;
  const arcRows = lines.slice(1, 1 + arcs);
  const wanted = lines.slice(1 + arcs, 1 + arcs + commodities);
  return modelOf({
    model: [{ id: 'canad', start: '2026-01-01', buckets: '1d', currency: 'CAD' }],
    organisation: [{ id: 'carrier', kind: 'manufacturer', country: 'CA' }],
    site: Array.from({ length: nodes }, (_, n) => ({
      id: site(n + 1),
      organisation: 'carrier',
      country: 'CA',
    })),
    item: wanted.map((_, k) => ({ id: item(k) })),
    buffer: wanted.map(([origin, , quantity], k) => ({
      item: item(k),
      site: site(origin),
      opening_stock: quantity,
    })),
    lane: arcRows.map(([from, to, cost, capacity, opening], a) => ({
      id: `a${String(a + 1).padStart(4, '0')}`,
      from_site: site(from),
      to_site: site(to),
      cost,
      most_per_bucket: capacity,
      opening_cost: opening,
    })),
    demand: wanted.map(([, destination, quantity], k) => ({
      id: `d-${item(k)}`,
      item: item(k),
      site: site(destination),
      due: '2026-01-01',
      quantity,
    })),
  });
}
