import { COST_KINDS, LIMIT_KINDS, type Plan } from '../plan.js';
import type { Check } from './check.js';
import { type Ids, type Index, makeIndex } from './ids.js';
import * as role from './rows.js';

const SPENDING = ['research', 'procurement', 'capital', 'running'] as const;
/** Budget categories; the last, '', is all of them together (S22). */
export const CATEGORIES = [...SPENDING, ''] as const;

/** A row of the table `permission` is known by all but what it carries. */
const PERMISSION_KEYS = ['flow', 'id', 'item', 'jurisdiction', 'control', 'bucket', 'cover', 'by'] as const;
/** Scales of readiness: technology, manufacturing. */
export const SCALES = ['trl', 'mrl'] as const;

type Reader = <C extends string>(
  name: Parameters<typeof role.readRows>[3],
  keys: readonly NoInfer<C>[],
  roles: role.Roles<C>,
) => role.Rows<C>;

/** All output tables of a plan, read and checked row by row. */
export type PlanRows = ReturnType<typeof readPlan>;

export function readPlan(plan: Plan, check: Check, buckets: number, ids: Ids) {
  const read: Reader = (name, keys, roles) => role.readRows(plan, check, buckets, name, keys, roles);
  const starts = readStarts(read, ids);
  const moves = readMoves(read, ids);
  const figures = readFigures(read, ids);
  const activities = readActivities(read, ids);
  // One by one: what is put together by spreading has, after some eight times, another hidden class each time, and all that
  // works with it is compiled again (V8; half of the time of a verification).
  return {
    production: starts.production,
    learning: starts.learning,
    substitution: starts.substitution,
    load: starts.load,
    expansion: starts.expansion,
    capacity: starts.capacity,
    purchase: moves.purchase,
    shipment: moves.shipment,
    receipt: moves.receipt,
    stock: moves.stock,
    expiry: moves.expiry,
    delivery: moves.delivery,
    opening: figures.opening,
    cost: figures.cost,
    spending: figures.spending,
    transfer: figures.transfer,
    workshare: figures.workshare,
    permission: figures.permission,
    service: figures.service,
    revision: figures.revision,
    revision_delivery: figures.revision_delivery,
    run_out: figures.run_out,
    fleet: figures.fleet,
    fleet_spare: figures.fleet_spare,
    price: figures.price,
    activity: activities.activity,
    readiness: activities.readiness,
    opening_date: activities.opening_date,
  };
}

/** What is started and what it takes. */
function readStarts(read: Reader, ids: Ids) {
  const { bucket, bucketOrAfter, figure, quantity, ref, text } = role;
  return {
    production: read('production', ['process', 'bucket'], {
      process: ref(ids.process),
      bucket,
      started: quantity,
      output: quantity,
      arrival: bucketOrAfter,
    }),
    learning: read('learning', ['process', 'bucket'], {
      process: ref(ids.process),
      bucket,
      experience: figure,
      hours_share: figure,
      yield: figure,
    }),
    substitution: read('substitution', ['process', 'group', 'item', 'bucket'], {
      process: ref(ids.process),
      group: text,
      item: ref(ids.item),
      bucket,
      started: quantity,
    }),
    load: read('load', ['process', 'resource', 'group', 'start', 'bucket'], {
      process: ref(ids.process),
      resource: ref(ids.resource),
      group: text,
      start: bucket,
      bucket,
      hours: quantity,
    }),
    expansion: read('expansion', ['expansion', 'bucket'], {
      expansion: ref(ids.expansion),
      bucket,
      steps: quantity,
      in_service: bucketOrAfter,
    }),
    capacity: read('capacity', ['resource', 'bucket'], {
      resource: ref(ids.resource),
      bucket,
      working: figure,
      used: figure,
      overtime: quantity,
      expansion: figure,
    }),
  };
}

/** What is ordered, moved, received, kept and delivered. */
function readMoves(read: Reader, ids: Ids) {
  const { bucket, bucketOrAfter, figure, quantity, ref } = role;
  return {
    purchase: read('purchase', ['offer', 'bucket'], {
      offer: ref(ids.offer),
      bucket,
      ordered: quantity,
      arrival: bucketOrAfter,
      unit_price: figure,
      amount: figure,
    }),
    shipment: read('shipment', ['lane', 'item', 'bucket'], {
      lane: ref(ids.lane),
      item: ref(ids.item),
      bucket,
      shipped: quantity,
      arrival: bucketOrAfter,
    }),
    receipt: read('receipt', ['order', 'bucket'], { order: ref(ids.order), bucket, received: quantity }),
    stock: read('stock', ['item', 'site', 'bucket'], {
      item: ref(ids.item),
      site: ref(ids.site),
      bucket,
      stock: figure,
      shortfall: figure,
    }),
    expiry: read('expiry', ['item', 'site', 'bucket'], {
      item: ref(ids.item),
      site: ref(ids.site),
      bucket,
      quantity,
    }),
    delivery: read('delivery', ['demand', 'due_bucket', 'bucket'], {
      demand: ref(oneOf(ids.demand, ids.programme, ids.fleetDemand)),
      due_bucket: bucket,
      bucket,
      delivered: quantity,
    }),
  };
}

/** Money, service and prices. */
function readFigures(read: Reader, ids: Ids) {
  const { bucket, bucketOrAfter, figure, figureOrEmpty, quantity, ref, text } = role;
  return {
    opening: read('opening', ['lane'], { lane: ref(ids.lane), amount: figure }),
    cost: read('cost', ['kind', 'organisation', 'bucket'], {
      kind: ref(makeIndex(COST_KINDS)),
      organisation: ref(ids.organisation),
      bucket,
      amount: figure,
    }),
    spending: read('spending', ['organisation', 'category', 'fiscal_year'], {
      organisation: ref(ids.organisation),
      category: ref(makeIndex(CATEGORIES)),
      fiscal_year: figure,
      spent: figure,
      budget: figureOrEmpty,
      carried_in: figure,
    }),
    transfer: read('transfer', ['agreement', 'payer', 'bearer', 'bucket'], {
      agreement: ref(ids.agreement),
      payer: ref(ids.organisation),
      bearer: ref(ids.organisation),
      bucket,
      amount: figure,
    }),
    workshare: read('workshare', ['agreement', 'party'], {
      agreement: ref(ids.agreement),
      party: text,
      amount: figure,
      total: figure,
      share: figure,
      floor: figureOrEmpty,
      ceiling: figureOrEmpty,
      unit: text,
    }),
    permission: read('permission', PERMISSION_KEYS, {
      flow: text,
      id: text,
      item: text,
      jurisdiction: text,
      control: text,
      bucket,
      cover: text,
      by: text,
      quantity,
      value: figure,
    }),
    service: read('service', ['demand', 'due_bucket'], {
      demand: ref(oneOf(ids.demand, ids.programme, ids.fleetDemand)),
      due_bucket: bucket,
      item: ref(ids.item),
      site: ref(ids.site),
      priority: figure,
      quantity: figure,
      on_time: figure,
      late: figure,
      short: figure,
      quantity_days_late: figure,
    }),
    revision: read('revision', ['revision', 'bucket'], {
      revision: ref(ids.revision),
      bucket,
      started: figure,
      output: figure,
      delivered: figureOrEmpty,
      converted: figure,
      taken: figure,
      fielded: figureOrEmpty,
    }),
    revision_delivery: read('revision_delivery', ['item', 'site', 'minimum', 'revision', 'bucket'], {
      item: ref(ids.item),
      site: ref(ids.site),
      minimum: text,
      revision: ref(ids.revision),
      bucket,
      delivered: quantity,
    }),
    run_out: read('run_out', ['item', 'site', 'bucket'], {
      item: ref(ids.item),
      site: ref(ids.site),
      bucket,
      obsolete: figure,
      value: figure,
      written_off: quantity,
      written_off_value: figure,
    }),
    fleet: read('fleet', ['fleet', 'bucket'], {
      fleet: ref(ids.fleet),
      bucket,
      target: figure,
      needed: figure,
      in_service: figure,
      lost: figure,
      ready: figure,
      in_repair: figure,
      waiting: figure,
    }),
    fleet_spare: read('fleet_spare', ['fleet', 'item', 'bucket'], {
      fleet: ref(ids.fleet),
      item: ref(ids.item),
      bucket,
      wanted: figure,
      held: figure,
    }),
    price: read('price', ['limit', 'subject', 'bucket', 'objective'], {
      limit: ref(makeIndex(LIMIT_KINDS)),
      subject: text,
      bucket: bucketOrAfter,
      objective: text,
      price: figure,
      unit: text,
    }),
  };
}

/** The schedule of activities, and what it opens. Dates are text. */
function readActivities(read: Reader, ids: Ids) {
  const { figure, figureOrEmpty, ref, text } = role;
  return {
    activity: read('activity', ['activity'], {
      activity: ref(ids.activity),
      mode: text,
      start: text,
      end: text,
      end_least: text,
      end_most: text,
      cost: figure,
      slack: figureOrEmpty,
      critical: figure,
    }),
    readiness: read('readiness', ['technology', 'scale', 'level'], {
      technology: ref(ids.technology),
      scale: ref(makeIndex(SCALES)),
      level: figure,
      date: text,
      date_least: text,
      date_most: text,
    }),
    opening_date: read('opening_date', ['process'], {
      process: ref(ids.process),
      date: text,
      bound: text,
      date_least: text,
      date_most: text,
    }),
  };
}

/** Ids of several tables as one index: rows of a table come after those of the tables before it. */
function oneOf(...tables: readonly Index[]): Index {
  return {
    names: tables.flatMap((table) => table.names),
    find: (id) => {
      let offset = 0;
      for (const table of tables) {
        const row = table.find(id);
        if (row >= 0) return offset + row;
        offset += table.names.length;
      }
      return -1;
    },
  };
}
