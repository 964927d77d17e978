import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type RawOutcome, solveRaw } from '../../bench/raw.js';
import { programOf } from '../../src/jobs/plan.js';
import type { Program } from '../../src/program/index.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { agree, firstChange, parameters, planRows } from '../support/random-network-check.js';

const RUNS = 200;

it('no objective beats its bound, and linear ones meet it', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'never' }), async (rows) => {
      const { plan } = await planRows(rows);
      for (const { name, value, bound } of plan?.header.objectives ?? [])
        expect({ name, value: agree(value, bound) ? bound : value }).toEqual({ name, value: bound });
    }),
    parameters(RUNS),
  );
});

/**
 * A second way to the same optimum: no pinning, no faces; one objective after the other, with rows for those before.
 * Rows that leave no room are below the tolerance of HiGHS, which then sometimes finds no point at all: more room is
 * tried, which lets later objectives gain a little.
 */
async function secondWay(
  program: Program,
): Promise<{ outcomes: RawOutcome[]; tolerance: number } | undefined> {
  for (const [slack, tolerance] of [
    [1e-9, 1e-4],
    [1e-8, 1e-4],
    [1e-7, 1e-3],
  ]) {
    const outcomes = await solveRaw(program, { method: 'primal', warm: true, slack });
    if (outcomes.every(({ status }) => status === 'optimal')) return { outcomes, tolerance };
  }
  return undefined;
}

it('tiers are those of one solve after the other with cutoff rows', { timeout: 300_000 }, async () => {
  let [tiers, exact] = [0, 0];
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'never' }), async (rows) => {
      const { plan } = await planRows(rows);
      if (!plan) return;
      const second = await secondWay(programOf(modelOf(rows)));
      if (!second) return;
      const { outcomes, tolerance } = second;
      const wrong = plan.header.objectives.flatMap(({ name, value }) => {
        const other = outcomes.find((each) => each.name === name)?.value ?? Number.NaN;
        return agree(other, value, name === 'preference' ? 1e-3 : tolerance) ? [] : [{ name, value, other }];
      });
      expect(wrong).toEqual([]);
      tiers += outcomes.filter(({ value }) => Math.abs(value) > 1e-6).length;
      if (tolerance <= 1e-4) exact++;
    }),
    parameters(RUNS),
  );
  expect(tiers).toBeGreaterThan(RUNS * 2);
  expect(exact).toBeGreaterThan(RUNS * 0.9);
});

/** One item on one line: what is short and late can be told from running totals alone. */
it('one line works off its orders as running totals say', { timeout: 300_000 }, async () => {
  const week = fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 }));
  await fc.assert(
    fc.asyncProperty(fc.array(week, { minLength: 2, maxLength: 10 }), async (weeks) => {
      fc.pre(weeks.some(([due]) => due > 0) && weeks.some(([, hours]) => hours > 0));
      const { plan } = await planRows(oneLine(weeks));
      let [due, made, late, owed] = [0, 0, 0, 0];
      weeks.forEach(([quantity, hours], t) => {
        // What is owed at the end of a week is late through the next.
        if (t > 0) late += 7 * owed;
        due += quantity;
        made += hours;
        owed = Math.max(0, due - made);
      });
      const value = (name: string) => plan?.header.objectives.find((each) => each.name === name)?.value ?? 0;
      expect(value('short:1')).toBeCloseTo(owed, 6);
      expect(value('late:1')).toBeCloseTo(late, 5);
    }),
    parameters(RUNS),
  );
});

function oneLine(weeks: readonly (readonly [due: number, hours: number])[]): ModelRows {
  const day = (t: number) => new Date(Date.UTC(2026, 3, 1 + 7 * t)).toISOString().slice(0, 10);
  return {
    model: [{ id: 'line', start: day(0), buckets: `${weeks.length}w`, currency: 'USD' }],
    organisation: [{ id: 'org', kind: 'manufacturer' }],
    site: [{ id: 'site', organisation: 'org' }],
    item: [{ id: 'item' }],
    process: [{ id: 'make', site: 'site', item: 'item', cost: 1 }],
    resource: [{ id: 'line', site: 'site' }],
    'process-resource': [{ process: 'make', resource: 'line', hours: 1 }],
    'resource-capacity': weeks.map(([, hours], t) => ({
      resource: 'line',
      from: day(t),
      until: new Date(Date.parse(day(t + 1)) - 86_400_000).toISOString().slice(0, 10),
      hours,
    })),
    demand: weeks.flatMap(([quantity], t) =>
      quantity > 0 ? [{ id: `due-${t}`, item: 'item', site: 'site', due: day(t), quantity }] : [],
    ),
  };
}

it('an order in two parts of the same terms is the same plan, no larger a program', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      networks({ integers: 'never' }),
      fc.nat(),
      fc.constantFrom(0.5, 0.25, 0.1),
      async (rows, pick, share) => {
        const demand = rows.demand ?? [];
        const at = pick % demand.length;
        const parts = [
          { ...demand[at], quantity: demand[at].quantity * share },
          { ...demand[at], id: `${demand[at].id}-rest`, quantity: demand[at].quantity * (1 - share) },
        ];
        const before = await planRows(rows);
        const now = await planRows({
          ...rows,
          demand: demand.flatMap((row, k) => (k === at ? parts : [row])),
        });
        expect(now.status).toBe(before.status);
        expect(now.counts.columns).toBe(before.counts.columns);
        const [was, is] = [before.plan?.header.objectives ?? [], now.plan?.header.objectives ?? []];
        expect(firstChange(was, is)).toBe(undefined);
      },
    ),
    parameters(RUNS),
  );
});
