import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../../../test/support/random-network-check.js';
import { checkSchedule, type Project, type Schedule, scheduleProject } from './index.js';
import { projects, shortestByHand } from './projects.fixture.js';

const RUNS = 250;
const PLAIN = { activities: 7, modes: 1, dates: false, steps: false };
const EVERYTHING = { activities: 5, modes: 3, dates: true, steps: true };

/** The schedule, after the checker has found nothing wrong with it. */
function solved(project: Project): Schedule {
  const schedule = scheduleProject(project);
  expect(schedule.proven).toBe(true);
  if (schedule.status === 'infeasible') expect(schedule.bound).toBe(Number.POSITIVE_INFINITY);
  else expect(checkSchedule(project, schedule)).toEqual([]);
  return schedule;
}

describe('the shortest schedule', () => {
  it('is that of trying every order (one mode)', () => {
    fc.assert(
      fc.property(projects(PLAIN), (project) => {
        expect(solved(project).makespan).toBe(shortestByHand(project));
      }),
      parameters(RUNS),
    );
  });

  it('is that of trying every order and mode, with dates, steps of capacity and a budget', () => {
    let infeasible = 0;
    fc.assert(
      fc.property(projects(EVERYTHING), (project) => {
        const { makespan, status } = solved(project);
        if (status === 'infeasible') infeasible++;
        expect(makespan).toBe(shortestByHand(project));
      }),
      parameters(2 * RUNS),
    );
    expect(infeasible).toBeGreaterThan(0);
    expect(infeasible).toBeLessThan(RUNS);
  });

  it('never gets longer by more capacity or one precedence less', () => {
    fc.assert(
      fc.property(
        projects({ ...PLAIN, activities: 10 }),
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        (project, at, more) => {
          const { makespan } = solved(project);
          const r = at % project.capacity.length;
          const capacity = project.capacity.map((units, k) => (k === r ? Number(units) + more : units));
          expect(solved({ ...project, capacity }).makespan).toBeLessThanOrEqual(makespan);
          const i = at % project.activities.length;
          const activities = project.activities.map((each, k) =>
            k === i ? { ...each, predecessors: each.predecessors.slice(1) } : each,
          );
          expect(solved({ ...project, activities }).makespan).toBeLessThanOrEqual(makespan);
        },
      ),
      parameters(RUNS),
    );
  });

  it('is k times as long when every duration is', () => {
    fc.assert(
      fc.property(projects({ ...PLAIN, activities: 10 }), fc.integer({ min: 2, max: 7 }), (project, k) => {
        const activities = project.activities.map((each) => ({
          ...each,
          modes: each.modes.map((mode) => ({ ...mode, duration: k * mode.duration })),
        }));
        expect(solved({ ...project, activities }).makespan).toBe(k * solved(project).makespan);
      }),
      parameters(RUNS),
    );
  });

  it('does not depend on the order in which activities are written', () => {
    const shape = { activities: 10, modes: 2, dates: true, steps: true };
    fc.assert(
      fc.property(projects(shape), fc.infiniteStream(fc.nat()), (project, keys) => {
        const key = project.activities.map(() => keys.next().value as number);
        const order = key.map((_, i) => i).sort((a, b) => key[a] - key[b] || a - b);
        const activities = order.map((i) => ({
          ...project.activities[i],
          predecessors: project.activities[i].predecessors.map((p) => order.indexOf(p)),
        }));
        const { status, makespan } = solved({ ...project, activities });
        expect({ status, makespan }).toEqual({
          status: scheduleProject(project).status,
          makespan: solved(project).makespan,
        });
      }),
      parameters(RUNS),
    );
  });
});
