import type { Activity, Capacity, Mode, Project } from './project.js';

/** Largest number of time units and resource units: sums of a few hundred stay exact in 32 bits. */
const MOST = 1_000_000;

/** What is wrong with a project, all of it at once. A project that merely cannot be done in time is not wrong. */
export function projectFaults(project: Project): string[] {
  const faults: string[] = [];
  const say = (fault: string): number => faults.push(fault);
  project.capacity.forEach((capacity, r) => {
    capacityFaults(`resource ${r}`, capacity, say);
  });
  project.funds?.forEach(({ limit, spends }, f) => {
    if (!(limit >= 0)) say(`the limit of fund ${f} is ${limit}, and must be 0 or more`);
    if (spends.length !== project.activities.length) {
      say(
        `fund ${f} has the spends of ${spends.length} activities, and there are ${project.activities.length}`,
      );
    }
  });
  project.budget?.forEach((units, b) => {
    whole(`budget ${b}`, units, 2 ** 30, say);
  });
  project.activities.forEach((activity, i) => {
    activityFaults(project, activity, i, say);
  });
  if (horizonOf(project) > 2 ** 29) say('the durations and dates of the project add up to more than 2^29');
  if (faults.length === 0 && circular(project)) faults.push(`the predecessors go round in a circle`);
  return faults;
}

export class ProjectError extends Error {
  override readonly name = 'ProjectError';
  constructor(readonly faults: readonly string[]) {
    super(`The project cannot be scheduled as it is written: ${faults.join('; ')}.`);
  }
}

type Say = (fault: string) => void;

function whole(what: string, value: number, most: number, say: Say): void {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    say(`${what} is ${value}, and must be a whole number from 0 to ${most}`);
  }
}

function capacityFaults(what: string, capacity: Capacity, say: Say): void {
  if (typeof capacity === 'number') {
    whole(`capacity of ${what}`, capacity, MOST, say);
    return;
  }
  capacity.forEach((step, k) => {
    whole(`step ${k} of ${what}: from`, step.from, MOST, say);
    whole(`step ${k} of ${what}: units`, step.units, MOST, say);
    if (k > 0 && step.from <= capacity[k - 1].from)
      say(`step ${k} of ${what} is not later than the one before`);
  });
}

function activityFaults(project: Project, activity: Activity, i: number, say: Say): void {
  const what = `activity ${i} (${activity.id})`;
  if (activity.modes.length === 0) say(`${what} has no mode`);
  activity.modes.forEach((mode, m) => {
    modeFaults(project, mode, `mode ${m} of ${what}`, say);
  });
  for (const p of activity.predecessors) {
    if (!Number.isInteger(p) || p < 0 || p >= project.activities.length) {
      say(`predecessor ${p} of ${what} does not exist`);
    }
  }
  if (activity.release !== undefined) whole(`release of ${what}`, activity.release, MOST, say);
  if (activity.deadline !== undefined) whole(`deadline of ${what}`, activity.deadline, MOST, say);
}

function modeFaults(project: Project, mode: Mode, what: string, say: Say): void {
  whole(`duration of ${what}`, mode.duration, MOST, say);
  mode.lengths?.forEach((length, start, all) => {
    whole(`length from ${start} on of ${what}`, length, MOST, say);
    const next = all[start + 1] ?? mode.duration;
    if (start + length > start + 1 + next) say(`${what} finishes earlier when it starts at ${start + 1}`);
  });
  if (mode.demand.length !== project.capacity.length) {
    say(`${what} has ${mode.demand.length} demands for ${project.capacity.length} resources`);
  }
  mode.demand.forEach((units, r) => {
    whole(`demand for resource ${r} in ${what}`, units, MOST, say);
  });
  const budgets = project.budget?.length ?? 0;
  if (mode.spend && mode.spend.length !== budgets) {
    say(`${what} has ${mode.spend.length} spends for ${budgets} budgets`);
  }
  mode.spend?.forEach((units, b) => {
    whole(`spend of budget ${b} in ${what}`, units, MOST, say);
  });
}

function horizonOf(project: Project): number {
  let sum = 2 * MOST;
  for (const activity of project.activities) {
    sum += Math.max(0, ...activity.modes.map((mode) => longest(mode)));
  }
  return sum;
}

function longest({ duration, lengths }: Mode): number {
  return lengths ? lengths.reduce((most, each) => Math.max(most, each), duration) : duration;
}

/** Kahn's topological order, which leaves out whatever lies on a circle. */
function circular(project: Project): boolean {
  const open = project.activities.map((activity) => activity.predecessors.length);
  const after: number[][] = project.activities.map(() => []);
  project.activities.forEach((activity, i) => {
    for (const p of activity.predecessors) after[p].push(i);
  });
  const ready = open.flatMap((count, i) => (count === 0 ? [i] : []));
  for (let at = 0; at < ready.length; at++) {
    for (const j of after[ready[at]]) if (--open[j] === 0) ready.push(j);
  }
  return ready.length < project.activities.length;
}
