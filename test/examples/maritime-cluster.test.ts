import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison, PlanSummary } from '../../src/analyses/compare/index.js';
import { distributionRows, evidenceOf } from '../../src/analyses/evidence/index.js';
import { isoDate } from '../../src/base/dates.js';
import { compareModel } from '../../src/jobs/compare.js';
import { checkModel, type RunResult } from '../../src/jobs/plan.js';
import { scenarioIds } from '../../src/network/scenario/index.js';
import { column, rowCount } from '../../src/schema/columns.js';
import type { Model } from '../../src/schema/model.js';
import { readModel } from '../../src/store/folder/index.js';
import { rowsOf, total } from './run.js';

const FOLDER = 'examples/maritime-cluster';
const SCENARIOS = [
  'country-lost',
  'licence-refused',
  'own-development',
  'second-shift',
  'stockpile-first',
  'surge-first',
  'with-partners',
];

let model: Model;
beforeAll(async () => {
  const read = await readModel(FOLDER);
  expect(read.issues.errors).toEqual([]);
  model = read.model;
});

describe('the tables', () => {
  it('hold a cluster of the four kinds and government in seven countries', () => {
    expect(rowCount(model, 'organisation')).toBeGreaterThanOrEqual(40);
    expect(new Set(column(model, 'organisation', 'kind'))).toEqual(
      new Set([
        'manufacturer',
        'technology-firm',
        'university',
        'research-institute',
        'government',
        'supplier',
      ]),
    );
    expect([...new Set(column(model, 'organisation', 'country'))].sort()).toEqual(
      ['DE', 'ES', 'FR', 'IT', 'JP', 'KR', 'UA'].sort(),
    );
  });

  it('hold 250 items and more, in bills of material of more than five levels, with alternates', () => {
    expect(rowCount(model, 'item')).toBeGreaterThanOrEqual(250);
    const madeBy = new Map<string, Set<string>>();
    const processItem = new Map(
      column(model, 'process', 'id').map((id, row) => [id, column(model, 'process', 'item')[row] ?? '']),
    );
    column(model, 'process-input', 'process').forEach((process, row) => {
      const made = processItem.get(process) ?? '';
      const uses = madeBy.get(made) ?? new Set();
      madeBy.set(made, uses.add(column(model, 'process-input', 'item')[row] ?? ''));
    });
    const depth = (item: string): number =>
      1 + Math.max(0, ...[...(madeBy.get(item) ?? [])].map((used) => depth(used)));
    expect(depth('css-b1')).toBeGreaterThanOrEqual(6);
    expect(depth('mpv')).toBeGreaterThanOrEqual(5);
    expect(
      column(model, 'process-input', 'group').filter((group) => group !== undefined).length,
    ).toBeGreaterThan(20);
  });

  it('hold about 30 authorisations, some of which are only planned, and events given and possible', () => {
    expect(rowCount(model, 'authorisation')).toBeGreaterThanOrEqual(28);
    expect(new Set(column(model, 'authorisation', 'type'))).toEqual(
      new Set(['individual', 'bulk', 'general']),
    );
    expect(new Set(column(model, 'authorisation', 'status'))).toEqual(
      new Set(['granted', 'applied', 'planned']),
    );
    const probability = column(model, 'event', 'probability');
    expect(probability.filter((each) => Number.isNaN(each)).length).toBe(2);
    expect(probability.filter((each) => each > 0).length).toBe(8);
  });

  it('back every number that acts by a source or mark it as made up, and give what can be drawn (F10)', () => {
    const evidence = evidenceOf(model);
    expect(evidence.totals.none).toBe(0);
    expect(evidence.totals.sourced).toBeLessThan(10);
    expect(evidence.conflicts.map(({ component, attribute }) => `${component}.${attribute}`)).toEqual([
      'agreement.status',
      'budget.amount',
      'budget.purpose',
    ]);
    const rows = distributionRows(model, evidence);
    expect(rows.length).toBeGreaterThan(50);
    for (const { least, value, most } of rows)
      expect(Number(least) <= Number(value) && Number(value) <= Number(most)).toBe(true);
  });

  it('hold the 100-billion-yen line with statements that disagree, and mark the rest illustrative', () => {
    const row = column(model, 'assumption', 'row');
    const values = column(model, 'assumption', 'value');
    const amounts = [...values].filter((value, k) => row[k] === 'programme-2026' && value > 0);
    expect(amounts.sort((a, b) => a - b)).toEqual([100e9, 100e9, 128.7e9, 313e9]);
    const ids = column(model, 'assumption', 'id');
    for (const component of ['process', 'offer', 'lane', 'resource', 'expansion', 'authorisation', 'budget'])
      expect(ids).toContain(`illustrative-${component}`);
  });

  it('are free of errors, in every scenario too', () => {
    expect([...scenarioIds(model)].sort()).toEqual(SCENARIOS);
    for (const scenario of [undefined, ...SCENARIOS]) expect(checkModel(model, scenario).errors).toEqual([]);
  }, 600_000);
});

describe('the plans', () => {
  let comparison: Comparison;
  const results = new Map<string, RunResult>();
  beforeAll(async () => {
    const found = await compareModel(model, {
      onResult: (scenario, result) => {
        results.set(scenario, result);
      },
    });
    if (!found) throw new Error('no comparison');
    comparison = found;
  }, 3_000_000);

  it('are verified, within 0.1 % of the best that is possible', () => {
    for (const { plan } of comparison.cases) {
      expect(plan?.verified).toBe(true);
      expect(plan?.gap).toBeLessThanOrEqual(1e-3);
    }
  });

  const planOf = (scenario: string) =>
    comparison.cases.find((each) => each.scenario === scenario)?.plan as PlanSummary;
  const first = (scenario: string, item: string): number =>
    planOf(scenario).products.find((each) => each.item === item)?.first ?? Number.NaN;
  const technology = (scenario: string, id: string) =>
    planOf(scenario).technologies.find((each) => each.technology === id);

  it('with the partners the first units come years before those of own development (fact F9)', () => {
    const sooner = (item: string): number => first('own-development', item) - first('with-partners', item);
    expect(sooner('lra')).toBe(792);
    expect(sooner('css')).toBe(945);
    const ready = (id: string): number => technology('', id)?.reached?.day ?? Number.NaN;
    expect(isoDate(ready('vessel-control'))).toBe('2026-12-27');
    expect(ready('own-vessel-control') - ready('vessel-control')).toBe(605);
    expect(technology('with-partners', 'vessel-control')?.fielded?.days).toBe(425);
    expect(technology('own-development', 'own-vessel-control')?.fielded?.days).toBe(1140);
    expect(technology('own-development', 'vessel-control')).toBeUndefined();
  });

  it('losing the supplier country delays nothing if lines are built in time, and costs money (fact F11)', () => {
    const base = planOf('');
    for (const scenario of ['country-lost', 'stockpile-first', 'surge-first']) {
      const { products, cost } = planOf(scenario);
      expect(cost).toBeGreaterThan(base.cost + 5e8);
      for (const [at, { quantityDaysLate, short }] of products.entries()) {
        expect(quantityDaysLate).toBeCloseTo(base.products[at].quantityDaysLate, 0);
        expect(short).toBeCloseTo(base.products[at].short, 3);
      }
    }
  });

  it('a second shift brings all variants, and permissions of a second term only planned plans', () => {
    const variant = planOf('second-shift').products.find((each) => each.item === 'mpv');
    expect(variant?.short).toBeLessThan(0.01);
    const planned = (scenario: string): string[] =>
      planOf(scenario)
        .leaning.filter(({ status }) => status === 'planned')
        .map(({ id }) => id);
    expect(planned('')).toEqual([]);
    expect(planned('with-partners')).toContain('ua-know-how');
    expect(planned('with-partners').some((id) => id.endsWith('-renewed'))).toBe(true);
  });

  it('of the 100 billion yen of fiscal 2026 less than a third is spent in time', () => {
    const { plan } = results.get('')!;
    const line = { organisation: 'programme-office-jp', fiscal_year: 2026 };
    expect(total(plan!, 'spending', 'spent', line)).toBeLessThan(33e9);
    expect(total(plan!, 'spending', 'spent', line)).toBeGreaterThan(1e9);
  });

  it('every flow across a border names what covers it (fact F12)', () => {
    const rows = rowsOf(results.get('')!.plan!, 'permission');
    expect(rows.length).toBeGreaterThan(500);
    for (const { cover, by } of rows) {
      expect(['rule', 'determination', 'authorisation', 'consent']).toContain(cover);
      expect(by).not.toBe('');
    }
    for (const { plan: each } of comparison.cases)
      expect(each?.crossings.filter(({ by, byName }) => by === '' || byName === '')).toEqual([]);
    const plan = comparison.cases[0].plan;
    expect(plan?.leaning.map(({ id }) => id)).toContain('ua-control-software');
  });
});
