import { lowerBound } from './bounds.js';
import { Search } from './engine/search.js';
import { ProjectError, projectFaults } from './faults.js';
import { findSchedule } from './heuristic.js';
import { type Answer, makeInstance } from './instance.js';
import type { Project, Schedule, ScheduleOptions, ScheduleStatus } from './project.js';

/** Schedules made by priority before the exact search. */
const TRIES = 200;

/**
 * The shortest schedule of a project, with the proof that none is shorter; or, where a limit stops it, the best found
 * and a bound. The same project gives the same schedule on every machine, unless a time limit or a signal stops it.
 */
export function scheduleProject(project: Project, options: ScheduleOptions = {}): Schedule {
  const faults = projectFaults(project);
  if (faults.length > 0) throw new ProjectError(faults);
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const instance = makeInstance(project);
  const bound = lowerBound(instance);
  let best = findSchedule(instance, bound, TRIES);
  if (best && best.makespan <= bound) return ended('optimal', best, bound, 0, seconds());
  const latest = best ? best.makespan - 1 : instance.horizon;
  const search = new Search(
    instance,
    bound,
    latest,
    (answer: Answer) => {
      best = answer;
    },
    best,
  );
  const over = search.run((known, nodes) => {
    options.onProgress?.({ makespan: best?.makespan ?? Infinity, bound: known, nodes, seconds: seconds() });
    if (options.signal?.aborted) return false;
    if (options.timeLimit !== undefined && seconds() >= options.timeLimit) return false;
    return options.nodeLimit === undefined || nodes < options.nodeLimit;
  });
  if (over)
    return ended(best ? 'optimal' : 'infeasible', best, best?.makespan ?? Infinity, search.nodes, seconds());
  return ended(best ? 'feasible' : 'unknown', best, search.bound, search.nodes, seconds());
}

function ended(
  status: ScheduleStatus,
  best: Answer | undefined,
  bound: number,
  nodes: number,
  seconds: number,
): Schedule {
  const makespan = best?.makespan ?? Infinity;
  const proven = status === 'optimal' || status === 'infeasible';
  const gap = proven ? 0 : best ? (makespan - bound) / Math.max(1, makespan) : 1;
  const { starts, modes } = best ?? { starts: [], modes: [] };
  return { status, starts: [...starts], modes: [...modes], makespan, bound, gap, proven, nodes, seconds };
}
