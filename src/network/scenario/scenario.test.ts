import { describe, expect, it } from 'vitest';
import { type ModelRows, modelOf } from '../../../test/support/model.js';
import { IssueList } from '../../base/issues.js';
import { planModel } from '../../jobs/plan.js';
import { canonicalModel, fingerprint } from '../../schema/canonical.js';
import { column } from '../../schema/columns.js';
import type { RowTypes } from '../../schema/generated/types.js';
import type { Model } from '../../schema/model.js';
import { applyScenario, scenarioFaults, scenarioIds } from './index.js';

type ChangeRow = Omit<RowTypes['scenario-change'], 'scenario'> & { readonly scenario?: string };

/** Motors from two countries for boats of one line. */
const BASE = {
  model: [{ id: 'boats', start: '2026-04-01', buckets: '6m', currency: 'JPY' }],
  organisation: [
    { id: 'maker', kind: 'manufacturer', country: 'JP' },
    { id: 'near', kind: 'supplier', country: 'JP' },
    { id: 'far', kind: 'supplier', country: 'KR' },
  ],
  site: [{ id: 'yard', organisation: 'maker' }],
  item: [{ id: 'boat', kind: 'product' }, { id: 'motor-a' }, { id: 'motor-b', shelf_life: 100 }],
  process: [{ id: 'build', site: 'yard', item: 'boat' }],
  'process-input': [
    { process: 'build', item: 'motor-a', quantity: 1, group: 'motor' },
    { process: 'build', item: 'motor-b', quantity: 1, group: 'motor' },
  ],
  resource: [{ id: 'line', site: 'yard', units: 2 }],
  'process-resource': [{ process: 'build', resource: 'line', hours: 100 }],
  offer: [
    { id: 'near-a', supplier: 'near', item: 'motor-a', site: 'yard', price: 100 },
    { id: 'far-a', supplier: 'far', item: 'motor-a', site: 'yard', price: 80 },
    { id: 'far-b', supplier: 'far', item: 'motor-b', site: 'yard', price: 60, valid_from: '2026-05-01' },
  ],
  demand: [{ id: 'd', item: 'boat', site: 'yard', due: '2026-08-31', quantity: 6 }],
} satisfies ModelRows;

function model(changes: readonly ChangeRow[], more: ModelRows = {}): Model {
  return modelOf({
    ...BASE,
    scenario: [{ id: 's', name: 'The other way' }],
    'scenario-change': changes.map((change) => ({ scenario: 's', ...change })),
    ...more,
  });
}

function applied(base: Model, scenario = 's'): Model {
  const issues = new IssueList();
  const changed = applyScenario(base, scenario, issues);
  expect(issues.errors).toEqual([]);
  return changed;
}

function codes(changes: readonly ChangeRow[]): string[] {
  return scenarioFaults(model(changes)).map(({ code }) => code);
}

describe('S59: the tables of a scenario', () => {
  it('sets, scales and shifts what a row, a pattern or a condition names', () => {
    const changed = applied(
      model([
        { component: 'resource', row: 'line', attribute: 'units', value: '5' },
        { component: 'offer', row: 'supplier.country=KR', attribute: 'price', action: 'scale', value: '1.5' },
        { component: 'offer', row: 'far-*', attribute: 'lead_time', action: 'shift', value: '30' },
        { component: 'offer', row: '*', attribute: 'valid_from', action: 'shift', value: '-10' },
        { component: 'item', row: 'motor-b', attribute: 'shelf_life', action: 'remove' },
      ]),
    );
    expect([...column(changed, 'resource', 'units')]).toEqual([5]);
    expect([...column(changed, 'offer', 'price')]).toEqual([100, 120, 90]);
    expect([...column(changed, 'offer', 'lead_time')]).toEqual([0, 30, 30]);
    expect(canonicalModel(changed)).toContain('2026-04-21');
    expect(canonicalModel(changed)).not.toContain('shelf_life');
  });

  it('adds a row like another one, and removes rows by condition', () => {
    const changed = applied(
      model([
        { component: 'offer', row: 'third-a', action: 'add', value: 'near-a' },
        { component: 'offer', row: 'third-a', attribute: 'price', value: '95' },
        { component: 'offer', row: 'supplier.country!=JP', action: 'remove' },
        { component: 'process-input', row: 'build / motor-b / motor', action: 'remove' },
      ]),
    );
    expect(column(changed, 'offer', 'id')).toEqual(['near-a', 'third-a']);
    expect([...column(changed, 'offer', 'price')]).toEqual([100, 95]);
    expect(column(changed, 'process-input', 'item')).toEqual(['motor-a']);
  });

  it('removes rows by what they refer to, though that goes too', () => {
    const changes: ChangeRow[] = [
      { component: 'organisation', row: 'far', action: 'remove' },
      { component: 'offer', row: 'supplier.country=KR', action: 'remove' },
    ];
    for (const each of [changes, [...changes].reverse()])
      expect(column(applied(model(each)), 'offer', 'id')).toEqual(['near-a']);
  });

  it('takes the closest of several changes to a cell, and the parent first', () => {
    const price = { component: 'offer', attribute: 'price' } as const;
    const changed = applied(
      model([], {
        scenario: [{ id: 'p' }, { id: 's', parent: 'p' }],
        'scenario-change': [
          { scenario: 'p', ...price, row: 'far-b', value: '7' },
          { scenario: 's', ...price, row: '*', value: '1' },
          { scenario: 's', ...price, row: 'far-*', value: '2' },
          { scenario: 's', ...price, row: 'far-b', action: 'scale', value: '10' },
        ],
      }),
    );
    expect([...column(changed, 'offer', 'price')]).toEqual([1, 2, 70]);
  });

  it('is the same for any order of the changes, and leaves the base as it was', () => {
    const changes: ChangeRow[] = [
      { component: 'offer', row: 'new', action: 'add', value: 'near-a' },
      { component: 'offer', row: 'new', attribute: 'price', value: '9' },
      { component: 'offer', row: '*', attribute: 'price', action: 'scale', value: '2' },
      { component: 'offer', row: 'far-a', action: 'remove' },
    ];
    const base = model(changes);
    const before = canonicalModel(base);
    const text = canonicalModel(applied(base));
    expect(canonicalModel(base)).toBe(before);
    expect(canonicalModel(applied(model([...changes].reverse())))).toBe(text);
    expect(scenarioIds(base)).toEqual(['s']);
  });

  it.each<[string, ChangeRow, string]>([
    [
      'a value that is none',
      { component: 'resource', row: 'line', attribute: 'units', value: 'two' },
      'cell.not-number',
    ],
    [
      'a value out of range',
      { component: 'resource', row: 'line', attribute: 'units', value: '-1' },
      'cell.below',
    ],
    [
      'a factor that is none',
      { component: 'resource', row: 'line', attribute: 'units', action: 'scale', value: 'x' },
      'scenario-change.amount',
    ],
    [
      'text to scale',
      { component: 'offer', row: '*', attribute: 'supplier', action: 'scale', value: '2' },
      'scenario-change.no-number',
    ],
    [
      'nothing to scale',
      { component: 'offer', row: '*', attribute: 'minimum_order', action: 'scale', value: '2' },
      'scenario-change.empty',
    ],
    [
      'a pattern that fits nothing',
      { component: 'offer', row: 'lathe-*', action: 'remove' },
      'scenario-change.no-row',
    ],
    [
      'a condition on nothing',
      { component: 'offer', row: 'supplier.land=JP', action: 'remove' },
      'scenario-change.condition',
    ],
    ['a row that is there', { component: 'offer', row: 'far-a', action: 'add' }, 'scenario-change.exists'],
    [
      'an added row that lacks something',
      { component: 'resource', row: 'second', action: 'add' },
      'scenario-change.missing',
    ],
    [
      'emptying what is needed',
      { component: 'offer', row: 'far-a', attribute: 'item', action: 'remove' },
      'scenario-change.required',
    ],
    [
      'a new id',
      { component: 'offer', row: 'far-a', attribute: 'id', value: 'x' },
      'scenario-change.attribute',
    ],
    ['a scenario', { component: 'scenario', row: 's', action: 'remove' }, 'scenario-change.itself'],
    [
      'a row to copy that is not there',
      { component: 'offer', row: 'x', action: 'add', value: 'near-b' },
      'scenario-change.unknown-near',
    ],
  ])('refuses %s', (_, change, code) => {
    expect(codes([change])).toEqual([code]);
  });

  it('refuses two changes that name a cell equally closely', () => {
    const twice: ChangeRow[] = [
      { component: 'offer', row: 'far-*', attribute: 'price', value: '1' },
      { component: 'offer', row: 'item=motor-a', attribute: 'price', value: '2' },
    ];
    expect(codes(twice)).toEqual(['scenario-change.twice']);
  });
});

describe('S60: the plan of a scenario', () => {
  it('is of the changed tables, names the scenario and is verified', async () => {
    const base = model([{ component: 'offer', row: 'supplier.country=KR', action: 'remove' }]);
    const plain = await planModel(base);
    const { plan, verification, model: planned } = await planModel(base, { scenario: 's' });
    expect(verification?.ok).toBe(true);
    expect(plan?.header).toMatchObject({ scenario: 's', model: fingerprint(applied(base)) });
    expect(canonicalModel(planned)).toBe(canonicalModel(applied(base)));
    const cost = (each: typeof plan): number =>
      each?.header.objectives.find(({ name }) => name === 'cost')?.value ?? 0;
    expect(cost(plain.plan)).toBeCloseTo(360, 6);
    expect(cost(plan)).toBeCloseTo(600, 6);
  });

  it('an unknown scenario is an error with a suggestion', async () => {
    const { status, issues } = await planModel(model([]), { scenario: 'ss' });
    expect(status).toBe('invalid');
    expect(issues.errors).toMatchObject([{ code: 'scenario.unknown-near', value: 'ss' }]);
  });
});
