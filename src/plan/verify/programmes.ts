import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import { daysOfMonth } from './days.js';
import type { Index } from './ids.js';
import type { Time } from './time.js';

interface Point {
  readonly date: number;
  readonly value: number;
}

/** What each programme wants in each bucket (S17), by row of the table programme. */
export function programmeAmounts(model: Model, time: Time, programmes: Index): Float64Array[] {
  const interpolation = column(model, 'programme', 'interpolation');
  const rate = column(model, 'programme-point', 'rate');
  const cumulative = column(model, 'programme-point', 'cumulative');
  const date = column(model, 'programme-point', 'date');
  const points = rowsOf(model, programmes);
  const ofMonth = Int32Array.from({ length: time.end - time.start }, (_, k) => daysOfMonth(time.start + k));
  return interpolation.map((kind, row) => {
    const amounts = new Float64Array(time.count);
    const rates = pointsOf(points[row], date, rate);
    const totals = pointsOf(points[row], date, cumulative);
    if (rates.length > 0) addRates(amounts, time, ofMonth, rates, kind === 'linear');
    if (totals.length > 0) addTotals(amounts, time, totals);
    return amounts;
  });
}

function rowsOf(model: Model, programmes: Index): number[][] {
  const rows: number[][] = programmes.names.map(() => []);
  for (const [row, id] of column(model, 'programme-point', 'programme').entries()) {
    rows[programmes.find(id)]?.push(row);
  }
  return rows;
}

function pointsOf(rows: readonly number[], date: Float64Array, values: Float64Array): Point[] {
  return rows
    .filter((row) => !Number.isNaN(values[row]))
    .map((row) => ({ date: date[row], value: values[row] }))
    .sort((a, b) => a.date - b.date);
}

/** Day by day, the rate of the day divided by the days of its month (`ofMonth`, by day of the plan). */
function addRates(
  amounts: Float64Array,
  time: Time,
  ofMonth: Int32Array,
  points: readonly Point[],
  linear: boolean,
): void {
  let next = 0;
  for (let day = time.start; day < time.end; day++) {
    while (next < points.length && points[next].date <= day) next++;
    if (next === 0) continue;
    const before = points[next - 1];
    const after = linear ? points[next] : undefined;
    amounts[time.bucket(day)] +=
      (after ? between(before, after, day) : before.value) / ofMonth[day - time.start];
  }
}

/** What the target grows by from the last day of the bucket before to the last day of the bucket. */
function addTotals(amounts: Float64Array, time: Time, points: readonly Point[]): void {
  const origin = { date: time.start - 1, value: 0 };
  const curve = points[0].date < time.start ? points : [origin, ...points];
  const totalBy = (day: number): number => {
    const next = curve.findIndex((point) => point.date > day);
    if (next < 0) return curve.at(-1)!.value;
    return next === 0 ? 0 : between(curve[next - 1], curve[next], day);
  };
  for (let t = 0; t < time.count; t++) amounts[t] += totalBy(time.last(t)) - totalBy(time.first[t] - 1);
}

function between(from: Point, to: Point, day: number): number {
  return from.value + ((to.value - from.value) * (day - from.date)) / (to.date - from.date);
}
