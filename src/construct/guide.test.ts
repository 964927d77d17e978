import { expect, test } from 'vitest';
import { FAMILIES, generate } from '../../bench/generate.js';
import { modelOf } from '../../test/support/model.js';
import { atOnce } from '../base/steps.js';
import { layOut } from '../formulate/index.js';
import { planModel, prepare } from '../jobs/plan.js';
import type { Model } from '../schema/model.js';
import { constructed, constructWith } from './construct.js';
import { Growing } from './growing.js';
import { type Guide, NO_GUIDANCE, NO_GUIDE, Ranking } from './guide.js';
import { Guided, isClearlyLess } from './guided.js';
import { priorityOf, proverOf, unknownLimits } from './index.js';
import { Relaxation } from './relaxation.js';
import type { Source } from './sources.js';
import { PACE } from './supply.js';

const T = 4;
const latest = Int32Array.from({ length: T }, (_, t) => t);
const source = (number: number): Source => ({
  kind: 'process',
  number,
  flow: 0,
  first: 0,
  last: latest.length - 1,
  base: 0,
  arrival: latest,
  from: -1,
  latest,
});
const [cheap, dear, other] = [source(0), source(1), source(2)];
const each = (...units: number[]): Float64Array => Float64Array.from(units);

/** Numbers of the sources in the order in which they are asked in bucket t, when so much has been started of each. */
function order(
  brings: readonly Float64Array[],
  t: number,
  brought: readonly number[],
  by: readonly number[] = [0, 0, 0],
): number[] {
  const list = [cheap, dear, other];
  const advice = list.map((one, k) => ({ ...one, by: new Float64Array(T).fill(by[k]), brings: brings[k] }));
  const ranking = new Ranking([list], new Map([[0, advice]]), T, ({ number }) => brought[number]);
  return ranking.at(0, t).map(({ number }) => number);
}

test('of sources that cost the same the one that brings something by prices is asked first', () => {
  const none = each(0, 0, 0, 0);
  expect(order([none, none, none], 3, [0, 0, 0])).toEqual([0, 1, 2]);
  expect(order([none, each(0, 0, 9, 0), none], 3, [0, 0, 0])).toEqual([1, 0, 2]);
  // The only one that brings anything is first even when it has brought more than that.
  expect(order([none, each(0, 0, 9, 0), none], 3, [0, 99, 0])).toEqual([1, 0, 2]);
  // A thousandth of all is nothing.
  expect(order([each(0.001, 0, 0, 0), each(0, 0, 9, 0), none], 3, [0, 0, 0])).toEqual([1, 0, 2]);
});

test('of several that bring something the one that is most behind is asked first, then by cost', () => {
  const brings = [each(1, 1, 1, 1), each(2, 0, 0, 4), each(0, 0, 0, 0)];
  // By the starts up to bucket 1: 2 and 2 units; up to bucket 3: 4 and 6.
  expect(order(brings, 1, [0, 0, 0])).toEqual([0, 1, 2]);
  expect(order(brings, 1, [1, 0, 0])).toEqual([1, 0, 2]);
  expect(order(brings, 3, [0, 0, 0])).toEqual([1, 0, 2]);
  expect(order(brings, 3, [0, 3, 0])).toEqual([0, 1, 2]);
  // None is behind: by cost.
  expect(order(brings, 3, [5, 7, 0], [3, 2, 1])).toEqual([2, 1, 0]);
  expect(order(brings, 3, [5, 5, 0], [3, 2, 1])).toEqual([1, 2, 0]);
});

/**
 * A hull is made at the press or, for more money, at the lathe; a keel at the press only, and it matters less. The press has
 * room for one a day.
 */
function workshop(isPressFirst: boolean): Model {
  // Ways of a node come in the order of their names.
  const press = isPressFirst ? 'a-press' : 'z-press';
  return modelOf({
    model: [{ id: 'm', start: '2026-01-01', buckets: '8d', currency: 'EUR' }],
    organisation: [{ id: 'yard', kind: 'manufacturer' }],
    site: [{ id: 'dock', organisation: 'yard' }],
    item: [{ id: 'hull' }, { id: 'keel' }],
    resource: ['press', 'lathe'].map((id) => ({ id, site: 'dock', units: 1 })),
    process: [
      { id: press, site: 'dock', item: 'hull', cost: 1 },
      { id: 'lathe', site: 'dock', item: 'hull', cost: 2 },
      { id: 'forge', site: 'dock', item: 'keel' },
    ],
    'process-resource': [
      { process: press, resource: 'press', hours: 24 },
      { process: 'lathe', resource: 'lathe', hours: 24 },
      { process: 'forge', resource: 'press', hours: 24 },
    ],
    demand: [
      { id: 'hulls', item: 'hull', site: 'dock', due: '2026-01-07', quantity: 6.5, priority: 1 },
      { id: 'keels', item: 'keel', site: 'dock', due: '2026-01-07', quantity: 6.5, priority: 2 },
    ],
  });
}

test.each([true, false])(
  'what is urgent leaves to what is less so what it can do without (press first: %s)',
  async (isPressFirst) => {
    const model = workshop(isPressFirst);
    const { plan } = await planModel(model);
    const values = new Map(plan!.header.objectives.map(({ name, value }) => [name, value]));
    expect([values.get('short:2'), values.get('late:2')]).toEqual([0, 0]);
    const { network } = prepare(model);
    const layout = layOut(network!, unknownLimits.isLinking);
    const guided = new Guided(layout, atOnce(constructed(layout, { steps: 0 })));
    // The press is cheaper, so the hulls have it for seven of eight days.
    expect(guided.values().get('short:2')).toBeGreaterThan(4);
    const always = (): boolean => true;
    atOnce(
      proverOf(network!).raise(guided.values(), {
        follow: (hint, priority) => guided.follow(hint, priority, { hasTime: always, triesAll: always }),
      }),
    );
    expect(guided.values().get('short:2')).toBeCloseTo(0, 6);
    expect(guided.values().get('late:2')).toBeCloseTo(0, 6);
  },
);

/**
 * A hull takes a day of the lathe; a keel half of one, and the only jig for a day. When all is due, in eight days, both could have
 * been made but for one keel and a half; but as late as they can be hulls take the lathe for four of them, in which the jig stands idle.
 */
test('what is urgent starts at a pace that leaves hours to what must start just then', async () => {
  const model = modelOf({
    model: [{ id: 'm', start: '2026-01-01', buckets: '14d', currency: 'EUR' }],
    organisation: [{ id: 'yard', kind: 'manufacturer' }],
    site: [{ id: 'dock', organisation: 'yard' }],
    item: [{ id: 'hull' }, { id: 'keel' }],
    resource: ['jig', 'lathe'].map((id) => ({ id, site: 'dock', units: 1 })),
    process: [
      { id: 'turn', site: 'dock', item: 'hull' },
      { id: 'forge', site: 'dock', item: 'keel' },
    ],
    'process-resource': [
      { process: 'turn', resource: 'lathe', hours: 24 },
      { process: 'forge', resource: 'lathe', hours: 12 },
      { process: 'forge', resource: 'jig', hours: 24 },
    ],
    demand: [
      { id: 'hulls', item: 'hull', site: 'dock', due: '2026-01-08', quantity: 4, priority: 1 },
      { id: 'keels', item: 'keel', site: 'dock', due: '2026-01-08', quantity: 9.5, priority: 2 },
    ],
  });
  const { plan } = await planModel(model);
  expect(plan!.header.objectives.find(({ name }) => name === 'late:2')?.value).toBeCloseTo(1 + 2 / 2, 6);
  const { network } = prepare(model);
  const layout = layOut(network!, unknownLimits.isLinking);
  const lateBy = (guide: Guide): number | undefined => {
    const made = atOnce(constructWith(layout, { steps: 0 }, [], guide));
    const guided = new Guided(layout, { ...made, took: 0, expansions: [] });
    expect(guided.values().get('late:1')).toBe(0);
    return guided.values().get('late:2');
  };
  // One keel a day from day 9 on.
  expect(lateBy(NO_GUIDE)).toBeCloseTo(1 + 2 + 3 + 4 + 5 + 6 / 2, 9);
  const turn = network!.processes.findIndex(({ id }) => id === 'turn');
  const at = (perDay: number): Guide => {
    const pace = new Float64Array(network!.horizon.count).fill(perDay);
    return {
      wishes: new Map(),
      guidance: new Map([[1, { ...NO_GUIDANCE, paces: new Map([[turn, pace]]) }]]),
    };
  };
  expect(lateBy(at(0.5 / PACE))).toBeCloseTo(1 + 2 / 2, 9);
  // What would not be there in time at its pace comes as late as it can, as without.
  expect(lateBy(at(0))).toBeCloseTo(18, 9);
});

test('a point that grows by priority is the one that serves all by the same hint, once it is completed', () => {
  const { network } = prepare(modelOf(generate({ ...FAMILIES.overloaded, items: 100, seed: 1 })));
  const layout = layOut(network!, unknownLimits.isLinking);
  const following = { hasTime: () => true, triesAll: () => false };
  const first = atOnce(constructed(layout, { steps: 0 }));
  const before = new Guided(layout, first).values();
  const told: { readonly grown: Float64Array; readonly whole: Float64Array }[] = [];
  atOnce(
    proverOf(network!).raise(before, {
      *follow(hint, priority) {
        const [whole, grown] = [new Guided(layout, first), new Guided(layout, first)];
        if (!(yield* whole.follow(hint, priority, following))) return undefined;
        const values = yield* grown.grow(hint, priority);
        expect(values).toBeDefined();
        // Of what it does not serve it knows no more than was known before.
        const isLast = grown.toServe === undefined;
        for (const [name, value] of values!)
          expect(value).toBe(
            isLast || priorityOf(name) <= priority ? whole.values().get(name) : before.get(name),
          );
        // Until it is whole the point before stands.
        if (!isLast) expect(grown.point).toBe(first.point);
        yield* grown.complete();
        told.push({ grown: grown.point, whole: whole.point });
        return undefined;
      },
    }),
  );
  expect(told.length).toBeGreaterThan(0);
  for (const { grown, whole } of told) expect(grown).toEqual(whole);
});

test('a point that grows and is no better once it is whole is not kept', () => {
  const { network } = prepare(modelOf(generate({ ...FAMILIES.overloaded, items: 100, seed: 1 })));
  const layout = layOut(network!, unknownLimits.isLinking);
  const first = atOnce(constructed(layout, { steps: 0 }));
  // By what leads to nothing but late deliveries of all demand.
  const late = (c: number): Float64Array =>
    Float64Array.from({ length: network!.horizon.count }, (_, t) =>
      t + 1 === network!.horizon.count
        ? network!.curves[c].pieces.reduce((sum, { quantity }) => sum + quantity, 0)
        : 0,
    );
  const deliveries = new Map(network!.curves.map((_, c) => [c, late(c)]));
  const guided = new Guided(layout, first);
  expect(atOnce(guided.grow({ ...NO_GUIDANCE, deliveries }, 1))).toBeUndefined();
  expect([guided.toServe, guided.point]).toEqual([undefined, first.point]);
  // Where time is up before any of it is served, too.
  const nothing = { ...NO_GUIDANCE, deliveries: new Map() };
  atOnce(guided.grow(nothing, 1));
  expect(guided.toServe).toBeGreaterThan(0);
  atOnce(guided.complete(() => true));
  expect([guided.toServe, guided.point, guided.isWhole]).toEqual([undefined, first.point, true]);
  // What time has cut off stays so, though all that is left has its turn.
  const growing = new Growing(layout, []);
  expect(atOnce(growing.upTo(1, NO_GUIDE, () => true)).isWhole).toBe(false);
  expect(atOnce(growing.upTo(Number.POSITIVE_INFINITY, NO_GUIDE)).isWhole).toBe(false);
});

test('what each way brings to a node follows from prices, and adds up to what is used', () => {
  const { network } = prepare(workshop(true));
  const held = (['short', 'late'] as const).flatMap((kind) => [{ kind, priority: 1, most: 0 }]);
  const relaxation = new Relaxation(network!, 2, [...held, { kind: 'short', priority: 2, most: 0 }]);
  const brought = (): number[] => {
    const advice = [...relaxation.adviceWith(relaxation.flows).values()];
    expect(advice).toHaveLength(1);
    return advice[0].map(({ brings }) => brings.reduce((sum, units) => sum + units, 0));
  };
  const prices = new Float64Array(relaxation.limits);
  relaxation.at(prices);
  expect(brought()).toEqual([6.5, 0]);
  // Rows of hours come first, resource by resource in the order of their names: the lathe, then the press.
  prices.fill(1, 8, 16);
  relaxation.at(prices);
  expect(brought()).toEqual([0, 6.5]);
  // The forge and the press draw on what has a price, the lathe does not.
  const paces = relaxation.pacesBy(relaxation.flows);
  const { processes } = network!;
  const started = new Map(
    [...paces].map(([p, starts]) => [processes[p].id, starts.reduce((a, b) => a + b, 0)]),
  );
  expect([...started].sort()).toEqual([
    ['a-press', 0],
    ['forge', 6.5],
  ]);
});

test('a hair of an earlier objective does not outweigh a later one', () => {
  const least = new Map([
    ['late:1', 1000],
    ['short:2', 0],
    ['late:2', 500],
  ]);
  const isLess = (first: number, short: number, second: number): boolean | undefined =>
    isClearlyLess(
      new Map([
        ['late:1', first],
        ['short:2', short],
        ['late:2', second],
      ]),
      least,
    );
  expect(isLess(1004, 0, 400)).toBe(true);
  expect(isLess(1006, 0, 400)).toBe(false);
  expect(isLess(996, 0, 600)).toBe(false);
  expect(isLess(994, 9, 600)).toBe(true);
  expect(isLess(1000, 0.001, 400)).toBe(false);
  expect(isLess(1000.05, 0, 500.01)).toBeUndefined();
});
