import type { Plan } from '../../../src/plan/plan.js';
import type { ModelRows } from '../model.js';
import { planOf } from '../plan.js';

/**
 * A product with American parts goes from Japan to Germany: two licences with caps share the export, a consent covers
 * the parts; an open order from a country that nobody looked at stays away. Reckoned by hand.
 */
export const borderRows: ModelRows = {
  model: [
    { id: 'm', start: '2026-08-01', buckets: '2m', currency: 'EUR', objectives: ['delivery', 'lateness'] },
  ],
  organisation: [
    { id: 'MJ', kind: 'manufacturer', country: 'JP' },
    { id: 'CD', kind: 'government', country: 'DE' },
    { id: 'SX', kind: 'supplier', country: 'KR' },
  ],
  site: [
    { id: 'J', organisation: 'MJ' },
    { id: 'D', organisation: 'CD' },
  ],
  jurisdiction: [
    { id: 'EU', countries: ['DE', 'FR'], controls: ['export', 'import'] },
    { id: 'US', countries: ['US'], controls: ['export', 're-export'] },
  ],
  classification: [
    { id: 'jp', jurisdiction: 'JP', code: '1', use: 'dual-use' },
    { id: 'us', jurisdiction: 'US', code: '2', use: 'dual-use' },
  ],
  item: [
    { id: 'V', standard_value: 100, classifications: ['jp'], origin: 'JP' },
    { id: 'P', standard_value: 30, classifications: ['us'], origin: 'US' },
  ],
  process: [{ id: 'MV', site: 'J', item: 'V' }],
  'process-input': [{ process: 'MV', item: 'P', quantity: 1 }],
  buffer: [{ item: 'V', site: 'J', opening_stock: 10 }],
  lane: [{ id: 'L', from_site: 'J', to_site: 'D', items: ['V'] }],
  order: [
    { id: 'OX', kind: 'purchase', supplier: 'SX', item: 'P', site: 'J', quantity: 4, due: '2026-08-10' },
  ],
  rule: [
    { id: 'list', jurisdiction: 'JP', use: 'dual-use', outcome: 'needs-authorisation' },
    {
      id: 'share',
      jurisdiction: 'US',
      controls: ['re-export'],
      de_minimis: 0.25,
      outcome: 'needs-authorisation',
    },
    { id: 'in', jurisdiction: 'EU', controls: ['import'], outcome: 'free' },
  ],
  authorisation: [
    {
      id: 'A1',
      jurisdiction: 'JP',
      type: 'individual',
      holder: 'MJ',
      items: ['V'],
      parties: ['CD'],
      quantity_cap: 7,
      quantity_used: 1,
      valid_until: '2026-09-30',
    },
    {
      id: 'A2',
      jurisdiction: 'JP',
      type: 'bulk',
      classifications: ['jp'],
      value_cap: 250,
      valid_from: '2026-09-15',
    },
  ],
  consent: [{ id: 'C1', jurisdiction: 'US', items: ['P'], destinations: ['EU'], valid_until: '2026-09-30' }],
  demand: [
    { id: 'D1', item: 'V', site: 'D', due: '2026-08-15', quantity: 5 },
    { id: 'D2', item: 'V', site: 'D', due: '2026-09-15', quantity: 3 },
  ],
};

export const borderPlan: Plan = planOf({
  currency: 'EUR',
  edges: ['2026-08-01', '2026-09-01', '2026-10-01'],
  objectives: [
    ['short:1', 0, 'quantity'],
    ['late:1', 0, 'quantity-days'],
    ['stock', 0, 'quantity-days'],
    ['cost', 0, 'EUR'],
    ['preference', 0, 'quantity'],
  ],
  tables: {
    shipment: [
      ['L', 'V', 0, 5, 0],
      ['L', 'V', 1, 3, 1],
    ],
    stock: [
      ['V', 'J', 0, 5, 0],
      ['V', 'J', 1, 2, 0],
    ],
    delivery: [
      ['D1', 0, 0, 5],
      ['D2', 1, 1, 3],
    ],
    // A1 has 7 - 1 = 6 left; A2 holds from 30 September on, for 250 / 100 = 2.5 units
    permission: [
      ['shipment', 'L', 'V', 'JP', 'export', 0, 'authorisation', 'A1', 5, 500],
      ['shipment', 'L', 'V', 'JP', 'export', 1, 'authorisation', 'A1', 1, 100],
      ['shipment', 'L', 'V', 'JP', 'export', 1, 'authorisation', 'A2', 2, 200],
      ['shipment', 'L', 'V', 'EU', 'import', 0, 'rule', 'in', 5, 500],
      ['shipment', 'L', 'V', 'EU', 'import', 1, 'rule', 'in', 3, 300],
      ['shipment', 'L', 'V', 'US', 're-export', 0, 'consent', 'C1', 5, 500],
      ['shipment', 'L', 'V', 'US', 're-export', 1, 'consent', 'C1', 3, 300],
    ],
    service: [
      ['D1', 0, 'V', 'D', 1, 5, 5, 0, 0, 0],
      ['D2', 1, 'V', 'D', 1, 3, 3, 0, 0, 0],
    ],
  },
});
