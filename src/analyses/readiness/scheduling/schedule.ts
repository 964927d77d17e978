import { lowerBound } from './bounds.js';
import { Search } from './engine/search.js';
import { ProjectError, projectFaults } from './faults.js';
import { findSchedule } from './heuristic.js';
import { type Answer, type Instance, lengthAt, makeInstance } from './instance.js';
import type { Project, Schedule, ScheduleOptions, ScheduleProgress, ScheduleStatus } from './project.js';
import { fromUnits, inUnits, timeUnit } from './time-unit.js';

/**
 * The shortest schedule of a project, with the proof that none is shorter; or, where a limit stops it, the best found
 * and a bound. The same project gives the same schedule on every machine, unless a time limit or a signal stops it.
 */
export function scheduleProject(project: Project, options: ScheduleOptions = {}): Schedule {
  const faults = projectFaults(project);
  if (faults.length > 0) throw new ProjectError(faults);
  const unit = timeUnit(project);
  const { onProgress } = options;
  const tell = (progress: ScheduleProgress): void =>
    onProgress?.({ ...progress, makespan: progress.makespan * unit, bound: progress.bound * unit });
  const instance = makeInstance(inUnits(project, unit));
  const whole = options.known?.starts.every((start) => start % unit === 0);
  const known = options.known && whole ? completed(instance, options.known, unit) : undefined;
  return fromUnits(solve(instance, known, { ...options, onProgress: tell }), unit);
}

/** A schedule that is known, with the activities that it leaves out as early as their predecessors allow. */
function completed(instance: Instance, known: NonNullable<ScheduleOptions['known']>, unit: number): Answer {
  const { order, predecessors, release, ways, counts } = instance;
  const starts = known.starts.map((start) => start / unit);
  const modes = instance.ways.map((_, i) => known.modes[i] ?? 0);
  const end = (i: number): number => starts[i] + lengthAt(ways[i][modes[i]], starts[i]);
  for (const i of order) starts[i] ??= Math.max(release[i], ...predecessors[i].map(end));
  const ends = starts.map((_, i) => (counts[i] ? end(i) : 0));
  return { starts, modes, makespan: Math.max(0, ...ends) };
}

function shorter(found: Answer | undefined, known: Answer | undefined): Answer | undefined {
  if (!found || !known) return found ?? known;
  return known.makespan <= found.makespan ? known : found;
}

function solve(instance: Instance, known: Answer | undefined, options: ScheduleOptions): Schedule {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;
  const bound = lowerBound(instance);
  let best = shorter(findSchedule(instance, bound), known);
  if (best && best.makespan <= bound) return ended('optimal', best, bound, 0, seconds());
  const latest = best ? best.makespan - 1 : instance.horizon;
  const keep = (answer: Answer): void => {
    best = answer;
  };
  const search = new Search(instance, bound, latest, keep, best);
  const tell = progress(options, seconds);
  const over = search.run((known, nodes) => {
    tell(best?.makespan ?? Number.POSITIVE_INFINITY, known, nodes);
    return !options.signal?.aborted && !(seconds() >= (options.timeLimit ?? Number.POSITIVE_INFINITY));
  }, options.nodeLimit);
  if (!over) return ended(best ? 'feasible' : 'unknown', best, search.bound, search.nodes, seconds());
  const last = best?.makespan ?? Number.POSITIVE_INFINITY;
  return ended(best ? 'optimal' : 'infeasible', best, last, search.nodes, seconds());
}

/** Tells of the progress where something is better, and now and then. */
function progress(
  options: ScheduleOptions,
  seconds: () => number,
): (makespan: number, bound: number, nodes: number) => void {
  let told = { makespan: -1, bound: -1, nodes: 0 };
  return (makespan, bound, nodes) => {
    if (makespan === told.makespan && bound === told.bound && nodes < told.nodes + 4096) return;
    told = { makespan, bound, nodes };
    options.onProgress?.({ makespan, bound, nodes, seconds: seconds() });
  };
}

function ended(
  status: ScheduleStatus,
  best: Answer | undefined,
  bound: number,
  nodes: number,
  seconds: number,
): Schedule {
  const makespan = best?.makespan ?? Number.POSITIVE_INFINITY;
  const proven = status === 'optimal' || status === 'infeasible';
  const gap = proven ? 0 : best ? (makespan - bound) / Math.max(1, makespan) : 1;
  const { starts, modes } = best ?? { starts: [], modes: [] };
  return { status, starts: [...starts], modes: [...modes], makespan, bound, gap, proven, nodes, seconds };
}
