import type { ModelRows } from './model.js';

/**
 * A boat that a Japanese and a German yard can make for a customer, at 100 (80 + 2 h of 10) and 140 (110 + 3 h of 10)
 * a piece, ten of them. The figures of its plans are reckoned by hand in test/answers/agreements.test.ts.
 */
export const jointProgramme: ModelRows = {
  model: [{ id: 'm', start: '2026-01-01', buckets: '6m', currency: 'EUR', fiscal_year_start: 4 }],
  organisation: [
    { id: 'group', kind: 'manufacturer', fiscal_year_start: 1 },
    { id: 'jp', kind: 'manufacturer', country: 'JP' },
    { id: 'de', kind: 'manufacturer', country: 'DE', parent: 'group' },
    { id: 'buyer', kind: 'government', country: 'FR' },
  ],
  site: [
    { id: 'yard-jp', organisation: 'jp' },
    { id: 'yard-de', organisation: 'de' },
    { id: 'port', organisation: 'buyer' },
  ],
  item: [{ id: 'boat', kind: 'product' }],
  resource: [
    { id: 'hands-jp', site: 'yard-jp', cost_per_hour: 10 },
    { id: 'hands-de', site: 'yard-de', cost_per_hour: 10 },
  ],
  process: [
    { id: 'make-jp', site: 'yard-jp', item: 'boat', cost: 80 },
    { id: 'make-de', site: 'yard-de', item: 'boat', cost: 110 },
  ],
  'process-resource': [
    { process: 'make-jp', resource: 'hands-jp', hours: 2 },
    { process: 'make-de', resource: 'hands-de', hours: 3 },
  ],
  lane: [
    { id: 'from-jp', from_site: 'yard-jp', to_site: 'port' },
    { id: 'from-de', from_site: 'yard-de', to_site: 'port' },
  ],
  demand: [{ id: 'd', item: 'boat', site: 'port', due: '2026-06-15', quantity: 10 }],
  agreement: [{ id: 'joint', items: ['boat'] }],
  'agreement-party': [
    { agreement: 'joint', organisation: 'jp', cost_share: 0.6 },
    { agreement: 'joint', organisation: 'buyer', cost_share: 0.4 },
    { agreement: 'joint', country: 'DE', workshare_floor: 0.4 },
  ],
};
