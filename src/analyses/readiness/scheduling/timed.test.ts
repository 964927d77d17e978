import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Search } from './engine/search.js';
import { checkSchedule, type Project, scheduleProject } from './index.js';
import { type Answer, makeInstance } from './instance.js';
import { lengthsOf, shortestOfAll, timedProjects } from './timed.fixture.js';

const WEEK = [true, true, true, true, true, false, false];

describe('working days, money by time, and activities that nothing waits for', () => {
  test('three working days from Thursday end after Monday', () => {
    expect([...lengthsOf(WEEK, 3)].slice(2, 5)).toEqual([3, 5, 5]);
    const works = [...WEEK, ...WEEK];
    const project: Project = {
      activities: [
        { id: 'first', modes: [{ duration: 3, demand: [1] }], predecessors: [] },
        {
          id: 'second',
          modes: [{ duration: 3, lengths: lengthsOf(works, 3), demand: [1] }],
          predecessors: [0],
        },
      ],
      capacity: [1],
    };
    const found = scheduleProject(project);
    expect(found).toMatchObject({ status: 'optimal', makespan: 8, starts: [0, 3] });
    expect(checkSchedule(project, found)).toEqual([]);
  });

  test('the search alone finds what trying everything finds', () => {
    let some = 0;
    fc.assert(
      fc.property(timedProjects(4), (project) => {
        const instance = makeInstance(project);
        let best: Answer | undefined;
        const keep = (answer: Answer): void => {
          best = answer;
        };
        expect(new Search(instance, 0, instance.horizon, keep, undefined).run(() => true)).toBe(true);
        const shortest = shortestOfAll(project, 16);
        expect(best?.makespan ?? Number.POSITIVE_INFINITY).toBe(shortest);
        if (Number.isFinite(shortest)) some++;
      }),
      { numRuns: 400 },
    );
    expect(some).toBeGreaterThan(100);
  });

  test('so does the whole solver, and its schedules stand before the checker', () => {
    fc.assert(
      fc.property(timedProjects(4), (project) => {
        const found = scheduleProject(project);
        expect(found.makespan).toBe(shortestOfAll(project, 16));
        expect(found.proven).toBe(true);
        if (found.status === 'optimal') expect(checkSchedule(project, found)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});
