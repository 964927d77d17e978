/**
 * A boat yard for tests: two products, three resources, weeks then months, yen, budgets, one bottleneck (outfitting).
 * The plan is made by a small simulation that obeys the semantics (balance, capacity, due dates), not by the planner.
 */
import { civilOf, type Day, dayOf, daysInMonth, isoDate, parseIsoDate } from '../base/dates.js';
import type { Plan, PlanTableName } from '../plan/plan.js';
import type { Model } from '../schema/model.js';
import { modelOf, type PlanRow, planOf, type Rows } from './rows.fixture.js';

export const START = dayOf(2026, 4, 1);

/** 26 weeks, then 18 months that end on the first of a month (S1). */
function buckets(): { start: Day; end: Day }[] {
  const list: { start: Day; end: Day }[] = [];
  let at = START;
  for (let n = 0; n < 26; n++, at += 7) list.push({ start: at, end: at + 7 });
  for (let n = 0; n < 18; n++) {
    const start = at;
    let { year, month } = civilOf(start);
    do {
      month++;
      if (month > 12) [year, month] = [year + 1, 1];
      at = dayOf(year, month, 1);
    } while (at - start < 15);
    list.push({ start, end: at });
  }
  return list;
}

const RATES: readonly [Day, number][] = [
  [dayOf(2026, 7, 1), 4],
  [dayOf(2027, 1, 1), 8],
  [dayOf(2027, 7, 1), 12],
];

/** Units due in a bucket by the programme's rate (S17, step). */
function dueOf(start: Day, end: Day): number {
  let sum = 0;
  for (let day = start; day < end; day++) {
    const rate = RATES.filter(([from]) => from <= day).at(-1)?.[1] ?? 0;
    const { year, month } = civilOf(day);
    sum += rate / daysInMonth(year, month);
  }
  return sum;
}

const ORDERS = [
  { id: 'order-coast-guard', due: '2026-12-15', quantity: 3 },
  { id: 'order-port-authority', due: '2027-06-30', quantity: 4 },
  { id: 'order-survey', due: '2028-01-31', quantity: 2 },
];

export function boatyardModel(changes: Rows = {}): Model {
  return modelOf({
    model: [
      { id: 'yard', name: 'Setouchi boat yard', start: '2026-04-01', buckets: '26w 18m', currency: 'JPY' },
    ],
    organisation: [
      { id: 'setouchi', name: 'Setouchi Shipbuilding', kind: 'manufacturer', country: 'JP' },
      { id: 'motor', name: 'Hamamatsu Motor Works', kind: 'supplier', country: 'JP' },
      { id: 'resin', name: 'Odesa Composites', kind: 'supplier', country: 'UA' },
    ],
    site: [{ id: 'onomichi', name: 'Onomichi yard', organisation: 'setouchi', country: 'JP' }],
    item: [
      { id: 'nami7', name: 'Nami 7', kind: 'product', standard_value: 18_000_000 },
      { id: 'umi12', name: 'Umi 12', kind: 'product', standard_value: 64_000_000 },
      { id: 'hull', name: 'Hull, laminated', kind: 'assembly', standard_value: 5_200_000 },
      { id: 'engine', name: 'Marine engine 110 kW', kind: 'part', standard_value: 2_400_000 },
      { id: 'resin', name: 'Vinyl ester resin', kind: 'material', unit: 'kg', standard_value: 950 },
    ],
    resource: [
      { id: 'lamination', name: 'Lamination hall', site: 'onomichi', cost_per_hour: 6200 },
      { id: 'outfitting', name: 'Outfitting line', site: 'onomichi', cost_per_hour: 7400 },
      { id: 'trials', name: 'Sea-trial berth', site: 'onomichi', cost_per_hour: 11000 },
    ],
    expansion: [
      {
        id: 'second-shift',
        name: 'Second outfitting bay',
        resource: 'outfitting',
        step: 1,
        price: 86_000_000,
        lead_time: 183,
      },
    ],
    process: [
      { id: 'build-nami', name: 'Build Nami 7', site: 'onomichi', item: 'nami7', lead_time: 14 },
      { id: 'build-umi', name: 'Build Umi 12', site: 'onomichi', item: 'umi12', lead_time: 14 },
    ],
    offer: [
      {
        id: 'motor-engine',
        name: 'Engines from Hamamatsu',
        supplier: 'motor',
        item: 'engine',
        site: 'onomichi',
        price: 2_400_000,
      },
      {
        id: 'resin-ua',
        name: 'Resin from Odesa',
        supplier: 'resin',
        item: 'resin',
        site: 'onomichi',
        price: 950,
      },
    ],
    programme: [{ id: 'nami-rate', name: 'Nami 7 fleet', item: 'nami7', site: 'onomichi' }],
    'programme-point': RATES.map(([date, rate]) => ({ programme: 'nami-rate', date: isoDate(date), rate })),
    demand: ORDERS.map((order) => ({ ...order, item: 'umi12', site: 'onomichi', priority: 2 })),
    budget: [2026, 2027].flatMap((year) => [
      {
        id: `run-${year}`,
        organisation: 'setouchi',
        fiscal_year: year,
        amount: 700_000_000,
        category: 'running',
      },
      {
        id: `buy-${year}`,
        name: `Procurement FY${year}`,
        organisation: 'setouchi',
        fiscal_year: year,
        amount: year === 2026 ? 420_000_000 : 620_000_000,
        category: 'procurement',
      },
      {
        id: `cap-${year}`,
        organisation: 'setouchi',
        fiscal_year: year,
        amount: 100_000_000,
        category: 'capital',
      },
    ]),
    ...changes,
  });
}

interface Piece {
  readonly demand: string;
  readonly item: 'nami7' | 'umi12';
  readonly due: number;
  readonly quantity: number;
  left: number;
  onTime: number;
  late: number;
  days: number;
}

const HOURS = {
  nami7: { lamination: 42, outfitting: 96, trials: 9 },
  umi12: { lamination: 130, outfitting: 310, trials: 26 },
};

/** Builds as early as outfitting allows, earliest due first, Nami before Umi; one bucket after the start it delivers. */
export function boatyardPlan(header: Partial<Plan['header']> = {}): Plan {
  const time = buckets();
  const rows: Partial<Record<PlanTableName, PlanRow[]>> = {};
  const put = (table: PlanTableName, row: PlanRow): void => {
    rows[table] ??= [];
    rows[table].push(row);
  };
  const pieces: Piece[] = time.flatMap(({ start, end }, due) => {
    const quantity = dueOf(start, end);
    return quantity === 0 ? [] : [piece('nami-rate', 'nami7', due, quantity)];
  });
  for (const order of ORDERS) {
    const day = parseIsoDate(order.due)!;
    pieces.push(
      piece(
        order.id,
        'umi12',
        time.findIndex(({ end }) => day < end),
        order.quantity,
      ),
    );
  }
  time.forEach(({ start, end }, t) => {
    put('bucket', { bucket: t, start: isoDate(start), end: isoDate(end) });
    bucketRows(t, time, pieces, put);
  });
  for (const p of pieces)
    put('service', {
      demand: p.demand,
      due_bucket: p.due,
      item: p.item,
      site: 'onomichi',
      priority: p.item === 'nami7' ? 1 : 2,
      quantity: p.quantity,
      on_time: p.onTime,
      late: p.late,
      short: p.left,
      quantity_days_late: p.days,
    });
  moneyRows(rows, time, put);
  const lateDays = (item: string): number =>
    pieces.reduce((sum, p) => sum + (p.item === item ? p.days : 0), 0);
  const objective = (name: string, value: number, unit: string) => ({
    name,
    sense: 'min' as const,
    value,
    bound: value,
    unit,
  });
  return planOf(
    {
      objectives: [
        objective('short:1', 0, '1'),
        objective('late:1', lateDays('nami7'), '1.d'),
        objective(
          'short:2',
          pieces.reduce((sum, p) => sum + (p.item === 'umi12' ? p.left : 0), 0),
          '1',
        ),
        objective('late:2', lateDays('umi12'), '1.d'),
        objective(
          'cost',
          (rows.cost ?? []).reduce((sum, row) => sum + Number(row.amount), 0),
          'JPY',
        ),
      ],
      ...header,
    },
    rows,
  );
}

function piece(demand: string, item: Piece['item'], due: number, quantity: number): Piece {
  return { demand, item, due, quantity, left: quantity, onTime: 0, late: 0, days: 0 };
}

type Put = (table: PlanTableName, row: PlanRow) => void;

/** Production started in t - 1 is delivered in t, so capacity of t - 1 bounds what t delivers. */
function bucketRows(t: number, time: { start: Day; end: Day }[], pieces: Piece[], put: Put): void {
  const made = { nami7: 0, umi12: 0 };
  const months = (n: number): number => (time[n].end - time[n].start) / 30.4;
  const steps = time[t].start >= dayOf(2027, 10, 1) ? 1 : 0;
  const hours = { lamination: 720, outfitting: 760, trials: 200 };
  const prior =
    t === 0
      ? 0
      : months(t - 1) * hours.outfitting * (t > 0 && time[t - 1].start >= dayOf(2027, 10, 1) ? 2 : 1);
  let room = prior;
  const open = pieces.filter((p) => p.due <= t && p.left > 1e-9);
  // The coast guard's boats take turns with the fleet: an eighth of the line is theirs.
  for (const item of ['umi12', 'nami7'] as const) {
    let share = item === 'umi12' ? prior / 4 : room;
    for (const p of open.filter((q) => q.item === item)) {
      const quantity = Math.min(p.left, share / HOURS[item].outfitting);
      if (quantity <= 1e-9) continue;
      share -= quantity * HOURS[item].outfitting;
      room -= quantity * HOURS[item].outfitting;
      made[item] += quantity;
      p.left -= quantity;
      if (p.due === t) p.onTime += quantity;
      else p.late += quantity;
      p.days += quantity * (time[t].end - time[p.due].end);
      put('delivery', { demand: p.demand, due_bucket: p.due, bucket: t, delivered: quantity });
    }
  }
  for (const item of ['nami7', 'umi12'] as const)
    if (made[item] > 0)
      put('production', {
        process: item === 'nami7' ? 'build-nami' : 'build-umi',
        bucket: t - 1,
        started: made[item],
        output: made[item],
        arrival: t,
      });
  for (const resource of ['lamination', 'outfitting', 'trials'] as const) {
    const used = t === 0 ? 0 : made.nami7 * HOURS.nami7[resource] + made.umi12 * HOURS.umi12[resource];
    if (t > 0) {
      const before = time[t - 1].start >= dayOf(2027, 10, 1) ? 1 : 0;
      const working = months(t - 1) * hours[resource];
      put('capacity', {
        resource,
        bucket: t - 1,
        working,
        used,
        overtime: 0,
        expansion: resource === 'outfitting' ? before * working : 0,
      });
      if (resource === 'outfitting' && used > 0.999 * working * (1 + before))
        put('price', {
          limit: 'capacity',
          subject: resource,
          bucket: t - 1,
          objective: 'late:1',
          price: -(2 + 0.4 * Math.max(0, 40 - t)) / 10,
          unit: 'h',
        });
    }
  }
  if (steps === 1 && time[t].start === dayOf(2027, 10, 1))
    put('expansion', { expansion: 'second-shift', bucket: t - 6, steps: 1, in_service: t });
  const engines = made.nami7 * 2 + made.umi12 * 2;
  if (engines > 0 && t >= 2)
    put('purchase', {
      offer: 'motor-engine',
      bucket: t - 2,
      ordered: engines,
      arrival: t - 1,
      unit_price: 2_400_000,
      amount: engines * 2_400_000,
    });
  const resin = made.nami7 * 460 + made.umi12 * 1900;
  if (resin > 0 && t >= 2)
    put('purchase', {
      offer: 'resin-ua',
      bucket: t - 2,
      ordered: resin,
      arrival: t - 1,
      unit_price: 950,
      amount: resin * 950,
    });
  const stock = { engine: 6 + engines, resin: 1800 + resin, hull: 1.5 + made.nami7 * 0.5 };
  for (const [item, quantity] of Object.entries(stock))
    put('stock', { item, site: 'onomichi', bucket: t, stock: quantity, shortfall: 0 });
}

function moneyRows(rows: Partial<Record<PlanTableName, PlanRow[]>>, time: { start: Day }[], put: Put): void {
  const cost = (kind: string, bucket: number, amount: number): void => {
    if (amount > 0) put('cost', { kind, organisation: 'setouchi', bucket, amount });
  };
  const perHour: Record<string, number> = { lamination: 6200, outfitting: 7400, trials: 11000 };
  for (const row of rows.capacity ?? [])
    cost('hours', Number(row.bucket), Number(row.used) * perHour[row.resource]);
  for (const row of rows.purchase ?? []) cost('purchase', Number(row.bucket), Number(row.amount));
  for (const row of rows.production ?? [])
    cost('production', Number(row.bucket), Number(row.started) * 1_900_000);
  for (const row of rows.expansion ?? []) cost('expansion', Number(row.bucket), 86_000_000);
  for (const row of rows.stock ?? [])
    cost('holding', Number(row.bucket), Number(row.stock) * (row.item === 'resin' ? 2 : 9000));
  const category: Record<string, string> = {
    hours: 'running',
    production: 'running',
    purchase: 'procurement',
    expansion: 'capital',
  };
  const budgets: Record<string, readonly [number, number]> = {
    running: [700e6, 700e6],
    procurement: [420e6, 620e6],
    capital: [100e6, 100e6],
  };
  for (const name of ['capital', 'procurement', 'running']) {
    for (const year of [2026, 2027]) {
      const spent = (rows.cost ?? [])
        .filter((row) => category[String(row.kind)] === name)
        .filter((row) => (time[Number(row.bucket)].start < dayOf(2027, 4, 1) ? 2026 : 2027) === year)
        .reduce((sum, row) => sum + Number(row.amount), 0);
      put('spending', {
        organisation: 'setouchi',
        category: name,
        fiscal_year: year,
        spent,
        budget: budgets[name][year - 2026],
        carried_in: 0,
      });
    }
  }
  put('price', {
    limit: 'budget',
    subject: 'setouchi procurement 2027',
    bucket: -1,
    objective: 'late:2',
    price: -0.0000021,
    unit: 'JPY',
  });
  put('price', {
    limit: 'capacity',
    subject: 'trials',
    bucket: 40,
    objective: 'cost',
    price: -320,
    unit: 'h',
  });
}
