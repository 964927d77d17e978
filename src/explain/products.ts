import type { Day } from '../base/dates.js';
import type { Plan } from '../plan/plan.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { GapAnswer, ProductAnswer } from './card.js';
import { type Names, rowsById } from './names.js';
import { programmeAnswers } from './programmes.js';
import { type Buckets, lengthOf, numbers, texts } from './read.js';

/** What is wanted and delivered in every bucket. */
export interface Curve {
  readonly wanted: Float64Array;
  readonly delivered: Float64Array;
}

/** Quantities that differ by less are the same: the rounding of a linear program, not a shortage. */
export function tolerance(total: number): number {
  return 1e-6 * Math.max(1, Math.abs(total));
}

/** Demands and programmes that are served only if it pays. */
export function optionalDemands(model: Model): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (ids: readonly (string | undefined)[], optional: Uint8Array): void => {
    ids.forEach((id, row) => {
      if (id !== undefined && optional[row] === 1) found.add(id);
    });
  };
  collect(column(model, 'demand', 'id'), column(model, 'demand', 'optional'));
  collect(column(model, 'programme', 'id'), column(model, 'programme', 'optional'));
  return found;
}

/** Curve of the demands that `pick` takes. */
export function curveOf(plan: Plan, buckets: Buckets, pick: (demand: string) => boolean): Curve {
  const wanted = new Float64Array(buckets.count);
  const delivered = new Float64Array(buckets.count);
  const add = (
    into: Float64Array,
    demands: readonly string[],
    at: Float64Array,
    amount: Float64Array,
  ): void => {
    for (let row = 0; row < demands.length; row++) if (pick(demands[row])) into[at[row]] += amount[row];
  };
  add(
    wanted,
    texts(plan, 'service', 'demand'),
    numbers(plan, 'service', 'due_bucket'),
    numbers(plan, 'service', 'quantity'),
  );
  add(
    delivered,
    texts(plan, 'delivery', 'demand'),
    numbers(plan, 'delivery', 'bucket'),
    numbers(plan, 'delivery', 'delivered'),
  );
  return { wanted, delivered };
}

/** Curve of everything with a priority that is wanted of an item. */
export function productCurve(model: Model, plan: Plan, buckets: Buckets, item: string): Curve {
  const optional = optionalDemands(model);
  const demands = texts(plan, 'service', 'demand');
  const items = texts(plan, 'service', 'item');
  const mine = new Set(demands.filter((demand, row) => items[row] === item && !optional.has(demand)));
  return curveOf(plan, buckets, (demand) => mine.has(demand));
}

export function cumulative(values: Float64Array): Float64Array {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

export function gapOf(curve: Curve, buckets: Buckets): GapAnswer {
  const wanted = cumulative(curve.wanted);
  const delivered = cumulative(curve.delivered);
  const small = tolerance(wanted.at(-1) ?? 0);
  let most = 0;
  let worst = -1;
  let owed = -1;
  for (let t = 0; t < buckets.count; t++) {
    const gap = wanted[t] - delivered[t];
    if (gap > small) owed = t;
    if (gap > most + small) {
      most = gap;
      worst = t;
    }
  }
  if (worst < 0) return { most: 0 };
  const free = owed + 1;
  const caughtUp = free < buckets.count ? buckets.ends[free] - 1 : undefined;
  return { most, day: buckets.ends[worst] - 1, caughtUp };
}

interface Sums {
  wanted: number;
  onTime: number;
  late: number;
  short: number;
  quantityDaysLate: number;
  optionalWanted: number;
  optionalDelivered: number;
  readonly demands: Set<string>;
}

function sumsByItem(plan: Plan, optional: ReadonlySet<string>): Map<string, Sums> {
  const result = new Map<string, Sums>();
  const demands = texts(plan, 'service', 'demand');
  const items = texts(plan, 'service', 'item');
  const quantity = numbers(plan, 'service', 'quantity');
  const onTime = numbers(plan, 'service', 'on_time');
  const late = numbers(plan, 'service', 'late');
  const short = numbers(plan, 'service', 'short');
  const days = numbers(plan, 'service', 'quantity_days_late');
  for (let row = 0; row < lengthOf(plan, 'service'); row++) {
    const sums = result.get(items[row]) ?? emptySums();
    result.set(items[row], sums);
    if (optional.has(demands[row])) {
      sums.optionalWanted += quantity[row];
      sums.optionalDelivered += onTime[row] + late[row];
      continue;
    }
    sums.demands.add(demands[row]);
    sums.wanted += quantity[row];
    sums.onTime += onTime[row];
    sums.late += late[row];
    sums.short += short[row];
    sums.quantityDaysLate += days[row];
  }
  return result;
}

function emptySums(): Sums {
  return {
    wanted: 0,
    onTime: 0,
    late: 0,
    short: 0,
    quantityDaysLate: 0,
    optionalWanted: 0,
    optionalDelivered: 0,
    demands: new Set(),
  };
}

/** Every product that is wanted, the largest quantity first. */
export function productAnswers(model: Model, plan: Plan, buckets: Buckets, names: Names): ProductAnswer[] {
  const rows = rowsById(model, 'item');
  const units = column(model, 'item', 'unit');
  const kinds = column(model, 'item', 'kind');
  const programmes = rowsById(model, 'programme');
  const answers: ProductAnswer[] = [];
  for (const [item, { demands, ...sums }] of sumsByItem(plan, optionalDemands(model))) {
    const curve = curveOf(plan, buckets, (demand) => demands.has(demand));
    const row = rows.get(item);
    answers.push({
      item,
      name: names.of('item', item),
      unit: (row === undefined ? undefined : units[row]) ?? '1',
      whole: row !== undefined && (kinds[row] === 'product' || kinds[row] === 'assembly'),
      ...snapped(sums),
      lastDelivered: lastDay(curve.delivered, buckets),
      lastWanted: lastDay(curve.wanted, buckets),
      gap: gapOf(curve, buckets),
      orders: [...demands].filter((demand) => !programmes.has(demand)).length,
      programmes: programmeAnswers(
        model,
        plan,
        buckets,
        names,
        [...demands].filter((d) => programmes.has(d)),
      ),
    });
  }
  return answers.sort((a, b) => b.wanted - a.wanted || (a.item < b.item ? -1 : 1));
}

/** Rounding left over by the program is not shown as a shortage of 0. */
function snapped<T extends Record<string, number> & { wanted: number; optionalWanted: number }>(sums: T): T {
  const small = tolerance(sums.wanted + sums.optionalWanted);
  return Object.fromEntries(
    Object.entries(sums).map(([name, value]) => [name, Math.abs(value) <= small ? 0 : value]),
  ) as T;
}

/** Last day of the last bucket with a quantity. */
export function lastDay(values: Float64Array, buckets: Buckets): Day | undefined {
  const small = tolerance(values.reduce((sum, value) => sum + value, 0));
  for (let t = buckets.count - 1; t >= 0; t--) if (values[t] > small) return buckets.ends[t] - 1;
  return undefined;
}

export function firstDay(values: Float64Array, buckets: Buckets): Day | undefined {
  const small = tolerance(values.reduce((sum, value) => sum + value, 0));
  for (let t = 0; t < buckets.count; t++) if (values[t] > small) return buckets.ends[t] - 1;
  return undefined;
}
