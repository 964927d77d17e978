import { beforeAll, describe, expect, it } from 'vitest';
import { type ModelRows, modelOf } from '../../test/support/model.js';
import type { Comparison } from '../analyses/compare/index.js';
import { parseIsoDate } from '../base/dates.js';
import { comparisonHtml, comparisonWorkbook, renderComparisonText } from '../report/compare/index.js';
import { compareModel } from './compare.js';

/** A boat that may be built from July on; a partner's way from May on; a way that costs twice; and one without any. */
const BOATS = {
  model: [{ id: 'boats', name: 'Boats', start: '2026-04-01', buckets: '18m', currency: 'JPY' }],
  organisation: [
    { id: 'maker', name: 'Boat maker', kind: 'manufacturer' },
    { id: 'office', name: 'Office', kind: 'government' },
  ],
  site: [
    { id: 'yard', organisation: 'maker' },
    { id: 'harbour', organisation: 'office' },
  ],
  item: [{ id: 'boat', name: 'Boat', kind: 'product' }],
  process: [{ id: 'build', site: 'yard', item: 'boat', cost: 100, effective_from: '2026-07-01' }],
  lane: [{ id: 'out', from_site: 'yard', to_site: 'harbour', cost: 10 }],
  programme: [{ id: 'rate', name: 'A boat a month', item: 'boat', site: 'harbour' }],
  'programme-point': [{ programme: 'rate', date: '2026-05-01', rate: 1 }],
  scenario: [
    { id: 'partner', name: 'With the partner' },
    { id: 'dear', name: 'Dear' },
    { id: 'without', name: 'Without any' },
    { id: 'wrong', name: 'Wrong' },
  ],
  'scenario-change': [
    {
      scenario: 'partner',
      component: 'process',
      row: 'build',
      attribute: 'effective_from',
      action: 'shift',
      value: '-61',
    },
    { scenario: 'dear', component: 'process', row: 'build', attribute: 'cost', action: 'scale', value: '2' },
    { scenario: 'without', component: 'lane', row: 'out', attribute: 'transit_time', value: '3000' },
    { scenario: 'wrong', component: 'lane', row: 'out', attribute: 'to_site', value: 'quay' },
  ],
} satisfies ModelRows;

describe('compareModel', () => {
  let comparison: Comparison;
  const seen: string[] = [];
  beforeAll(async () => {
    const found = await compareModel(modelOf(BOATS), {
      onProgress: ({ scenario, run, runs, phase }) => {
        if (phase === 'verify') seen.push(`${scenario} ${run}/${runs}`);
      },
    });
    if (!found) throw new Error('cancelled');
    comparison = found;
  });
  const product = (at: number) => comparison.cases[at].plan?.products[0];
  const difference = (scenario: string) => {
    const at = comparison.cases.findIndex((each) => each.scenario === scenario);
    return comparison.differences.find((each) => each.case === at);
  };

  it('plans the base and every scenario, and tells how far it is', () => {
    expect(comparison.cases.map(({ scenario, plan }) => [scenario, plan?.verified])).toEqual([
      ['', true],
      ['partner', true],
      ['dear', true],
      ['without', true],
      ['wrong', undefined],
    ]);
    expect([...new Set(seen)]).toEqual(
      ['1/5', '2/5', '3/5', '4/5'].map((each, at) => `${['', 'partner', 'dear', 'without'][at]} ${each}`),
    );
  });

  it('first deliveries, units by fiscal year, cost by payer', () => {
    // May 2026 to September 2027 is 17 boats; those of May and June wait for July.
    expect(product(0)).toMatchObject({ first: parseIsoDate('2026-07-31'), wanted: 17, short: 0 });
    expect(product(0)?.late).toBeCloseTo(2, 9);
    expect(comparison.years).toEqual([2026, 2027]);
    product(0)?.byYear.forEach((units, at) => {
      expect(units).toBeCloseTo([11, 6][at], 9);
    });
    expect(comparison.cases[0].plan?.payers).toEqual([
      { organisation: 'maker', name: 'Boat maker', amount: 1700 },
      { organisation: 'office', name: 'Office', amount: 170 },
    ]);
  });

  it('differences are of the numbers', () => {
    expect(difference('partner')?.products[0]).toMatchObject({ days: -61, delivered: 0, onTime: 2 });
    expect(difference('dear')?.cost).toBeCloseTo(1700, 6);
    expect(difference('without')?.products[0]).toMatchObject({ only: 'against', delivered: -17 });
    expect(difference('without')?.targets[0]).toMatchObject({ only: 'against' });
    expect(difference('wrong')).toBeUndefined();
    expect(comparison.cases[4].reasons.join(' ')).toContain('quay');
  });

  it('holds the others against another scenario than the base', async () => {
    const found = await compareModel(modelOf(BOATS), { scenarios: ['partner'], against: 'partner' });
    expect(found?.against).toBe(1);
    expect(found?.differences[0]).toMatchObject({ case: 0, products: [{ days: 61 }] });
  });

  it('stops when it is cancelled', async () => {
    const controller = new AbortController();
    const found = await compareModel(modelOf(BOATS), {
      signal: controller.signal,
      onResult: () => controller.abort(),
    });
    expect(found).toBeUndefined();
  });

  it('says so in words, on a page and in a workbook, in every language', async () => {
    const text = renderComparisonText(comparison);
    expect(text).toContain('With the partner: the first Boat comes 61 days sooner than with Base.');
    expect(text).toContain('Boat: no unit is delivered any more.');
    expect(text).toContain('¥1.7k more in all (91%).');
    for (const language of ['en', 'ja', 'uk']) {
      const page = comparisonHtml(comparison, language);
      expect(page).toContain('61');
      expect(page).not.toMatch(/\{\w+\}|undefined|NaN/);
      expect(renderComparisonText(comparison, { language })).not.toMatch(/\{\w+\}|undefined|NaN/);
    }
    const again = { ...comparison, cases: comparison.cases.map((each) => ({ ...each, seconds: 99 })) };
    expect(comparisonHtml(again)).toBe(comparisonHtml(comparison));
    expect((await comparisonWorkbook(comparison)).length).toBeGreaterThan(4000);
  });
});
