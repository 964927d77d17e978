import { expect, test } from 'vitest';
import { FAMILIES, generate } from '../../bench/generate.js';
import { modelOf } from '../../test/support/model.js';
import { atOnce, type Steps } from '../base/steps.js';
import { construct, constructed, Guided, proverOf, unknownLimits } from '../construct/index.js';
import { layOut } from '../formulate/index.js';
import { objectiveValue } from '../program/index.js';
import type { Model } from '../schema/model.js';
import { better, constructedPlan, type FirstPlan, type Kept } from './any-time.js';
import { planModel, prepare } from './plan.js';

test.each([
  // Hardly any time: the plan made order by order.
  ['overloaded', 0.001],
  // Some: whatever the exact program has found by then, if it is better.
  ['realistic', 2],
] as const)(
  'a limit on the %s family ends with a verified plan and bounds (%s s)',
  async (family, timeLimit) => {
    const model = modelOf(generate({ ...FAMILIES[family], items: 60, seed: 1 }));
    const { plan, verification, status } = await planModel(model, { timeLimit });
    expect(['feasible', 'optimal']).toContain(status);
    // Where there was no time to place all orders the plan says so.
    expect(plan!.header.cut).toBe(timeLimit < 1 ? true : undefined);
    expect(verification?.broken).toEqual([]);
    for (const { name, value, bound } of plan!.header.objectives) {
      expect({ name, known: Number.isFinite(bound) }).toEqual({ name, known: true });
      expect(bound).toBeLessThanOrEqual(value + 1e-9 * Math.abs(value));
    }
  },
);

test.each([
  ['whole', true, 8],
  ['parted', false, 7.4],
])(
  '%s steps of expansions are bought where orders would be short without, and no more than they use',
  (_, whole, most) => {
    const { network } = prepare(
      modelOf({
        model: [{ id: 'm', start: '2026-01-01', buckets: '4d', currency: 'EUR' }],
        organisation: [{ id: 'yard', kind: 'manufacturer' }],
        site: [{ id: 'dock', organisation: 'yard' }],
        item: [{ id: 'boat' }],
        resource: [{ id: 'berth', site: 'dock', units: 1 }],
        expansion: [
          { id: 'more', resource: 'berth', step: 0.5, price: 7, most_steps: 50, whole_steps: whole },
        ],
        process: [{ id: 'build', site: 'dock', item: 'boat' }],
        'process-resource': [{ process: 'build', resource: 'berth', hours: 24 }],
        demand: [{ id: 'd', item: 'boat', site: 'dock', due: '2026-01-04', quantity: 4.7 }],
      }),
    );
    const layout = layOut(network!, unknownLimits.isLinking);
    const steps = ({ columns }: typeof layout.context, x: Float64Array): number => x[columns.steps[0].base];
    const made = ({ columns }: typeof layout.context, x: Float64Array): number =>
      x
        .slice(columns.processes[0].start.base, columns.processes[0].start.base + 4)
        .reduce((a, b) => a + b, 0);
    const without = atOnce(construct(layout));
    expect([made(layout.context, without), steps(layout.context, without)]).toEqual([4, 0]);
    const point = atOnce(construct(layout, { steps: 0, expands: () => true }));
    // Made as late as can be: on the last day, when 4.7 boats want 3.7 berths more than there are: 7.4 steps.
    expect(made(layout.context, point)).toBeCloseTo(4.7, 9);
    expect(steps(layout.context, point)).toBeCloseTo(most, 9);
  },
);

test('stock goes to who needs it first, though what was placed before has taken it', () => {
  const model = modelOf({
    model: [{ id: 'm', start: '2026-01-05', buckets: '12w', currency: 'EUR' }],
    organisation: [{ id: 'yard', kind: 'manufacturer' }],
    site: [{ id: 'dock', organisation: 'yard' }],
    item: [{ id: 'engine' }, { id: 'boat' }, { id: 'ship' }],
    buffer: [{ item: 'engine', site: 'dock', opening_stock: 9.5 }],
    offer: [{ id: 'buy', item: 'engine', site: 'dock', lead_time: 28, most_per_bucket: 5, price: 1 }],
    process: [
      { id: 'quick', site: 'dock', item: 'boat' },
      { id: 'slow', site: 'dock', item: 'ship', lead_time: 35 },
    ],
    'process-input': [
      { process: 'quick', item: 'engine', quantity: 1 },
      { process: 'slow', item: 'engine', quantity: 1 },
    ],
    demand: [
      { id: 'boats', item: 'boat', site: 'dock', due: '2026-02-15', quantity: 9.5 },
      { id: 'ships', item: 'ship', site: 'dock', due: '2026-02-20', quantity: 9.5 },
    ],
  });
  const layout = layOut(prepare(model).network!, unknownLimits.isLinking);
  const point = atOnce(construct(layout));
  const late = layout.program.objectives.find(({ name }) => name === 'late:1')!;
  // Ships start in time with the engines that are there; boats, due first, can have theirs bought by then.
  expect(objectiveValue(late, point)).toBe(0);
});

/** Boats, and buoys that take half the hours, from one berth that has too few. */
function slipway(quantity: number): Model {
  return modelOf({
    model: [{ id: 'm', start: '2026-01-01', buckets: '30d', currency: 'EUR' }],
    organisation: [{ id: 'yard', kind: 'manufacturer' }],
    site: [{ id: 'dock', organisation: 'yard' }],
    item: [{ id: 'boat' }, { id: 'buoy' }],
    resource: [{ id: 'berth', site: 'dock', units: 1 }],
    process: [
      { id: 'build', site: 'dock', item: 'boat' },
      { id: 'weld', site: 'dock', item: 'buoy' },
    ],
    'process-resource': [
      { process: 'build', resource: 'berth', hours: 24 },
      { process: 'weld', resource: 'berth', hours: 12 },
    ],
    demand: [
      { id: 'boats', item: 'boat', site: 'dock', due: '2026-01-04', quantity },
      { id: 'buoys', item: 'buoy', site: 'dock', due: '2026-01-04', quantity },
    ],
  });
}

test('prices of hours raise the bound of lateness up to the least there is', async () => {
  const model = slipway(10);
  const { plan } = await planModel(model);
  const values = new Map(plan!.header.objectives.map(({ name, value }) => [name, value]));
  // The shorter work first (Smith's rule): eight buoys in four days, two on day 5, then a boat a day: 2 x 1 + 2 + .. + 11.
  expect(values.get('late:1')).toBeCloseTo(67, 6);
  const prover = proverOf(prepare(model).network!);
  atOnce(prover.raise(values, { isOver: () => false }));
  const bound = prover.bounds(values).get('late:1')!;
  expect(bound).toBeLessThanOrEqual(67);
  expect(bound).toBeGreaterThan(0.99 * 67);
});

test.each([
  ['that may be parted', 9.5],
  ['of whole units', 10],
])('prices of limits say which orders %s go first', async (_, quantity) => {
  const model = slipway(quantity);
  const { plan } = await planModel(model);
  const best = plan!.header.objectives.find(({ name }) => name === 'late:1')!.value;
  const { network } = prepare(model);
  const layout = layOut(network!, unknownLimits.isLinking);
  const guided = new Guided(layout, atOnce(constructed(layout, { steps: 0 })));
  const before = guided.values();
  // Boats come first in the tables, though each of them keeps two buoys waiting.
  expect(before.get('late:1')).toBeGreaterThan(1.5 * best);
  const always = (): boolean => true;
  const following = { hasTime: always, triesAll: always };
  atOnce(
    proverOf(network!).raise(before, {
      isOver: () => false,
      follow: (hint, priority) => guided.follow(hint, priority, following),
    }),
  );
  expect(guided.values().get('late:1')).toBeLessThan(1.02 * best);
});

test('the bound of a priority that a later one has bettered is raised at once', () => {
  const { network } = prepare(modelOf(generate({ ...FAMILIES.overloaded, items: 200, seed: 1 })));
  const layout = layOut(network!, unknownLimits.isLinking);
  const values = new Guided(layout, atOnce(constructed(layout, { steps: 0 }))).values();
  const late = values.get('late:1')!;
  expect(late).toBeGreaterThan(0);
  const bettered = (after: number): number[] => {
    const raised: number[] = [];
    let hints = 0;
    // After so many hints a plan is found that is a little better in the first priority.
    const follow = function* (): Steps<ReadonlyMap<string, number> | undefined> {
      yield;
      return ++hints === after ? new Map([...values, ['late:1', 0.999 * late]]) : undefined;
    };
    const isOver = (part: number): boolean => part > 1;
    atOnce(
      proverOf(network!).raise(values, { isOver, follow, onPriority: (priority) => raised.push(priority) }),
    );
    return raised;
  };
  expect(bettered(0)).toEqual([1, 2, 3]);
  expect(bettered(2)).toEqual([1, 2, 1, 3]);
  expect(bettered(3)).toEqual([1, 2, 3, 1]);
});

test('a run with a time limit tells which bound it raises', async () => {
  const model = modelOf(generate({ ...FAMILIES.overloaded, items: 200, seed: 1 }));
  const control = new AbortController();
  const told = new Set<string>();
  await planModel(model, {
    timeLimit: 60,
    signal: control.signal,
    onProgress: ({ phase, part = 'place', objective = '' }) => {
      if (phase === 'construct') told.add(`${part} ${objective}`);
      if (part === 'raise') control.abort();
    },
  });
  expect([...told]).toEqual(['place ', 'raise late:1']);
});

test('a plan that is made order by order stops where it is when it is cancelled', async () => {
  const model = modelOf(generate({ ...FAMILIES.overloaded, items: 200, seed: 1 }));
  const control = new AbortController();
  const phases: string[] = [];
  const { status, plan } = await planModel(model, {
    timeLimit: 60,
    signal: control.signal,
    onProgress: ({ phase }) => {
      if (phases.at(-1) !== phase) phases.push(phase);
      if (phase === 'construct') setTimeout(() => control.abort(), 1);
    },
  });
  expect({ status, plan, phases }).toEqual({
    status: 'cancelled',
    plan: undefined,
    phases: ['check', 'construct'],
  });
});

test('time that raising bounds has left goes to an exact solve, though it is thought to take longer', async () => {
  const { network, sorted } = prepare(modelOf(generate({ ...FAMILIES.overloaded, items: 100, seed: 1 })));
  const facts = { model: '', modelName: 'm', engine: 'none', options: { gap: 0, seed: 0 } };
  const exactWithin = async (left: () => number): Promise<number> => {
    const means = { clock: { left }, timeLimit: 5 };
    return (await constructedPlan(sorted, network!, facts, means))!.took.exact;
  };
  // A clock that stands still: bounds are raised until there is no way on.
  const chance = await exactWithin(() => 5000);
  expect(chance).toBeLessThan(5000);
  // One by which time is up long before.
  const end = performance.now() + 300;
  const all = await exactWithin(() => end - performance.now());
  expect(all).toBeGreaterThan(5000);
  // A tenth of what it is thought to take there must be for it.
  expect(chance).toBeCloseTo(0.1 * all, 6);
});

test('a solve near a plan by prices has the optimum of one from nothing', async () => {
  const model = modelOf(generate({ ...FAMILIES.realistic, items: 60, seed: 1 }));
  const [without, near] = [await planModel(model), await planModel(model, { construct: true })];
  expect([without.status, near.status]).toEqual(['optimal', 'optimal']);
  for (const [k, { value }] of near.plan!.header.objectives.entries())
    expect(value).toBeCloseTo(without.plan!.header.objectives[k].value, 5);
});

test('of two open plans that is better which is clearly so in service, else in the first objective in which they differ', async () => {
  const model = modelOf(generate({ ...FAMILIES.overloaded, items: 60, seed: 1 }));
  const { plan, verification } = await planModel(model, { timeLimit: 0.001 });
  const { objectives } = plan!.header;
  expect(objectives.map(({ name }) => name).slice(0, 4)).toEqual(['short:1', 'late:1', 'short:2', 'late:2']);
  const keptWith = (values: Readonly<Record<string, number>>): Kept => {
    const changed = objectives.map((each) => ({ ...each, value: values[each.name] ?? 1000, bound: 0 }));
    return {
      plan: { ...plan!, header: { ...plan!.header, objectives: changed } },
      verification: verification!,
    };
  };
  const first: FirstPlan = {
    prove: (each) => each,
    complete: () => Promise.resolve(undefined),
    urgentFirst: false,
    took: { layOut: 0, check: 0, exact: 0, complete: 0 },
  };
  const winner = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): string => {
    const [constructed, exact] = [keptWith(a), keptWith(b)];
    const valuesOf = ({ plan: { header } }: Kept): number[] => header.objectives.map(({ value }) => value);
    const found = valuesOf(better(first, constructed, exact)).join();
    return found === valuesOf(constructed).join() ? 'constructed' : 'exact';
  };
  // Half a percent of what is most urgent is not worth much of what is less so; two percent are.
  expect(winner({ 'late:1': 1005, 'short:2': 400 }, { 'late:1': 1000, 'short:2': 900 })).toBe('constructed');
  expect(winner({ 'late:1': 1020, 'short:2': 400 }, { 'late:1': 1000, 'short:2': 900 })).toBe('exact');
  // Money is not worth any service.
  expect(winner({ 'late:1': 1005, cost: 400 }, { 'late:1': 1000, cost: 900 })).toBe('exact');
  expect(winner({ cost: 400 }, { cost: 900 })).toBe('constructed');
});
