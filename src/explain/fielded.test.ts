import { expect, test } from 'vitest';
import { shipyard } from '../../test/support/hand-plans/shipyard.js';
import { modelOf } from '../../test/support/model.js';
import { isoDate } from '../base/dates.js';
import { planModel } from '../jobs/plan.js';
import { firstFielded } from './fielded.js';
import { bucketsOf } from './read.js';

test('what a revision rests on is fielded with the first unit of that revision', async () => {
  const rows = shipyard({
    revision: [
      { id: 'A', product: 'boat', item: 'boat-a', serial_from: 1, serial_until: 15 },
      { id: 'B', product: 'boat', item: 'boat-b', predecessor: 'A', serial_from: 16 },
    ],
    technology: [
      { id: 'old', trl: 9 },
      { id: 'new', trl: 9 },
    ],
  });
  const technologies: Readonly<Record<string, string>> = { 'boat-a': 'old', 'boat-b': 'new' };
  const model = modelOf({
    ...rows,
    process: (rows.process ?? []).map((row) => ({
      ...row,
      ...(technologies[String(row.item)]
        ? { technology: technologies[String(row.item)], required_trl: 9 }
        : {}),
    })),
  });
  const { plan, issues } = await planModel(model);
  expect(issues.errors).toEqual([]);
  if (!plan) throw new Error('no plan');
  const fielded = firstFielded(model, plan, bucketsOf(plan));
  const buckets = bucketsOf(plan);
  expect([...fielded].map(([id, { item, day }]) => [id, item, isoDate(day)]).sort()).toEqual([
    ['new', 'boat', isoDate(buckets.ends[1] - 1)],
    ['old', 'boat', isoDate(buckets.ends[0] - 1)],
  ]);
});
