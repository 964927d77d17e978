import type { ModelRows } from '../model.js';

type Rows = { readonly [C in keyof ModelRows]: readonly object[] };

/** A yard that builds a boat in two revisions, A and B, each an item of its own; 10 boats wanted a month. */
export function shipyard(change: Partial<Record<keyof ModelRows, readonly object[]>> = {}): ModelRows {
  const rows: Rows = {
    model: [{ id: 'm', start: '2026-01-01', buckets: '4m', currency: 'JPY' }],
    organisation: [{ id: 'maker', kind: 'manufacturer' }],
    site: [{ id: 'yard', organisation: 'maker' }],
    item: [
      { id: 'boat', kind: 'product' },
      { id: 'boat-a', kind: 'product', standard_value: 100, holding_cost: 1, holding_per: 'bucket' },
      { id: 'boat-b', kind: 'product', standard_value: 100, holding_cost: 1, holding_per: 'bucket' },
    ],
    revision: [
      { id: 'A', product: 'boat', item: 'boat-a' },
      { id: 'B', product: 'boat', item: 'boat-b', predecessor: 'A' },
    ],
    process: [
      { id: 'make-a', site: 'yard', item: 'boat-a', revision: 'A', cost: 20 },
      { id: 'make-b', site: 'yard', item: 'boat-b', revision: 'B', cost: 10 },
    ],
    demand: [31, 28, 31, 30].map((day, t) => ({
      id: `D${t + 1}`,
      item: 'boat',
      site: 'yard',
      due: `2026-0${t + 1}-${day}`,
      quantity: 10,
    })),
    ...change,
  };
  return rows as ModelRows;
}
