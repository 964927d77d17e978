import { at, type Context } from '../context.js';
import { addExperience, addExperienceRows, type Curve, curvesOf, outcome } from './learning-curves.js';

/** Where experience is looked up: at the start of a bucket, or after what is started in it. */
interface Point {
  readonly p: number;
  readonly t: number;
  readonly after: boolean;
  /** Ends of blocks of units, from what there is at the start. */
  readonly ends: readonly number[];
  blocks: number;
  full: number;
}

/**
 * Exactly, with whole numbers: experience fills blocks of a unit each (or up to a step of the yield) one after the
 * other, so that hours and good units are linear in the blocks filled (incremental formulation of a piecewise linear
 * function; Markowitz and Manne, Econometrica 25(1), 1957; Croxton, Gendron and Magnanti 2003).
 */
export function addExactLearning(context: Context): void {
  const { builder } = context;
  const base = addExperience(context);
  const curves = curvesOf(context);
  const points = pointsOf(context, curves);
  builder.columnFamily('known', 'process', 'kind', 'bucket');
  builder.columnFamily('block', 'process', 'kind', 'bucket', 'number');
  for (const point of points) {
    point.blocks = builder.columnCount;
    point.ends.forEach((end, j) => {
      if (j > 0) builder.column(0, end - point.ends[j - 1], false, point.p, Number(point.after), point.t, j);
    });
  }
  builder.columnFamily('block_full', 'process', 'kind', 'bucket', 'number');
  for (const point of points) {
    point.full = builder.columnCount;
    for (let j = 1; j + 1 < point.ends.length; j++)
      builder.column(0, 1, true, point.p, Number(point.after), point.t, j);
  }
  addExperienceRows(context, base);
  builder.rowFamily('learning', 'process', 'kind', 'bucket');
  for (const point of points) addBlocks(context, point, base[point.p] + point.t);
  points.forEach((point, k) => {
    if (points[k + 1]?.p === point.p) addOrder(context, point, points[k + 1]);
  });
  for (const curve of curves) addOutcomes(context, curve, points);
}

/** How many whole decisions the exact form takes. */
export function exactDecisions(context: Context): number {
  return pointsOf(context, curvesOf(context)).reduce(
    (sum, { ends }) => sum + Math.max(0, ends.length - 2),
    0,
  );
}

function pointsOf(context: Context, curves: readonly Curve[]): Point[] {
  const { network, columns } = context;
  const points: Point[] = [];
  for (const p of new Set(curves.map((curve) => curve.p))) {
    const own = curves.filter((curve) => curve.p === p);
    const ends = blockEnds(own);
    const { start } = columns.processes[p];
    // What comes from another process in the bucket counts from the next one only.
    const inherits = network.processes[p].experience!.from >= 0;
    for (let t = start.first; t <= start.last + 1; t++) {
      points.push({ p, t, after: false, ends, blocks: 0, full: 0 });
      if (inherits && t <= start.last) points.push({ p, t, after: true, ends, blocks: 0, full: 0 });
    }
  }
  return points;
}

function blockEnds(curves: readonly Curve[]): number[] {
  const { from, to } = curves[0];
  const ends = [from, to, ...curves.flatMap(({ breaks }) => breaks)];
  const hours = curves.some(({ sign }) => sign > 0);
  if (hours) for (let n = Math.ceil(from); n <= to; n++) ends.push(n);
  return [...new Set(ends.filter((n) => n >= from && n <= to))].sort((a, b) => a - b);
}

/** sum of blocks = experience - that at the start; a block is begun only when the one before is full. */
function addBlocks({ builder, columns }: Context, point: Point, U: number): void {
  const { p, t, after, ends, blocks, full } = point;
  const sum = builder.row(-ends[0], -ends[0], p, 0, t);
  for (let j = 0; j + 1 < ends.length; j++) builder.entry(sum, blocks + j, 1);
  builder.entry(sum, U, -1);
  if (after) builder.entry(sum, at(columns.processes[p].start, t), -1);
  for (let j = 0; j + 2 < ends.length; j++) {
    const filled = builder.row(0, Number.POSITIVE_INFINITY, p, 0, t);
    builder.entry(filled, blocks + j, 1);
    builder.entry(filled, full + j, -(ends[j + 1] - ends[j]));
    const begun = builder.row(Number.NEGATIVE_INFINITY, 0, p, 0, t);
    builder.entry(begun, blocks + j + 1, 1);
    builder.entry(begun, full + j, -(ends[j + 2] - ends[j + 1]));
  }
}

/** Experience never falls: a block that is full stays full. */
function addOrder({ builder }: Context, before: Point, after: Point): void {
  for (let j = 0; j + 2 < before.ends.length; j++) {
    const row = builder.row(0, Number.POSITIVE_INFINITY, before.p, 0, after.t);
    builder.entry(row, after.full + j, 1);
    builder.entry(row, before.full + j, -1);
  }
}

/** Hours or good units of a bucket: what its blocks come to after it, less what they came to before. */
function addOutcomes(context: Context, curve: Curve, points: readonly Point[]): void {
  const { builder, columns } = context;
  const { p, sum, sign } = curve;
  const own = points.filter((point) => point.p === p);
  const find = (t: number, after: boolean): Point =>
    own.find((each) => each.t === t && each.after === after)!;
  const inherits = own.some(({ after }) => after);
  const { start } = columns.processes[p];
  for (let t = start.first; t <= start.last; t++) {
    const [column, way] = outcome(context, curve, t);
    const row = builder.row(0, 0, p, sign, t);
    builder.entry(row, column, way);
    const enter = ({ ends, blocks }: Point, by: number): void => {
      for (let j = 0; j + 1 < ends.length; j++) {
        const slope = (sum(ends[j + 1]) - sum(ends[j])) / (ends[j + 1] - ends[j]);
        builder.entry(row, blocks + j, by * slope);
      }
    };
    enter(inherits ? find(t, true) : find(t + 1, false), -1);
    enter(find(t, false), 1);
  }
}
