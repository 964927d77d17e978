import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import {
  checkSchedule,
  type Project,
  scheduleProject,
} from '../../src/analyses/readiness/scheduling/index.js';
import { readOptima, readPsplib } from '../../src/analyses/readiness/scheduling/psplib.fixture.js';
import { planModel } from '../../src/jobs/plan.js';
import { modelOf } from '../support/model.js';
import { openingDay, projectRows } from '../support/project-model.js';

const answers =
  process.env.RENKEI_ANSWERS ?? fileURLToPath(new URL('../../../shared/reference/answers', import.meta.url));
const folder = `${answers}/psplib-j30`;
const there = existsSync(`${folder}/optimum.csv`);
if (!there)
  console.warn(`SKIPPED: PSPLIB j30 is not at ${folder}; set RENKEI_ANSWERS to the folder of answers.`);

/** Two of each of the 24 cells, and of the hard cells 9 and 13 (scarce resources, all of them asked for) some more. */
const NAMES = [
  ...Array.from({ length: 24 }, (_, k) => [
    `j30${k + 1}_${1 + (k % 10)}`,
    `j30${k + 1}_${1 + ((k + 5) % 10)}`,
  ]).flat(),
  'j309_2',
  'j3013_1',
  'j3013_4',
  'j3013_7',
];

/** A project, to its proof: the schedule stands before the checker. */
function makespan(project: Project): number {
  const schedule = scheduleProject(project);
  expect(checkSchedule(project, schedule)).toEqual([]);
  expect(schedule).toMatchObject({ status: 'optimal', proven: true, gap: 0 });
  return schedule.makespan;
}

describe.skipIf(!there)('PSPLIB j30 (Kolisch & Sprecher 1997; optima of Demeulemeester & Herroelen)', () => {
  const optima = there
    ? readOptima(readFileSync(`${folder}/optimum.csv`, 'utf8'))
    : new Map<string, number>();

  test('the published optima sum to 13,165', () => {
    expect(optima.size).toBe(240);
    expect([...optima.values()].reduce((sum, each) => sum + each, 0)).toBe(13_165);
  });

  test.each(NAMES)(
    '%s: shortest makespan, proven',
    (name) => {
      const optimum = optima.get(name);
      expect(optimum).toBeDefined();
      expect(makespan(readPsplib(readFileSync(`${folder}/${name}.sm`, 'utf8')))).toBe(optimum);
    },
    180_000,
  );

  test.each(NAMES.filter((_, k) => k % 6 === 0))(
    '%s through the tables: a process opens after the shortest makespan',
    async (name) => {
      const project = readPsplib(readFileSync(`${folder}/${name}.sm`, 'utf8'));
      const { plan, verification } = await planModel(modelOf(projectRows(project)));
      expect(verification?.broken).toEqual([]);
      expect(openingDay(plan!)).toBe(optima.get(name));
    },
    180_000,
  );
});

describe('projects written here', () => {
  /**
   * One resource of 4 units. A (3), B (2) and D (3) exclude each other in pairs, so 4 + 5 + 3 = 12 at the least; A 0-4,
   * B 4-9, D 9-12, C 0-6, E 6-10, F 10-12 never take more than 4.
   */
  const project: Project = {
    capacity: [4],
    activities: [
      { id: 'A', modes: [{ duration: 4, demand: [3] }], predecessors: [] },
      { id: 'B', modes: [{ duration: 5, demand: [2] }], predecessors: [] },
      { id: 'C', modes: [{ duration: 6, demand: [1] }], predecessors: [] },
      { id: 'D', modes: [{ duration: 3, demand: [3] }], predecessors: [0] },
      { id: 'E', modes: [{ duration: 4, demand: [1] }], predecessors: [2] },
      { id: 'F', modes: [{ duration: 2, demand: [1] }], predecessors: [1] },
    ],
  };

  test('three activities that exclude each other in pairs: 12', () => {
    expect(makespan(project)).toBe(12);
  });

  test('with six units the path C-E is what lasts: 10', () => {
    expect(makespan({ ...project, capacity: [6] })).toBe(10);
  });

  test('none of the resource from 4 to 6: C cannot end before, so C 6-12 and E 12-16', () => {
    const capacity = [
      [
        { from: 0, units: 4 },
        { from: 4, units: 0 },
        { from: 6, units: 4 },
      ],
    ];
    expect(makespan({ ...project, capacity })).toBe(16);
  });

  test('money against time: the budget takes the fast mode once, where it saves more', () => {
    const modes = (slow: number, fast: number, spend: number) => [
      { duration: slow, demand: [1], spend: [0] },
      { duration: fast, demand: [1], spend: [spend] },
    ];
    const activities = [
      { id: 'A', modes: modes(6, 4, 3), predecessors: [] },
      { id: 'B', modes: modes(7, 3, 3), predecessors: [0] },
    ];
    const schedule = scheduleProject({ capacity: [1], budget: [5], activities });
    expect(schedule).toMatchObject({ status: 'optimal', makespan: 9, starts: [0, 6], modes: [0, 1] });
    expect(makespan({ capacity: [1], budget: [6], activities })).toBe(7);
    expect(makespan({ capacity: [1], budget: [2], activities })).toBe(13);
  });
});
