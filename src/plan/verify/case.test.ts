import { setFlagsFromString } from 'node:v8';
import { expect, test } from 'vitest';
import { boatyardModel, boatyardPlan } from '../../explain/boatyard.fixture.js';
import { column } from '../../schema/columns.js';
import { makeCase } from './case.js';
import { Check } from './check.js';
import { cutTime } from './time.js';

test('what is verified has the same hidden class however often a process verifies', () => {
  setFlagsFromString('--allow-natives-syntax');
  const haveSameMap = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (
    a: object,
    b: object,
  ) => boolean;
  setFlagsFromString('--no-allow-natives-syntax');
  // Otherwise code for it is compiled again with every plan.
  const model = boatyardModel();
  const plan = boatyardPlan();
  const time = cutTime(column(model, 'model', 'start')[0], column(model, 'model', 'buckets')[0]!, 1)!;
  const cases = Array.from({ length: 40 }, () => makeCase(model, plan, new Check('en'), time));
  const last = cases.pop()!;
  for (const each of cases.slice(3)) {
    expect(haveSameMap(each, last)).toBe(true);
    expect(haveSameMap(each.rows, last.rows)).toBe(true);
  }
});
