import { largest, smallest } from '../../base/arrays.js';
import type { NetworkScope } from './scope.js';

/** Beyond this, the solver's tolerances are as large as the smaller figures. */
const WIDEST = 1e9;

/** Figures of one process are of like size. */
export function checkMagnitudes(scope: NetworkScope): void {
  for (const process of scope.network.processes) {
    let [least, most] = [1, 1];
    const count = (value: number): void => {
      if (!(value > 0)) return;
      least = Math.min(least, value);
      most = Math.max(most, value);
    };
    for (const { perUnit } of process.lines) count(perUnit);
    for (const { lines } of process.groups) for (const { perUnit } of lines) count(perUnit);
    for (const { hours } of process.hours) count(hours);
    for (const { lines } of process.hourGroups) for (const { hours } of lines) count(hours);
    for (const { perUnit } of process.coproducts) count(perUnit);
    count(smallest(process.yields));
    count(largest(process.yields));
    if (most / least <= WIDEST) continue;
    const at = { component: 'process', row: process.row, attribute: 'id' } as const;
    scope.report.warning('process.range', at, { least, most });
  }
}
