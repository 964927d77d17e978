import { describe, expect, test } from 'vitest';
import { borderPlan, borderRows } from '../../../test/support/hand-plans/border.js';
import { changedRow } from '../../../test/support/hand-plans/index.js';
import { jointPlan, jointRows } from '../../../test/support/hand-plans/joint.js';
import { learningPlan, learningRows } from '../../../test/support/hand-plans/learning.js';
import { rampPlan, rampRows } from '../../../test/support/hand-plans/ramp.js';
import { revisionPlan, revisionRows } from '../../../test/support/hand-plans/revision.js';
import { workshopPlan, workshopRows } from '../../../test/support/hand-plans/workshop.js';
import { yardPlan, yardRows } from '../../../test/support/hand-plans/yard.js';
import { type ModelRows, modelOf } from '../../../test/support/model.js';
import { withCell, withoutRow, withRow } from '../../../test/support/plan.js';
import type { Plan } from '../plan.js';
import { RULES, type RuleName, verify } from './index.js';

interface Spoiled {
  readonly rule: RuleName;
  readonly what: string;
  readonly rows: ModelRows;
  readonly plan: Plan;
  /** Part of the subject that the rule must name. */
  readonly subject: string;
}

const cases: Spoiled[] = [];

/** A plan spoiled, its tables as they were. */
function plan(rule: RuleName, what: string, spoiled: Plan, subject = ''): void {
  const edges = String(spoiled.tables.bucket.columns.end.at(-1));
  const rows =
    edges === '2026-07-01' ? (spoiled.header.counts.buckets === 3 ? revisionRows : rampRows) : workshopRows;
  cases.push({ rule, what, rows, plan: spoiled, subject });
}

/** Tables that no longer allow what the plan does. */
function tables(rule: RuleName, what: string, rows: ModelRows, of: Plan, subject = ''): void {
  cases.push({ rule, what, rows, plan: of, subject });
}

const up = (old: number): number => old * 1.01;

plan('header', 'another currency', {
  ...workshopPlan,
  header: { ...workshopPlan.header, currency: 'EUR' },
});
plan('table-shape', 'a column too short', {
  ...workshopPlan,
  tables: {
    ...workshopPlan.tables,
    receipt: {
      ...workshopPlan.tables.receipt,
      columns: { ...workshopPlan.tables.receipt.columns, received: new Float64Array(1) },
    },
  },
});
plan(
  'bucket-table',
  'a bucket dated otherwise',
  withCell(workshopPlan, 'bucket', [1], 'start', '2026-04-14'),
);
tables(
  'bucket-table',
  'another pattern',
  changedRow(workshopRows, 'model', {}, { buckets: '3w' }),
  workshopPlan,
);
plan(
  'unknown-reference',
  'a process that is not there',
  withCell(workshopPlan, 'production', ['P', 0], 'process', 'PP'),
);
plan(
  'unknown-reference',
  'a group that is not there',
  withCell(workshopPlan, 'load', ['P', 'M1', 'm', 0], 'group', 'n'),
);
plan(
  'unknown-reference',
  'an alternative that is none',
  withCell(workshopPlan, 'load', ['P', 'M1', 'm', 0], 'resource', 'T1'),
);
plan(
  'unknown-reference',
  'a line that is none',
  withCell(workshopPlan, 'substitution', ['P', 'g', 'D'], 'item', 'B'),
);
plan(
  'unknown-reference',
  'a bucket after the end',
  withCell(workshopPlan, 'stock', ['A', 'S', 3], 'bucket', 4),
);
plan('unknown-reference', 'half a bucket', withCell(workshopPlan, 'stock', ['A', 'S', 3], 'bucket', 2.5));
plan('duplicate-row', 'a row twice', withRow(workshopPlan, 'stock', ['A', 'S', 3, 0, 0]));
plan('duplicate-row', 'hours twice', withRow(revisionPlan, 'load', ['Z', 'H', 'h', 0, 1, 0]));
plan('not-a-number', 'no number', withCell(workshopPlan, 'production', ['P', 0], 'started', Number.NaN));
plan(
  'not-a-number',
  'endless',
  withCell(workshopPlan, 'purchase', ['OB'], 'ordered', Number.POSITIVE_INFINITY),
);
plan('not-a-number', 'no bucket', withCell(workshopPlan, 'production', ['P', 0], 'bucket', Number.NaN));
plan(
  'not-negative',
  'less than nothing started',
  withCell(workshopPlan, 'production', ['P', 0], 'started', -20),
);
plan('not-negative', 'a hair too little', withCell(workshopPlan, 'receipt', ['OC2'], 'received', -1.1e-6));
plan('arrival', 'too early', withCell(revisionPlan, 'production', ['W', 0], 'arrival', 1));
plan('arrival', 'purchase too late', withCell(workshopPlan, 'purchase', ['OB'], 'arrival', 2));
plan('arrival', 'shipment too early', withCell(rampPlan, 'shipment', ['L', 'A', 2], 'arrival', 3));
plan('arrival', 'starts that end after the plan', withRow(revisionPlan, 'production', ['Z', 2, 3, 3, -1]));
tables(
  'working-day',
  'closed for the whole bucket',
  {
    ...revisionRows,
    'calendar-exception': [{ calendar: 'JP', from: '2026-04-20', until: '2026-04-26', hours: 0 }],
  },
  revisionPlan,
  'production / Z',
);
plan('yield', 'more comes out', withCell(workshopPlan, 'production', ['P', 1], 'output', 27));
tables(
  'yield',
  'yields by date begin a week later',
  changedRow(workshopRows, 'process-yield', {}, { from: '2026-04-14' }),
  workshopPlan,
);
tables(
  'window',
  'process ends before the last day of the bucket',
  changedRow(workshopRows, 'process', {}, { effective_until: '2026-04-18' }),
  workshopPlan,
);
tables(
  'window',
  'offer begins after the last day of the bucket',
  changedRow(workshopRows, 'offer', {}, { valid_from: '2026-04-13' }),
  workshopPlan,
);
tables(
  'window',
  'line of a group ends earlier',
  changedRow(revisionRows, 'process-input', { item: 'D' }, { effective_until: '2026-06-29' }),
  revisionPlan,
);
const frozen = (rows: ModelRows, until: string): ModelRows =>
  changedRow(rows, 'model', {}, { frozen_until: until });
tables('frozen', 'starts', frozen(revisionRows, '2026-04-21'), revisionPlan, 'production / Z');
tables('frozen', 'orders', frozen(rampRows, '2026-02-03'), rampPlan, 'purchase / OA');
tables('frozen', 'shipments', frozen(rampRows, '2026-02-10'), rampPlan, 'shipment / L / A');
tables('frozen', 'expansion', frozen(workshopRows, '2026-04-07'), workshopPlan, 'expansion / E');
tables(
  'most-per-bucket',
  'less',
  changedRow(workshopRows, 'process', {}, { most_per_bucket: 29 }),
  workshopPlan,
);
tables('batch', 'minimum', changedRow(workshopRows, 'process', {}, { minimum_batch: 21 }), workshopPlan);
tables('batch', 'multiple', changedRow(workshopRows, 'process', {}, { batch_multiple: 4 }), workshopPlan);
plan(
  'substitution',
  'part of the need not met',
  withCell(workshopPlan, 'substitution', ['P', 'g', 'D'], 'started', 4),
);
plan('substitution', 'no line serves', withoutRow(workshopPlan, 'substitution', ['P', 'g', 'C', 0]));
plan('hours', 'fewer hours', withCell(workshopPlan, 'load', ['P', 'R', '', 1], 'hours', 120));
tables('hours', 'longer set-up', changedRow(workshopRows, 'process', {}, { setup_hours: 3 }), workshopPlan);
plan(
  'alternative-hours',
  'moved to the slower one',
  withCell(
    withCell(workshopPlan, 'load', ['P', 'M1', 'm', 0], 'hours', 14),
    'load',
    ['P', 'M2', 'm', 0],
    'hours',
    10,
  ),
);
plan(
  'alternative-hours',
  'by skill',
  withCell(workshopPlan, 'load', ['P', 'T1', 'skill:test', 1], 'hours', 14),
);
plan('hours', 'spread otherwise', withCell(revisionPlan, 'load', ['W', 'G', '', 0, 1], 'bucket', 0));
plan(
  'alternative-hours',
  'spread otherwise',
  withCell(
    withCell(revisionPlan, 'load', ['Z', 'H', 'h', 0, 0], 'hours', 9.4),
    'load',
    ['Z', 'H', 'h', 0, 1],
    'hours',
    27,
  ),
);
tables(
  'hours',
  'not spread',
  changedRow(revisionRows, 'process-resource', { process: 'W' }, { timing: 'start' }),
  revisionPlan,
);
plan('capacity-figures', 'more working hours', withCell(workshopPlan, 'capacity', ['R', 3], 'working', 72));
plan(
  'capacity-figures',
  'fewer hours of steps',
  withCell(workshopPlan, 'capacity', ['R', 3], 'expansion', 0),
);
plan('capacity-figures', 'used otherwise', withCell(workshopPlan, 'capacity', ['R', 1], 'used', 121));
plan('capacity-figures', 'a row that is gone', withoutRow(workshopPlan, 'capacity', ['R', 3]));
tables(
  'capacity-figures',
  'no holidays',
  changedRow(workshopRows, 'calendar', {}, { holidays: 'UA' }),
  workshopPlan,
);
plan('capacity', 'overtime does not suffice', withCell(workshopPlan, 'capacity', ['R', 0], 'overtime', 9));
plan('capacity', 'step not there', withoutRow(workshopPlan, 'expansion', ['E']));
tables('overtime', 'limit', changedRow(workshopRows, 'resource', {}, { overtime_limit: 0.1 }), workshopPlan);
plan('overtime', 'more than is used', withCell(workshopPlan, 'capacity', ['R', 2], 'overtime', 1));
plan('expansion-steps', 'half a step', withCell(workshopPlan, 'expansion', ['E'], 'steps', 0.5));
tables(
  'expansion-steps',
  'too many',
  changedRow(workshopRows, 'expansion', {}, { most_steps: 0 }),
  workshopPlan,
);
tables(
  'expansion-earliest',
  'ordered the day before',
  changedRow(workshopRows, 'expansion', {}, { earliest: '2026-04-07' }),
  workshopPlan,
);
plan('expansion-in-service', 'at once', withCell(workshopPlan, 'expansion', ['E'], 'in_service', 0));
tables(
  'expansion-in-service',
  'a day too long for the next bucket',
  changedRow(workshopRows, 'expansion', {}, { lead_time: 7.1 }),
  workshopPlan,
);
tables('offer-limit', 'less', changedRow(workshopRows, 'offer', {}, { most_per_bucket: 59 }), workshopPlan);
tables('minimum-order', 'more', changedRow(workshopRows, 'offer', {}, { minimum_order: 80 }), workshopPlan);
tables(
  'minimum-order',
  'by the lowest break',
  {
    ...workshopRows,
    'offer-price': [
      { offer: 'OB', from_quantity: 61, price: 9 },
      { offer: 'OB', from_quantity: 70, price: 8 },
    ],
  },
  workshopPlan,
);
tables(
  'order-multiple',
  'another',
  changedRow(workshopRows, 'offer', {}, { order_multiple: 25 }),
  workshopPlan,
);
plan('price-break', 'amount', withCell(workshopPlan, 'purchase', ['OB'], 'amount', 90000));
plan('price-break', 'price of a unit', withCell(rampPlan, 'purchase', ['OA'], 'unit_price', 16000));
tables(
  'price-break',
  'by steps, not for all',
  changedRow(workshopRows, 'offer', {}, { break_scheme: 'incremental' }),
  workshopPlan,
);
tables('lane-limit', 'less', changedRow(rampRows, 'lane', {}, { most_per_bucket: 49 }), rampPlan);
tables('lane-item', 'another class', changedRow(rampRows, 'lane', {}, { classes: ['part'] }), rampPlan);
tables(
  'lane-item',
  'another item',
  changedRow(rampRows, 'lane', {}, { items: ['B'], classes: ['software'] }),
  rampPlan,
);
plan('lane-opening', 'not paid', withoutRow(rampPlan, 'opening', ['L']));
plan('open-order', 'firm and not received', withoutRow(workshopPlan, 'receipt', ['OC']));
plan('open-order', 'more than ordered', withCell(workshopPlan, 'receipt', ['OC2'], 'received', 21));
plan('open-order', 'too early', withCell(workshopPlan, 'receipt', ['OC2'], 'bucket', 0));
plan('open-order', 'due after the plan', withRow(rampPlan, 'receipt', ['LATE', 5, 12]));
plan('balance', 'stock from nowhere', withCell(workshopPlan, 'stock', ['A', 'S', 3], 'stock', 6));
plan('balance', 'stock forgotten', withoutRow(workshopPlan, 'stock', ['C', 'S', 0]));
plan('balance', 'co-product forgotten', withoutRow(revisionPlan, 'stock', ['K', 'S', 1]));
tables(
  'balance',
  'other revision of the bill of materials',
  changedRow(revisionRows, 'process-input', { item: 'B2' }, { effective_from: '2026-05-31' }),
  revisionPlan,
);
plan(
  'stock-not-negative',
  'delivered before it is there',
  withCell(withRow(workshopPlan, 'stock', ['C', 'S', 1, -1, 0]), 'receipt', ['OC2'], 'received', 14),
);
tables('maximum-stock', 'less', changedRow(workshopRows, 'buffer', {}, { maximum: 14 }), workshopPlan);
plan('shortfall', 'not owned up to', withCell(workshopPlan, 'stock', ['D', 'S', 2], 'shortfall', 2.5));
tables(
  'shortfall',
  'target a bucket later',
  changedRow(workshopRows, 'buffer', { item: 'D' }, { stockpile_date: '2026-04-20' }),
  workshopPlan,
);
plan(
  'delivery-due',
  'a bucket in which nothing is due',
  withCell(workshopPlan, 'delivery', ['D1', 1], 'due_bucket', 2),
);
plan('delivery-due', 'a demand after the plan', withRow(rampPlan, 'delivery', ['FAR', 5, 5, 1]));
plan('delivery-early', 'before it is wanted', withCell(workshopPlan, 'delivery', ['D3', 3], 'bucket', 2));
plan(
  'delivery-latest',
  'after the latest date',
  withCell(workshopPlan, 'delivery', ['D2', 1, 2], 'bucket', 3),
);
plan('delivery-latest', 'after the grace', withCell(rampPlan, 'delivery', ['PR', 2, 3], 'bucket', 5));
plan('delivery-quantity', 'more than wanted', withCell(workshopPlan, 'delivery', ['D3', 3], 'delivered', 11));
for (const column of ['quantity', 'on_time', 'late', 'short', 'quantity_days_late', 'priority'])
  plan('service-figures', column, withCell(workshopPlan, 'service', ['D2'], column, up));
plan('service-figures', 'item', withCell(workshopPlan, 'service', ['D2'], 'item', 'B'));
plan('service-figures', 'a row that is gone', withoutRow(workshopPlan, 'service', ['D4']));
/** The workshop with its process of a revision. */
const revised = (process: object, ...revision: object[]): ModelRows =>
  ({ ...changedRow(workshopRows, 'process', {}, process), revision }) as ModelRows;
tables(
  'serial-block',
  'more than its block holds',
  revised({ revision: 'R1' }, { id: 'R1', product: 'A', serial_from: 1, serial_until: 10 }),
  workshopPlan,
  'revision / R1',
);
tables(
  'revision-overlap',
  'goes on after it was replaced',
  revised({ revision: 'R1' }, { id: 'R1', product: 'A', predecessor: 'R1', overlap: 0 }),
  workshopPlan,
);
tables(
  'revision-share',
  'all of what is started',
  revised({ revision: 'R1' }, { id: 'R1', product: 'A', most_share: 0.5 }),
  workshopPlan,
);
tables(
  'revision-delivery',
  'delivered, but of no revision',
  revised({}, { id: 'R1', product: 'A', item: 'B' }),
  workshopPlan,
);
tables(
  'fielded',
  'converts what is not in the field',
  revised(
    { revision: 'R2', converts: 'R1', converts_from: 'field' },
    { id: 'R1', product: 'A', item: 'B' },
    { id: 'R2', product: 'A', item: 'C' },
  ),
  workshopPlan,
  'revision / R1',
);
tables(
  'run-out',
  'an old part kept',
  { ...revised({}, { id: 'R1', product: 'A' }), 'run-out': [{ item: 'D', revision: 'R1', mode: 'scrap' }] },
  workshopPlan,
  'run_out / D',
);
tables(
  'revision-figures',
  'units that the plan does not know',
  revised({ revision: 'R1' }, { id: 'R1', product: 'A' }),
  workshopPlan,
  'revision / R1',
);
tables(
  'fleet-figures',
  'a fleet that the plan does not know',
  { ...workshopRows, fleet: [{ id: 'F', item: 'A', site: 'S', in_service: 3 }] },
  workshopPlan,
  'fleet / F',
);
plan('cost-figures', 'one up', withCell(workshopPlan, 'cost', ['running', 'O1', 2], 'amount', up));
plan('cost-figures', 'paid by another', withCell(rampPlan, 'cost', ['duty', 'OY', 1], 'organisation', 'OX'));
plan('cost-figures', 'of another kind', withCell(rampPlan, 'cost', ['duty', 'OY', 1], 'kind', 'setup'));
tables(
  'cost-figures',
  'rate of exchange a day later',
  changedRow(rampRows, 'currency-rate', { date: '2026-02-23' }, { date: '2026-02-24' }),
  rampPlan,
);
plan('spending-figures', 'spent', withCell(rampPlan, 'spending', ['OX', 'procurement', 2026], 'spent', up));
plan('spending-figures', 'budget', withCell(rampPlan, 'spending', ['OY', ''], 'budget', up));
plan(
  'spending-figures',
  'carried over',
  withCell(rampPlan, 'spending', ['OX', 'procurement', 2026], 'carried_in', up),
);
plan(
  'spending-figures',
  'a budget that is none',
  withCell(rampPlan, 'spending', ['OY', 'running'], 'budget', 1e9),
);
tables(
  'spending-figures',
  'paid when ordered',
  changedRow(rampRows, 'offer', { id: 'OA2' }, { payment: 'order' }),
  rampPlan,
);
tables('budget', 'less', changedRow(workshopRows, 'budget', {}, { amount: 9918 }), workshopPlan);
tables('budget', 'less carried over', changedRow(rampRows, 'budget', {}, { carry_over: 0.01 }), rampPlan);
const learning = (rule: RuleName, what: string, spoiled: Plan, subject = ''): void =>
  tables(rule, what, learningRows, spoiled, subject);
learning(
  'learning-figures',
  'more experience',
  withCell(learningPlan, 'learning', ['build', 1], 'experience', up),
);
learning(
  'learning-figures',
  'fewer hours',
  withCell(learningPlan, 'learning', ['build', 2], 'hours_share', 0.7),
);
learning('learning-figures', 'another yield', withCell(learningPlan, 'learning', ['mix', 2], 'yield', 1));
learning('learning-figures', 'a row that is gone', withoutRow(learningPlan, 'learning', ['build', 1]));
learning('hours', 'as if nothing were learned', withCell(learningPlan, 'load', ['build'], 'hours', 120));
learning('yield', 'as if nothing were lost', withCell(learningPlan, 'production', ['mix'], 'output', 2.5));
tables(
  'hours',
  'another curve',
  changedRow(learningRows, 'process', { id: 'build' }, { learning_model: 'wright' }),
  learningPlan,
);
tables(
  'hours',
  'units built before',
  changedRow(learningRows, 'process', { id: 'build' }, { learned_units: 1 }),
  learningPlan,
);
tables(
  'hours',
  'hours of the first unit',
  changedRow(learningRows, 'process', { id: 'build' }, { reference_hours: 90 }),
  learningPlan,
);
tables(
  'hours',
  'hours that do not learn',
  changedRow(learningRows, 'process-resource', {}, { learns: false }),
  learningPlan,
);
tables(
  'yield',
  'a later step',
  changedRow(learningRows, 'process-yield', {}, { from_cumulative: 2 }),
  learningPlan,
);
tables(
  'shelf-life',
  'a shorter shelf life',
  changedRow(learningRows, 'item', { id: 'glue' }, { shelf_life: 2 }),
  learningPlan,
  'glue',
);
tables(
  'shelf-life',
  'older stock',
  changedRow(learningRows, 'buffer', {}, { opening_age: 2 }),
  learningPlan,
  'glue',
);
learning(
  'shelf-life',
  'written off too late',
  withCell(withRow(learningPlan, 'stock', ['glue', 'S', 1, 3, 0]), 'expiry', ['glue', 'S'], 'bucket', 2),
  'glue',
);
learning('cost-figures', 'written off for nothing', withoutRow(learningPlan, 'cost', ['disposal']));
const joint = (rule: RuleName, what: string, spoiled: Plan, subject = ''): void =>
  tables(rule, what, jointRows, spoiled, subject);
const party = (where: object, change: object): ModelRows =>
  changedRow(jointRows, 'agreement-party', where, change);
joint('transfer-figures', 'more for another', withCell(jointPlan, 'transfer', ['joint', 'jp'], 'amount', up));
joint('transfer-figures', 'none for another', withoutRow(jointPlan, 'transfer', ['joint', 'buyer', 'de']));
joint(
  'transfer-figures',
  'for one who bears nothing',
  withRow(jointPlan, 'transfer', ['joint', 'jp', 'group', 5, 1]),
);
joint('workshare-figures', 'more work', withCell(jointPlan, 'workshare', ['joint', 'DE'], 'amount', up));
joint('workshare-figures', 'another share', withCell(jointPlan, 'workshare', ['joint', 'jp'], 'share', 0.6));
joint('workshare-figures', 'another floor', withCell(jointPlan, 'workshare', ['joint', 'DE'], 'floor', 0.2));
joint('workshare-figures', 'a party left out', withoutRow(jointPlan, 'workshare', ['joint', 'buyer']));
joint('workshare-figures', 'in hours', withCell(jointPlan, 'workshare', ['joint', 'DE'], 'unit', 'h'));
tables('workshare', 'a higher floor', party({ country: 'DE' }, { workshare_floor: 0.38 }), jointPlan, 'DE');
tables(
  'workshare',
  'a lower ceiling',
  party({ country: 'DE' }, { workshare_ceiling: 0.37 }),
  jointPlan,
  'DE',
);
tables('cost-figures', 'other shares', party({ organisation: 'jp' }, { cost_share: 0.5 }), jointPlan, 'jp');
tables(
  'spending-figures',
  'fiscal years from July on',
  changedRow(jointRows, 'organisation', { id: 'jp' }, { fiscal_year_start: 7 }),
  jointPlan,
  'jp',
);
for (const of of [workshopPlan, rampPlan, revisionPlan]) {
  for (const [k, { name }] of of.header.objectives.entries()) {
    const objectives = of.header.objectives.map((each, at) =>
      at === k ? { ...each, value: each.value === 0 ? 1 : each.value * 1.01, bound: Number.NaN } : each,
    );
    plan('objective-figures', name, { ...of, header: { ...of.header, objectives } });
  }
}
plan('objective-figures', 'a bound that the value beats', {
  ...workshopPlan,
  header: {
    ...workshopPlan.header,
    objectives: workshopPlan.header.objectives.map((each) => ({ ...each, bound: each.value * 1.01 })),
  },
});

/** The border plan with one row of `permission` changed. */
function permission(rule: RuleName, what: string, spoiled: Plan): void {
  cases.push({ rule, what, rows: borderRows, plan: spoiled, subject: '' });
}
const EXPORT = ['shipment', 'L', 'V', 'JP', 'export'];
permission(
  'permission-row',
  'for a jurisdiction that is not touched',
  withRow(borderPlan, 'permission', ['shipment', 'L', 'V', 'KR', 'export', 0, 'authorisation', 'A1', 1, 100]),
);
permission(
  'permission-row',
  'for what is not moved',
  withRow(borderPlan, 'permission', ['purchase', 'L', 'P', 'US', 'export', 0, 'authorisation', 'A1', 1, 30]),
);
permission('permission-cover', 'a row that is gone', withoutRow(borderPlan, 'permission', [...EXPORT, 0]));
permission(
  'permission-cover',
  'less than is moved',
  withCell(borderPlan, 'permission', [...EXPORT, 0], 'quantity', 4),
);
permission(
  'permission-cover',
  'more than is moved',
  withCell(borderPlan, 'permission', ['shipment', 'L', 'V', 'US', 're-export', 0], 'quantity', 6),
);
permission(
  'permission-cover',
  'content without its consent',
  withoutRow(borderPlan, 'permission', ['shipment', 'L', 'V', 'US', 're-export', 1]),
);
permission(
  'permission-valid',
  'a licence not yet in force',
  withCell(borderPlan, 'permission', [...EXPORT, 0], 'by', 'A2'),
);
permission(
  'permission-valid',
  'a rule that does not free',
  withCell(
    withCell(borderPlan, 'permission', [...EXPORT, 0], 'by', 'list'),
    'permission',
    [...EXPORT, 0],
    'cover',
    'rule',
  ),
);
permission(
  'permission-value',
  'another value',
  withCell(borderPlan, 'permission', [...EXPORT, 0], 'value', 400),
);
permission(
  'permission-cap',
  'more than is left',
  withCell(
    withCell(borderPlan, 'permission', [...EXPORT, 1, 'authorisation', 'A1'], 'quantity', 2),
    'permission',
    [...EXPORT, 1, 'authorisation', 'A2'],
    'quantity',
    1,
  ),
);
const narrower: readonly [RuleName, string, ModelRows][] = [
  [
    'permission-cap',
    'a lower quantity cap',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { quantity_cap: 6 }),
  ],
  [
    'permission-cap',
    'a lower value cap',
    changedRow(borderRows, 'authorisation', { id: 'A2' }, { value_cap: 199 }),
  ],
  [
    'permission-cap',
    'more drawn before',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { quantity_used: 2 }),
  ],
  [
    'permission-valid',
    'a last day in the bucket',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { valid_until: '2026-09-29' }),
  ],
  [
    'permission-valid',
    'another holder',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { holder: 'SX' }),
  ],
  [
    'permission-valid',
    'other parties',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { parties: ['SX'] }),
  ],
  [
    'permission-valid',
    'another destination',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { destinations: ['FR'] }),
  ],
  [
    'permission-valid',
    'another origin',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { origins: ['DE'] }),
  ],
  [
    'permission-valid',
    'another item',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { items: ['P'] }),
  ],
  [
    'permission-valid',
    'another class',
    changedRow(borderRows, 'authorisation', { id: 'A2' }, { classifications: ['us'] }),
  ],
  [
    'permission-valid',
    'another control',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { controls: ['transit'] }),
  ],
  [
    'permission-valid',
    'an end use that nobody states',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { end_uses: ['survey'] }),
  ],
  [
    'permission-valid',
    'only applied for',
    changedRow(borderRows, 'authorisation', { id: 'A1' }, { status: 'applied', processing_most: 1 }),
  ],
  [
    'permission-valid',
    'a consent that it inherits is gone',
    changedRow(
      changedRow(borderRows, 'consent', {}, { valid_until: '2026-08-01' }),
      'authorisation',
      { id: 'A1' },
      { consents: ['C1'] },
    ),
  ],
  [
    'permission-valid',
    'a certificate runs out',
    changedRow(
      { ...borderRows, certificate: [{ id: 'E', valid_until: '2026-08-15' }] },
      'authorisation',
      { id: 'A1' },
      { certificates: ['E'] },
    ),
  ],
  [
    'permission-valid',
    'a consent for other parts',
    changedRow(borderRows, 'consent', {}, { items: [], classifications: ['jp'] }),
  ],
  [
    'permission-valid',
    'content that is prohibited',
    changedRow(borderRows, 'rule', { id: 'share' }, { outcome: 'prohibited' }),
  ],
  [
    'permission-valid',
    'prohibited',
    changedRow(borderRows, 'rule', { id: 'list' }, { outcome: 'prohibited' }),
  ],
  [
    'permission-valid',
    'a rule that no longer frees',
    changedRow(borderRows, 'rule', { id: 'in' }, { valid_until: '2026-08-01' }),
  ],
  [
    'permission-valid',
    'content small enough to be free',
    changedRow(borderRows, 'rule', { id: 'share' }, { de_minimis: 0.3 }),
  ],
  [
    'permission-row',
    'content of another country',
    changedRow(borderRows, 'item', { id: 'P' }, { origin: 'KR' }),
  ],
  ['permission-row', 'permissions ignored', changedRow(borderRows, 'model', {}, { permissions: 'ignored' })],
  [
    'open-order',
    'an order that may arrive after all',
    {
      ...borderRows,
      determination: ['KR', 'US'].map((jurisdiction) => ({
        id: jurisdiction,
        jurisdiction,
        outcome: 'free' as const,
        items: ['P'],
        origins: ['KR'],
        determined_by: 'q',
        determined_on: '2026-07-01',
      })),
    },
  ],
];
for (const [rule, what, rows] of narrower) tables(rule, what, rows, borderPlan);
permission('open-order', 'an order that may not cross', withRow(borderPlan, 'receipt', ['OX', 0, 4]));
/** The yard's plan spoiled. */
function yard(rule: RuleName, what: string, spoiled: Plan, subject = ''): void {
  cases.push({ rule, what, rows: yardRows, plan: spoiled, subject });
}

yard('activity-mode', 'a mode that there is not', withCell(yardPlan, 'activity', ['qualify'], 'mode', 'x'));
yard(
  'activity-length',
  'a day too short',
  withCell(yardPlan, 'activity', ['sea'], 'end', '2026-05-04'),
  'sea',
);
yard(
  'activity-length',
  'working days',
  withCell(yardPlan, 'activity', ['trials'], 'end', '2026-04-16'),
  'trials',
);
tables(
  'activity-start',
  'not so early',
  changedRow(yardRows, 'activity', { id: 'trials' }, { earliest: '2026-04-07' }),
  yardPlan,
  'trials',
);
tables(
  'activity-start',
  'settled otherwise',
  changedRow(yardRows, 'activity', { id: 'trials' }, { start: '2026-04-07' }),
  yardPlan,
  'trials',
);
tables('activity-order', 'lag', changedRow(yardRows, 'activity', { id: 'sea' }, { lag: 4 }), yardPlan, 'sea');
tables(
  'activity-order',
  'predecessor',
  changedRow(yardRows, 'activity', { id: 'sea' }, { predecessors: ['qualify'] }),
  yardPlan,
  'sea',
);
yard('activity-slack', 'before a gate', withCell(yardPlan, 'activity', ['qualify'], 'slack', 1), 'qualify');
yard('activity-slack', 'before what follows', withCell(yardPlan, 'activity', ['sea'], 'slack', 1), 'sea');
yard('activity-missing', 'a predecessor', withoutRow(yardPlan, 'activity', ['trials']), 'sea');
tables(
  'activity-missing',
  'one that always is carried out',
  { ...yardRows, activity: [...(yardRows.activity ?? []), { id: 'z', duration: 1, carried_out: 'always' }] },
  yardPlan,
);
tables(
  'activity-resource',
  'one stand',
  changedRow(yardRows, 'resource', { id: 'stand' }, { units: 1 }),
  yardPlan,
  'stand',
);
yard('activity-cost', 'more', withCell(yardPlan, 'activity', ['sea'], 'cost', up), 'sea');
yard(
  'readiness-level',
  'a day early',
  withCell(yardPlan, 'readiness', ['hull', 'trl', 7], 'date', '2026-05-14'),
  'hull',
);
yard('readiness-level', 'one left out', withoutRow(yardPlan, 'readiness', ['hull', 'trl', 6]), 'hull');
yard(
  'opening-date',
  'a day early',
  withCell(yardPlan, 'opening_date', ['build'], 'date', '2026-05-14'),
  'build',
);
yard(
  'opening-date',
  'a bound too late',
  withCell(yardPlan, 'opening_date', ['build'], 'bound', '2026-05-16'),
  'build',
);
yard('opening-date', 'left out', withoutRow(yardPlan, 'opening_date', ['build']));
yard('readiness', 'a start too early', withCell(yardPlan, 'production', ['build'], 'bucket', 4), 'build');
tables(
  'readiness',
  'a level that nothing brings',
  changedRow(yardRows, 'process', { id: 'build' }, { required_trl: 8 }),
  yardPlan,
  'build',
);
yard('event', 'a start during the strike', withCell(yardPlan, 'production', ['build'], 'bucket', 6), 'build');
yard(
  'capacity-figures',
  'hours that activities hold',
  withCell(yardPlan, 'capacity', ['stand', 4], 'working', 80),
);

describe('every rule catches what it is for', () => {
  for (const { rule, what, rows, plan, subject } of cases) {
    test(`${rule}: ${what}`, () => {
      const result = verify(modelOf(rows), plan);
      expect(result.ok).toBe(false);
      const caught = result.broken.filter((each) => each.rule === rule);
      expect(caught.map((each) => each.subject).filter((each) => each.includes(subject))).not.toEqual([]);
      expect(caught[0].message).toContain(caught[0].subject);
      expect(result.worst).toBeGreaterThan(1e-6);
    });
  }

  test('no rule is left out', () => {
    expect(new Set(cases.map((each) => each.rule))).toEqual(new Set(RULES));
  });
});
