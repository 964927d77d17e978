import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { add, foundIn, type Rows, set, sound } from '../../../test/broken/network.support.js';
import { IssueList } from '../../base/issues.js';
import { sortedModel } from '../../schema/canonical.js';
import { parseModel } from '../../schema/parse.js';
import { buildNetwork } from '../build.js';
import { checkNetwork, checkTables } from './index.js';

/** What is unusual but right: no rule may say anything of it. */
const RIGHT: readonly [name: string, change: (rows: Rows) => void][] = [
  ['2,000 buckets', (rows) => set(rows, 'model', 0, { buckets: '2000d' })],
  ['thirty years', (rows) => set(rows, 'model', 0, { buckets: '26w 29y' })],
  ['a frozen fence inside the plan', (rows) => set(rows, 'model', 0, { frozen_until: '2026-05-04' })],
  [
    'objectives in another order',
    (rows) => set(rows, 'model', 0, { objectives: 'delivery overtime lateness cost' }),
  ],
  [
    'most margin of a programme with a value',
    (rows) => {
      set(rows, 'model', 0, { goal: 'most-margin' });
      add(rows, 'programme', { id: 'fleet', item: 'boat', site: 'depot', value: 9 });
      add(rows, 'programme-point', { programme: 'fleet', date: '2026-08-01', rate: 2 });
    },
  ],
  ['holidays of a region of a state', (rows) => set(rows, 'calendar', 0, { holidays: 'US-LA-NO' })],
  [
    'a calendar that works on exceptions only',
    (rows) => {
      set(rows, 'calendar', 0, { hours_per_day: 0 });
      add(rows, 'calendar-exception', {
        calendar: 'five-day',
        from: '2026-04-06',
        until: '2026-09-30',
        hours: 8,
      });
    },
  ],
  [
    'stretches of capacity that follow one another, and one without end before another',
    (rows) =>
      add(
        rows,
        'resource-capacity',
        { resource: 'line', from: '2026-05-01', until: '2026-05-31', units: 3 },
        { resource: 'line', from: '2026-06-01', units: 4 },
        { resource: 'line', from: '2026-07-01', units: 5 },
      ),
  ],
  [
    'a shut-down and a stretch of capacity before the plan',
    (rows) => {
      add(rows, 'calendar-exception', {
        calendar: 'five-day',
        from: '2025-12-29',
        until: '2026-01-03',
        hours: 0,
      });
      add(rows, 'resource-capacity', { resource: 'line', from: '2026-01-01', until: '2026-01-31', units: 1 });
    },
  ],
  [
    'revisions that meet',
    (rows) => {
      add(rows, 'item', { id: 'motor-b' });
      add(rows, 'offer', {
        id: 'buy-b',
        item: 'motor-b',
        site: 'yard',
        price: 90,
        valid_until: '2026-06-07',
      });
      set(rows, 'process-input', 1, { effective_until: '2026-06-30', group: 'drive' });
      add(rows, 'process-input', {
        process: 'build',
        item: 'motor-b',
        quantity: 2,
        group: 'drive',
        effective_from: '2026-07-01',
      });
    },
  ],
  [
    'a window of one day that is the last of a bucket',
    (rows) => set(rows, 'offer', 0, { valid_from: '2026-04-12', valid_until: '2026-04-12' }),
  ],
  [
    'an alternative that takes five years',
    (rows) => add(rows, 'offer', { id: 'slow', item: 'motor', site: 'yard', price: 9, lead_time: 1825 }),
  ],
  [
    'a rate that begins before it is used',
    (rows) => {
      set(rows, 'offer', 0, { currency: 'EUR', valid_from: '2026-04-20' });
      add(rows, 'currency-rate', { currency: 'EUR', date: '2026-04-13', rate: 165 });
    },
  ],
  [
    'a budget of a later year, in a currency that has a rate by then',
    (rows) => {
      set(rows, 'model', 0, { buckets: '26w 12m' });
      add(
        rows,
        'budget',
        { id: 'b1', organisation: 'maker', fiscal_year: 2026, amount: 1 },
        { id: 'b2', organisation: 'maker', fiscal_year: 2027, amount: 1, currency: 'EUR' },
      );
      add(rows, 'currency-rate', { currency: 'EUR', date: '2027-04-01', rate: 165 });
    },
  ],
  [
    'a rate from the start',
    (rows) => {
      set(rows, 'item', 0, { currency: 'EUR' });
      add(rows, 'currency-rate', { currency: 'EUR', date: '2026-04-06', rate: 165 });
    },
  ],
  [
    'falling price breaks above a price, a price of 0, and rising ones by increment',
    (rows) => {
      set(rows, 'offer', 0, { most_per_bucket: 100, minimum_order: 7, order_multiple: 7 });
      add(rows, 'offer-price', { offer: 'buy-motor', from_quantity: 50, price: 90 });
      set(rows, 'offer', 1, { break_scheme: 'incremental', price: 0 });
      add(rows, 'offer-price', { offer: 'buy-resin', from_quantity: 500, price: 3 });
    },
  ],
  [
    'price breaks from 1 without a price, told from the highest to the lowest',
    (rows) => {
      set(rows, 'offer', 0, { price: '' });
      add(
        rows,
        'offer-price',
        { offer: 'buy-motor', from_quantity: 100, price: 80 },
        { offer: 'buy-motor', from_quantity: 1, price: 100 },
      );
    },
  ],
  [
    'a skill that two resources of the site have',
    (rows) => {
      add(rows, 'skill', { id: 'weld' });
      set(rows, 'resource', 0, { skills: 'weld' });
      add(rows, 'process-resource', { process: 'lay-up', skill: 'weld', hours: 3, group: 'any' });
    },
  ],
  [
    'a process that only costs, and one that only takes hours',
    (rows) => {
      rows['process-input']?.splice(2, 1);
      set(rows, 'process', 1, { cost: 12 });
    },
  ],
  [
    'a resource without calendar whose hours are all stated',
    (rows) => {
      add(rows, 'site', { id: 'shed', organisation: 'maker' });
      add(rows, 'resource', { id: 'oven', site: 'shed' });
      add(
        rows,
        'resource-capacity',
        { resource: 'oven', from: '2026-04-01', until: '2026-05-31', hours: 400 },
        { resource: 'oven', from: '2026-06-01', until: '2026-12-31', hours: 900 },
      );
    },
  ],
  [
    'a resource that begins with nothing and grows in time',
    (rows) => {
      set(rows, 'resource', 0, { units: 0 });
      add(rows, 'expansion', { id: 'more', resource: 'line', step: 1, price: 5, lead_time: 60 });
    },
  ],
  [
    'stock limits that are all the same',
    (rows) =>
      add(rows, 'buffer', {
        item: 'boat',
        site: 'depot',
        opening_stock: 9,
        minimum: 9,
        maximum: 9,
        stockpile_target: 9,
      }),
  ],
  [
    'lanes in a circle',
    (rows) => add(rows, 'lane', { id: 'back', from_site: 'depot', to_site: 'yard', items: 'boat' }),
  ],
  [
    'a lane by class, and a duty on a value',
    (rows) =>
      set(rows, 'lane', 0, { items: '', classes: 'product assembly', duty_rate: 0.1, most_per_bucket: 9 }),
  ],
  [
    'budgets of all years, by category and by organisation',
    (rows) => {
      set(rows, 'model', 0, { buckets: '26w 12m' });
      for (const year of [2026, 2027])
        add(
          rows,
          'budget',
          { id: `c${year}`, organisation: 'maker', fiscal_year: year, category: 'capital', amount: 1 },
          { id: `a${year}`, organisation: 'maker', fiscal_year: year, amount: 1 },
        );
    },
  ],
  [
    'a total that stays, and a rate before the plan',
    (rows) => {
      add(
        rows,
        'programme',
        { id: 'p', item: 'boat', site: 'depot' },
        { id: 'q', item: 'boat', site: 'depot' },
      );
      add(
        rows,
        'programme-point',
        { programme: 'p', date: '2026-07-01', cumulative: 0 },
        { programme: 'p', date: '2026-08-01', cumulative: 4 },
        { programme: 'p', date: '2026-09-01', cumulative: 4 },
        { programme: 'q', date: '2025-01-01', rate: 0 },
        { programme: 'q', date: '2026-08-01', rate: 1 },
      );
    },
  ],
  [
    'demand on the last day of the plan',
    (rows) => set(rows, 'demand', 0, { due: '2026-10-04', latest: '2026-10-04' }),
  ],
  [
    'demand on the first bucket that it can be met in',
    (rows) => set(rows, 'demand', 0, { due: '2026-05-11' }),
  ],
  [
    'optional demand that comes too early',
    (rows) => set(rows, 'demand', 0, { due: '2026-04-30', optional: true, value: 1 }),
  ],
  [
    'changes of a scenario to rows with and without id',
    (rows) => {
      add(rows, 'scenario', { id: 'surge' }, { id: 'more', parent: 'surge' });
      add(
        rows,
        'scenario-change',
        { scenario: 'surge', component: 'resource', row: 'line', attribute: 'units', value: '3' },
        {
          scenario: 'surge',
          component: 'process-input',
          row: 'build / motor',
          attribute: 'quantity',
          value: '3',
        },
        { scenario: 'more', component: 'offer', row: 'buy-motor', action: 'remove' },
      );
    },
  ],
];

describe('nothing is said of', () => {
  it.each(RIGHT)('%s', async (_, change) => {
    const rows = sound();
    change(rows);
    expect(await foundIn(rows)).toEqual([]);
  });

  it.each(['quickstart'])('examples/%s', async (name) => {
    const folder = join(import.meta.dirname, '../../../examples', name);
    const files = readdirSync(folder)
      .filter((file) => /\.(csv|yaml)$/.test(file))
      .map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(folder, path))) }));
    const { model, issues } = await parseModel(files);
    expect(issues.errors).toEqual([]);
    const own = new IssueList();
    const sorted = sortedModel(model);
    checkTables(sorted, own);
    checkNetwork(sorted, buildNetwork(sorted), own);
    expect([...own.errors, ...own.warnings]).toEqual([]);
  });
});
