import { describe, expect, it } from 'vitest';
import { clusterFacts } from '../../../test/support/cluster-facts.js';
import { type ModelRows, modelOf } from '../../../test/support/model.js';
import { assumptionFinder } from './backing.js';
import { distributionRows, evidenceOf } from './index.js';
import { readEvidence } from './ledger.js';

const facts = evidenceOf(modelOf(clusterFacts));
const conflictAt = (attribute: string) => facts.conflicts.find((each) => each.attribute === attribute);

describe('S42: the facts of the reference case', () => {
  it('shows the 100 billion of F1 and F2 against the request of F3 and the wider category of F4', () => {
    const conflict = conflictAt('amount');
    expect(conflict?.pairs).toEqual([
      ['F1', 'F3'],
      ['F1', 'F4'],
      ['F1-dollars', 'F3'],
      ['F1-dollars', 'F4'],
      ['F2', 'F3'],
      ['F2', 'F4'],
      ['F3', 'F4'],
    ]);
    expect(conflict?.inTables).toBe(100e9);
    expect(conflict?.unit).toBe('JPY');
    expect(conflict?.againstTables).toEqual(['F3', 'F4']);
    expect(conflict?.sides.map(({ assumption, value }) => [assumption.id, value])).toEqual([
      ['F1', 100e9],
      ['F1-dollars', 618e6 * 161.8],
      ['F2', 100e9],
      ['F3', 128.7e9],
      ['F4', 313e9],
    ]);
  });

  it('shows that F1 and F2 name another purpose for the same amount', () => {
    const conflict = conflictAt('purpose');
    expect(conflict?.pairs).toEqual([['F1-purpose', 'F2-purpose']]);
    expect(conflict?.againstTables).toEqual(['F1-purpose']);
  });

  it('shows that what the article calls an agreement is a memorandum (F7)', () => {
    const conflict = conflictAt('status');
    expect(conflict?.pairs).toEqual([['F7', 'F7-article']]);
    expect(conflict?.inTables).toBe('memorandum');
    expect(conflict?.againstTables).toEqual(['F7-article']);
    expect(conflict?.sides.map(({ assumption }) => assumption.source?.reliability)).toEqual(['B', 'D']);
  });

  it('finds no other conflict', () => {
    expect(facts.conflicts.map(({ component, attribute }) => `${component}.${attribute}`)).toEqual([
      'agreement.status',
      'budget.amount',
      'budget.purpose',
    ]);
  });

  it('leads second-hand sources back to the first hand', () => {
    expect(facts.secondHand.map(({ id, chain }) => [id, ...chain])).toEqual([
      ['opinion-2026', 'scmp-2026'],
      ['press-2026', 'scmp-2026'],
    ]);
    expect(facts.circular).toEqual([]);
  });

  it('flags what was true too long ago', () => {
    expect(facts.stale.map(({ assumption, age }) => [assumption.id, age])).toEqual([['F16', 747]]);
  });

  it('counts grades without what is made up', () => {
    expect(facts.grades.slice(0, 3)).toEqual([
      { grade: 'C3', count: 5 },
      { grade: 'B2', count: 4 },
      { grade: 'D3', count: 4 },
    ]);
  });

  it('gives the list that draws are made from', () => {
    expect(distributionRows(modelOf(clusterFacts), facts)).toEqual([
      {
        assumption: 'F10',
        component: 'process',
        row: 'make-boat',
        attribute: 'cost',
        distribution: 'p10-p50-p90',
        least: 8e6,
        value: 10e6,
        most: 15e6,
        unit: 'money/unit',
        currency: '',
        source: '',
        reliability: '',
        credibility: null,
        illustrative: true,
        as_of: '',
        owner: '',
      },
    ]);
  });

  it('draws durations of activities from their least, likely and most days, unless an assumption says otherwise', () => {
    const duration = { duration: 30, duration_least: 20, duration_most: 60 };
    const model = modelOf({
      model: [{ id: 'm', start: '2026-04-01', buckets: '12m', currency: 'JPY' }],
      activity: [
        { id: 'b', ...duration },
        { id: 'a', ...duration },
        { id: 'fixed', duration: 10 },
      ],
      'activity-mode': [{ activity: 'a', mode: 'fast', duration: 20, duration_least: 15, duration_most: 40 }],
      assumption: [
        {
          id: 'said',
          component: 'activity',
          row: 'b',
          attribute: 'duration',
          value: 30,
          least: 10,
          most: 90,
          distribution: 'triangular',
        },
        { id: 'made-up', component: 'activity', illustrative: true },
        {
          id: 'judgement',
          component: 'activity',
          attribute: 'duration',
          statement: 'shorter than others think',
        },
      ],
    });
    const rows = distributionRows(model, evidenceOf(model));
    expect(rows.map((each) => [each.assumption, each.row, each.least, each.value, each.most])).toEqual([
      ['said', 'b', 10, 30, 90],
      ['made-up', 'a', 20, 30, 60],
      ['', 'a / fast', 15, 20, 40],
    ]);
  });

  it('tells what every number that acts rests on', () => {
    const of = (component: string, attribute: string) =>
      facts.attributes.find((each) => each.component === component && each.attribute === attribute);
    expect(of('budget', 'amount')?.counts).toEqual({ sourced: 1, stated: 0, illustrative: 0, none: 0 });
    expect(of('process', 'cost')?.counts).toEqual({ sourced: 0, stated: 0, illustrative: 1, none: 0 });
    expect(of('demand', 'quantity')?.unbacked).toEqual(['d']);
    expect(of('currency-rate', 'rate')?.counts.sourced).toBe(1);
    const sum = facts.attributes.reduce((all, { counts }) => all + counts.none, 0);
    expect(facts.totals.none).toBe(sum);
  });
});

describe('S42: rules', () => {
  const base: ModelRows = {
    model: [{ id: 'm', start: '2026-04-01', buckets: '2m', currency: 'EUR' }],
    organisation: [{ id: 'o', kind: 'manufacturer' }],
    site: [{ id: 's', organisation: 'o' }],
    item: [{ id: 'a' }],
    offer: [
      { id: 'x', item: 'a', site: 's', price: 3, valid_until: '2026-05-01' },
      { id: 'y', item: 'a', site: 's', price: 4 },
    ],
    source: [
      { id: 'one', title: 'One', via: 'two' },
      { id: 'two', title: 'Two', via: 'three' },
      { id: 'three', title: 'Three', via: 'two' },
    ],
  };
  const price = { component: 'offer', row: 'x', attribute: 'price' };
  const found = (...assumption: NonNullable<ModelRows['assumption']>) =>
    evidenceOf(modelOf({ ...base, assumption }));

  it('lets ranges that touch agree', () => {
    const evidence = found(
      { id: 'p', ...price, least: 2, value: 2.5, most: 3 },
      { id: 'q', ...price, least: 3, value: 3.5, most: 4 },
    );
    expect(evidence.conflicts).toEqual([]);
  });

  it('finds a table outside every range, with no other opinion about it', () => {
    const [conflict] = found({ id: 'p', ...price, least: 1, value: 2, most: 2.9 }).conflicts;
    expect(conflict.againstTables).toEqual(['p']);
    expect(conflict.pairs).toEqual([]);
  });

  it('compares dates by what they say', () => {
    const until = { component: 'offer', row: 'x', attribute: 'valid_until' };
    expect(found({ id: 'p', ...until, statement: '2026-05-01' }).conflicts).toEqual([]);
    expect(found({ id: 'p', ...until, statement: '2026-06-01' }).conflicts).toHaveLength(1);
  });

  it('finds chains that come back to themselves, wherever one enters them', () => {
    expect(found().circular.map(({ id, chain }) => [id, ...chain])).toEqual([
      ['one', 'two', 'three'],
      ['three', 'two'],
      ['two', 'three'],
    ]);
  });

  it('backs rows by what is said of their attribute or their whole component', () => {
    const one = found({ id: 'p', component: 'offer', attribute: 'price', illustrative: true });
    expect(one.attributes.find(({ attribute }) => attribute === 'price')?.counts.illustrative).toBe(2);
    const whole = found(
      { id: 'p', component: 'offer', source: 'one' },
      { id: 'q', ...price, illustrative: true },
    );
    expect(whole.attributes.find(({ attribute }) => attribute === 'price')?.counts.sourced).toBe(2);
  });
});

describe('S42: rows of several keys', () => {
  it('are backed by what names the first of them', () => {
    const find = assumptionFinder(
      readEvidence(
        modelOf({
          model: [{ id: 'm', start: '2026-04-01', buckets: '4w', currency: 'JPY' }],
          source: [{ id: 'drawing', title: 'Drawing' }],
          assumption: [
            { id: 'all-inputs', component: 'process-input', row: 'make-hull', source: 'drawing' },
            { id: 'plates', component: 'process-input', row: 'make-hull / plate', attribute: 'quantity' },
          ],
        } as ModelRows),
      ).assumptions,
    );
    const backing = (row: string) => find('process-input', row, 'quantity').map(({ id }) => id);
    expect(backing('make-hull / plate')).toEqual(['plates', 'all-inputs']);
    expect(backing('make-hull / bolt')).toEqual(['all-inputs']);
    expect(backing('make-hull-2 / plate')).toEqual([]);
  });
});
