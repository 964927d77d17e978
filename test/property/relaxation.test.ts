import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heldBefore } from '../../src/construct/bounds.js';
import { prioritiesOf } from '../../src/construct/priorities.js';
import { type Held, Relaxation } from '../../src/construct/relaxation.js';
import { buildNetwork, type Network } from '../../src/network/index.js';
import { sortedModel } from '../../src/schema/index.js';
import { modelOf } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { parameters } from '../support/random-network-check.js';

const RUNS = 100;

/** Of a relaxation of all priorities, for a plan that has something of every objective. */
function heldBy(network: Network): Held[] {
  const priorities = prioritiesOf(network);
  const names = priorities.flatMap((p) => [`short:${p}`, `late:${p}`]);
  return heldBefore(priorities, new Map(names.map((name, k) => [name, 1 + k])));
}

/** Two relaxations of a network, of which one is asked for all of it and the other for what draws on watched limits. */
function expectSame(network: Network, seed: number): { less: number; priced: number } {
  let [less, priced] = [0, 0];
  const last = prioritiesOf(network).at(-1);
  if (last === undefined) return { less, priced };
  const [one, other] = [0, 1].map(() => new Relaxation(network, last, heldBy(network)));
  const digits = (values: Float64Array): string[] => [...values].map((each) => each.toFixed(9));
  const prices = new Float64Array(one.limits);
  for (let round = 0; round < 4; round++) {
    one.at(prices);
    one.watchBroken(prices);
    for (const k of one.watched) prices[k] = 2 * ((k * 37 + seed * (round + 1)) % 11);
    const narrow = one.atWatched(prices);
    expect(other.at(prices)).toBeCloseTo(narrow, 9);
    if (one.cells < other.cells) less++;
    if (!Number.isFinite(narrow)) continue;
    for (const k of one.watched) expect(one.excess[k]).toBeCloseTo(other.excess[k], 9);
    expect(digits(one.deliveries)).toEqual(digits(other.deliveries));
    priced++;
  }
  return { less, priced };
}

it('where only watched limits have prices, going through what draws on them says the same as going through all', () => {
  let [less, priced] = [0, 0];
  fc.assert(
    fc.property(networks({ integers: 'rarely' }), fc.integer({ min: 1, max: 1000 }), (rows, seed) => {
      const found = expectSame(buildNetwork(sortedModel(modelOf(rows))), seed);
      less += found.less;
      priced += found.priced;
    }),
    parameters(RUNS),
  );
  // It was worth it in many of them.
  expect(less).toBeGreaterThan(0.3 * priced);
  expect(priced).toBeGreaterThan(RUNS);
});

it('a resource that is closed for some days stays closed where it is not watched', () => {
  const network = buildNetwork(
    sortedModel(
      modelOf({
        model: [{ id: 'm', start: '2026-01-01', buckets: '30d', currency: 'EUR' }],
        organisation: [{ id: 'yard', kind: 'manufacturer' }],
        site: [{ id: 'dock', organisation: 'yard' }],
        item: [{ id: 'boat' }],
        resource: [
          { id: 'berth', site: 'dock', units: 1 },
          { id: 'crane', site: 'dock', units: 100 },
        ],
        'resource-capacity': [{ resource: 'crane', from: '2026-01-05', until: '2026-01-19', units: 0 }],
        process: [{ id: 'build', site: 'dock', item: 'boat' }],
        'process-resource': [
          { process: 'build', resource: 'berth', hours: 24 },
          { process: 'build', resource: 'crane', hours: 1 },
        ],
        demand: [{ id: 'boats', item: 'boat', site: 'dock', due: '2026-01-04', quantity: 9 }],
      }),
    ),
  );
  expect(expectSame(network, 1).priced).toBe(4);
});
