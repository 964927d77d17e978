import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textsOf } from '../../src/plan/index.js';
import type { ModelRows } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { firstChange, parameters, planRows } from '../support/random-network-check.js';
import { RELAXATIONS, type Relaxation } from '../support/random-network-relax.js';

const RUNS = 600;
/** Of each kind of limit, at least so many. */
const EACH = 3;

/** One of the relaxations that the network has a limit for. */
function relaxed(
  rows: ModelRows,
  kind: number,
  pick: number,
  lastBucket: string,
): { relaxation: Relaxation; rows: ModelRows } | undefined {
  const options = RELAXATIONS.flatMap((relaxation) => {
    const result = relaxation.relax(rows, pick, { lastBucket });
    return result ? [{ relaxation, rows: result }] : [];
  });
  return options[kind % Math.max(1, options.length)];
}

const isService = (name: string): boolean => /^(short|late):|^stock$/.test(name);

it('loosening any one limit never makes a plan worse', { timeout: 300_000 }, async () => {
  const tried = new Map<string, number>();
  let better = 0;
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'never' }), fc.nat(), fc.nat(), async (rows, kind, pick) => {
      const before = await planRows(rows);
      if (!before.plan) return;
      const lastBucket = textsOf(before.plan.tables.bucket, 'start').at(-1) ?? '';
      const loose = relaxed(rows, kind, pick, lastBucket);
      fc.pre(loose !== undefined);
      if (!loose) return;
      const { name, holds } = loose.relaxation;
      tried.set(name, (tried.get(name) ?? 0) + 1);
      const now = await planRows(loose.rows);
      expect({ name, status: now.status }).toEqual({ name, status: 'optimal' });
      const all = before.plan.header.objectives;
      const compared = holds === 'all' ? all : all.filter((objective) => isService(objective.name));
      const change = firstChange(compared, now.plan?.header.objectives ?? []);
      if (change?.better) better++;
      expect({ name, change: change?.better === false ? change : undefined }).toEqual({ name });
    }),
    parameters(RUNS),
  );
  expect(RELAXATIONS.filter(({ name }) => (tried.get(name) ?? 0) < EACH).map(({ name }) => name)).toEqual([]);
  expect(better).toBeGreaterThan(RUNS / 10);
});
