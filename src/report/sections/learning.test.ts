import { expect, test } from 'vitest';
import { learningPlan, learningRows } from '../../../test/support/hand-plans/learning.js';
import { workshopPlan, workshopRows } from '../../../test/support/hand-plans/workshop.js';
import { modelOf } from '../../../test/support/model.js';
import { htmlReport } from '../html.js';

test('the report says how far hours have fallen, and what is written off', () => {
  const page = htmlReport(modelOf(learningRows), learningPlan);
  expect(page).toContain('build: from 100% of the hours of its first unit in');
  expect(page).toContain('to 67% in');
  expect(page).toContain('Written off because the shelf life has ended');
});

test('a plan without learning and shelf life has no such section', () => {
  expect(htmlReport(modelOf(workshopRows), workshopPlan)).not.toContain('id="learning"');
});
