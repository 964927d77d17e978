import { describe, expect, test } from 'vitest';
import { HAND_PLANS } from '../../../test/support/hand-plans/index.js';
import { workshopPlan, workshopRows } from '../../../test/support/hand-plans/workshop.js';
import { modelOf } from '../../../test/support/model.js';
import { withCell } from '../../../test/support/plan.js';
import { Check, MOST_KEPT } from './check.js';
import { RULES, verify } from './index.js';

describe('tolerance', () => {
  test('is a millionth of what is compared, and never less than a millionth', () => {
    const check = new Check('en');
    check.equal('balance', 'x', 0, 0, 0.9e-6);
    check.equal('balance', 'x', 0, 1e6, 1e6 + 0.9);
    check.equal('balance', 'x', 0, 0, 0.9, 1e6);
    check.atMost('budget', 'x', 0, 100, 100.00009);
    expect(check.brokenCount).toBe(0);
    check.equal('balance', 'x', 0, 0, 1.1e-6);
    check.equal('balance', 'x', 0, 1e6, 1e6 + 1.1);
    check.atMost('budget', 'x', 0, 100, 100.00011);
    check.atLeast('minimum-order', 'x', 0, 100, 99.9998);
    expect(check.brokenCount).toBe(4);
    expect(check.rulesChecked).toBe(8);
    expect(check.worst).toBeCloseTo(2e-6, 8);
  });
  test('no number is never right', () => {
    const check = new Check('en');
    check.equal('balance', 'x', 0, Number.NaN, 1);
    check.atMost('budget', 'x', 0, 1, Number.NaN);
    check.atMost('budget', 'x', 0, Number.NaN, 1);
    expect(check.brokenCount).toBe(3);
  });
});

test('only the first of very many are kept, all are counted', () => {
  const check = new Check('en');
  for (let k = 0; k < 1000; k++) check.holds('lane-item', false, 'x', -1, 1, 2);
  expect([check.broken.length, check.brokenCount]).toEqual([MOST_KEPT, 1000]);
});

test('words in three languages, for every rule, with its figures', () => {
  const spoiled = withCell(workshopPlan, 'stock', ['A', 'S', 3], 'stock', 6);
  const words = ['en', 'ja', 'uk'].map((language) => verify(modelOf(workshopRows), spoiled, language));
  const said = words.map(({ broken }) => broken.find((each) => each.rule === 'balance')?.message);
  expect(said).toEqual([
    'stock / A / S, bucket 4 from 2026-04-27: stock should be 5 after arrivals and uses, the plan has 6.',
    'stock / A / S(期間 4、2026-04-27 から): 入出庫後の在庫は 5 になるはずですが、計画では 6 です。',
    'stock / A / S, період 4 від 2026-04-27: запас після надходжень і витрат має бути 5, а в плані 6.',
  ]);
  for (const language of ['ja', 'uk']) {
    const check = new Check(language);
    const english = new Check('en');
    for (const rule of RULES) {
      check.holds(rule, false, 'subject', -1, 'eins', 'zwei');
      english.holds(rule, false, 'subject', -1, 'eins', 'zwei');
    }
    check.broken.forEach((each, k) => {
      expect(each.message).toContain('subject');
      expect(each.message).not.toBe(english.broken[k].message);
      expect(each.message).not.toMatch(/\{\w+\}/);
    });
  }
});

test('the order of the rows does not matter', () => {
  for (const { rows, plan } of HAND_PLANS) {
    const tables = Object.fromEntries(
      Object.entries(plan.tables).map(([name, table]) => {
        if (name === 'bucket') return [name, table];
        const columns = Object.fromEntries(
          Object.entries(table.columns).map(([column, values]) => [column, values.toReversed()]),
        );
        return [name, { ...table, columns }];
      }),
    ) as typeof plan.tables;
    expect(verify(modelOf(rows), { ...plan, tables }).broken).toEqual([]);
  }
});
