import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import type { Plan } from '../../src/plan/index.js';
import { verify } from '../../src/plan/verify/index.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { rowsOf, withCell, withoutRow } from '../support/plan.js';

/** A boat that can be bought at once, and a fleet of it. */
function harbour(fleet: object, more: ModelRows = {}): ModelRows {
  return {
    model: [{ id: 'm', start: '2026-01-01', buckets: '2*365d', currency: 'JPY' }],
    organisation: [{ id: 'navy', kind: 'government' }],
    site: [{ id: 'port', organisation: 'navy' }],
    item: [{ id: 'boat', kind: 'product', standard_value: 1000 }],
    offer: [{ id: 'buy', item: 'boat', site: 'port', price: 1000 }],
    fleet: [{ id: 'F', item: 'boat', site: 'port', in_service: 0, ...fleet }],
    ...more,
  } as ModelRows;
}

async function planOf(rows: ModelRows): Promise<Plan> {
  const { plan, verification, issues } = await planModel(modelOf(rows));
  expect(issues.errors).toEqual([]);
  expect(verification?.broken).toEqual([]);
  if (!plan) throw new Error('no plan');
  return plan;
}

const close = (value: number) => expect.closeTo(value, 4);

describe('a fleet becomes demand', () => {
  test('patrol cars: 4.5352 of 5 ready on average (Winston, Operations Research, 4th ed., 20.8)', async () => {
    const plan = await planOf(
      harbour({ in_service: 5, failure_rate: 365 / 30, turnaround: 3, repair_bays: 2 }),
    );
    // fleet, bucket, target, needed, in service, lost, ready, in repair, waiting
    expect(rowsOf(plan, 'fleet')).toEqual([
      ['F', 0, 5, 5, 5, 0, close(4.5352), close(0.4648), 0],
      ['F', 1, 5, 5, 5, 0, close(4.5352), close(0.4648), 0],
    ]);
    expect(rowsOf(plan, 'delivery')).toEqual([['F', 0, 0, 5]]);
  });

  test('a ramp, with a fifth lost a year', async () => {
    const plan = await planOf(
      harbour(
        { in_service: undefined, initial: 5, attrition_rate: 0.2 },
        {
          'fleet-target': [
            { fleet: 'F', date: '2026-12-31', in_service: 6 },
            { fleet: 'F', date: '2027-12-31', in_service: 10 },
          ],
        },
      ),
    );
    // 5 less 1 lost, 2 wanted to have 6; 6 less 1.2, 5.2 wanted to have 10.
    expect(rowsOf(plan, 'fleet').map((row) => row.slice(0, 6))).toEqual([
      ['F', 0, 6, 6, 6, 1],
      ['F', 1, 10, 10, 10, close(1.2)],
    ]);
    expect(rowsOf(plan, 'delivery')).toEqual([
      ['F', 0, 0, 2],
      ['F', 1, 1, close(5.2)],
    ]);
  });

  test('what must be ready asks for units in reserve', async () => {
    // One repair of 10 days after 90 good ones, unlimited bays: 90 % ready. For 9 of 9 wanted x 1: 10 units.
    const plan = await planOf(
      harbour({ in_service: 9, availability: 0.999, failure_rate: 365 / 90, turnaround: 10 }),
    );
    expect(rowsOf(plan, 'fleet')[0]).toEqual(['F', 0, 9, 10, 10, 0, close(9), close(1), 0]);
  });

  test('late deliveries are missing in service, and count as late', async () => {
    const rows = harbour({ in_service: 4 });
    const plan = await planOf({
      ...rows,
      offer: [{ id: 'buy', item: 'boat', site: 'port', price: 1000, lead_time: 30 }],
    });
    expect(rowsOf(plan, 'fleet').map((row) => row[4])).toEqual([0, 4]);
    expect(rowsOf(plan, 'service')[0].slice(0, 9)).toEqual(['F', 0, 'boat', 'port', 1, 4, 0, 4, 0]);
  });

  test('repairs take hours of a resource before anything else', async () => {
    const plan = await planOf(
      harbour(
        { initial: 10, in_service: 10, failure_rate: 2, repair_resource: 'dock', repair_hours: 8 },
        { resource: [{ id: 'dock', site: 'port' }] },
      ),
    );
    // 10 boats x 2 failures x 8 hours a year.
    expect(rowsOf(plan, 'capacity').map((row) => row[3])).toEqual([160, 160]);
  });
});

/** Sherbrooke's two parts: 1 and 4 on their way, prices 5 and 1, ten boats. */
function withSpares(target: number): ModelRows {
  return harbour(
    { initial: 10, in_service: 10, spares_availability: target },
    {
      item: [
        { id: 'boat', kind: 'product' },
        { id: 'motor', standard_value: 5 },
        { id: 'pump', standard_value: 1 },
      ],
      offer: [
        { id: 'buy', item: 'boat', site: 'port', price: 1000 },
        { id: 'motors', item: 'motor', site: 'port', price: 5 },
        { id: 'pumps', item: 'pump', site: 'port', price: 1 },
      ],
      'fleet-spare': [
        { fleet: 'F', item: 'motor', failure_rate: 3.65, turnaround: 10 },
        { fleet: 'F', item: 'pump', failure_rate: 7.3, turnaround: 20, initial: 2, condemned: 0.5 },
      ],
    },
  );
}

describe('spares become demand', () => {
  test('METRIC: the greedy choice by hand (see src/network/fleets/spares.test.ts)', async () => {
    const plan = await planOf(withSpares(0.95));
    expect(rowsOf(plan, 'fleet_spare')).toEqual([
      ['F', 'motor', 0, 1, 1],
      ['F', 'pump', 0, 7, close(7)],
      ['F', 'motor', 1, 1, 1],
      ['F', 'pump', 1, 7, close(7)],
    ]);
    // 73 pumps fail a year, half of them for good.
    expect(rowsOf(plan, 'delivery')).toEqual([
      ['F/motor', 0, 0, 1],
      ['F/pump', 0, 0, 41.5],
      ['F/pump', 1, 1, 36.5],
    ]);
    // Ready: 10 x (1 - 0.36788 / 10) x (1 - 0.08477 / 10).
    expect(rowsOf(plan, 'fleet')[0].slice(4)).toEqual([10, 0, close(9.5505), 0, close(0.4495)]);
  });

  test('through a depot, with spares there: VARI-METRIC', async () => {
    const rows = withSpares(0.95);
    const plan = await planOf({
      ...rows,
      'fleet-spare': [
        // A failure each 10 days, all sent 5 days away, where Poisson 2 are in repair with one spare.
        {
          fleet: 'F',
          item: 'motor',
          failure_rate: 3.65,
          turnaround: 0,
          depot_share: 1,
          depot_turnaround: 20,
          transport_time: 5,
          depot_spares: 1,
        },
      ],
    });
    // B0 = 2 - (1 - e^-2) = 1.13534, V0 = E[(X-1)^2] - e^-2 - B0^2 = 3 - 0.13534 - 1.28899 = 1.57567: mean 1.63534,
    // variance 2.07567. Negative binomial r = 6.073, p(0) = 0.23509, p(1) = 0.30292: EBO 1.635, 0.870, 0.408.
    expect(rowsOf(plan, 'fleet_spare')[0]).toEqual(['F', 'motor', 0, 2, 2]);
    expect(rowsOf(plan, 'fleet')[0].at(-1)).toBeCloseTo(0.4085, 3);
  });
});

describe('properties', () => {
  const wanted = async (attrition: number, targets: readonly number[]): Promise<number[]> => {
    const plan = await planOf(
      harbour(
        { in_service: undefined, initial: 4, attrition_rate: attrition },
        {
          model: [{ id: 'm', start: '2026-01-01', buckets: '12m', currency: 'JPY' }],
          'fleet-target': targets.map((in_service, k) => ({
            fleet: 'F',
            date: `2026-${String(3 * k + 1).padStart(2, '0')}-15`,
            in_service,
          })),
        },
      ),
    );
    const sums = new Array<number>(12).fill(0);
    for (const row of rowsOf(plan, 'service'))
      for (let t = Number(row[1]); t < 12; t++) sums[t] += Number(row[5]);
    return sums;
  };

  test('higher attrition never lowers demand, by any date', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })),
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 }),
        async ([a, b], targets) => {
          const low = await wanted(Math.min(a, b) / 10, targets);
          const high = await wanted(Math.max(a, b) / 10, targets);
          for (const [t, sum] of low.entries()) expect(high[t]).toBeGreaterThanOrEqual(sum - 1e-6);
        },
      ),
      { numRuns: 25, seed: 1 },
    );
  });

  test('the order of rows does not matter', async () => {
    const rows = withSpares(0.97);
    const turned = Object.fromEntries(
      Object.entries(rows).map(([name, each]) => [name, [...each].reverse()]),
    ) as ModelRows;
    expect((await planOf(turned)).tables).toEqual((await planOf(rows)).tables);
  });
});

describe('the verifier recomputes fleets', () => {
  test('a plan whose fleet figures do not follow is caught', async () => {
    const rows = withSpares(0.95);
    const plan = await planOf(rows);
    const caught = (spoiled: Plan): string[] => verify(modelOf(rows), spoiled).broken.map(({ rule }) => rule);
    for (const column of ['target', 'needed', 'in_service', 'ready', 'in_repair', 'waiting', 'lost'])
      expect(caught(withCell(plan, 'fleet', ['F', 0], column, (old) => old + 1))).toContain('fleet-figures');
    for (const column of ['wanted', 'held'])
      expect(caught(withCell(plan, 'fleet_spare', ['F', 'pump', 1], column, (old) => old + 1))).toContain(
        'fleet-figures',
      );
    expect(caught(withoutRow(plan, 'fleet', ['F', 1]))).toContain('fleet-figures');
    expect(caught(withoutRow(plan, 'delivery', ['F/motor']))).toContain('fleet-figures');
    // A demand that the fleet does not make.
    expect(caught(withCell(plan, 'service', ['F/motor', 0], 'quantity', 2))).toContain('service-figures');
  });
});
