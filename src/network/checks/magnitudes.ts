import type { Process } from '../network.js';
import type { NetworkScope } from './scope.js';

/** Beyond this, the solver's tolerances are as large as the smaller figures. */
const WIDEST = 1e9;

/** Figures of one process are of like size. */
export function checkMagnitudes(scope: NetworkScope): void {
  for (const process of scope.network.processes) {
    const figures = figuresOf(process).filter((value) => value > 0);
    const [least, most] = figures.reduce(([a, b], value) => [Math.min(a, value), Math.max(b, value)], [1, 1]);
    if (most / least <= WIDEST) continue;
    const at = { component: 'process', row: process.row, attribute: 'id' } as const;
    scope.report.warning('process.range', at, { least, most });
  }
}

function figuresOf(process: Process): number[] {
  const lines = [...process.lines, ...process.groups.flatMap((group) => group.lines)].map(
    (line) => line.perUnit,
  );
  const hours = [...process.hours, ...process.hourGroups.flatMap((group) => group.lines)].map(
    (line) => line.hours,
  );
  return [...lines, ...hours, ...process.coproducts.map((each) => each.perUnit), ...process.yields];
}
