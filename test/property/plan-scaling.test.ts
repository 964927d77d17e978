import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RunResult } from '../../src/jobs/plan.js';
import type { ModelRows } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { agree, parameters, planRows } from '../support/random-network-check.js';
import { lanesByItem, scaleItem, scaleMoney, scaleQuantities } from '../support/random-network-scale.js';

const RUNS = 200;
const factor = fc.constantFrom(2, 3, 0.5);

/** Objectives of both runs, where the scaled one is `times(name)` as large as the first. */
function expectScaled(
  plain: RunResult,
  scaled: RunResult,
  times: (name: string) => number | undefined,
): void {
  expect(scaled.status).toBe(plain.status);
  const found = new Map(scaled.plan?.header.objectives.map(({ name, value }) => [name, value]));
  const wrong = (plain.plan?.header.objectives ?? []).flatMap(({ name, value }) => {
    const k = times(name);
    const now = found.get(name) ?? Number.NaN;
    return k === undefined || agree(now / k, value) ? [] : [{ name, expected: value * k, found: now }];
  });
  expect(wrong).toEqual([]);
}

const isMoney = (name: string): boolean => name === 'cost' || name === 'margin';

it('a cluster k times as large has objectives k times as large', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'never' }), factor, async (rows, k) => {
      expectScaled(await planRows(rows), await planRows(scaleQuantities(rows, k)), () => k);
    }),
    parameters(RUNS),
  );
});

it('money k times as small a unit makes costs k times as large, and nothing else', {
  timeout: 300_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'never' }), factor, async (rows, k) => {
      expectScaled(await planRows(rows), await planRows(scaleMoney(rows, k)), (name) =>
        isMoney(name) ? k : 1,
      );
    }),
    parameters(RUNS),
  );
});

/** Priorities at which the item is wanted; undefined if something else is wanted at one of them, or it is stocked. */
function ownPriorities(rows: ModelRows, item: string): Set<number> | undefined {
  const demands = [...(rows.demand ?? []), ...(rows.programme ?? [])].filter(({ optional }) => !optional);
  const of = (own: boolean) =>
    new Set(demands.flatMap((each) => ((each.item === item) === own ? [each.priority ?? 1] : [])));
  const [mine, others] = [of(true), of(false)];
  const stocked = rows.buffer?.some(
    (each) =>
      each.item === item &&
      ((each.minimum ?? 0) > 0 ||
        (each.stockpile_target !== undefined && each.stockpile_penalty === undefined)),
  );
  return stocked || [...mine].some((priority) => others.has(priority)) ? undefined : mine;
}

it('another unit for an item changes only what is counted in it', { timeout: 300_000 }, async () => {
  let done = 0;
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'never' }), factor, fc.nat(), async (network, k, pick) => {
      const rows = lanesByItem(network);
      const fits = (rows.item ?? []).filter(({ id }) => ownPriorities(rows, id));
      fc.pre(fits.length > 0);
      const { id } = fits[pick % fits.length];
      const mine = ownPriorities(rows, id);
      const times = (name: string): number | undefined => {
        if (name === 'preference') return undefined;
        const [what, priority] = name.split(':');
        return (what === 'short' || what === 'late') && mine?.has(Number(priority)) ? k : 1;
      };
      expectScaled(await planRows(rows), await planRows(scaleItem(rows, id, k)), times);
      done++;
    }),
    parameters(RUNS),
  );
  expect(done).toBeGreaterThanOrEqual(RUNS);
});
