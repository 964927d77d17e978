import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import type { Plan } from '../../src/plan/index.js';
import { verify } from '../../src/plan/verify/index.js';
import { shipyard } from '../support/hand-plans/shipyard.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { rowsOf, withCell, withoutRow, withRow } from '../support/plan.js';

async function planOf(rows: ModelRows): Promise<Plan> {
  const { plan, verification, issues } = await planModel(modelOf(rows));
  expect(issues.errors).toEqual([]);
  expect(verification?.broken).toEqual([]);
  if (!plan) throw new Error('no plan');
  return plan;
}

/** Units started by revision, bucket by bucket. */
function started(plan: Plan, revision: string): number[] {
  const series = [0, 0, 0, 0];
  for (const row of rowsOf(plan, 'revision'))
    if (row[0] === revision) series[Number(row[1])] = Number(row[2]);
  return series;
}

function cost(plan: Plan): number {
  return plan.header.objectives.find(({ name }) => name === 'cost')?.value ?? Number.NaN;
}

function withRevisions(a: object, b: object, more: Parameters<typeof shipyard>[0] = {}): ModelRows {
  return shipyard({
    revision: [
      { id: 'A', product: 'boat', item: 'boat-a', ...a },
      { id: 'B', product: 'boat', item: 'boat-b', predecessor: 'A', ...b },
    ],
    ...more,
  });
}

describe('blocks of unit numbers (S44)', () => {
  test('the cheaper revision waits until the block before it is full', async () => {
    // 10 of the numbers 1 to 25 are used: 15 of A, then B; the second month holds the end of one and the start of the other.
    const plan = await planOf(
      withRevisions({ serial_from: 1, serial_until: 25, built: 10 }, { serial_from: 26 }),
    );
    expect(started(plan, 'A')).toEqual([10, 5, 0, 0]);
    expect(started(plan, 'B')).toEqual([0, 5, 10, 10]);
    expect(cost(plan)).toBeCloseTo(15 * 20 + 25 * 10, 6);
    expect(rowsOf(plan, 'revision_delivery').map((row) => [row[3], row[4], row[5]])).toEqual([
      ['A', 0, 10],
      ['A', 1, 5],
      ['B', 1, 5],
      ['B', 2, 10],
      ['B', 3, 10],
    ]);
  });

  test('who asks for the later revision early has the block filled first', async () => {
    // All but the first ten must be B, so all 25 numbers of A are used by the end of February: 15 boats too many.
    const rows = withRevisions({ serial_from: 1, serial_until: 25 }, { serial_from: 26 });
    const demand = rows.demand!.map((row, t) => (t === 0 ? row : { ...row, minimum_revision: 'B' }));
    const plan = await planOf({ ...rows, demand } as ModelRows);
    expect(started(plan, 'A')[0] + started(plan, 'A')[1]).toBeCloseTo(25, 6);
    expect(started(plan, 'B')).toEqual([0, 10, 10, 10]);
    expect(cost(plan)).toBeCloseTo(25 * 20 + 30 * 10 + 3 * 15, 6);
  });

  test('a third block waits for both before it, full ones left out', async () => {
    const rows = withRevisions(
      { serial_from: 1, serial_until: 5, built: 5 },
      { serial_from: 6, serial_until: 20 },
    );
    const more = {
      item: [...rows.item!, { id: 'boat-c', holding_cost: 1, holding_per: 'bucket' }],
      revision: [
        ...rows.revision!,
        { id: 'C', product: 'boat', item: 'boat-c', predecessor: 'B', serial_from: 21 },
      ],
      process: [...rows.process!, { id: 'make-c', site: 'yard', item: 'boat-c', revision: 'C', cost: 1 }],
    };
    const plan = await planOf({ ...rows, ...more } as ModelRows);
    expect([started(plan, 'A'), started(plan, 'B'), started(plan, 'C')]).toEqual([
      [0, 0, 0, 0],
      [10, 5, 0, 0],
      [0, 5, 10, 10],
    ]);
  });
});

describe('phase-in and phase-out (S43, S45)', () => {
  test('by build date', async () => {
    const plan = await planOf(
      withRevisions({ effective_until: '2026-02-28' }, { effective_from: '2026-03-01' }),
    );
    expect(started(plan, 'A')).toEqual([10, 10, 0, 0]);
    expect(started(plan, 'B')).toEqual([0, 0, 10, 10]);
  });

  /** Only 4 of B can be made a month, so A is needed beside it; keeping boats costs more than B saves. */
  const scarce = (b: object): ModelRows =>
    withRevisions({}, b, {
      item: shipyard().item!.map((row) => ({ ...row, holding_cost: 20, holding_per: 'bucket' })),
      process: [
        { id: 'make-a', site: 'yard', item: 'boat-a', revision: 'A', cost: 20, most_per_bucket: 10 },
        { id: 'make-b', site: 'yard', item: 'boat-b', revision: 'B', cost: 10, most_per_bucket: 4 },
      ],
    });

  test('without overlap the old one goes on until the new one can carry the line', async () => {
    // Both only in the month of the first start, and 10 a month are wanted: so B begins in April, 4 of 10.
    const plan = await planOf(scarce({ overlap: 0 }));
    expect(started(plan, 'B')).toEqual([0, 0, 0, 4]);
    expect(started(plan, 'A')).toEqual([10, 10, 10, 6]);
  });

  test('with an overlap of two months both are in the line together', async () => {
    // First start at the end of February; the ends of March and April are 31 and 61 days later.
    const plan = await planOf(scarce({ overlap: 61 }));
    expect(started(plan, 'B')).toEqual([0, 4, 4, 4]);
    expect(started(plan, 'A')).toEqual([10, 6, 6, 6]);
    const shorter = await planOf(scarce({ overlap: 60 }));
    expect(started(shorter, 'B')).toEqual([0, 0, 4, 4]);
  });

  test('shares of what is started', async () => {
    const most = await planOf(withRevisions({}, { most_share: 0.3 }));
    expect(started(most, 'B')).toEqual([3, 3, 3, 3]);
    const least = await planOf(withRevisions({ least_share: 0.2, effective_until: '2026-02-28' }, {}));
    expect(started(least, 'A')).toEqual([2, 2, 0, 0]);
    expect(started(least, 'B')).toEqual([8, 8, 10, 10]);
  });

  test('a wider overlap never costs more', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 130 }),
        fc.integer({ min: 0, max: 130 }),
        fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 4, maxLength: 4 }),
        async (a, b, quantities) => {
          const rows = (overlap: number): ModelRows => {
            const all = scarce({ overlap });
            return { ...all, demand: all.demand!.map((row, t) => ({ ...row, quantity: quantities[t] })) };
          };
          const narrow = cost(await planOf(rows(Math.min(a, b))));
          expect(cost(await planOf(rows(Math.max(a, b))))).toBeLessThanOrEqual(narrow + 1e-6);
        },
      ),
      { numRuns: 15, seed: 3 },
    );
  });
});

describe('run-out of old parts (S48)', () => {
  /** A takes an old pump of which 12 are left, B a new one. */
  const pumps = (runOut: object, more: Parameters<typeof shipyard>[0] = {}): ModelRows =>
    shipyard({
      item: [
        ...shipyard().item!,
        { id: 'pump-old', standard_value: 7, holding_cost: 0 },
        { id: 'pump-new', standard_value: 9, holding_cost: 0 },
      ],
      buffer: [{ item: 'pump-old', site: 'yard', opening_stock: 12 }],
      offer: [
        { id: 'old', item: 'pump-old', site: 'yard', price: 7 },
        { id: 'new', item: 'pump-new', site: 'yard', price: 1 },
      ],
      'process-input': [
        { process: 'make-a', item: 'pump-old', quantity: 1 },
        { process: 'make-b', item: 'pump-new', quantity: 1 },
      ],
      'run-out': [{ item: 'pump-old', revision: 'B', ...runOut }],
      ...more,
    });

  test('use up: the new revision waits for the old part', async () => {
    const plan = await planOf(pumps({ mode: 'use-up' }));
    expect(started(plan, 'A')).toEqual([10, 2, 0, 0]);
    expect(started(plan, 'B')).toEqual([0, 8, 10, 10]);
    expect(rowsOf(plan, 'run_out')).toEqual([]);
  });

  test('scrap: written off on the first day of the revision, at its value and the cost of disposal', async () => {
    const rows = withRevisions({}, { effective_from: '2026-02-15' });
    const plan = await planOf(pumps({ mode: 'scrap', disposal_cost: 0.5 }, { revision: rows.revision }));
    // Ten are used in January, two are left at the end of February.
    expect(started(plan, 'A')).toEqual([10, 0, 0, 0]);
    expect(rowsOf(plan, 'run_out')).toEqual([['pump-old', 'yard', 1, 0, 0, 2, 14]]);
    expect(rowsOf(plan, 'cost').filter((row) => row[0] === 'disposal')).toEqual([
      ['disposal', 'maker', 1, 1],
    ]);
  });

  test('rework: what is left is obsolete until a process takes it', async () => {
    const plan = await planOf(
      pumps(
        { mode: 'rework', write_off: '2026-04-15' },
        {
          process: [
            ...shipyard().process!,
            { id: 'rework', site: 'yard', item: 'pump-new', most_per_bucket: 3 },
          ],
          'process-input': [
            { process: 'make-a', item: 'pump-old', quantity: 1 },
            { process: 'make-b', item: 'pump-new', quantity: 1 },
            { process: 'rework', item: 'pump-old', quantity: 1 },
          ],
        },
      ),
    );
    // B from the start, three old pumps a month made new; all 12 are gone by the end of April.
    expect(started(plan, 'B')).toEqual([10, 10, 10, 10]);
    expect(rowsOf(plan, 'run_out').map((row) => row.slice(2, 6))).toEqual([
      [0, 9, 63, 0],
      [1, 6, 42, 0],
      [2, 3, 21, 0],
    ]);
  });
});

describe('conversion (S47)', () => {
  test('of stock: a process that takes the old unit', async () => {
    const rows = shipyard({
      buffer: [{ item: 'boat-a', site: 'yard', opening_stock: 4 }],
      process: [
        ...shipyard().process!,
        { id: 'convert', site: 'yard', item: 'boat-b', revision: 'B', converts: 'A', cost: 1 },
      ],
      'process-input': [{ process: 'convert', item: 'boat-a', quantity: 1 }],
      demand: [
        { id: 'D', item: 'boat', site: 'yard', due: '2026-01-31', quantity: 10, minimum_revision: 'B' },
      ],
    });
    const plan = await planOf(rows);
    // Four converted, six built; a conversion takes no new unit number.
    expect(rowsOf(plan, 'revision')).toEqual([
      ['A', 0, 0, 0, 0, 0, 4, 0],
      ['B', 0, 6, 6, 10, 4, 0, 10],
      ['B', 1, 0, 0, 0, 0, 0, 10],
      ['B', 2, 0, 0, 0, 0, 0, 10],
      ['B', 3, 0, 0, 0, 0, 0, 10],
    ]);
  });

  /** Five boats of A in the field, a fifth of which is lost a year; a kit makes them B. */
  const refit = (quantity: number): ModelRows =>
    withRevisions(
      { fielded: 5, attrition_rate: 0.2 },
      { attrition_rate: 0.5 },
      {
        model: [{ id: 'm', start: '2026-01-01', buckets: '2*365d', currency: 'JPY' }],
        item: [...shipyard().item!, { id: 'refit', kind: 'document' }, { id: 'kit' }],
        process: [
          ...shipyard().process!,
          { id: 'refit', site: 'yard', item: 'refit', revision: 'B', converts: 'A', converts_from: 'field' },
        ],
        'process-input': [{ process: 'refit', item: 'kit', quantity: 1 }],
        offer: [{ id: 'kits', item: 'kit', site: 'yard', price: 3 }],
        demand: [{ id: 'R', item: 'refit', site: 'yard', due: '2026-12-31', quantity }],
      },
    );

  test('of fielded units: no more than are there', async () => {
    const plan = await planOf(refit(5));
    // One of five is lost in the first year, so four are converted; half of them are lost in the second.
    expect(rowsOf(plan, 'service')[0].slice(5, 9)).toEqual([5, 4, 0, 1]);
    expect(rowsOf(plan, 'revision')).toEqual([
      ['A', 0, 0, 0, 0, 0, 4, 0],
      ['B', 0, 0, 0, 0, 4, 0, 4],
      ['B', 1, 0, 0, 0, 0, 0, 2],
    ]);
  });

  test('fewer, if fewer are asked for', async () => {
    const plan = await planOf(refit(3));
    expect(rowsOf(plan, 'revision').slice(0, 2)).toEqual([
      ['A', 0, 0, 0, 0, 0, 3, 1],
      ['A', 1, 0, 0, 0, 0, 0, 0.8],
    ]);
  });
});

describe('everything together', () => {
  test('revisions that are not told apart share the stock of the product', async () => {
    const rows = shipyard({
      item: [{ id: 'boat', holding_cost: 1, holding_per: 'bucket' }],
      revision: [
        { id: 'A', product: 'boat', serial_from: 1, serial_until: 12 },
        { id: 'B', product: 'boat', predecessor: 'A', serial_from: 13 },
      ],
      process: [
        { id: 'make-a', site: 'yard', item: 'boat', revision: 'A', cost: 20 },
        { id: 'make-b', site: 'yard', item: 'boat', revision: 'B', cost: 10 },
      ],
    });
    const plan = await planOf(rows);
    expect([started(plan, 'A'), started(plan, 'B')]).toEqual([
      [10, 2, 0, 0],
      [0, 8, 10, 10],
    ]);
    expect(rowsOf(plan, 'revision')[0]).toEqual(['A', 0, 10, 10, Number.NaN, 0, 0, Number.NaN]);
  });

  test('a fleet takes any revision', async () => {
    const rows = withRevisions(
      { effective_until: '2026-01-31' },
      { effective_from: '2026-02-01' },
      {
        demand: [],
        fleet: [{ id: 'F', item: 'boat', site: 'yard' }],
        'fleet-target': [
          { fleet: 'F', date: '2026-01-31', in_service: 3 },
          { fleet: 'F', date: '2026-03-31', in_service: 5 },
        ],
      },
    );
    const plan = await planOf(rows);
    expect(rowsOf(plan, 'revision').map((row) => [row[0], row[1], row[7]])).toEqual([
      ['A', 0, 3],
      ['A', 1, 3],
      ['A', 2, 3],
      ['A', 3, 3],
      ['B', 2, 2],
      ['B', 3, 2],
    ]);
  });

  test('the exact reduction changes nothing, whatever the revisions ask for', {
    timeout: 120_000,
  }, async () => {
    const block = fc.integer({ min: 1, max: 30 });
    const share = fc.constantFrom(undefined, 0.2, 0.5);
    const overlap = fc.constantFrom(undefined, 0, 45);
    const mode = fc.constantFrom('use-up', 'scrap');
    await fc.assert(
      fc.asyncProperty(block, share, overlap, mode, fc.integer({ min: 0, max: 15 }), async (...drawn) => {
        const [until, least, days, how, stock] = drawn;
        const rows = withRevisions(
          { serial_from: 1, serial_until: until, least_share: least },
          { serial_from: until + 1, overlap: days, effective_from: '2026-02-01' },
          {
            item: [
              ...shipyard().item!,
              { id: 'pump-old', standard_value: 7 },
              { id: 'pump-new', standard_value: 9 },
            ],
            buffer: [{ item: 'pump-old', site: 'yard', opening_stock: stock }],
            offer: [
              { id: 'old', item: 'pump-old', site: 'yard', price: 7 },
              { id: 'new', item: 'pump-new', site: 'yard', price: 9 },
            ],
            'process-input': [
              { process: 'make-a', item: 'pump-old', quantity: 1 },
              { process: 'make-b', item: 'pump-new', quantity: 1 },
            ],
            'run-out': [{ item: 'pump-old', revision: 'B', mode: how }],
          },
        );
        const model = modelOf(rows);
        const [short, whole] = [await planModel(model), await planModel(model, { reduce: false })];
        expect(short.verification?.broken).toEqual([]);
        expect(whole.verification?.broken).toEqual([]);
        expect(short.plan?.header.objectives.map(({ value }) => Math.round(value * 1e4))).toEqual(
          whole.plan?.header.objectives.map(({ value }) => Math.round(value * 1e4)),
        );
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  test('the order of rows does not matter', async () => {
    const rows = withRevisions({ serial_from: 1, serial_until: 25, built: 10 }, { serial_from: 26 });
    const turned = Object.fromEntries(
      Object.entries(rows).map(([name, each]) => [name, [...each].reverse()]),
    ) as ModelRows;
    expect((await planOf(turned)).tables).toEqual((await planOf(rows)).tables);
  });
});

describe('the verifier follows the tables, not the formulation', () => {
  const serial = withRevisions({ serial_from: 1, serial_until: 25, built: 10 }, { serial_from: 26 });
  const caught = (rows: ModelRows, plan: Plan): string[] =>
    verify(modelOf(rows), plan).broken.map(({ rule }) => rule);

  test('tables that no longer allow what the plan does', async () => {
    const plan = await planOf(serial);
    const other = (a: object, b: object): string[] => caught(withRevisions(a, b), plan);
    expect(other({ serial_from: 1, serial_until: 26, built: 10 }, { serial_from: 27 })).toContain(
      'serial-block',
    );
    expect(other({ serial_from: 1, serial_until: 24, built: 10 }, { serial_from: 25 })).toContain(
      'serial-block',
    );
    expect(other({ effective_until: '2026-02-27' }, {})).toContain('window');
    expect(other({}, { effective_from: '2026-03-01' })).toContain('window');
    expect(other({}, { overlap: 0 })).toEqual([]);
    expect(other({ predecessor: 'B', overlap: 20 }, { predecessor: undefined })).toContain(
      'revision-overlap',
    );
    expect(other({ least_share: 0.1 }, {})).toContain('revision-share');
    expect(other({}, { most_share: 0.9 })).toContain('revision-share');
  });

  test('a plan spoiled', async () => {
    const plan = await planOf(serial);
    const more = (old: number): number => old + 1;
    expect(
      caught(serial, withCell(plan, 'revision_delivery', ['boat', 'yard', '', 'B', 2], 'delivered', more)),
    ).toContain('revision-delivery');
    expect(caught(serial, withoutRow(plan, 'revision_delivery', ['boat', 'yard', '', 'A', 0]))).toContain(
      'revision-delivery',
    );
    for (const column of ['started', 'output', 'delivered', 'converted', 'taken', 'fielded'])
      expect(caught(serial, withCell(plan, 'revision', ['B', 2], column, more))).toContain(
        'revision-figures',
      );
    expect(caught(serial, withRow(plan, 'run_out', ['boat-a', 'yard', 0, 1, 0, 0, 0]))).toContain(
      'revision-figures',
    );
    const asked = {
      ...serial,
      demand: serial.demand!.map((row) => ({ ...row, minimum_revision: 'B' })),
    } as ModelRows;
    expect(caught(asked, plan)).toContain('revision-delivery');
  });
});
