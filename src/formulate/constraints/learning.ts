import { at, type Context } from '../context.js';
import {
  addExperience,
  addExperienceRows,
  type Curve,
  curvesOf,
  experienceOf,
  outcome,
  slopeAfter,
} from './learning-curves.js';
import { addExactLearning } from './learning-exact.js';

/**
 * Ties hours and good units to what has been started (S51 to S53), in the form that the context asks for:
 *   W[p,t] = C(U[p,t] + x[p,t]) - C(U[p,t]),  G[p,t] = Y(U[p,t] + x[p,t]) - Y(U[p,t])
 * with C concave and Y convex, so that neither is linear (docs/explanation/learning.md).
 */
export function addLearning(context: Context): void {
  const { learning, network } = context;
  if (network.processes.every(({ experience }) => experience === undefined)) {
    declareFamilies(context);
    return;
  }
  if (learning.kind === 'around') addAround(context, learning.starts);
  else if (learning.kind === 'exact') addExactLearning(context);
  else {
    declareFamilies(context);
    if (learning.kind === 'first') addFirst(context);
    else addRelaxed(context);
  }
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
function declareFamilies({ builder }: Context): void {
  builder.columnFamily('experience', 'process', 'bucket');
  builder.columnFamily('known', 'process', 'kind', 'bucket');
  builder.columnFamily('block', 'process', 'kind', 'bucket', 'number');
  builder.columnFamily('block_full', 'process', 'kind', 'bucket', 'number');
  builder.rowFamily('experience', 'process', 'bucket');
  builder.rowFamily('learning', 'process', 'kind', 'bucket');
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
