import { column } from '../schema/columns.js';
import { given, idsOf, rowsByParent } from './index-of.js';
import type { Experience, HoursGroup, HoursLine, Sum } from './network.js';
import type { Scope } from './scope.js';

/** Whole units up to which sums of hours are kept; beyond, they follow from a formula to the last digits. */
const KEPT = 4096;

/**
 * Hours of the first n units, in hours of the first one (S52). Crawford: the n-th takes n^b; Wright: the first n take
 * n^b on average; b = log2(rate). Linear between whole units. Concave: every unit takes no longer than the one before.
 */
export function learningSum(rate: number, wright: boolean): Sum {
  const b = Math.log2(rate);
  if (wright) return (n) => between(n, (k) => (k === 0 ? 0 : k ** (1 + b)));
  const kept = new Float64Array(KEPT + 1);
  for (let k = 1; k <= KEPT; k++) kept[k] = kept[k - 1] + k ** b;
  return (n) => between(n, (k) => (k <= KEPT ? kept[k] : kept[KEPT] + sumAfterKept(k, b)));
}

function between(n: number, at: (whole: number) => number): number {
  const whole = Math.floor(n);
  const low = at(whole);
  return n === whole ? low : low + (n - whole) * (at(whole + 1) - low);
}

/** Sum of k^b for KEPT < k <= n, by Euler and Maclaurin; what is left out is below 1e-14 of the first term. */
function sumAfterKept(n: number, b: number): number {
  const integral = b === -1 ? Math.log(n / KEPT) : (n ** (b + 1) - KEPT ** (b + 1)) / (b + 1);
  const slope = (b / 12) * (n ** (b - 1) - KEPT ** (b - 1));
  return integral + (n ** b - KEPT ** b) / 2 + slope;
}

/** Good units of the first n started, by a yield that steps up (S53): convex. */
export function rampSum(usual: number, steps: readonly { from: number; yield: number }[]): Sum {
  return (n) => {
    let [sum, before, now] = [0, 0, usual];
    for (const step of steps) {
      if (step.from >= n) break;
      sum += now * (step.from - before);
      [before, now] = [step.from, step.yield];
    }
    return sum + now * (n - before);
  };
}

/** What each process learns, and from which; undefined where its hours and yield do not follow what was started. */
export function readExperience(scope: Scope): (p: number) => Experience | undefined {
  const { model } = scope;
  const ids = idsOf(model, 'process');
  const rate = column(model, 'process', 'learning_rate');
  const kind = column(model, 'process', 'learning_model');
  const learned = column(model, 'process', 'learned_units');
  const from = column(model, 'process', 'learns_from');
  const carried = column(model, 'process', 'learning_carried');
  const ramps = rampReader(scope);
  const made: (Experience | undefined)[] = ids.names.map((_, p) => {
    const hours = rate[p] < 1 ? learningSum(rate[p], kind[p] === 'wright') : undefined;
    const ramp = ramps(p);
    if (!hours && !ramp) return undefined;
    return { ...base(p), ...(hours ? { hours } : {}), ...(ramp ? { ramp } : {}) };
  });
  function base(p: number): Pick<Experience, 'learned' | 'from' | 'carried'> {
    const source = from[p] ? ids.number(from[p]) : -1;
    return { learned: given(learned[p]) ?? 0, from: source, carried: source < 0 ? 0 : carried[p] };
  }
  // A process that others learn from has experience to count, even if it does not change its own hours.
  for (let p = 0; p < made.length; p++) {
    for (let q = made[p]?.from ?? -1; q >= 0; q = made[q]?.from ?? -1) made[q] ??= base(q);
  }
  return (p) => made[p];
}

function rampReader({ model }: Scope): (p: number) => Experience['ramp'] {
  const usual = column(model, 'process', 'yield');
  const from = column(model, 'process-yield', 'from_cumulative');
  const value = column(model, 'process-yield', 'yield');
  const rows = rowsByParent(column(model, 'process-yield', 'process'), idsOf(model, 'process'));
  return (p) => {
    const steps = rows[p]
      .filter((r) => !Number.isNaN(from[r]))
      .sort((a, b) => from[a] - from[b])
      .map((r) => ({ from: from[r], yield: value[r] }));
    if (steps.length === 0) return undefined;
    return { sum: rampSum(usual[p], steps), breaks: steps.map((step) => step.from) };
  };
}

/** Hours of rows that learn so scaled that those without a group are the reference hours of the first unit (S52). */
export function atReference(
  hours: readonly HoursLine[],
  hourGroups: readonly HoursGroup[],
  reference: number | undefined,
): { hours: readonly HoursLine[]; hourGroups: readonly HoursGroup[] } {
  if (reference === undefined) return { hours, hourGroups };
  const sum = hours.reduce((total, line) => total + (line.learns ? line.hours : 0), 0);
  const scaled = (line: HoursLine): HoursLine =>
    line.learns ? { ...line, hours: (line.hours * reference) / sum } : line;
  return {
    hours: hours.map(scaled),
    hourGroups: hourGroups.map(({ name, lines }) => ({ name, lines: lines.map(scaled) })),
  };
}
