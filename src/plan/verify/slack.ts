import { column } from '../../schema/columns.js';
import type { Done, Schedule } from './activities.js';
import type { Case } from './case.js';
import { getOrMake } from './maps.js';
import { SCALES } from './tables.js';

/**
 * Days to spare are never too many (S27): when an activity ends that much later, what follows it still ends within its
 * own days to spare, and no process that waits for it opens later.
 */
export function checkSlack(c: Case, schedule: Schedule, opens: readonly number[]): void {
  const due = gateDays(c, schedule, opens);
  const followers = followersOf(c, schedule);
  const lag = column(c.model, 'activity', 'lag');
  for (const each of schedule.done.values()) {
    if (Number.isNaN(each.slack)) continue;
    const name = (): string => `activity / ${c.ids.activity.names[each.row]}`;
    const end = each.end + each.slack;
    const last = due.get(each.row);
    if (last !== undefined) c.check.atMost('activity-slack', name, -1, last - each.end, each.slack);
    for (const after of followers.get(each.row) ?? []) {
      if (Number.isNaN(after.slack)) continue;
      const latest = after.end + after.slack;
      const found = schedule.endFrom(after, Math.max(after.start, end + Math.ceil(lag[after.row])));
      const over = Math.max(0, found - latest);
      c.check.atMost('activity-slack', name, -1, each.slack - over, each.slack);
    }
  }
}

/** Activities that wait for another one and are not settled, by its row. */
function followersOf(c: Case, { done }: Schedule): ReadonlyMap<number, readonly Done[]> {
  const predecessors = column(c.model, 'activity', 'predecessors');
  const found = new Map<number, Done[]>();
  for (const each of done.values())
    if (!each.settled)
      for (const id of predecessors[each.row])
        getOrMake(found, c.ids.activity.find(id), (): Done[] => []).push(each);
  return found;
}

/** Day on which a process opens that waits for an activity: one that releases it, or that alone brings the level in time. */
function gateDays(c: Case, { end }: Schedule, opens: readonly number[]): ReadonlyMap<number, number> {
  const due = new Map<number, number>();
  const note = (row: number, day: number): void => {
    if (Number.isFinite(day)) due.set(row, Math.min(due.get(row) ?? day, day));
  };
  column(c.model, 'activity', 'releases').forEach((list, row) => {
    if (end.has(row)) for (const id of list) note(row, opens[c.ids.process.find(id)]);
  });
  const owner = column(c.model, 'activity', 'technology');
  const technology = column(c.model, 'process', 'technology');
  SCALES.forEach((scale) => {
    const now = column(c.model, 'technology', scale);
    const required = column(c.model, 'process', `required_${scale}`);
    const brings = column(c.model, 'activity', `brings_${scale}`);
    technology.forEach((id, p) => {
      if (id === undefined || Number.isNaN(required[p]) || now[c.ids.technology.find(id)] >= required[p])
        return;
      const inTime = [...end].filter(
        ([row, day]) => owner[row] === id && brings[row] >= required[p] && day <= opens[p],
      );
      if (inTime.length === 1) note(inTime[0][0], opens[p]);
    });
  });
  return due;
}
