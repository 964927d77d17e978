import { isoDate } from '../base/dates.js';
import type { Reading } from './reading.js';
import { clean } from './tables.js';

/** The schedule of activities as the network carries it (S25 to S28). */
export function extractReadiness({ formulation, write }: Reading): void {
  const { readiness, processes } = formulation.context.network;
  if (!readiness) return;
  for (const { id, mode, start, end, cost, slack, critical } of readiness.activities) {
    const ends = [dateOf(end.day), dateOf(end.least), dateOf(end.most)];
    write.activity.row(id, mode, dateOf(start), ...ends, clean(cost), slack, critical ? 1 : 0);
  }
  for (const { technology, kind, level, reached } of readiness.levels) {
    const dates = [dateOf(reached.day), dateOf(reached.least), dateOf(reached.most)];
    write.readiness.row(technology, kind, level, ...dates);
  }
  for (const { process, open, bound } of readiness.gates) {
    const dates = [dateOf(open.day), dateOf(bound), dateOf(open.least), dateOf(open.most)];
    write.opening_date.row(processes[process].id, ...dates);
  }
}

/** '' for never. */
function dateOf(day: number): string {
  return Number.isFinite(day) ? isoDate(day) : '';
}
