import type { Project, Schedule } from './project.js';

/**
 * What is wrong with a schedule, judged from the project alone: dates, precedence, capacity at every time, budgets,
 * funds, makespan and bound. It shares no code with the solver (only the shape of the data).
 */
export function checkSchedule(project: Project, schedule: Schedule): string[] {
  const count = project.activities.length;
  if (schedule.starts.length !== count || schedule.modes.length !== count) {
    return [
      `the schedule has ${schedule.starts.length} starts and ${schedule.modes.length} modes for ${count} activities`,
    ];
  }
  const wrong: string[] = [];
  project.activities.forEach((activity, i) => {
    if (!activity.modes[schedule.modes[i]]) wrong.push(`${activity.id} has no mode ${schedule.modes[i]}`);
    if (!Number.isInteger(schedule.starts[i])) wrong.push(`${activity.id} starts at ${schedule.starts[i]}`);
  });
  if (wrong.length > 0) return wrong;
  return [
    ...datesWrong(project, schedule),
    ...capacityWrong(project, schedule),
    ...budgetWrong(project, schedule),
    ...fundsWrong(project, schedule),
    ...makespanWrong(project, schedule),
  ];
}

function finish(project: Project, schedule: Schedule, i: number): number {
  const { duration, lengths } = project.activities[i].modes[schedule.modes[i]];
  return schedule.starts[i] + (lengths?.[schedule.starts[i]] ?? duration);
}

function datesWrong(project: Project, schedule: Schedule): string[] {
  return project.activities.flatMap((activity, i) => {
    const start = schedule.starts[i];
    const end = finish(project, schedule, i);
    const wrong: string[] = [];
    if (start < (activity.release ?? 0)) wrong.push(`${activity.id} starts at ${start}, before its release`);
    if (activity.deadline !== undefined && end > activity.deadline) {
      wrong.push(`${activity.id} finishes at ${end}, after its deadline ${activity.deadline}`);
    }
    for (const p of activity.predecessors) {
      if (finish(project, schedule, p) > start) {
        wrong.push(`${activity.id} starts at ${start}, before ${project.activities[p].id} finishes`);
      }
    }
    return wrong;
  });
}

function capacityWrong(project: Project, schedule: Schedule): string[] {
  const wrong: string[] = [];
  project.capacity.forEach((capacity, r) => {
    const used = new Map<number, number>();
    project.activities.forEach((activity, i) => {
      const units = activity.modes[schedule.modes[i]].demand[r];
      const end = finish(project, schedule, i);
      for (let t = schedule.starts[i]; units > 0 && t < end; t++) used.set(t, (used.get(t) ?? 0) + units);
    });
    for (const [t, units] of used) {
      const steps = typeof capacity === 'number' ? [{ from: 0, units: capacity }] : capacity;
      const there = steps.filter((step) => step.from <= t).at(-1)?.units ?? 0;
      if (units > there) wrong.push(`resource ${r} at ${t}: ${units} used of ${there}`);
    }
  });
  return wrong;
}

function budgetWrong(project: Project, schedule: Schedule): string[] {
  return (project.budget ?? []).flatMap((there, b) => {
    let used = 0;
    project.activities.forEach((activity, i) => {
      used += activity.modes[schedule.modes[i]].spend?.[b] ?? 0;
    });
    return used > there ? [`budget ${b}: ${used} used of ${there}`] : [];
  });
}

function fundsWrong(project: Project, schedule: Schedule): string[] {
  return (project.funds ?? []).flatMap(({ limit, spends }, f) => {
    const spent = schedule.starts.reduce((sum, start, i) => {
      return sum + (spends[i][schedule.modes[i]]?.[start] ?? 0);
    }, 0);
    return spent > limit + 1e-6 * Math.max(1, limit) ? [`fund ${f}: ${spent} spent of ${limit}`] : [];
  });
}

function makespanWrong(project: Project, schedule: Schedule): string[] {
  const counting = project.activities.flatMap((each, i) => (each.counts === false ? [] : [i]));
  const last = Math.max(0, ...counting.map((i) => finish(project, schedule, i)));
  const wrong: string[] = [];
  if (last !== schedule.makespan) wrong.push(`the makespan is ${last}, not ${schedule.makespan}`);
  if (schedule.bound > last) wrong.push(`the bound ${schedule.bound} is more than the makespan ${last}`);
  if (schedule.proven !== (schedule.bound === last)) {
    wrong.push(`proven is ${schedule.proven} with makespan ${last} and bound ${schedule.bound}`);
  }
  return wrong;
}
