import type { Process } from '../network.js';
import type { NetworkScope } from './scope.js';

/** Beyond this, the solver's tolerances are as large as the smaller figures. */
const WIDEST = 1e9;

/** Figures of one process are of like size. */
export function checkMagnitudes(scope: NetworkScope): void {
  for (const process of scope.network.processes) {
    let [least, most] = [1, 1];
    for (const figures of figuresOf(process))
      for (let k = 0; k < figures.length; k++) {
        if (!(figures[k] > 0)) continue;
        least = Math.min(least, figures[k]);
        most = Math.max(most, figures[k]);
      }
    if (most / least <= WIDEST) continue;
    const at = { component: 'process', row: process.row, attribute: 'id' } as const;
    scope.report.warning('process.range', at, { least, most });
  }
}

function figuresOf(process: Process): readonly ArrayLike<number>[] {
  const lines = [process.lines, ...process.groups.map((group) => group.lines)].map((some) =>
    some.map((line) => line.perUnit),
  );
  const hours = [process.hours, ...process.hourGroups.map((group) => group.lines)].map((some) =>
    some.map((line) => line.hours),
  );
  return [...lines, ...hours, process.coproducts.map((each) => each.perUnit), process.yields];
}
