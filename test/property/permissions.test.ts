import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planModel, type RunResult } from '../../src/jobs/plan.js';
import { numbersOf, textsOf } from '../../src/plan/index.js';
import { type ModelRows, modelOf } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { firstChange, parameters, planRows } from '../support/random-network-check.js';
import { withPermissions } from '../support/random-permissions.js';

/** A random network over three countries, and a number to choose with. */
const borders = fc
  .tuple(networks({ integers: 'never' }), fc.nat(), fc.nat())
  .map(([rows, seed, pick]) => ({ rows: withPermissions(rows, seed), pick }));

/** A firm order that may not cross costs nothing to hold: to compare plans, orders may be cut. */
const unforced = (rows: ModelRows): ModelRows => ({
  ...rows,
  order: rows.order?.map((each) => ({ ...each, firm: false })),
});

/** Firm orders that draw on a cap, or meet a maximum, may leave no plan. */
const mayFail = (rows: ModelRows): boolean => (rows.order ?? []).some(({ firm }) => firm !== false);

function expectPlan(rows: ModelRows, { status, verification }: RunResult): void {
  if (status === 'infeasible') {
    expect(mayFail(rows)).toBe(true);
    return;
  }
  expect(status).toBe('optimal');
  expect((verification?.broken ?? []).map(({ message }) => message)).toEqual([]);
}

it('no plan holds a flow across a border that nothing covers', { timeout: 300_000 }, async () => {
  const tally = { crossing: 0, authorised: 0, held: 0, split: 0 };
  await fc.assert(
    fc.asyncProperty(borders, async ({ rows }) => {
      const result = await planRows(rows);
      expectPlan(rows, result);
      if (!result.plan) return;
      const { permission } = result.plan.tables;
      if (permission.length > 0) tally.crossing++;
      if (textsOf(permission, 'cover').includes('authorisation')) tally.authorised++;
      const keys = ['flow', 'id', 'item', 'jurisdiction', 'control'].map((name) => textsOf(permission, name));
      const buckets = numbersOf(permission, 'bucket');
      const places = Array.from(buckets, (t, row) => [...keys.map((texts) => texts[row]), t].join(' '));
      if (new Set(places).size < places.length) tally.split++;
      // The same tables without a word on permissions can do no less.
      if ((rows.order ?? []).length > 0) return;
      const open = await planRows({ ...rows, model: [{ ...rows.model![0], permissions: 'ignored' }] });
      if (!open.plan) return;
      const change = firstChange(open.plan.header.objectives, result.plan.header.objectives);
      expect(change?.better ?? false).toBe(false);
      if (change) tally.held++;
    }),
    parameters(60),
  );
  expect(tally.crossing).toBeGreaterThan(30);
  expect(tally.authorised).toBeGreaterThan(15);
  expect(tally.held).toBeGreaterThan(3);
  expect(tally.split).toBeGreaterThan(0);
});

it('to take an authorisation away never raises output', { timeout: 300_000 }, async () => {
  let worse = 0;
  await fc.assert(
    fc.asyncProperty(borders, async ({ rows: drawn, pick }) => {
      const rows = unforced(drawn);
      const before = await planRows(rows);
      if (!before.plan) return;
      // One that the plan leans on, where there is one.
      const { permission } = before.plan.tables;
      const used = textsOf(permission, 'by').filter(
        (_, row) => textsOf(permission, 'cover')[row] === 'authorisation',
      );
      const all = rows.authorisation!.map(({ id }) => id);
      const gone = (used.length > 0 ? used : all)[pick % (used.length || all.length)];
      const fewer = { ...rows, authorisation: rows.authorisation!.filter(({ id }) => id !== gone) };
      const now = await planRows(fewer);
      expectPlan(fewer, now);
      if (!now.plan) return;
      const change = firstChange(before.plan.header.objectives, now.plan.header.objectives);
      expect({ gone, change: change?.better ? change : undefined }).toEqual({ gone });
      if (change) worse++;
    }),
    parameters(60),
  );
  expect(worse).toBeGreaterThan(5);
});

it('the whole program and its reduction agree where borders count', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(borders, async ({ rows }) => {
      const reduced = await planRows(rows);
      const whole = await planModel(modelOf(rows), { reduce: false });
      expect(whole.status).toBe(reduced.status);
      if (!whole.plan || !reduced.plan) return;
      expect(firstChange(whole.plan.header.objectives, reduced.plan.header.objectives)).toBeUndefined();
    }),
    parameters(25),
  );
});
