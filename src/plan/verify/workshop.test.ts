import { expect, test } from 'vitest';
import { workshopPlan, workshopRows } from '../../../test/support/hand-plans/workshop.js';
import { modelOf } from '../../../test/support/model.js';
import { verify } from './index.js';

test('x', () => {
  const r = verify(modelOf(workshopRows), workshopPlan);
  expect(r.broken).toEqual([]);
  console.log(r);
});
