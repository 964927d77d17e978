import { describe, expect, it } from 'vitest';
import { modelOf } from '../../../test/support/model.js';
import { planRows, type Trade, tradeRows } from '../../../test/support/permissions.js';
import { isoDate } from '../../base/dates.js';
import { wordsOf } from '../format.js';
import type { PermissionsAnswer } from './answer.js';
import { permissionsAnswer } from './read.js';
import { permissionsHeadline } from './words.js';

/** A listed vessel goes from Japan to Germany under licences for spring only. */
const TRADE: Trade = {
  from: 'JP',
  to: 'DE',
  item: { classifications: ['jp-x'] },
  rows: {
    jurisdiction: [{ id: 'JP', countries: ['JP'], controls: ['export'] }],
    classification: [{ id: 'jp-x', jurisdiction: 'JP', code: 'X', controlled_as: 'goods', use: 'dual-use' }],
    rule: [{ id: 'listed', jurisdiction: 'JP', outcome: 'needs-authorisation', processing_most: 90 }],
    authorisation: [
      { id: 'other', jurisdiction: 'JP', type: 'individual', items: ['spare'], status: 'granted' },
      {
        id: 'spring',
        jurisdiction: 'JP',
        type: 'individual',
        items: ['vessel'],
        destinations: ['DE'],
        status: 'granted',
        valid_from: '2027-02-01',
        valid_until: '2027-05-31',
        quantity_cap: 35,
        processing_most: 60,
      },
    ],
    item: [{ id: 'spare', standard_value: 1 }],
  },
};

describe('what is said of permissions', () => {
  let answer: PermissionsAnswer;
  it('tells the gap that puts most units at risk, and the paper about this very flow', async () => {
    const rows = tradeRows(TRADE);
    const { plan } = await planRows(rows);
    answer = permissionsAnswer(modelOf(rows), plan);
    const [flow] = answer.flows;
    const [touch] = flow.touches;
    expect(touch.spans.map(({ covers }) => covers.length)).toEqual([0, 1, 0]);
    // January leaves 10 units short, June to December 70; those of spring that the cap holds back are in no gap.
    expect(touch.gap).toMatchObject({ unitsAtRisk: 70, processing: 60 });
    expect(isoDate(touch.gap!.from)).toBe('2027-06-01');
    expect(isoDate(touch.gap!.applyBy!)).toBe('2027-04-02');
    expect(touch.gap?.nearest).toEqual({ kind: 'authorisation', id: 'spring', failing: ['dates'] });
    expect(permissionsHeadline(answer, wordsOf('en'))).toMatch(/1\s*Jan\s*2027/);
  });

  it('tells when a cap is used up, and says nothing of caps that there are not', () => {
    const paper = (id: string) => answer.papers.find((each) => each.id === id)!;
    expect(paper('spring')).toMatchObject({ quantity: 35, drawn: 1 });
    expect(isoDate(paper('spring').usedUp!)).toBe('2027-05-31');
    expect(paper('other').usedUp).toBeUndefined();
  });

  it('is not used up while a cap of quantity has something left and there is none of value', async () => {
    const [other, spring] = TRADE.rows!.authorisation!;
    const rows = tradeRows({
      ...TRADE,
      rows: { ...TRADE.rows, authorisation: [other, { ...spring, quantity_cap: 100 }] },
    });
    const { plan } = await planRows(rows);
    const found = permissionsAnswer(modelOf(rows), plan).papers.find(({ id }) => id === 'spring');
    expect(found).toMatchObject({ quantity: 40, drawn: 0.4 });
    expect(found?.usedUp).toBeUndefined();
  });
});
