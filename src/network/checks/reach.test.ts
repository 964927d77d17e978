import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ModelRows, modelOf } from '../../../test/support/model.js';
import { parameters } from '../../../test/support/random-network-check.js';
import { sortedModel } from '../../schema/canonical.js';
import { buildNetwork } from '../build.js';
import type { Network } from '../network.js';
import { earliestDates } from './index.js';
import { reachOf } from './reach.js';

/** Ten weeks from a Monday at two sites. */
const BASE = {
  model: [{ id: 'm', start: '2026-04-06', buckets: '10w', currency: 'JPY' }],
  organisation: [{ id: 'o', kind: 'manufacturer' }],
  site: [
    { id: 'a', organisation: 'o' },
    { id: 'b', organisation: 'o' },
  ],
} satisfies ModelRows;

function items(...ids: string[]): { id: string }[] {
  return ids.map((id) => ({ id }));
}

function networkOf(rows: ModelRows): Network {
  return buildNetwork(sortedModel(modelOf({ ...BASE, ...rows })));
}

/** Earliest bucket by `item@site`. */
function earliest(rows: ModelRows): Record<string, number> {
  const network = networkOf(rows);
  const dates = earliestDates(network);
  return Object.fromEntries(
    network.nodes.map(({ item, site }, n) => [
      `${network.items[item].id}@${network.sites[site].id}`,
      dates[n],
    ]),
  );
}

describe('earliestDates', () => {
  it('is the first bucket where there is stock, the bucket of an open order, never where there is nothing', () => {
    expect(
      earliest({
        item: items('x', 'y', 'z'),
        buffer: [
          { item: 'x', site: 'a', opening_stock: 1 },
          { item: 'z', site: 'a', minimum: 1 },
        ],
        order: [{ id: 'o', kind: 'purchase', item: 'y', site: 'a', quantity: 1, due: '2026-04-22' }],
      }),
    ).toEqual({ 'x@a': 0, 'y@a': 2, 'z@a': 10 });
  });

  it('counts lead times from the last day of a bucket', () => {
    const offer = (lead_time: number) => ({
      id: `l${lead_time}`,
      item: `i${lead_time}`,
      site: 'a',
      price: 1,
      lead_time,
    });
    // Ordered in the first week = on its Sunday: 1 day later is Monday of the next, 7 the next Sunday, 8 the one after.
    expect(earliest({ item: items('i0', 'i1', 'i7', 'i8'), offer: [0, 1, 7, 8].map(offer) })).toEqual({
      'i0@a': 0,
      'i1@a': 1,
      'i7@a': 1,
      'i8@a': 2,
    });
  });

  it('waits for windows and for the frozen fence, also on lanes', () => {
    expect(
      earliest({
        model: [{ ...BASE.model[0], frozen_until: '2026-04-20' }],
        item: items('x', 'y'),
        buffer: [{ item: 'x', site: 'a', opening_stock: 1 }],
        offer: [{ id: 'late', item: 'y', site: 'a', price: 1, valid_from: '2026-05-05' }],
        lane: [{ id: 'l', from_site: 'a', to_site: 'b', items: ['x', 'y'] }],
      }),
    ).toEqual({ 'x@a': 0, 'x@b': 2, 'y@a': 4, 'y@b': 4 });
  });

  it('takes the slowest of the lines and the fastest of a group, and gives co-products', () => {
    const offer = (item: string, lead_time: number) => ({
      id: `buy-${item}`,
      item,
      site: 'a',
      price: 1,
      lead_time,
    });
    expect(
      earliest({
        item: items('p', 'q', 'r', 's', 'out', 'by'),
        offer: [offer('p', 7), offer('q', 21), offer('r', 14), offer('s', 35)],
        process: [{ id: 'make', site: 'a', item: 'out', lead_time: 7 }],
        'process-output': [{ process: 'make', item: 'by', quantity: 0.1 }],
        'process-input': [
          { process: 'make', item: 'p', quantity: 1 },
          { process: 'make', item: 'q', quantity: 1 },
          { process: 'make', item: 'r', quantity: 1, group: 'g' },
          { process: 'make', item: 's', quantity: 1, group: 'g' },
        ],
      }),
    ).toEqual({ 'p@a': 1, 'q@a': 3, 'r@a': 2, 's@a': 5, 'out@a': 4, 'by@a': 4 });
  });

  it('starts under the revision whose parts are there first', () => {
    const rows = (old: string) => ({
      item: items('old', 'new', 'out'),
      offer: [
        { id: 'o', item: 'old', site: 'a', price: 1, lead_time: 28 },
        { id: 'n', item: 'new', site: 'a', price: 1 },
      ],
      process: [{ id: 'make', site: 'a', item: 'out' }],
      'process-input': [
        { process: 'make', item: 'old', quantity: 1, effective_until: old },
        { process: 'make', item: 'new', quantity: 1, effective_from: '2026-05-25' },
      ],
    });
    expect(earliest(rows('2026-05-24'))['out@a']).toBe(4);
    // The old part is never there while its line holds; from then on only the new one is needed.
    expect(earliest(rows('2026-05-03'))['out@a']).toBe(4);
    expect(
      earliest({
        ...rows('2026-05-03'),
        'process-input': [
          { process: 'make', item: 'old', quantity: 1, effective_until: '2026-04-26' },
          { process: 'make', item: 'new', quantity: 1, effective_from: '2026-04-27' },
        ],
      })['out@a'],
    ).toBe(3);
  });

  it('leaves out what may never be used: most of 0, lines of 0, a group that never holds', () => {
    expect(
      earliest({
        item: items('x', 'free', 'idle', 'blocked'),
        offer: [{ id: 'o', item: 'x', site: 'a', price: 1, most_per_bucket: 0 }],
        process: [
          { id: 'p', site: 'a', item: 'free' },
          { id: 'q', site: 'a', item: 'blocked' },
        ],
        'process-input': [
          { process: 'p', item: 'idle', quantity: 0 },
          { process: 'q', item: 'free', quantity: 1, group: 'g', effective_until: '2026-01-01' },
        ],
      }),
    ).toEqual({ 'x@a': 10, 'free@a': 0, 'idle@a': 10, 'blocked@a': 10 });
  });

  it('does not rise from a circle that nothing begins', () => {
    const circle = {
      item: items('x', 'y'),
      process: [
        { id: 'p', site: 'a', item: 'x' },
        { id: 'q', site: 'a', item: 'y' },
      ],
      'process-input': [
        { process: 'p', item: 'y', quantity: 1 },
        { process: 'q', item: 'x', quantity: 1 },
      ],
    };
    expect(earliest(circle)).toEqual({ 'x@a': 10, 'y@a': 10 });
    expect(earliest({ ...circle, buffer: [{ item: 'x', site: 'a', opening_stock: 1 }] })).toEqual({
      'x@a': 0,
      'y@a': 0,
    });
  });
});

describe('reachOf without time', () => {
  it('supplies what dates alone keep away', () => {
    const network = networkOf({
      item: items('x'),
      offer: [{ id: 'o', item: 'x', site: 'a', price: 1, valid_from: '2030-01-01' }],
    });
    expect(reachOf(network, false).bucket[0]).toBe(0);
    expect(reachOf(network, true).bucket[0]).toBe(10);
  });
});

/** The same by brute force: in each bucket, whatever can happen happens until nothing changes. */
function simulated(network: Network): Int32Array {
  const { count } = network.horizon;
  const { firstFree } = network.settings;
  const result = new Int32Array(network.nodes.length).fill(count);
  const has = (node: number, t: number): boolean => result[node] <= t;
  let changed = true;
  const arrive = (node: number, t: number): void => {
    if (t < 0 || t >= result[node]) return;
    result[node] = t;
    changed = true;
  };
  while (changed) {
    changed = false;
    network.nodes.forEach((node, n) => {
      if (node.opening > 0) arrive(n, 0);
    });
    for (const order of network.openOrders) if (order.bucket < count) arrive(order.node, order.bucket);
    for (let t = firstFree; t < count; t++) {
      for (const offer of network.offers)
        if (offer.startable[t] && offer.first <= t && t <= offer.last) arrive(offer.node, offer.arrival[t]);
      for (const lane of network.lanes)
        for (const { from, to } of lane.flows) if (has(from, t)) arrive(to, lane.arrival[t]);
      for (const process of network.processes) {
        const holds = (line: { first: number; last: number }): boolean => line.first <= t && t <= line.last;
        if (!process.startable[t] || !holds(process)) continue;
        if (!process.lines.every((line) => !holds(line) || has(line.node, t))) continue;
        if (!process.groups.every((group) => group.lines.some((line) => holds(line) && has(line.node, t))))
          continue;
        arrive(process.node, process.arrival[t]);
        for (const { node } of process.coproducts) arrive(node, process.arrival[t]);
      }
    }
  }
  return result;
}

const ITEMS = ['i0', 'i1', 'i2', 'i3', 'i4', 'i5'];
const anyItem = fc.constantFrom(...ITEMS);
const anySite = fc.constantFrom('a', 'b');
const anyCount = fc.constantFrom('calendar' as const, 'working' as const);
const anyLead = fc.integer({ min: 0, max: 25 });
const anyDay = fc.option(
  fc.integer({ min: 1, max: 30 }).map((day) => `2026-05-${String(day).padStart(2, '0')}`),
  { nil: undefined },
);

const anyRows: fc.Arbitrary<ModelRows> = fc.record({
  offer: fc
    .array(
      fc.record({
        item: anyItem,
        site: anySite,
        lead_time: anyLead,
        lead_time_in: anyCount,
        valid_from: anyDay,
      }),
      {
        maxLength: 4,
      },
    )
    .map((rows) => rows.map((row, k) => ({ ...row, id: `o${k}`, price: 1 }))),
  process: fc
    .array(
      fc.record({
        item: anyItem,
        site: anySite,
        lead_time: anyLead,
        lead_time_in: anyCount,
        effective_from: anyDay,
      }),
      {
        minLength: 4,
        maxLength: 4,
      },
    )
    .map((rows) => rows.map((row, k) => ({ ...row, id: `p${k}` }))),
  'process-input': fc
    .uniqueArray(
      fc.record({
        process: fc.constantFrom('p0', 'p1', 'p2', 'p3'),
        item: anyItem,
        group: fc.constantFrom('g', undefined),
        effective_from: anyDay,
        effective_until: anyDay,
      }),
      {
        maxLength: 8,
        selector: (row) => JSON.stringify([row.process, row.item, row.group, row.effective_from]),
      },
    )
    .map((rows) => rows.map((row) => ({ ...row, quantity: 1 }))),
  lane: fc
    .array(fc.record({ items: fc.uniqueArray(anyItem, { minLength: 1 }), transit_time: anyLead }), {
      maxLength: 2,
    })
    .map((rows) =>
      rows.map((row, k) => ({
        ...row,
        id: `l${k}`,
        from_site: k === 0 ? 'a' : 'b',
        to_site: k === 0 ? 'b' : 'a',
      })),
    ),
  buffer: fc
    .uniqueArray(fc.record({ item: anyItem, site: anySite }), {
      maxLength: 2,
      selector: (row) => row.item + row.site,
    })
    .map((rows) => rows.map((row) => ({ ...row, opening_stock: 3 }))),
});

/** One site is shut for weeks, so that nothing with a lead time in working days is begun there. */
const SHUT = {
  calendar: [{ id: 'c', weekdays: ['mon', 'thu'] }],
  'calendar-exception': [{ calendar: 'c', from: '2026-04-27', until: '2026-05-17', hours: 0 }],
  site: [{ ...BASE.site[0], calendar: 'c' }, BASE.site[1]],
};

it('agrees with a simulation of random networks', () => {
  fc.assert(
    fc.property(
      anyRows,
      fc.option(fc.constantFrom('2026-04-13', '2026-04-22'), { nil: undefined }),
      (rows, frozen_until) => {
        const network = networkOf({
          ...rows,
          item: items(...ITEMS),
          ...SHUT,
          model: [{ ...BASE.model[0], frozen_until }],
        });
        expect([...earliestDates(network)]).toEqual([...simulated(network)]);
      },
    ),
    parameters(600),
  );
});
