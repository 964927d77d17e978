import type { Project, Schedule } from './project.js';

/**
 * The longest unit of time in which every duration, release and step of capacity is whole. Where nothing can start
 * earlier, every start is the sum of such numbers, so that some optimal schedule has whole starts in it. Where lengths
 * or spends go by the time of the start, it is 1.
 */
export function timeUnit(project: Project): number {
  if (project.funds?.length || project.activities.some((each) => each.modes.some((mode) => mode.lengths)))
    return 1;
  const times = [
    ...project.activities.flatMap((each) => [each.release ?? 0, ...each.modes.map((mode) => mode.duration)]),
    ...project.capacity.flatMap((each) => (typeof each === 'number' ? [] : each.map((step) => step.from))),
  ];
  return Math.max(1, times.reduce(greatestDivisor, 0));
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}

/** The project in units of time so much longer; deadlines are rounded down, as nothing finishes in between. */
export function inUnits(project: Project, unit: number): Project {
  return {
    ...project,
    activities: project.activities.map((each) => ({
      ...each,
      modes: each.modes.map((mode) => ({ ...mode, duration: mode.duration / unit })),
      release: (each.release ?? 0) / unit,
      deadline: each.deadline === undefined ? undefined : Math.floor(each.deadline / unit),
    })),
    capacity: project.capacity.map((each) =>
      typeof each === 'number' ? each : each.map((step) => ({ ...step, from: step.from / unit })),
    ),
  };
}

/** The schedule in the units of the project as it was written. */
export function fromUnits(schedule: Schedule, unit: number): Schedule {
  return {
    ...schedule,
    starts: schedule.starts.map((start) => start * unit),
    makespan: schedule.makespan * unit,
    bound: schedule.bound * unit,
  };
}
