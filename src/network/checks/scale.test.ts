import { expect, it } from 'vitest';
import { type ModelRows, modelOf } from '../../../test/support/model.js';
import { describeIssue, IssueList } from '../../base/issues.js';
import { sortedModel } from '../../schema/canonical.js';
import { buildNetwork } from '../build.js';
import { checkNetwork, checkTables } from './index.js';

const COUNT = 20_000;

/** A tree of items, each made of the ten after it; the leaves are bought, and every seventh of them by nobody. */
function tree(missing: boolean): ModelRows {
  const ids = Array.from({ length: COUNT }, (_, k) => `i${k}`);
  const made = ids.filter((_, k) => 10 * k + 1 < COUNT);
  const parts = ids.slice(1).map((item, k) => ({ process: `p-i${Math.floor(k / 10)}`, item, quantity: 1 }));
  const leaves = ids.slice(made.length).filter((_, k) => !missing || k % 7 > 0);
  return {
    model: [{ id: 'm', start: '2026-04-06', buckets: '104w', currency: 'JPY' }],
    organisation: [{ id: 'o', kind: 'manufacturer' }],
    site: [{ id: 's', organisation: 'o' }],
    item: ids.map((id) => ({ id })),
    process: made.map((item) => ({ id: `p-${item}`, item, site: 's', lead_time: 7 })),
    'process-input': parts,
    offer: leaves.map((item) => ({ id: `o-${item}`, item, site: 's', price: 1, lead_time: 30 })),
    demand: ids.map((item, k) => ({ id: `d${k}`, item, site: 's', due: '2026-04-30', quantity: 1 })),
  };
}

function timed(rows: ModelRows): { issues: IssueList; seconds: number } {
  const model = sortedModel(modelOf(rows));
  const issues = new IssueList();
  const from = performance.now();
  checkTables(model, issues);
  const tables = performance.now() - from;
  const network = buildNetwork(model);
  const again = performance.now();
  checkNetwork(model, network, issues);
  return { issues, seconds: (tables + performance.now() - again) / 1000 };
}

it('checks 20,000 items with as many late demands in a few seconds and a few lines', () => {
  const { issues, seconds } = timed(tree(false));
  expect(issues.errors).toEqual([]);
  expect(issues.warnings.map((issue) => issue.code)).toEqual([
    'late.due',
    'late.due',
    'late.due',
    'check.more',
  ]);
  expect(describeIssue(issues.warnings[3], 'en').cause).toMatch(
    /^The same was found in 19997 more row\(s\) of demand:/,
  );
  expect(seconds).toBeLessThan(30);
});

it('checks 20,000 items of which thousands are missing in a few seconds and a few lines', () => {
  const { issues, seconds } = timed(tree(true));
  expect(issues.errors).toHaveLength(21);
  expect(issues.errors.filter((issue) => issue.code === 'check.more')).toHaveLength(1);
  expect(seconds).toBeLessThan(30);
});
