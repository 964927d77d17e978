import { type Experience, experienceAtStart, type Sum } from '../../network/index.js';
import { at, type Context, has } from '../context.js';
import { usefulStarts } from './lots.js';

/** Hours or good units of a process, as a concave sum: good units count negative. */
export interface Curve {
  readonly p: number;
  readonly sum: Sum;
  readonly sign: 1 | -1;
  readonly from: number;
  readonly to: number;
  readonly breaks: readonly number[];
}

export function curvesOf(context: Context): Curve[] {
  const { processes } = context.network;
  return processes.flatMap(({ experience }, p) => {
    if (!experience) return [];
    const [from, to] = [experienceAtStart(processes, p), mostExperience(context, p)];
    const { hours, ramp } = experience;
    const curves: Curve[] = [];
    if (hours) curves.push({ p, sum: hours, sign: 1, from, to, breaks: [] });
    if (ramp) curves.push({ p, sum: (n) => -ramp.sum(n), sign: -1, from, to, breaks: ramp.breaks });
    return curves;
  });
}

/** Most experience that a process can usefully come to. */
function mostExperience(context: Context, p: number): number {
  const experience = context.network.processes[p].experience!;
  const inherited = experience.from < 0 ? 0 : experience.carried * mostExperience(context, experience.from);
  return experience.learned + usefulStarts(context, p) + inherited;
}

/** Column and sign of what a curve gives: hours, or good units. */
export function outcome(context: Context, { p, sign }: Curve, t: number): [column: number, sign: number] {
  const { work, good } = context.columns.processes[p];
  return sign > 0 ? [at(work, t), 1] : [at(good, t), -1];
}

/** How much of the next unit after `n`; `n` within `to`. */
export function slopeAfter({ sum, breaks }: Curve, n: number): number {
  const next = breaks.find((each) => each > n + 1e-9) ?? Number.POSITIVE_INFINITY;
  const whole = Math.floor(n + 1e-9) + 1;
  const end = Math.min(whole, next);
  return (sum(end) - sum(n)) / (end - n);
}

/** U[p,t]: experience at the start of t, for every process that has any; column number by process of t = 0. */
export function addExperience(context: Context): Int32Array {
  const { network, builder, T } = context;
  builder.columnFamily('experience', 'process', 'bucket');
  return Int32Array.from(network.processes, ({ experience }, p) => {
    if (!experience) return -1;
    const base = builder.columnCount;
    const from = experienceAtStart(network.processes, p);
    for (let t = 0; t <= T; t++) builder.column(from, t === 0 ? from : Number.POSITIVE_INFINITY, false, p, t);
    return base;
  });
}

/** U[p,t+1] = U[p,t] + x[p,t] + carried (U[q,t+1] - U[q,t]) for the process q that p learns from. */
export function addExperienceRows({ network, builder, columns, T }: Context, base: Int32Array): void {
  builder.rowFamily('experience', 'process', 'bucket');
  network.processes.forEach(({ experience }, p) => {
    if (!experience) return;
    const { start } = columns.processes[p];
    for (let t = 0; t < T; t++) {
      const row = builder.row(0, 0, p, t);
      builder.entry(row, base[p] + t + 1, 1);
      builder.entry(row, base[p] + t, -1);
      if (has(start, t)) builder.entry(row, at(start, t), -1);
      if (experience.from >= 0) {
        builder.entry(row, base[experience.from] + t + 1, -experience.carried);
        builder.entry(row, base[experience.from] + t, experience.carried);
      }
    }
  });
}

/** Experience at the start of every bucket, and at the end of the last, that starts come to. */
export function experienceOf(
  processes: readonly { readonly experience?: Experience }[],
  starts: readonly Float64Array[],
  p: number,
): Float64Array {
  const { learned, from, carried } = processes[p].experience!;
  const inherited = from < 0 ? undefined : experienceOf(processes, starts, from);
  const result = new Float64Array(starts[p].length + 1);
  let own = learned;
  for (let t = 0; t < result.length; t++) {
    result[t] = own + (inherited ? carried * inherited[t] : 0);
    own += starts[p][t] ?? 0;
  }
  return result;
}

/** Hours and good units that starts come to, by their columns. */
export function eachOutcome(
  context: Context,
  starts: readonly Float64Array[],
  visit: (column: number, value: number) => void,
): void {
  const { processes } = context.network;
  processes.forEach(({ experience }, p) => {
    if (!experience) return;
    const path = experienceOf(processes, starts, p);
    const { start, work, good } = context.columns.processes[p];
    const of = (sum: Sum, t: number): number => sum(path[t] + starts[p][t]) - sum(path[t]);
    for (let t = start.first; t <= start.last; t++) {
      if (experience.hours) visit(at(work, t), of(experience.hours, t));
      if (experience.ramp) visit(at(good, t), of(experience.ramp.sum, t));
    }
  });
}

/** Units started by process and bucket; of processes without experience, none. */
export function learningStarts({ network, columns, T }: Context, x: Float64Array): Float64Array[] {
  return network.processes.map(({ experience }, p) => {
    const { start } = columns.processes[p];
    const read = (t: number): number => (has(start, t) ? Math.max(0, x[at(start, t)]) : 0);
    return experience ? Float64Array.from({ length: T }, (_, t) => read(t)) : new Float64Array(0);
  });
}
