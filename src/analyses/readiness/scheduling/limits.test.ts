import { describe, expect, it } from 'vitest';
import {
  checkSchedule,
  type Project,
  ProjectError,
  type ScheduleProgress,
  scheduleProject,
} from './index.js';
import { shortestByHand } from './projects.fixture.js';
import { randomFrom } from './random.js';

/** Forty activities over two scarce resources: no proof within a few decisions. */
function hard(): Project {
  const random = randomFrom(7);
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const activities = Array.from({ length: 40 }, (_, i) => ({
    id: `a${i}`,
    modes: [{ duration: whole(1, 10), demand: [whole(1, 8), whole(1, 8)] }],
    predecessors: i < 3 ? [] : [whole(Math.max(0, i - 9), i - 1)],
  }));
  return { activities, capacity: [11, 11] };
}

const simple: Project = {
  capacity: [1],
  activities: [{ id: 'A', modes: [{ duration: 2, demand: [1] }], predecessors: [] }],
};

describe('limits', () => {
  it('a stopped search gives a schedule, a bound and the gap between, the same every time', () => {
    const project = hard();
    const seen: ScheduleProgress[] = [];
    const { seconds: _, ...first } = scheduleProject(project, {
      nodeLimit: 500,
      onProgress: (p) => seen.push(p),
    });
    const { seconds: __, ...second } = scheduleProject(project, { nodeLimit: 500 });
    expect(second).toEqual(first);
    expect(first).toMatchObject({ status: 'feasible', proven: false, nodes: 500 });
    expect(checkSchedule(project, { ...first, seconds: 0 })).toEqual([]);
    expect(first.bound).toBeLessThan(first.makespan);
    expect(first.gap).toBeCloseTo((first.makespan - first.bound) / first.makespan, 12);
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.at(-1)!.makespan).toBeGreaterThanOrEqual(first.makespan);
  });

  it('more decisions never give a longer schedule or a lower bound', () => {
    const runs = [0, 200, 2000, 8000].map((nodeLimit) => scheduleProject(hard(), { nodeLimit }));
    for (let k = 1; k < runs.length; k++) {
      expect(runs[k].makespan).toBeLessThanOrEqual(runs[k - 1].makespan);
      expect(runs[k].bound).toBeGreaterThanOrEqual(runs[k - 1].bound);
    }
  });

  it('a signal or a time limit stops it at once', () => {
    const aborted = AbortSignal.abort();
    expect(scheduleProject(hard(), { signal: aborted })).toMatchObject({ status: 'feasible', nodes: 0 });
    expect(scheduleProject(hard(), { timeLimit: 0 })).toMatchObject({ status: 'feasible', nodes: 0 });
  });

  it('long durations without a common divisor: solved, and stopped where there are many activities', () => {
    const { activities, capacity } = hard();
    const long = activities.map((each, i) => ({
      ...each,
      modes: each.modes.map((mode) => ({ ...mode, duration: 1000 * mode.duration + (i % 3) })),
    }));
    const few: Project = { activities: long.slice(0, 7), capacity };
    expect(scheduleProject(few)).toMatchObject({ status: 'optimal', makespan: shortestByHand(few) });
    const many: Project = { activities: long, capacity };
    expect(checkSchedule(many, scheduleProject(many, { nodeLimit: 500 }))).toEqual([]);
  });
});

describe('the ends of the range', () => {
  it('a project of nothing takes no time', () => {
    expect(scheduleProject({ activities: [], capacity: [] })).toMatchObject({
      status: 'optimal',
      makespan: 0,
    });
  });

  it.each<[string, Project]>([
    ['more than there is', { ...simple, capacity: [0] }],
    ['a deadline too near', { ...simple, activities: [{ ...simple.activities[0], deadline: 1 }] }],
    [
      'a resource that goes before it is done',
      {
        ...simple,
        capacity: [
          [
            { from: 0, units: 1 },
            { from: 1, units: 0 },
          ],
        ],
      },
    ],
    [
      'a budget that is spent',
      {
        capacity: [1],
        budget: [1],
        activities: [0, 1].map((i) => ({
          id: `${i}`,
          modes: [{ duration: 1, demand: [1], spend: [1] }],
          predecessors: [],
        })),
      },
    ],
  ])('%s is infeasible, and proven so', (_, project) => {
    expect(scheduleProject(project)).toMatchObject({
      status: 'infeasible',
      starts: [],
      makespan: Number.POSITIVE_INFINITY,
      proven: true,
    });
  });

  it('what is written wrong is said, all of it at once', () => {
    const wrong: Project = {
      capacity: [
        1.5,
        [
          { from: 3, units: 1 },
          { from: 3, units: 2 },
        ],
      ],
      activities: [
        { id: 'A', modes: [{ duration: -1, demand: [1, 0] }], predecessors: [7], release: -2 },
        { id: 'B', modes: [], predecessors: [] },
        { id: 'C', modes: [{ duration: 1, demand: [1], spend: [1] }], predecessors: [] },
      ],
    };
    let faults: readonly string[] = [];
    try {
      scheduleProject(wrong);
    } catch (error) {
      if (error instanceof ProjectError) faults = error.faults;
    }
    expect(faults).toEqual(
      [
        'capacity of resource 0 is 1.5, and must be a whole number from 0 to 1000000',
        'step 1 of resource 1 is not later than the one before',
        'predecessor 7 of activity 0 (A) does not exist',
        'release of activity 0 (A) is -2, and must be a whole number from 0 to 1000000',
        'duration of mode 0 of activity 0 (A) is -1, and must be a whole number from 0 to 1000000',
        'activity 1 (B) has no mode',
        'mode 0 of activity 2 (C) has 1 demands for 2 resources',
        'mode 0 of activity 2 (C) has 1 spends for 0 budgets',
      ].sort((a, b) => faults.indexOf(a) - faults.indexOf(b)),
    );
  });

  it('a circle of predecessors is said', () => {
    const activities = [1, 2, 0].map((p, i) => ({ ...simple.activities[0], id: `${i}`, predecessors: [p] }));
    expect(() => scheduleProject({ ...simple, activities })).toThrow(/round in a circle/);
  });
});
