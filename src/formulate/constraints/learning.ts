import { type Experience, experienceAtStart, type Sum } from '../../network/index.js';
import { at, type Context, has } from '../context.js';
import { usefulStarts } from './lots.js';

/**
 * Ties hours and good units to what has been started (S51 to S53), in the form that the context asks for:
 *   W[p,t] = C(U[p,t] + x[p,t]) - C(U[p,t]),  G[p,t] = Y(U[p,t] + x[p,t]) - Y(U[p,t])
 * with C concave and Y convex, so that neither is linear (docs/explanation/learning.md).
 */
export function addLearning(context: Context, addExact: (context: Context) => void): void {
  const { learning, network } = context;
  if (network.processes.every(({ experience }) => experience === undefined)) {
    declareFamilies(context);
    return;
  }
  if (learning.kind === 'around') addAround(context, learning.starts);
  else if (learning.kind === 'exact') addExact(context);
  else {
    declareFamilies(context);
    if (learning.kind === 'first') addFirst(context);
    else addRelaxed(context);
  }
}

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
export function mostExperience(context: Context, p: number): number {
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

/** Every unit takes the hours of the first, and gives as little: what is feasible so is feasible in truth. */
function addFirst(context: Context): void {
  const { builder, columns } = context;
  for (const curve of curvesOf(context)) {
    const { start } = columns.processes[curve.p];
    const slope = slopeAfter(curve, curve.from);
    for (let t = start.first; t <= start.last; t++) {
      const [column, sign] = outcome(context, curve, t);
      const row = builder.row(0, 0, curve.p, sign, t);
      builder.entry(row, column, sign);
      builder.entry(row, at(start, t), -slope);
    }
  }
}

/** No unit takes less than the last can, nor all together less than the chord: a bound for every plan. */
function addRelaxed(context: Context): void {
  const { builder, columns, network } = context;
  for (const curve of curvesOf(context)) {
    const { start } = columns.processes[curve.p];
    const least = slopeAfter(curve, curve.to);
    const alone = network.processes[curve.p].experience!.from < 0;
    const chord =
      alone && curve.to > curve.from
        ? (curve.sum(curve.to) - curve.sum(curve.from)) / (curve.to - curve.from)
        : least;
    for (let t = start.first; t <= start.last; t++) {
      const [column, sign] = outcome(context, curve, t);
      const one = builder.row(0, Number.POSITIVE_INFINITY, curve.p, sign, t);
      builder.entry(one, column, sign);
      builder.entry(one, at(start, t), -least);
      const all = builder.row(0, Number.POSITIVE_INFINITY, curve.p, sign, t);
      for (let s = start.first; s <= t; s++) {
        builder.entry(all, outcome(context, curve, s)[0], sign);
        builder.entry(all, at(start, s), -chord);
      }
    }
  }
}

/** Families that only some forms fill, so that every form has them. */
export function declareFamilies({ builder }: Context): void {
  builder.columnFamily('experience', 'process', 'bucket');
  builder.columnFamily('known', 'process', 'kind', 'bucket');
  builder.columnFamily('block', 'process', 'kind', 'bucket', 'number');
  builder.columnFamily('block_full', 'process', 'kind', 'bucket', 'number');
  builder.rowFamily('experience', 'process', 'bucket');
  builder.rowFamily('learning', 'process', 'kind', 'bucket');
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

/**
 * Around the starts of another plan: hours are not below those in truth, and equal to them at that plan. C(V) is
 * replaced by a tangent at the plan's V, which lies above it; C(U) by a column `known` below chords of it, which is
 * exact at the plan's U (convex-concave procedure: Yuille and Rangarajan, Neural Computation 15(4), 2003).
 */
function addAround(context: Context, starts: readonly Float64Array[]): void {
  const { builder, columns, network } = context;
  const base = addExperience(context);
  const curves = curvesOf(context);
  builder.columnFamily('known', 'process', 'kind', 'bucket');
  const known = curves.map(({ p, sign }) => {
    const { start } = columns.processes[p];
    const first = builder.columnCount;
    for (let t = start.first; t <= start.last; t++)
      builder.column(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, false, p, sign, t);
    return first;
  });
  builder.columnFamily('block', 'process', 'kind', 'bucket', 'number');
  builder.columnFamily('block_full', 'process', 'kind', 'bucket', 'number');
  addExperienceRows(context, base);
  builder.rowFamily('learning', 'process', 'kind', 'bucket');
  curves.forEach((curve, k) => {
    const { start } = columns.processes[curve.p];
    const path = experienceOf(network.processes, starts, curve.p);
    for (let t = start.first; t <= start.last; t++) {
      const U = base[curve.p] + t;
      const w = known[k] + t - start.first;
      const V = path[t] + starts[curve.p][t];
      const slope = (slopeAfter(curve, V) + slopeBefore(curve, V)) / 2;
      const [column, sign] = outcome(context, curve, t);
      const tangent = builder.row(curve.sum(V) - slope * V, Number.POSITIVE_INFINITY, curve.p, curve.sign, t);
      builder.entry(tangent, column, sign);
      builder.entry(tangent, U, -slope);
      builder.entry(tangent, at(start, t), -slope);
      builder.entry(tangent, w, 1);
      addChords(context, curve, t, w, U, chordPoints(curve, path, t));
    }
  });
}

function slopeBefore(curve: Curve, n: number): number {
  if (n <= curve.from + 1e-9) return slopeAfter(curve, curve.from);
  const step = Math.min(1, n - curve.from);
  const whole = Math.ceil(n - 1e-9) - 1;
  const last = curve.breaks.filter((each) => each < n - 1e-9).at(-1) ?? Number.NEGATIVE_INFINITY;
  const begin = Math.max(whole, last, n - step);
  return (curve.sum(n) - curve.sum(begin)) / (n - begin);
}

/** Points of a curve near those of a plan, and towards both ends. */
function chordPoints({ from, to, breaks }: Curve, path: Float64Array, t: number): number[] {
  const here = [path[t - 1], path[t], path[t + 1]].filter((n) => n !== undefined);
  const spread = [0.25, 0.5, 0.75].map((share) => from + share * (to - from));
  const all = [from, ...here, ...spread, ...breaks, to].filter(
    (n) => n >= from && n <= Math.max(to, path[t]),
  );
  return [...new Set(all)].sort((a, b) => a - b);
}

/** w at most every chord of the curve, and at most its value at the end, beyond which chords would lie above it. */
function addChords(
  { builder }: Context,
  { p, sum, sign }: Curve,
  t: number,
  w: number,
  U: number,
  points: readonly number[],
): void {
  for (let j = 0; j < points.length; j++) {
    const [a, b] = [points[j], points[j + 1]];
    const last = b === undefined;
    // Good units, counted negative, go on falling after their last step.
    const slope = last ? (sign > 0 ? 0 : sum(a + 1) - sum(a)) : (sum(b) - sum(a)) / (b - a);
    const row = builder.row(Number.NEGATIVE_INFINITY, sum(a) - slope * a, p, sign, t);
    builder.entry(row, w, 1);
    builder.entry(row, U, -slope);
  }
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
