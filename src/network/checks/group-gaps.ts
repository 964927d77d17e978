import { isoDate } from '../../base/dates.js';
import type { InputGroup, Process } from '../network.js';
import type { NetworkScope } from './scope.js';

/** In every bucket of a process' window some line of each group holds; otherwise it cannot start there (S8). */
export function checkGroupGaps(scope: NetworkScope): void {
  for (const process of scope.network.processes)
    for (const group of process.groups) checkGroup(scope, process, group);
}

function checkGroup(scope: NetworkScope, process: Process, group: InputGroup): void {
  const { horizon } = scope;
  const lines = group.lines.filter((line) => line.first <= line.last).sort((a, b) => a.first - b.first);
  let free = process.first;
  for (const line of lines) {
    if (line.first > free) break;
    free = Math.max(free, line.last + 1);
  }
  if (free > process.last) return;
  const next = lines.find((line) => line.first > free)?.first ?? horizon.count;
  const until = horizon.starts[Math.min(next, process.last + 1)] - 1;
  const params = {
    process: process.id,
    group: group.name,
    from: isoDate(horizon.starts[free]),
    until: isoDate(until),
  };
  const row = scope.rowBy('process-input', ['process', 'group'], process.id, group.name);
  scope.report.warning('group.gap', { component: 'process-input', row, attribute: 'group' }, params);
}
