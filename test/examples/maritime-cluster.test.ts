import { beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/analyses/compare/index.js';
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
      scenarios: [],
      onResult: (scenario, result) => {
        results.set(scenario, result);
      },
    });
    if (!found) throw new Error('no comparison');
    comparison = found;
  }, 1_200_000);

  const product = (item: string) => comparison.cases[0].plan?.products.find((each) => each.item === item);

  it('are verified, within 0.1 % of the best that is possible', () => {
    for (const { plan } of comparison.cases) {
      expect(plan?.verified).toBe(true);
      expect(plan?.gap).toBeLessThanOrEqual(1e-3);
    }
  });

  it('imported, field-proven control is ready more than a year before own development (fact F9)', () => {
    const ready = (technology: string): number =>
      comparison.cases[0].plan?.technologies.find((each) => each.technology === technology)?.reached?.day ??
      0;
    expect(isoDate(ready('vessel-control')) < '2027-04-01').toBe(true);
    expect(ready('own-vessel-control') - ready('vessel-control')).toBeGreaterThan(365);
    expect(isoDate(product('css')?.first ?? 0) < '2027-10-01').toBe(true);
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
    const plan = comparison.cases[0].plan;
    expect(plan?.leaning.map(({ id }) => id)).toContain('ua-control-software');
  });
});
