import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { LANGUAGES } from '../../src/base/messages.js';
import { add, foundIn, type Row, type Rows, set, sound } from './network.support.js';

/** A joint agreement of two makers, one of them in Germany, about all boats. Nothing is wrong with it. */
function joint(...parties: Row[]): Rows {
  const rows = sound();
  add(rows, 'organisation', { id: 'partner', kind: 'manufacturer', country: 'DE', parent: 'maker' });
  add(rows, 'site', { id: 'werft', organisation: 'partner' });
  add(rows, 'agreement', { id: 'joint', items: 'boat' });
  const both: Row[] = [
    { organisation: 'maker', cost_share: 0.6 },
    { organisation: 'partner', cost_share: 0.4, workshare_floor: 0.2 },
  ];
  const rest = parties.length > 0 ? parties : both;
  add(rows, 'agreement-party', ...rest.map((each) => ({ agreement: 'joint', ...each })));
  return rows;
}

function terms(...parts: Row[]): Rows {
  const rows = sound();
  add(rows, 'payment-term', ...parts.map((each, k) => ({ id: `t${k}`, ...each })));
  return rows;
}

function second(agreement: Row, change: (rows: Rows) => void = () => {}): Rows {
  const rows = joint();
  add(rows, 'agreement', { id: 'other', ...agreement });
  add(rows, 'agreement-party', { agreement: 'other', organisation: 'maker', cost_share: 1 });
  change(rows);
  return rows;
}

function assumption(cells: Row): Rows {
  const rows = sound();
  add(rows, 'assumption', { id: 'a', component: 'offer', row: 'buy-motor', attribute: 'price', ...cells });
  return rows;
}

const without = (rows: Rows): Rows => {
  rows['agreement-party'] = [];
  return rows;
};

const CASES: readonly (readonly [name: string, rows: () => Rows, ...found: string[]])[] = [
  ['nothing', () => joint()],
  ['no party', () => without(joint()), 'agreement.no-party agreement.csv:1 id'],
  [
    'a party that is nobody',
    () => joint({ workshare_floor: 0.1 }),
    'party.nobody agreement-party.csv:1 organisation',
  ],
  [
    'a party that is two',
    () => joint({ organisation: 'partner', country: 'DE' }),
    'party.both agreement-party.csv:1 organisation',
  ],
  [
    'a country that pays',
    () => joint({ organisation: 'maker', cost_share: 0.5 }, { country: 'DE', cost_share: 0.5 }),
    'party.country-pays agreement-party.csv:2 cost_share',
  ],
  [
    'a floor above its ceiling',
    () => joint({ country: 'DE', workshare_floor: 0.5, workshare_ceiling: 0.4 }),
    'party.floor-above agreement-party.csv:1 workshare_floor',
  ],
  [
    'a party twice',
    () => {
      const rows = joint({ organisation: 'DE' }, { country: 'DE' });
      add(rows, 'organisation', { id: 'DE', kind: 'government' });
      return rows;
    },
    'party.twice agreement-party.csv:2 country',
  ],
  [
    'shares that lose money',
    () => joint({ organisation: 'maker', cost_share: 0.6 }, { organisation: 'partner', cost_share: 0.3 }),
    'agreement.shares agreement-party.csv:1 cost_share',
  ],
  [
    'floors above all work',
    () => joint({ organisation: 'maker', workshare_floor: 0.4 }, { country: 'DE', workshare_floor: 0.4 }),
  ],
  [
    'floors of makers above all work',
    () => {
      const rows = joint(
        { organisation: 'rival', workshare_floor: 0.7 },
        { organisation: 'partner', workshare_floor: 0.4 },
      );
      add(rows, 'organisation', { id: 'rival', kind: 'manufacturer' });
      add(rows, 'site', { id: 'shed', organisation: 'rival' });
      return rows;
    },
    'agreement.floors agreement-party.csv:2 workshare_floor',
  ],
  [
    'floors of one inside the other',
    () =>
      joint(
        { organisation: 'maker', workshare_floor: 0.9 },
        { organisation: 'partner', workshare_floor: 0.3 },
      ),
  ],
  [
    'a category that is none',
    () => {
      const rows = joint();
      set(rows, 'agreement', 0, { categories: 'food' });
      return rows;
    },
    'agreement.category agreement.csv:1 categories',
  ],
  [
    'a category misspelt',
    () => {
      const rows = joint();
      set(rows, 'agreement', 0, { categories: 'reserch' });
      return rows;
    },
    'agreement.category-near agreement.csv:1 categories',
  ],
  [
    'parts of nothing',
    () => {
      const rows = joint();
      set(rows, 'agreement', 0, { items: '', processes: 'build', with_parts: true });
      return rows;
    },
    'agreement.parts-of-nothing agreement.csv:1 with_parts',
  ],
  ['two that share one item', () => second({ items: 'boat motor' }), 'agreement.overlap agreement.csv:2 id'],
  [
    'two that share a process and its item',
    () => second({ processes: 'build' }),
    'agreement.overlap agreement.csv:2 id',
  ],
  ['two that share hours', () => second({ resources: 'line' }), 'agreement.overlap agreement.csv:2 id'],
  ['one that covers everything', () => second({}), 'agreement.overlap agreement.csv:2 id'],
  ['two about different parts', () => second({ items: 'motor' })],
  [
    'two of different categories',
    () =>
      second({ items: 'boat', categories: 'capital' }, (rows) =>
        set(rows, 'agreement', 0, { categories: 'running' }),
      ),
  ],
  [
    'two one after the other',
    () =>
      second({ items: 'boat', valid_from: '2026-07-01' }, (rows) => {
        set(rows, 'agreement', 0, { valid_until: '2026-06-30' });
      }),
  ],
  [
    'a floor that nobody can work for',
    () => joint({ country: 'FR', workshare_floor: 0.1 }),
    'agreement.no-worker agreement.csv:1 id',
  ],
  ['a payment for nothing', () => terms({ share: 1 }), 'payment.nothing payment-term.csv:1 offer'],
  [
    'a payment for two',
    () => {
      const rows = terms({ offer: 'buy-motor', expansion: 'more', share: 1 });
      add(rows, 'expansion', { id: 'more', resource: 'line', step: 1, price: 1 });
      return rows;
    },
    'payment.both payment-term.csv:1 offer',
  ],
  [
    'payments of more than the price',
    () => terms({ offer: 'buy-motor', share: 0.3 }, { offer: 'buy-motor', share: 0.8, at: 'receipt' }),
    'payment.shares payment-term.csv:1 share',
  ],
  [
    'an assumption of no component',
    () => assumption({ component: 'zebra', row: '' }),
    'assumption.unknown assumption.csv:1 component',
  ],
  [
    'an assumption of a component misspelt',
    () => assumption({ component: 'ofer' }),
    'assumption.unknown-near assumption.csv:1 component',
  ],
  [
    'an assumption of an attribute misspelt',
    () => assumption({ attribute: 'prise' }),
    'assumption.unknown-near assumption.csv:1 attribute',
  ],
  [
    'an assumption of a row that is not there',
    () => assumption({ row: 'gone' }),
    'assumption.no-row assumption.csv:1 row',
  ],
  [
    'a range upside down',
    () => assumption({ least: 3, value: 2, most: 1 }),
    'assumption.range assumption.csv:1 least',
  ],
  [
    'a value above its range',
    () => assumption({ least: 1, value: 4, most: 3 }),
    'assumption.range assumption.csv:1 most',
  ],
  [
    'a distribution without range',
    () => assumption({ value: 4, distribution: 'triangular' }),
    'assumption.incomplete assumption.csv:1 distribution',
  ],
];

describe('agreements, payments and assumptions that are broken by', () => {
  it.each(CASES.map(([name, rows, ...found]) => [name, rows, found] as const))(
    '%s',
    async (_, rows, found) => {
      const issues = await foundIn(rows());
      expect(issues.map(({ code, file, row, attribute }) => `${code} ${file}:${row} ${attribute}`)).toEqual(
        found,
      );
    },
  );

  it('every code has a case, and every message its parameters in every language', async () => {
    const codes = new Set<string>();
    for (const area of ['agreements', 'evidence']) {
      const path = join(import.meta.dirname, `../../catalog/messages/${area}.en.yaml`);
      for (const key of Object.keys(parse(readFileSync(path, 'utf8')) as object))
        if (key.endsWith('.cause')) codes.add(key.replace(/\.cause$/, ''));
    }
    for (const [, rows] of CASES) {
      for (const language of LANGUAGES) {
        for (const { code, cause, remedy } of await foundIn(rows(), language)) {
          codes.delete(code);
          expect(`${cause} ${remedy}`).not.toMatch(/\{\w+\}|undefined|NaN/);
        }
      }
    }
    expect([...codes]).toEqual([]);
  });
});
