/**
 * A plan: frozen columns that say what is done when, what it gives and what it costs, in the words of the tables.
 * It can be read without the program that made it. Only rows with a quantity that is not zero are kept; rows are in
 * the order of their keys.
 */

export type PlanColumn = Float64Array | readonly string[];

/** One output table: columns of equal length. Bucket columns hold bucket numbers from 0. */
export interface PlanTable {
  readonly name: PlanTableName;
  readonly length: number;
  readonly columns: Readonly<Record<string, PlanColumn>>;
}

/** Output tables and their columns (`text` or `number`), in order; the keys of a row come first. */
export const PLAN_TABLES = {
  /** Buckets: first day and the day after the last, as ISO dates. */
  bucket: { bucket: 'number', start: 'text', end: 'text' },
  /** Units started and good units that arrive later (in `arrival`; -1 = after the horizon). */
  production: { process: 'text', bucket: 'number', started: 'number', output: 'number', arrival: 'number' },
  /**
   * Where hours or yield follow what was started before (S51): units before the bucket, hours of its units as a share
   * of the first one's, and their yield.
   */
  learning: {
    process: 'text',
    bucket: 'number',
    experience: 'number',
    hours_share: 'number',
    yield: 'number',
  },
  /** Units started that each line of a substitution group serves. `item` is the line's. */
  substitution: { process: 'text', group: 'text', item: 'text', bucket: 'number', started: 'number' },
  /** Hours that what a process starts in bucket `start` takes on each resource in `bucket` (S9). */
  load: {
    process: 'text',
    resource: 'text',
    group: 'text',
    start: 'number',
    bucket: 'number',
    hours: 'number',
  },
  purchase: {
    offer: 'text',
    bucket: 'number',
    ordered: 'number',
    arrival: 'number',
    unit_price: 'number',
    amount: 'number',
  },
  shipment: { lane: 'text', item: 'text', bucket: 'number', shipped: 'number', arrival: 'number' },
  /** Open orders received. */
  receipt: { order: 'text', bucket: 'number', received: 'number' },
  stock: { item: 'text', site: 'text', bucket: 'number', stock: 'number', shortfall: 'number' },
  /** Written off because its shelf life has ended (S55). */
  expiry: { item: 'text', site: 'text', bucket: 'number', quantity: 'number' },
  /** `demand` is the id of a demand or programme; `due_bucket` tells a programme's pieces apart. */
  delivery: { demand: 'text', due_bucket: 'number', bucket: 'number', delivered: 'number' },
  /** Steps ordered in a bucket, and the bucket from which they are in service. */
  expansion: { expansion: 'text', bucket: 'number', steps: 'number', in_service: 'number' },
  /** Every resource and bucket: hours that exist, hours used (overtime included), overtime and hours of steps. */
  capacity: {
    resource: 'text',
    bucket: 'number',
    working: 'number',
    used: 'number',
    overtime: 'number',
    expansion: 'number',
  },
  /** Lanes with an opening cost that are used. */
  opening: { lane: 'text', amount: 'number' },
  /** Cost by kind (see COST_KINDS), payer and bucket, in the model's currency, not discounted. */
  cost: { kind: 'text', organisation: 'text', bucket: 'number', amount: 'number' },
  /** What a payer spends for costs that arise with another, by an agreement (S39). */
  transfer: { agreement: 'text', payer: 'text', bearer: 'text', bucket: 'number', amount: 'number' },
  /** Work of each party of an agreement (S40): money or hours (`unit`); a limit is NaN where there is none. */
  workshare: {
    agreement: 'text',
    party: 'text',
    amount: 'number',
    total: 'number',
    share: 'number',
    floor: 'number',
    ceiling: 'number',
    unit: 'text',
  },
  /** Spending against budget; budget is NaN where there is none, category is '' for a budget of all categories. */
  spending: {
    organisation: 'text',
    category: 'text',
    fiscal_year: 'number',
    spent: 'number',
    budget: 'number',
    carried_in: 'number',
  },
  /**
   * What covers each flow that crosses a border, before each jurisdiction that it touches (S31-S36). `id` is the lane,
   * offer, open order, process or demand; `item` is the technology where the flow is one. Value in the model's currency.
   */
  permission: {
    flow: 'text',
    id: 'text',
    item: 'text',
    jurisdiction: 'text',
    control: 'text',
    bucket: 'number',
    cover: 'text',
    by: 'text',
    quantity: 'number',
    value: 'number',
  },
  /** Every demand and every piece of a programme: how it was served. Quantity = on_time + late + short. */
  service: {
    demand: 'text',
    due_bucket: 'number',
    item: 'text',
    site: 'text',
    priority: 'number',
    quantity: 'number',
    on_time: 'number',
    late: 'number',
    short: 'number',
    quantity_days_late: 'number',
  },
  /**
   * Units of each revision: started, good units off the line, delivered, converted to it and taken to be converted
   * to another (in stock or in the field), and in the field at the end of the bucket. Delivered and fielded are empty
   * where the revisions of the product are not told apart in stock (S43 to S47).
   */
  revision: {
    revision: 'text',
    bucket: 'number',
    started: 'number',
    output: 'number',
    delivered: 'number',
    converted: 'number',
    taken: 'number',
    fielded: 'number',
  },
  /** What is delivered of a product, by the revision taken; `minimum` is the oldest that the demands take (S46). */
  revision_delivery: {
    item: 'text',
    site: 'text',
    minimum: 'text',
    revision: 'text',
    bucket: 'number',
    delivered: 'number',
  },
  /** Old parts: stock that the revision has made obsolete, and what is written off, in units and money (S48). */
  run_out: {
    item: 'text',
    site: 'text',
    bucket: 'number',
    obsolete: 'number',
    value: 'number',
    written_off: 'number',
    written_off_value: 'number',
  },
  /**
   * Fleets by bucket: units wanted in service, units needed to have enough of them ready, units in service by the
   * plan, lost in the bucket, ready on average, in repair, and waiting for a spare (S49).
   */
  fleet: {
    fleet: 'text',
    bucket: 'number',
    target: 'number',
    needed: 'number',
    in_service: 'number',
    lost: 'number',
    ready: 'number',
    in_repair: 'number',
    waiting: 'number',
  },
  /** Spares of a fleet's parts: wanted, and held by the plan (S50). */
  fleet_spare: { fleet: 'text', item: 'text', bucket: 'number', wanted: 'number', held: 'number' },
  /**
   * Activities that are carried out and not finished: in which way, first day and the day after the last (likely, and
   * with the least and the most durations), cost inside the plan, days by which it may end later before a process opens
   * later (NaN: none waits for it), and 1 where the first delivery waits for it.
   */
  activity: {
    activity: 'text',
    mode: 'text',
    start: 'text',
    end: 'text',
    end_least: 'text',
    end_most: 'text',
    cost: 'number',
    slack: 'number',
    critical: 'number',
  },
  /** Readiness levels (`trl`, `mrl`) that technologies reach: the first day on which they have them. */
  readiness: {
    technology: 'text',
    scale: 'text',
    level: 'number',
    date: 'text',
    date_least: 'text',
    date_most: 'text',
  },
  /** First day on which a process that waits may start ('' = never), and the earliest that any schedule could give. */
  opening_date: { process: 'text', date: 'text', bound: 'text', date_least: 'text', date_most: 'text' },
  /** Limits that cost: change of each objective per unit more of the limit (hours, units, money), objective by objective. */
  price: {
    limit: 'text',
    subject: 'text',
    bucket: 'number',
    objective: 'text',
    price: 'number',
    unit: 'text',
  },
} as const satisfies Record<string, Record<string, 'text' | 'number'>>;

export type PlanTableName = keyof typeof PLAN_TABLES;

export { COST_KINDS, type CostKind, LIMIT_KINDS, type LimitKind } from '../base/vocabulary.js';

export interface PlanObjective {
  /** short:1, late:1, ..., stock, cost, margin, overtime, concentration, smoothness, change, preference */
  readonly name: string;
  readonly sense: 'min' | 'max';
  readonly value: number;
  readonly bound: number;
  /** quantity, quantity-days, hours, currency code ... */
  readonly unit: string;
}

export type PlanStatus = 'optimal' | 'feasible';

export interface PlanHeader {
  readonly format: 'renkei-plan';
  readonly version: 1;
  /** Fingerprint of the model's canonical form. */
  readonly model: string;
  readonly modelName: string;
  /** Scenario of the model that was planned; absent where its tables were planned as they are. */
  readonly scenario?: string;
  readonly currency: string;
  readonly engine: string;
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly status: PlanStatus;
  /** Time was up before all orders had their turn: some of what the plan does not deliver could be had. Absent where they had. */
  readonly cut?: true;
  readonly objectives: readonly PlanObjective[];
  /** Relative gap of the last objective with one; 0 = proven best. */
  readonly gap: number;
  readonly counts: {
    readonly columns: number;
    readonly rows: number;
    readonly nonzeros: number;
    readonly items: number;
    readonly buckets: number;
  };
}

export interface Plan {
  readonly header: PlanHeader;
  readonly tables: Readonly<Record<PlanTableName, PlanTable>>;
}
