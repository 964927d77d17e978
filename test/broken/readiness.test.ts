import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/base/messages.js';
import { planModel } from '../../src/jobs/plan.js';
import { changedRow } from '../support/hand-plans/index.js';
import { yardRows } from '../support/hand-plans/yard.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { foundIn, sound } from './network.support.js';
import { brokenBy, READINESS } from './network-readiness.cases.js';

describe('readiness or an event that is broken by', () => {
  it.each(READINESS.map((each) => [brokenBy(each).name, each] as const))('%s', async (_, each) => {
    for (const language of LANGUAGES) {
      const rows = sound();
      brokenBy(each).change(rows);
      const found = await foundIn(rows, language);
      const mine = found.filter(({ code }) => code === each.code);
      expect(mine).toHaveLength(1);
      const [{ severity, file, row, attribute, cause, remedy }] = mine;
      expect({ severity, at: `${file}:${row}`, attribute }).toEqual({
        severity: each.severity,
        at: each.at,
        attribute: each.attribute,
      });
      expect(`${cause} ${remedy}`).not.toMatch(/\{\w+\}|undefined|NaN/);
    }
  });
});

describe('what only the schedule shows', () => {
  const codesOf = async (rows: ModelRows): Promise<string[]> => {
    const { issues } = await planModel(modelOf(rows));
    return [...issues.errors, ...issues.warnings].map(({ code }) => code);
  };

  it('a process that is ready after the plan', async () => {
    const rows = changedRow(yardRows, 'activity', { id: 'sea' }, { duration: 90 });
    expect(await codesOf(rows)).toContain('process.ready-late');
  });

  it('an activity that nobody waits for', async () => {
    const activity = [...(yardRows.activity ?? []), { id: 'paper', duration: 3 }];
    expect(await codesOf({ ...yardRows, activity })).toContain('activity.unused');
  });

  it('an activity that needs more than there ever is', async () => {
    const rows = changedRow(yardRows, 'activity-resource', { activity: 'trials' }, { units: 3 });
    expect(await codesOf(rows)).toEqual(['activity.no-schedule']);
  });

  it('a settled activity that the budget cannot pay', async () => {
    const rows = changedRow(yardRows, 'activity', { id: 'sea' }, { start: '2026-04-21' });
    const budget = [
      { id: 'b', organisation: 'works', fiscal_year: 2026, category: 'research' as const, amount: 69 },
    ];
    expect(await codesOf({ ...rows, budget })).toContain('budget.activities');
  });
});
