import { getOrMake } from '../base/maps.js';
import type { Plan } from '../plan/plan.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { ProductAnswer } from './card.js';
import { type Curve, curveReader, gapOf, lastDay, tolerance } from './curves.js';
import { type Names, rowsById } from './names.js';
import { programmeReader } from './programmes.js';
import { type Buckets, lengthOf, numbers, texts } from './read.js';

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

/** Curves of everything with a priority that is wanted of an item. */
export function productCurves(model: Model, plan: Plan, buckets: Buckets): (item: string) => Curve {
  const optional = optionalDemands(model);
  const items = texts(plan, 'service', 'item');
  const mine = new Map<string, Set<string>>();
  texts(plan, 'service', 'demand').forEach((demand, row) => {
    if (!optional.has(demand)) getOrMake(mine, items[row], () => new Set<string>()).add(demand);
  });
  const curveOf = curveReader(plan, buckets);
  return (item) => curveOf(mine.get(item) ?? []);
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
  const curveOf = curveReader(plan, buckets);
  const programmeAnswers = programmeReader(model, buckets, names, curveOf);
  const answers: ProductAnswer[] = [];
  for (const [item, { demands, ...sums }] of sumsByItem(plan, optionalDemands(model))) {
    const curve = curveOf(demands);
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
      programmes: programmeAnswers([...demands].filter((demand) => programmes.has(demand))),
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
