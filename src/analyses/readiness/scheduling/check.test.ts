import { describe, expect, it } from 'vitest';
import { checkSchedule, type Project, type Schedule } from './index.js';

const project: Project = {
  capacity: [
    2,
    [
      { from: 1, units: 1 },
      { from: 6, units: 0 },
    ],
  ],
  budget: [3],
  activities: [
    { id: 'A', modes: [{ duration: 2, demand: [1, 0], spend: [1] }], predecessors: [] },
    {
      id: 'B',
      modes: [{ duration: 3, demand: [1, 1], spend: [2] }],
      predecessors: [],
      release: 1,
      deadline: 6,
    },
    {
      id: 'C',
      modes: [
        { duration: 1, demand: [2, 0], spend: [0] },
        { duration: 1, demand: [0, 0], spend: [1] },
      ],
      predecessors: [0],
    },
  ],
};

const right: Schedule = {
  status: 'optimal',
  starts: [0, 1, 4],
  modes: [0, 0, 0],
  makespan: 5,
  bound: 5,
  gap: 0,
  proven: true,
  nodes: 0,
  seconds: 0,
};

describe('the checker', () => {
  it('finds nothing wrong with a right schedule', () => {
    expect(checkSchedule(project, right)).toEqual([]);
  });

  it.each<[string, Partial<Schedule>, RegExp]>([
    ['a release', { starts: [0, 0, 4] }, /B starts at 0, before its release/],
    ['a deadline', { starts: [0, 4, 7], makespan: 8, bound: 8 }, /B finishes at 7, after its deadline 6/],
    ['a precedence', { starts: [0, 3, 1], makespan: 6, bound: 6 }, /C starts at 1, before A finishes/],
    ['a capacity', { starts: [0, 1, 3] }, /resource 0 at 3: 3 used of 2/],
    ['a step of capacity', { starts: [0, 4, 2], makespan: 7, bound: 7 }, /resource 1 at 6: 1 used of 0/],
    ['a budget', { modes: [0, 0, 1] }, /budget 0: 4 used of 3/],
    ['the makespan', { makespan: 4, bound: 4 }, /the makespan is 5, not 4/],
    ['a bound too high', { bound: 6 }, /the bound 6 is more than the makespan 5/],
    ['a proof that is none', { bound: 4 }, /proven is true with makespan 5 and bound 4/],
    ['a mode that is none', { modes: [0, 1, 0] }, /B has no mode 1/],
    ['part of a time unit', { starts: [0, 1.5, 5] }, /B starts at 1.5/],
    ['starts that are missing', { starts: [0] }, /1 starts and 3 modes for 3 activities/],
  ])('sees a breach of %s', (_, change, expected) => {
    expect(checkSchedule(project, { ...right, ...change }).join('\n')).toMatch(expected);
  });
});
