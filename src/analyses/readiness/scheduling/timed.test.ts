import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parameters } from '../../../../test/support/random-network-check.js';
import { Search } from './engine/search.js';
import { checkSchedule, type Project, scheduleProject } from './index.js';
import { type Answer, makeInstance } from './instance.js';
import { lengthsOf, shortestOfAll, timedProjects } from './timed.fixture.js';

/** Starts that are tried, one by one. */
const TRIED = 16;

/** What is not waited for may start after all that is tried: then trying can only find something longer, or nothing. */
function expectSame(starts: readonly number[], makespan: number, tried: number): void {
  if (starts.some((start) => start >= TRIED)) expect(makespan).toBeLessThanOrEqual(tried);
  else expect(makespan).toBe(tried);
}

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
        const shortest = shortestOfAll(project, TRIED);
        expectSame(best?.starts ?? [], best?.makespan ?? Number.POSITIVE_INFINITY, shortest);
        if (Number.isFinite(shortest)) some++;
      }),
      parameters(400),
    );
    expect(some).toBeGreaterThan(100);
  });

  test('so does the whole solver, and its schedules stand before the checker', () => {
    fc.assert(
      fc.property(timedProjects(4), (project) => {
        const found = scheduleProject(project);
        expectSame(found.starts, found.makespan, shortestOfAll(project, TRIED));
        expect(found.proven).toBe(true);
        if (found.status === 'optimal') expect(checkSchedule(project, found)).toEqual([]);
      }),
      parameters(400),
    );
  });
});
