import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Project } from '../../src/analyses/readiness/scheduling/index.js';
import type { ModelRows } from '../support/model.js';
import { openingDay, projectRows } from '../support/project-model.js';
import { firstChange, parameters, planRows } from '../support/random-network-check.js';

const RUNS = 60;

/** Small projects on two kinds of stand; each activity may wait for earlier ones. */
const projects: fc.Arbitrary<Project> = fc
  .array(
    fc.record({
      duration: fc.integer({ min: 1, max: 20 }),
      waits: fc.array(fc.nat({ max: 5 }), { maxLength: 2 }),
      demand: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 1 })),
    }),
    { minLength: 2, maxLength: 6 },
  )
  .map((list) => ({
    capacity: [2, 1],
    activities: list.map(({ duration, waits, demand }, i) => ({
      id: `a${i}`,
      modes: [{ duration, demand: [...demand] }],
      predecessors: [...new Set(waits.filter((each) => each < i))],
    })),
  }));

async function opened(rows: ModelRows): Promise<number> {
  const { plan, verification, status } = await planRows(rows);
  expect(status).toBe('optimal');
  expect(verification?.broken).toEqual([]);
  return openingDay(plan!);
}

const changed = (project: Project, at: number, change: (days: number) => number): Project => ({
  ...project,
  activities: project.activities.map((each, i) =>
    i === at
      ? { ...each, modes: each.modes.map((mode) => ({ ...mode, duration: change(mode.duration) })) }
      : each,
  ),
});

it('a longer activity never opens a process earlier', { timeout: 300_000 }, async () => {
  let later = 0;
  await fc.assert(
    fc.asyncProperty(projects, fc.nat(), fc.integer({ min: 1, max: 9 }), async (project, pick, more) => {
      const at = pick % project.activities.length;
      const before = await opened(projectRows(project));
      const after = await opened(projectRows(changed(project, at, (days) => days + more)));
      expect(after).toBeGreaterThanOrEqual(before);
      if (after > before) later++;
    }),
    parameters(RUNS),
  );
  expect(later).toBeGreaterThan(RUNS / 4);
});

it('an activity that no longer waits for another never opens a process later', {
  timeout: 300_000,
}, async () => {
  let earlier = 0;
  await fc.assert(
    fc.asyncProperty(projects, async (project) => {
      const before = await opened(projectRows(project));
      const free = {
        ...project,
        activities: project.activities.map((each) => ({ ...each, predecessors: [] })),
      };
      const after = await opened(projectRows(free));
      expect(after).toBeLessThanOrEqual(before);
      if (after < before) earlier++;
    }),
    parameters(RUNS),
  );
  expect(earlier).toBeGreaterThan(RUNS / 10);
});

it('one more stand never opens a process later', { timeout: 300_000 }, async () => {
  let earlier = 0;
  await fc.assert(
    fc.asyncProperty(projects, async (project) => {
      const before = await opened(projectRows(project));
      const after = await opened(projectRows({ ...project, capacity: [3, 2] }));
      expect(after).toBeLessThanOrEqual(before);
      if (after < before) earlier++;
    }),
    parameters(RUNS),
  );
  expect(earlier).toBeGreaterThan(RUNS / 10);
});

it('the order of activities does not matter', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(projects, async (project) => {
      const rows = projectRows(project);
      const turned: ModelRows = {
        ...rows,
        activity: [...rows.activity!].reverse(),
        'activity-resource': [...rows['activity-resource']!].reverse(),
        resource: [...rows.resource!].reverse(),
      };
      const [a, b] = [await planRows(rows), await planRows(turned)];
      expect(openingDay(b.plan!)).toBe(openingDay(a.plan!));
      expect(firstChange(a.plan!.header.objectives, b.plan!.header.objectives)).toBeUndefined();
    }),
    parameters(RUNS),
  );
});
