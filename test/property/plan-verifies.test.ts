import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalPlan } from '../../src/plan/index.js';
import type { ModelRows } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { mayBeInfeasible, parameters, planRows } from '../support/random-network-check.js';

const RUNS = 250;

/** What became of the networks of one property, so that none passes by planning nothing. */
class Tally {
  readonly counts = { optimal: 0, infeasible: 0, delivered: 0 };

  async check(rows: ModelRows): Promise<void> {
    const { status, plan, verification, message } = await planRows(rows);
    if (status === 'infeasible') {
      this.counts.infeasible++;
      expect(mayBeInfeasible(rows)).toBe(true);
      return;
    }
    expect({ status, message }).toEqual({ status: 'optimal', message: undefined });
    this.counts.optimal++;
    if ((plan?.tables.delivery.length ?? 0) > 0) this.counts.delivered++;
    const broken = verification?.broken ?? [];
    expect(broken.map(({ message }) => message)).toEqual([]);
    expect(verification?.ok).toBe(true);
  }
}

it('the plan of any linear network verifies', { timeout: 300_000 }, async () => {
  const tally = new Tally();
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'never' }), (rows) => tally.check(rows)),
    parameters(RUNS),
  );
  expect(tally.counts.infeasible).toBeLessThan(RUNS / 20);
  expect(tally.counts.delivered).toBeGreaterThan(RUNS * 0.8);
});

it('the plan of any network with lots, set-ups and whole steps verifies', { timeout: 300_000 }, async () => {
  const tally = new Tally();
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'often' }), (rows) => tally.check(rows)),
    parameters(RUNS),
  );
  expect(tally.counts.infeasible).toBeLessThan(RUNS / 20);
  expect(tally.counts.delivered).toBeGreaterThan(RUNS * 0.8);
});

it('the same network gives the same bytes again', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'rarely' }), async (rows) => {
      const first = await planRows(rows);
      const again = await planRows(JSON.parse(JSON.stringify(rows)));
      expect(again.status).toBe(first.status);
      if (first.plan && again.plan) expect(canonicalPlan(again.plan)).toBe(canonicalPlan(first.plan));
    }),
    parameters(200),
  );
});
