import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../../../../test/support/random-network-check.js';
import { lowerBound } from '../bounds.js';
import { findSchedule } from '../heuristic.js';
import { type Answer, makeInstance } from '../instance.js';
import { projects, shortestByHand } from '../projects.fixture.js';
import { Search } from './search.js';

const SHAPE = { activities: 5, modes: 3, dates: true, steps: true };

/** The search alone, knowing neither a schedule nor a bound. */
function searched(project: Parameters<typeof makeInstance>[0]): { makespan: number; nodes: number } {
  const instance = makeInstance(project);
  let best: Answer | undefined;
  const keep = (answer: Answer): void => {
    best = answer;
  };
  const search = new Search(instance, 0, instance.horizon, keep, undefined);
  expect(search.run(() => true)).toBe(true);
  return { makespan: best?.makespan ?? Number.POSITIVE_INFINITY, nodes: search.nodes };
}

describe('the search, without a schedule or a bound to start from', () => {
  it('finds what trying everything finds, and proves it', () => {
    let nodes = 0;
    fc.assert(
      fc.property(projects(SHAPE), (project) => {
        const found = searched(project);
        nodes += found.nodes;
        expect(found.makespan).toBe(shortestByHand(project));
      }),
      parameters(600),
    );
    expect(nodes).toBeGreaterThan(1000);
  });

  it('does so with seven activities of one mode', () => {
    fc.assert(
      fc.property(projects({ ...SHAPE, activities: 7, modes: 1 }), (project) => {
        expect(searched(project).makespan).toBe(shortestByHand(project));
      }),
      parameters(300),
    );
  });

  it('does so where a score and a list of watches stand for many values', () => {
    fc.assert(
      fc.property(projects({ activities: 6, modes: 2, dates: false, steps: false }), (project) => {
        const activities = project.activities.map((each, i) => ({
          ...each,
          modes: each.modes.map((mode) => ({ ...mode, duration: 4999 * mode.duration + (i % 3) })),
        }));
        const long = { ...project, activities };
        expect(searched(long).makespan).toBe(shortestByHand(long));
      }),
      parameters(25),
    );
  });
});

describe('what the search starts from', () => {
  it('is a bound that no schedule beats and a schedule that no optimum exceeds', () => {
    let met = 0;
    let found = 0;
    fc.assert(
      fc.property(projects(SHAPE), (project) => {
        const instance = makeInstance(project);
        const shortest = shortestByHand(project);
        const bound = lowerBound(instance);
        const made = findSchedule(instance, bound);
        expect(bound).toBeLessThanOrEqual(shortest);
        if (!made) return;
        found++;
        expect(made.makespan).toBeGreaterThanOrEqual(shortest);
        if (made.makespan === shortest) met++;
      }),
      parameters(300),
    );
    expect(found).toBeGreaterThan(100);
    expect(met).toBeGreaterThan(0.9 * found);
  });
});
