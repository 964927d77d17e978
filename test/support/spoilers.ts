import { isoDate, parseIsoDate } from '../../src/base/dates.js';
import { PLAN_TABLES, type Plan, type PlanTableName } from '../../src/plan/plan.js';
import { RULES, type RuleName } from '../../src/plan/verify/index.js';
import { rowsOf, withTables } from './plan.js';
import type { Random } from './random.js';

type Row = (string | number)[];

/** One kind of change to a plan that no right plan survives. */
export interface Spoiler {
  readonly name: string;
  /** Every rule that may catch it; one of them has to. */
  readonly rules: readonly RuleName[];
  /** Where many rules may follow from the first: the ones of which one has to catch it. */
  readonly must?: readonly RuleName[];
  /** The plan with one change, or undefined when it has no row of that kind. */
  spoil(plan: Plan, random: Random): Plan | undefined;
}

/** What a flow that is not what the other tables say may break further on. */
const FLOW: readonly RuleName[] = [
  'balance',
  'cost-figures',
  'spending-figures',
  'objective-figures',
  'budget',
  'duplicate-row',
  'transfer-figures',
  'workshare-figures',
  'workshare',
  'learning-figures',
  'shelf-life',
  'fleet-figures',
  'serial-block',
  'revision-overlap',
  'revision-share',
  'revision-delivery',
  'fielded',
  'run-out',
  'revision-figures',
  'permission-row',
  'permission-cover',
  'permission-valid',
  'permission-value',
  'permission-cap',
  'readiness',
  'event',
];
const WHEN: readonly RuleName[] = ['arrival', 'window', 'frozen', 'working-day'];
const STARTS: readonly RuleName[] = [
  ...FLOW,
  ...WHEN,
  'yield',
  'hours',
  'alternative-hours',
  'substitution',
  'batch',
  'most-per-bucket',
];
const ORDERS: readonly RuleName[] = [
  ...FLOW,
  ...WHEN,
  'offer-limit',
  'minimum-order',
  'order-multiple',
  'price-break',
];
const SHIPMENTS: readonly RuleName[] = [...FLOW, ...WHEN, 'lane-limit', 'lane-opening'];
const DELIVERIES: readonly RuleName[] = [
  ...FLOW,
  'delivery-early',
  'delivery-latest',
  'delivery-quantity',
  'delivery-due',
  'service-figures',
];
const HOURS: readonly RuleName[] = [
  ...FLOW,
  'hours',
  'alternative-hours',
  'capacity-figures',
  'capacity',
  'overtime',
];
const STEPS: readonly RuleName[] = [
  ...FLOW,
  'expansion-steps',
  'expansion-earliest',
  'expansion-in-service',
  'frozen',
  'capacity-figures',
  'capacity',
];
const STOCK: readonly RuleName[] = [...FLOW, 'shortfall', 'maximum-stock', 'stock-not-negative'];

/** Rules that may catch a change of a row of a table. */
const OF_TABLE: Readonly<Partial<Record<PlanTableName, readonly RuleName[]>>> = {
  production: STARTS,
  substitution: [...FLOW, 'substitution', 'window', 'unknown-reference'],
  load: HOURS,
  purchase: ORDERS,
  shipment: SHIPMENTS,
  receipt: [...FLOW, 'open-order'],
  stock: STOCK,
  delivery: DELIVERIES,
  expansion: STEPS,
  capacity: ['capacity-figures', 'capacity', 'overtime', ...FLOW],
  opening: ['lane-opening'],
  cost: ['cost-figures', 'duplicate-row'],
  spending: ['spending-figures'],
  transfer: ['transfer-figures', 'duplicate-row'],
  workshare: ['workshare-figures'],
  service: ['service-figures', 'delivery-due', 'duplicate-row'],
};

const PERMISSIONS: readonly RuleName[] = [
  'permission-row',
  'permission-cover',
  'permission-valid',
  'permission-value',
  'permission-cap',
  'duplicate-row',
];
/** What a schedule of activities that is not what the tables say may break. */
const ACTIVITIES: readonly RuleName[] = [
  'activity-mode',
  'activity-length',
  'activity-start',
  'activity-order',
  'activity-slack',
  'activity-missing',
  'activity-resource',
  'activity-cost',
  'readiness-level',
  'opening-date',
  'readiness',
  'capacity-figures',
  'capacity',
  'cost-figures',
  'spending-figures',
  'objective-figures',
  'budget',
];

function position(table: PlanTableName, column: string): number {
  const at = Object.keys(PLAN_TABLES[table]).indexOf(column);
  if (at < 0) throw new Error(`no ${column} in ${table}`);
  return at;
}

/** A change of one row for which `change` gives another one. */
function changing(
  name: string,
  table: PlanTableName,
  rules: readonly RuleName[],
  change: (row: Row, random: Random, plan: Plan) => Row | undefined,
): Spoiler {
  return {
    name,
    rules,
    spoil: (plan, random) => {
      const rows = rowsOf(plan, table);
      // From a random row on, the first that can be changed so.
      const from = random.below(Math.max(1, rows.length));
      for (let k = 0; k < rows.length; k++) {
        const at = (from + k) % rows.length;
        const changed = change([...rows[at]], random, plan);
        if (changed) return withTables(plan, { [table]: rows.map((row, r) => (r === at ? changed : row)) });
      }
      return undefined;
    },
  };
}

/** Largest amount that a figure is compared beside, so that a change of it is no rounding. */
function sizeOf(row: Row): number {
  return row.reduce<number>((most, cell) => (typeof cell === 'number' && cell > most ? cell : most), 1);
}

/** One per cent more, of a figure that is not so small beside the others that it may be rounding. */
function more(table: PlanTableName, column: string, rules: readonly RuleName[]): Spoiler {
  const at = position(table, column);
  return changing(`${table}.${column} 1 % up`, table, rules, (row) => {
    const value = row[at] as number;
    if (!(Math.abs(value) * 0.01 > 1e-5 * sizeOf(row))) return undefined;
    row[at] = value * 1.01;
    return row;
  });
}

/** To the bucket before or after. */
function moved(table: PlanTableName, column: string, rules: readonly RuleName[]): Spoiler {
  const at = position(table, column);
  return changing(`${table}.${column} moved`, table, rules, (row, random, plan) => {
    const bucket = (row[at] as number) + (random.chance(0.5) ? 1 : -1);
    if (bucket < 0 || bucket >= plan.tables.bucket.length || tiny(table, row)) return undefined;
    row[at] = bucket;
    return row;
  });
}

/** What a row says beside its keys. */
const SAYS: Readonly<Partial<Record<PlanTableName, readonly string[]>>> = {
  production: ['started'],
  substitution: ['started'],
  load: ['hours'],
  purchase: ['ordered'],
  shipment: ['shipped'],
  receipt: ['received'],
  stock: ['stock', 'shortfall'],
  delivery: ['delivered'],
  expansion: ['steps'],
  capacity: ['working', 'used', 'overtime', 'expansion'],
  opening: ['amount'],
  cost: ['amount'],
  spending: ['spent', 'budget'],
  transfer: ['amount'],
  workshare: ['amount', 'share'],
  service: ['quantity'],
  permission: ['quantity'],
  readiness: ['level'],
};

/** A row that says no more than an engine's rounding: the verifier does not miss it, nor should it. */
function tiny(table: PlanTableName, row: Row): boolean {
  return (
    (SAYS[table] ?? []).length > 0 &&
    SAYS[table]!.every((column) => !(Math.abs(row[position(table, column)] as number) > 0.01))
  );
}

function dropped(table: PlanTableName, rules = OF_TABLE[table]!): Spoiler {
  return {
    name: `${table} dropped`,
    rules,
    spoil: (plan, random) => {
      const rows = rowsOf(plan, table);
      const kept = rows.filter((row) => !tiny(table, row));
      if (kept.length === 0) return undefined;
      const gone = random.pick(kept);
      return withTables(plan, { [table]: rows.filter((row) => row !== gone) });
    },
  };
}

/** What one row has of `column` given to another that differs from it only in `between`. */
function shifted(table: PlanTableName, column: string, between: string, share: number): Spoiler {
  const [amount, name] = [position(table, column), position(table, between)];
  return {
    name: `${table}.${column} shifted to another ${between}`,
    rules: OF_TABLE[table]!,
    spoil: (plan, random) => {
      const rows = rowsOf(plan, table);
      const group = position(table, 'group');
      const pairs = rows.flatMap((from) =>
        rows
          .filter(
            (to) =>
              from[group] !== '' &&
              (from[amount] as number) > 0.05 &&
              from !== to &&
              from.every((cell, k) => (k === amount || k === name ? true : cell === to[k])) &&
              from[name] !== to[name],
          )
          .map((to) => [from, to] as const),
      );
      if (pairs.length === 0) return undefined;
      const [from, to] = random.pick(pairs);
      const part = (from[amount] as number) * share;
      return withTables(plan, {
        [table]: rows.map((row) => {
          if (row !== from && row !== to) return row;
          const change = row === from ? -part : part;
          return row.map((cell, k) => (k === amount ? (cell as number) + change : cell));
        }),
      });
    },
  };
}

function arrivalChanged(table: 'production' | 'purchase' | 'shipment'): Spoiler {
  const at = position(table, 'arrival');
  return changing(`${table}.arrival changed`, table, ['arrival'], (row, random, plan) => {
    const other = random.between(-1, plan.tables.bucket.length - 2);
    row[at] = other >= (row[at] as number) ? other + 1 : other;
    return row;
  });
}

/** A date in words moved by a day. */
function dayMoved(table: PlanTableName, column: string, rules: readonly RuleName[]): Spoiler {
  const at = position(table, column);
  return changing(`${table}.${column} moved by a day`, table, rules, (row, random) => {
    const day = parseIsoDate(row[at] as string);
    if (day === undefined) return undefined;
    row[at] = isoDate(day + (random.chance(0.5) ? 1 : -1));
    return row;
  });
}

const objective: Spoiler = {
  name: 'objective 1 % up',
  rules: ['objective-figures'],
  spoil: (plan, random) => {
    const { header } = plan;
    const able = header.objectives.filter((each) => Math.abs(each.value) > 0.05);
    if (able.length === 0) return undefined;
    const changed = random.pick(able);
    const objectives = header.objectives.map((each) =>
      each === changed ? { ...each, value: each.value * 1.01 } : each,
    );
    return { ...plan, header: { ...header, objectives } };
  },
};

/** Not a number, or an id that nothing has. */
const nonsense: Spoiler = {
  name: 'nonsense in a cell',
  rules: RULES,
  must: ['not-a-number', 'unknown-reference'],
  spoil: (plan, random) => {
    const names = (Object.keys(OF_TABLE) as PlanTableName[]).filter((name) => plan.tables[name].length > 0);
    const table = random.pick(names);
    const types = Object.entries(PLAN_TABLES[table]);
    // An empty budget is a right one, and a category or a group that is not there is caught as such.
    const columns = types
      .map(([column]) => column)
      .filter((column) => !['budget', 'floor', 'ceiling', 'party', 'unit'].includes(column));
    const column = random.pick(columns);
    const value = types[position(table, column)][1] === 'text' ? 'no such' : Number.NaN;
    const rows = rowsOf(plan, table);
    const at = random.below(rows.length);
    const changed = rows.map((row, r) =>
      r === at ? row.map((cell, k) => (k === position(table, column) ? value : cell)) : row,
    );
    return withTables(plan, { [table]: changed });
  },
};

const figures = (table: PlanTableName, ...columns: string[]): Spoiler[] =>
  columns.map((column) => more(table, column, OF_TABLE[table]!));

export const SPOILERS: readonly Spoiler[] = [
  ...figures('production', 'started'),
  more('production', 'output', ['yield']),
  moved('production', 'bucket', STARTS),
  arrivalChanged('production'),
  dropped('production'),
  ...figures('substitution', 'started'),
  moved('substitution', 'bucket', OF_TABLE.substitution!),
  shifted('substitution', 'started', 'item', 0.5),
  dropped('substitution'),
  ...figures('load', 'hours'),
  moved('load', 'bucket', HOURS),
  moved('load', 'start', HOURS),
  shifted('load', 'hours', 'resource', 0.5),
  dropped('load'),
  ...figures('purchase', 'ordered'),
  more('purchase', 'unit_price', ['price-break']),
  more('purchase', 'amount', ['price-break']),
  moved('purchase', 'bucket', ORDERS),
  arrivalChanged('purchase'),
  dropped('purchase'),
  ...figures('shipment', 'shipped'),
  moved('shipment', 'bucket', SHIPMENTS),
  arrivalChanged('shipment'),
  dropped('shipment'),
  ...figures('receipt', 'received'),
  moved('receipt', 'bucket', OF_TABLE.receipt!),
  dropped('receipt'),
  ...figures('stock', 'stock'),
  more('stock', 'shortfall', ['shortfall']),
  dropped('stock'),
  ...figures('delivery', 'delivered'),
  moved('delivery', 'bucket', DELIVERIES),
  moved('delivery', 'due_bucket', DELIVERIES),
  dropped('delivery'),
  ...figures('expansion', 'steps'),
  moved('expansion', 'bucket', STEPS),
  moved('expansion', 'in_service', ['expansion-in-service']),
  dropped('expansion'),
  more('capacity', 'working', ['capacity-figures']),
  more('capacity', 'used', ['capacity-figures']),
  more('capacity', 'expansion', ['capacity-figures']),
  more('capacity', 'overtime', [
    'capacity',
    'overtime',
    'cost-figures',
    'spending-figures',
    'objective-figures',
    'budget',
  ]),
  dropped('capacity'),
  ...figures('opening', 'amount'),
  dropped('opening'),
  ...figures('cost', 'amount'),
  moved('cost', 'bucket', OF_TABLE.cost!),
  dropped('cost'),
  ...figures('spending', 'spent', 'budget', 'carried_in'),
  dropped('spending'),
  ...figures('transfer', 'amount'),
  dropped('transfer'),
  ...figures('workshare', 'amount', 'total'),
  dropped('workshare'),
  ...figures('service', 'quantity', 'on_time', 'late', 'short', 'quantity_days_late'),
  dropped('service'),
  ...['quantity', 'value'].map((column) => more('permission', column, PERMISSIONS)),
  moved('permission', 'bucket', PERMISSIONS),
  dropped('permission', PERMISSIONS),
  ...['start', 'end'].map((column) => dayMoved('activity', column, ACTIVITIES)),
  more('activity', 'cost', ACTIVITIES),
  changing('activity.slack two days more', 'activity', ['activity-slack'], (row) => {
    const at = position('activity', 'slack');
    if (Number.isNaN(row[at])) return undefined;
    row[at] = (row[at] as number) + 2;
    return row;
  }),
  dropped('activity', ACTIVITIES),
  dayMoved('readiness', 'date', ACTIVITIES),
  dropped('readiness', ACTIVITIES),
  dayMoved('opening_date', 'date', ACTIVITIES),
  dropped('opening_date', ACTIVITIES),
  objective,
  nonsense,
];
