import type { Context } from '../formulate/index.js';
import type { Process } from '../network/index.js';
import { isLotted } from './lots.js';

/**
 * What a unit of a simple process takes, by number of the process, side by side in memory: most of the time that a plan made
 * order by order takes is spent on waiting for it.
 */
export interface Recipes {
  /** 1 = a start takes the same in every bucket, all of it in the bucket of the start, and nothing else comes of it. */
  readonly isSimple: Uint8Array;
  /** Good units of a unit started. */
  readonly yields: Float64Array;
  /** Inputs of process p are at inputAt[p] .. inputAt[p+1]-1; its hours in the same way. */
  readonly inputAt: Int32Array;
  readonly nodes: Int32Array;
  readonly perUnit: Float64Array;
  readonly hoursAt: Int32Array;
  readonly resources: Int32Array;
  readonly hours: Float64Array;
}

export function recipesOf({ network: { processes }, columns }: Context): Recipes {
  const count = processes.length;
  const isSimple = Uint8Array.from(processes, (process, p) => {
    const { first, last } = columns.processes[p].start;
    return isSteady(process, first, last) ? 1 : 0;
  });
  const inputs = (p: number): Process['lines'] => (isSimple[p] === 1 ? processes[p].lines : []);
  const hours = (p: number): Process['hours'] => (isSimple[p] === 1 ? processes[p].hours : []);
  const placesOf = (size: (p: number) => number): Int32Array => {
    const places = new Int32Array(count + 1);
    for (let p = 0; p < count; p++) places[p + 1] = places[p] + size(p);
    return places;
  };
  const all = [...processes.keys()];
  const allInputs = all.flatMap((p) => inputs(p));
  const allHours = all.flatMap((p) => hours(p));
  return {
    isSimple,
    yields: Float64Array.from(processes, ({ yields }, p) => yields[columns.processes[p].start.first] ?? 0),
    inputAt: placesOf((p) => inputs(p).length),
    nodes: Int32Array.from(allInputs, ({ node }) => node),
    perUnit: Float64Array.from(allInputs, ({ perUnit }) => perUnit),
    hoursAt: placesOf((p) => hours(p).length),
    resources: Int32Array.from(allHours, ({ resource }) => resource),
    hours: Float64Array.from(allHours, ({ hours: each }) => each),
  };
}

function isSteady(process: Process, first: number, last: number): boolean {
  const { lot, setupHours, hourGroups, groups, coproducts, yields, hours, lines } = process;
  const isPlain =
    !isLotted(lot) && setupHours <= 0 && hourGroups.length + groups.length + coproducts.length === 0;
  if (!isPlain || first > last || !(yields[first] > 0)) return false;
  for (let s = first; s <= last; s++) if (yields[s] !== yields[first]) return false;
  return (
    hours.every((line) => !line.profile && line.hours > 0) &&
    lines.every((line) => line.perUnit > 0 && line.first <= first && line.last >= last)
  );
}
