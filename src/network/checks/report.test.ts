import { describe, expect, it } from 'vitest';
import { modelOf } from '../../../test/support/model.js';
import { describeIssue, IssueList } from '../../base/issues.js';
import { MOST_OF_A_KIND, Report } from './report.js';

function reportOf(count: number, severity: 'error' | 'warning'): IssueList {
  const item = Array.from({ length: 60 }, (_, k) => ({ id: `i${k}`, shelf_life: k }));
  const model = [{ id: 'm', start: '2026-04-06', buckets: '4w', currency: 'JPY' }];
  const report = new Report(modelOf({ model, item }));
  for (let row = 0; row < count; row++)
    report[severity]('offer.no-price', { component: 'item', row, attribute: 'shelf_life' });
  const issues = new IssueList();
  report.flush(issues);
  return issues;
}

describe('Report', () => {
  it('tells a finding with its place and the value of its cell', () => {
    const [issue] = reportOf(2, 'error').errors.slice(1);
    expect(issue).toMatchObject({
      file: 'test.json',
      row: 2,
      component: 'item',
      attribute: 'shelf_life',
      value: '1',
    });
  });

  it('tells as many as twenty of a kind one by one', () => {
    expect(reportOf(MOST_OF_A_KIND, 'error').errors).toHaveLength(20);
    expect(reportOf(MOST_OF_A_KIND, 'warning').warnings).toHaveLength(20);
  });

  it('tells three of more warnings, and counts the rest in one', () => {
    const { warnings, warningCount } = reportOf(50, 'warning');
    expect(warningCount).toBe(4);
    const words = describeIssue(warnings[3], 'en');
    expect(words).toMatchObject({
      code: 'check.more',
      file: 'test.json',
      row: null,
      attribute: 'shelf_life',
    });
    expect(words.cause).toMatch(
      /^The same was found in 47 more row\(s\) of item: test\.json:\d+(, test\.json:\d+){4}, …\.$/,
    );
    expect(words.remedy).toBe('The remedy is the one given for the rows before.');
  });

  it('tells twenty of more errors, and counts the rest in one error', () => {
    const { errors } = reportOf(21, 'error');
    expect(errors.map((issue) => issue.code)).toEqual([...Array(20).fill('offer.no-price'), 'check.more']);
  });
});
