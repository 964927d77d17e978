import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Held, Relaxation } from '../../src/construct/relaxation.js';
import { buildNetwork, type Network } from '../../src/network/index.js';
import { sortedModel } from '../../src/schema/index.js';
import { modelOf } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { parameters } from '../support/random-network-check.js';

const RUNS = 100;

/** What a plan may have of the objectives before the lateness of the last priority. */
function heldOf(priorities: readonly number[]): Held[] {
  return priorities.flatMap((priority, k) =>
    (k + 1 < priorities.length ? (['short', 'late'] as const) : (['short'] as const)).map((kind) => ({
      kind,
      priority,
      most: 1 + k,
    })),
  );
}

function prioritiesOf({ curves }: Network): number[] {
  return [...new Set(curves.map(({ priority }) => priority))].filter((p) => p > 0).sort((a, b) => a - b);
}

it('where only watched limits have prices, going through what draws on them says the same as going through all', () => {
  let [less, priced] = [0, 0];
  fc.assert(
    fc.property(networks({ integers: 'rarely' }), fc.integer({ min: 1, max: 1000 }), (rows, seed) => {
      const network = buildNetwork(sortedModel(modelOf(rows)));
      const priorities = prioritiesOf(network);
      const last = priorities.at(-1);
      if (last === undefined) return;
      const held = heldOf(priorities);
      const [one, other] = [0, 1].map(() => new Relaxation(network, last, held));
      const prices = new Float64Array(one.limits);
      one.at(prices);
      one.watchBroken(prices);
      for (let round = 0; round < 4; round++) {
        for (const k of one.watched) prices[k] = ((k * 37 + seed * (round + 1)) % 11) / 11;
        const narrow = one.atWatched(prices);
        expect(other.at(prices)).toBeCloseTo(narrow, 9);
        if (Number.isFinite(narrow)) {
          for (const k of one.watched) expect(one.excess[k]).toBeCloseTo(other.excess[k], 9);
          expect([...one.deliveries].map((each) => each.toFixed(9))).toEqual(
            [...other.deliveries].map((each) => each.toFixed(9)),
          );
          priced++;
        }
        if (one.cells < other.cells) less++;
        one.at(prices);
        one.watchBroken(prices);
      }
    }),
    parameters(RUNS),
  );
  // It was worth it in many of them.
  expect(less).toBeGreaterThan(0.3 * priced);
  expect(priced).toBeGreaterThan(RUNS);
});
