import { describe, expect, it } from 'vitest';
import { readRows } from '../../../test/support/model.js';
import { describeIssue, IssueList } from '../../base/issues.js';
import { checkTables } from './index.js';

const ROW = { id: 'm', start: '2026-04-06', buckets: '4w', currency: 'JPY' };

/** What the checks say by themselves, without the schema's checks before them. */
function words(model: (typeof ROW)[]): (string | null)[] {
  const issues = new IssueList();
  checkTables(readRows({ model, organisation: [{ id: 'o', kind: 'supplier' }] }).model, issues);
  return issues.errors.map((issue) => describeIssue(issue, 'en').cause);
}

describe('checkHorizon', () => {
  it('asks for one model row', () => {
    expect(words([ROW])).toEqual([]);
    expect(words([])).toEqual(['A plan needs one model row with a start and buckets; 0 row(s) were found.']);
    expect(words([ROW, { ...ROW, id: 'n' }])).toEqual([
      'A plan needs one model row with a start and buckets; 2 row(s) were found.',
    ]);
  });

  it('asks for a start and a pattern that can be read', () => {
    expect(words([{ ...ROW, start: '' }])).toHaveLength(1);
    expect(words([{ ...ROW, buckets: 'often' }])).toHaveLength(1);
  });

  it('does not cut time before it knows how often', () => {
    expect(words([{ ...ROW, buckets: '5000*999999y' }])).toEqual([
      'The pattern makes 5000 buckets; at most 2000 can be planned.',
      'The pattern covers about 4999995000 years; at most 100 can be planned.',
    ]);
  });
});
