import { describe, expect, test } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import type { Plan, PlanTableName } from '../../src/plan/plan.js';
import { changedRow } from '../support/hand-plans/index.js';
import { yardPlan, yardRows } from '../support/hand-plans/yard.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { rowsOf } from '../support/plan.js';

async function planned(rows: ModelRows): Promise<Plan> {
  const { plan, verification, issues, conflict } = await planModel(modelOf(rows));
  expect(issues.errors).toEqual([]);
  expect(conflict).toBeUndefined();
  expect(verification?.broken).toEqual([]);
  if (!plan) throw new Error('no plan');
  return plan;
}

const starts = (plan: Plan): (string | number)[][] =>
  rowsOf(plan, 'production').map((row) => row.slice(0, 3));
const cell = (plan: Plan, table: PlanTableName, id: string, column: number): string | number | undefined =>
  rowsOf(plan, table).find((row) => row[0] === id)?.[column];

describe('readiness gates move output', () => {
  test('the plan is the one reckoned by hand, table by table', async () => {
    const plan = await planned(yardRows);
    for (const table of Object.keys(yardPlan.tables) as PlanTableName[]) {
      if (table === 'price') continue;
      expect(new Set(rowsOf(plan, table)), table).toEqual(new Set(rowsOf(yardPlan, table)));
    }
    const cost = plan.header.objectives.find(({ name }) => name === 'cost');
    expect(cost).toMatchObject({ value: 410, bound: 410 });
  });

  test('the level a week later, the boat after the strike', async () => {
    const later = changedRow(yardRows, 'activity', { id: 'trials' }, { duration: 13 });
    const plan = await planned(later);
    // Trials to Wednesday 22 April, sea 26 April to 9 May. Two crews would need the stands in the week of the strike
    // and end on 4 June after it; the usual way needs none and takes 20 days.
    expect(cell(plan, 'opening_date', 'build', 1)).toBe('2026-05-30');
    expect(cell(plan, 'activity', 'qualify', 1)).toBe('usual');
    expect(starts(plan)).toEqual([['build', 7, 4]]);
  });

  test('a process that activities release waits for the last of them', async () => {
    const [process] = yardRows.process ?? [];
    const rows: ModelRows = {
      ...yardRows,
      process: [{ ...process, technology: undefined, required_trl: undefined }],
      activity: [
        { id: 'change', kind: 'engineering-change', duration: 30 },
        { id: 'approve', kind: 'introduction', duration: 5, predecessors: ['change'], releases: ['build'] },
        { id: 'train', duration: 7, releases: ['build'] },
        { id: 'paper', duration: 90 },
      ],
      'activity-mode': [],
      'activity-resource': [],
    };
    const plan = await planned(rows);
    expect(cell(plan, 'opening_date', 'build', 1)).toBe('2026-05-11');
    expect(starts(plan)).toEqual([['build', 5, 4]]);
    // Nobody waits for the paper; the training has 28 days to spare.
    expect(rowsOf(plan, 'activity').map((row) => [row[0], row[7], row[8]])).toEqual([
      ['approve', 0, 1],
      ['change', 0, 1],
      ['train', 28, 0],
    ]);
  });

  test('what nothing brings is never reached: a warning, and no boat', async () => {
    const rows = changedRow(yardRows, 'activity', { id: 'qualify' }, { brings_trl: 6 });
    const { plan, issues, verification } = await planModel(modelOf(rows));
    expect(issues.warnings.map((issue) => issue.code)).toContain('process.never-ready');
    expect(verification?.broken).toEqual([]);
    expect(plan && starts(plan)).toEqual([]);
    expect(plan && rowsOf(plan, 'opening_date')).toEqual([['build', '', '', '', '']]);
  });
});

describe('money and people of activities', () => {
  test('a research budget too small for two crews takes the slow way, and the boat waits', async () => {
    const budget = [
      { id: 'b', organisation: 'works', fiscal_year: 2026, category: 'research' as const, amount: 369 },
    ];
    const plan = await planned({ ...yardRows, budget });
    expect(cell(plan, 'activity', 'qualify', 1)).toBe('usual');
    expect(cell(plan, 'opening_date', 'build', 1)).toBe('2026-05-25');
    expect(rowsOf(plan, 'spending')[0]).toEqual(['works', 'research', 2026, 170, 369, 0]);
    const enough = await planned({ ...yardRows, budget: [{ ...budget[0], amount: 370 }] });
    expect(cell(enough, 'activity', 'qualify', 1)).toBe('two-crews');
  });

  test('money of the next year is waited for, day by day', async () => {
    // From 16 March: 10 of the 14 days at sea would fall before April; 35 pays for 7 of them.
    const rows: ModelRows = {
      ...yardRows,
      model: [{ id: 'm', start: '2026-03-16', buckets: '12w', currency: 'EUR' }],
      technology: [{ id: 'hull', trl: 6 }],
      activity: [
        { id: 'sea', technology: 'hull', organisation: 'works', duration: 14, cost: 70, brings_trl: 7 },
      ],
      'activity-mode': [],
      'activity-resource': [],
      event: [],
      demand: [{ id: 'd', item: 'boat', site: 'yard', due: '2026-04-12', quantity: 4, priority: 1 }],
      budget: [
        { id: 'b25', organisation: 'works', fiscal_year: 2025, category: 'research', amount: 35 },
        { id: 'b26', organisation: 'works', fiscal_year: 2026, category: 'research', amount: 100 },
      ],
    };
    const plan = await planned(rows);
    // The week from 30 March is 2 days of one year and 5 of the other, and so is its money (S22): 7 days are paid
    // from the old year at the earliest if it starts on 25 March: 5 days, and 2/7 of the 7 days of that week.
    expect(cell(plan, 'activity', 'sea', 2)).toBe('2026-03-25');
    expect(rowsOf(plan, 'spending').map((row) => row.slice(1, 4))).toEqual([
      ['research', 2025, 35],
      ['research', 2026, 35],
      ['running', 2026, 40],
    ]);
  });

  test('the cheapest ways with which nothing is later', async () => {
    const rows: ModelRows = {
      ...yardRows,
      activity: [
        ...(yardRows.activity ?? []),
        { id: 'papers', duration: 20, cost: 10, organisation: 'works', releases: ['build'] },
      ],
      'activity-mode': [
        { activity: 'qualify', mode: 'two-crews', duration: 10, cost: 300 },
        { activity: 'papers', mode: 'hasty', duration: 5, cost: 50 },
        { activity: 'papers', mode: 'frugal', duration: 39, cost: 4 },
        { activity: 'papers', mode: 'too-slow', duration: 40, cost: 1 },
      ],
    };
    const plan = await planned(rows);
    expect(cell(plan, 'activity', 'papers', 1)).toBe('frugal');
    expect(cell(plan, 'opening_date', 'build', 1)).toBe('2026-05-15');
  });

  test('one stand for two trials: one after the other, what matters first', async () => {
    const one = (id: string): NonNullable<ModelRows['activity']>[number] => ({
      id,
      duration: 10,
      releases: [id],
    });
    const rows: ModelRows = {
      ...yardRows,
      technology: [],
      resource: [{ id: 'stand', site: 'yard' }],
      item: [{ id: 'a' }, { id: 'b' }],
      process: [
        { id: 'a', site: 'yard', item: 'a' },
        { id: 'b', site: 'yard', item: 'b', lead_time: 1 },
      ],
      'process-resource': [
        { process: 'a', resource: 'stand', hours: 1 },
        { process: 'b', resource: 'stand', hours: 1 },
      ],
      demand: [
        { id: 'a', item: 'a', site: 'yard', due: '2026-04-12', quantity: 1, priority: 2 },
        { id: 'b', item: 'b', site: 'yard', due: '2026-04-12', quantity: 1, priority: 1 },
      ],
      event: [],
      activity: [one('a'), one('b')],
      'activity-mode': [],
      'activity-resource': [
        { activity: 'a', resource: 'stand', units: 1 },
        { activity: 'b', resource: 'stand', units: 1 },
      ],
    };
    const plan = await planned(rows);
    expect(rowsOf(plan, 'opening_date').map((row) => row.slice(0, 3))).toEqual([
      ['a', '2026-04-26', '2026-04-26'],
      ['b', '2026-04-16', '2026-04-16'],
    ]);
  });
});

describe('what is under way or settled', () => {
  test('started before the plan, finished, settled for later', async () => {
    const rows: ModelRows = {
      ...yardRows,
      activity: [
        { id: 'done', duration: 5, finished: '2026-04-03' },
        {
          id: 'going',
          duration: 10,
          duration_in: 'working',
          site: 'yard',
          start: '2026-03-30',
          cost: 100,
          organisation: 'works',
        },
        { id: 'booked', duration: 3, start: '2026-05-01', predecessors: ['going'] },
        { id: 'late', duration: 3, start: '2026-03-01' },
        { id: 'last', duration: 1, predecessors: ['done', 'going', 'late'], releases: ['build'] },
      ],
      'activity-mode': [],
      'activity-resource': [],
    };
    const plan = await planned(rows);
    expect(rowsOf(plan, 'activity').map((row) => [row[0], row[2], row[3], row[6]])).toEqual([
      ['booked', '2026-05-01', '2026-05-04', 0],
      // Five of the ten working days lie before the plan, and so does their money.
      ['going', '2026-03-30', '2026-04-11', 50],
      ['last', '2026-04-11', '2026-04-12', 0],
      ['late', '2026-03-01', '2026-04-06', 0],
    ]);
  });
});
