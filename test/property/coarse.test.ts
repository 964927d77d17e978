import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heldBefore } from '../../src/construct/bounds.js';
import { coarsened, coarseness, refined, spreadOver } from '../../src/construct/coarse.js';
import { prioritiesOf } from '../../src/construct/priorities.js';
import { Relaxation } from '../../src/construct/relaxation.js';
import { buildNetwork, type Network } from '../../src/network/index.js';
import { sortedModel } from '../../src/schema/index.js';
import { modelOf } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { parameters } from '../support/random-network-check.js';

const RUNS = 100;

function relaxationOf(network: Network): Relaxation {
  const priorities = prioritiesOf(network);
  return new Relaxation(network, priorities.at(-1) ?? 1, heldBefore(priorities, new Map()));
}

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

it('with several buckets in one there is as much of everything as before, and prices are for all of it', () => {
  let [some, rows] = [0, 0];
  fc.assert(
    fc.property(networks({ integers: 'rarely' }), fc.integer({ min: 2, max: 5 }), (given, factor) => {
      const network = buildNetwork(sortedModel(modelOf(given)));
      if (prioritiesOf(network).length === 0) return;
      const few = coarsened(network, factor);
      expect(few.horizon.starts.at(-1)).toBe(network.horizon.endDay);
      expect(sum(few.curves.flatMap(({ due }) => [...due]))).toBeCloseTo(
        sum(network.curves.flatMap(({ due }) => [...due])),
        6,
      );
      const [coarse, fine] = [relaxationOf(few), relaxationOf(network)];
      expect(coarse.rows).toBe(fine.rows);
      const { prices, shares } = refined(coarse, fine, factor);
      const given1 = coarse.most.map((_, k) => 1 + (k % 7));
      const found = prices(given1);
      const [C, T] = [few.horizon.count, network.horizon.count];
      for (let row = 0; row < fine.rows; row++)
        for (let t = 0; t < C; t++) {
          const there = coarse.most[row * C + t];
          const [from, to] = [row * T + t * factor, row * T + Math.min(T, (t + 1) * factor)];
          expect(sum(fine.most.subarray(from, to))).toBeCloseTo(there, 6);
          expect(sum(found.subarray(from, to))).toBeCloseTo(
            there > 0 && there < Infinity ? given1[row * C + t] : 0,
            6,
          );
          rows++;
        }
      // Limits without buckets are the same ones.
      expect([...found.subarray(fine.opening)]).toEqual([...given1.subarray(coarse.opening)]);
      expect(new Set(shares(given1.map(() => 0.5)))).toEqual(new Set([0.5]));
      some++;
    }),
    parameters(RUNS),
  );
  expect(some).toBeGreaterThan(RUNS / 2);
  expect(rows).toBeGreaterThan(10 * RUNS);
});

it('quantities of coarse buckets are spread over all there are', () => {
  expect([...spreadOver(Float64Array.of(6, 2, 3, 1), 2, 5, 3)]).toEqual([2, 2, 2, 1, 1, 1, 1, 1, 0.5, 0.5]);
});

it.each([
  ['30d', 7],
  ['15*2d', 4],
  ['26w', 1],
  ['24m', 1],
])('buckets %s: %i in one', (buckets, factor) => {
  const network = buildNetwork(
    sortedModel(modelOf({ model: [{ id: 'm', start: '2026-01-01', buckets, currency: 'EUR' }] })),
  );
  expect(coarseness(network)).toBe(factor);
});
