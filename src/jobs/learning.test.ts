import { afterEach, expect, test, vi } from 'vitest';
import { type ModelRows, modelOf } from '../../test/support/model.js';
import { HighsSession } from '../engines/highs-wasm/session.js';
import { numbersOf } from '../plan/index.js';
import { planModel, type RunResult } from './plan.js';

afterEach(() => vi.restoreAllMocks());

const day = (t: number): string => new Date(Date.UTC(2026, 0, 1 + t)).toISOString().slice(0, 10);

/** Ten units, one due a day; a workshop with so many hours a day. */
function ten(
  process: NonNullable<ModelRows['process']>[number],
  hours: number,
  more: ModelRows = {},
): ModelRows {
  return {
    model: [{ id: 'learning', start: day(0), buckets: '10d', currency: 'USD', learning_method: 'exact' }],
    organisation: [{ id: 'yard', kind: 'manufacturer', country: 'JP' }],
    site: [{ id: 'dock', organisation: 'yard', country: 'JP' }],
    item: [{ id: 'boat', holding_cost: 1, holding_per: 'bucket' }],
    resource: [{ id: 'hands', site: 'dock', cost_per_hour: 1 }],
    'resource-capacity': [{ resource: 'hands', from: day(0), until: day(9), hours: hours * 10 }],
    process: [process],
    'process-resource': [{ process: process.id, resource: 'hands', hours: 100 }],
    demand: Array.from({ length: 10 }, (_, t) => ({
      id: `d${t}`,
      item: 'boat',
      site: 'dock',
      due: day(t),
      quantity: 1,
    })),
    ...more,
  };
}

async function plan(rows: ModelRows): Promise<RunResult> {
  const result = await planModel(modelOf(rows), { gap: 0 });
  expect(result.issues.errors).toEqual([]);
  expect(result.verification?.broken).toEqual([]);
  return result;
}

function usedHours({ plan }: RunResult): number[] {
  return Array.from(numbersOf(plan!.tables.load, 'hours'));
}

const build = { id: 'build', site: 'dock', item: 'boat', learning_rate: 0.8 };

test('a plan by iteration, where exact learning takes too many whole numbers, says so', async () => {
  const rows = ten(build, 100);
  const small = await plan(rows);
  expect(small.notes).toBe(undefined);
  const ways = Array.from({ length: 40 }, (_, k) => ({ ...build, id: `way-${k}` }));
  const large = await plan({
    ...rows,
    model: [{ ...rows.model![0], buckets: '100d' }],
    resource: [{ id: 'hands', site: 'dock', units: 1000 }],
    'resource-capacity': [],
    process: ways,
    'process-resource': ways.map(({ id }) => ({ process: id, resource: 'hands', hours: 100 })),
  });
  expect(large.notes).toEqual([expect.stringContaining('found by iteration')]);
});

/** As WebAssembly ends once it has no more memory: every solve with whole numbers; a real one takes 20 s and 2 GB. */
function runOutOfMemory(): { mockRestore: () => void } {
  const run = HighsSession.prototype.run;
  return vi.spyOn(HighsSession.prototype, 'run').mockImplementation(function (this: HighsSession, request) {
    if (request.integers) throw new WebAssembly.RuntimeError('Aborted()');
    return run.call(this, request);
  });
}

test('a plan by iteration, where exact learning is out of memory; it says so', async () => {
  const rows = ten(build, 100);
  const exact = await plan(rows);
  const spy = runOutOfMemory();
  const result = await plan(rows);
  spy.mockRestore();
  expect(result.notes).toContainEqual(expect.stringContaining('found by iteration'));
  expect(usedHours(result).length).toBe(usedHours(exact).length);
});

test('a model whose solve is out of memory ends with the remedy, or with the plan made before it', async () => {
  const rows = ten({ ...build, setup_hours: 5, learning_rate: undefined }, 200);
  runOutOfMemory();
  const lost = await planModel(modelOf(rows));
  expect([lost.status, lost.plan]).toEqual(['error', undefined]);
  expect(lost.message).toContain('--time-limit');
  const timed = await planModel(modelOf(rows), { timeLimit: 10 });
  expect([timed.status, timed.verification?.ok]).toEqual(['feasible', true]);
  expect(timed.notes).toEqual([expect.stringContaining('memory')]);
});

test.each(['exact', 'iteration'] as const)(
  'Crawford, 80 %%: 100, 80, 64, 51.2 and 631.54 hours (%s)',
  async (method) => {
    const rows = ten(build, 100);
    const result = await plan({ ...rows, model: [{ ...rows.model![0], learning_method: method }] });
    const hours = usedHours(result);
    expect(hours).toHaveLength(10);
    expect([hours[0], hours[1], hours[3], hours[7]].map((h) => Number(h.toFixed(6)))).toEqual([
      100, 80, 64, 51.2,
    ]);
    expect(hours.reduce((a, b) => a + b, 0)).toBeCloseTo(631.54, 2);
  },
);

test('Wright, 80 %: the first four take 4 x 64 hours, on average', async () => {
  const hours = usedHours(await plan(ten({ ...build, learning_model: 'wright' }, 100)));
  expect(hours.slice(0, 4).reduce((a, b) => a + b, 0)).toBeCloseTo(256, 6);
});

test('units built before the plan count; reference hours give the hours of the first unit', async () => {
  const hours = usedHours(await plan(ten({ ...build, learned_units: 7, reference_hours: 200 }, 200)));
  // The eighth unit of 200, 160, 128, 102.4.
  expect(hours[0]).toBeCloseTo(102.4, 6);
});

test('hours that do not learn, and set-up hours, stay', async () => {
  const rows = ten({ ...build, setup_hours: 5 }, 200, {
    resource: [
      { id: 'hands', site: 'dock' },
      { id: 'oven', site: 'dock' },
    ],
    'process-resource': [
      { process: 'build', resource: 'hands', hours: 100 },
      { process: 'build', resource: 'oven', hours: 3, learns: false },
    ],
  });
  const { load } = (await plan(rows)).plan!.tables;
  const hours = numbersOf(load, 'hours');
  const of = (resource: string): number[] =>
    (load.columns.resource as readonly string[]).flatMap((each, k) => (each === resource ? [hours[k]] : []));
  expect(of('oven').every((each) => Math.abs((each - 5) % 3) < 1e-6)).toBe(true);
  expect(of('hands')[0]).toBeGreaterThan(100);
});

test('a revision takes over its share of the experience of the one before', async () => {
  const rows = ten({ ...build, effective_until: day(3) }, 100);
  const result = await plan({
    ...rows,
    model: [{ ...rows.model![0], learning_method: 'iteration' }],
    process: [
      ...rows.process!,
      { ...build, id: 'build-2', effective_from: day(4), learns_from: 'build', learning_carried: 0.75 },
    ],
    'process-resource': ['build', 'build-2'].map((process) => ({ process, resource: 'hands', hours: 100 })),
  });
  const { learning } = result.plan!.tables;
  const experience = numbersOf(learning, 'experience');
  const first = (learning.columns.process as readonly string[]).indexOf('build-2');
  expect(experience[first]).toBeCloseTo(0.75 * 4, 6);
  // The fourth unit of a learning curve of 80 %.
  expect(numbersOf(learning, 'hours_share')[first]).toBeCloseTo(0.64, 6);
});

test('alternatives share the hours that fall', async () => {
  const rows = ten(build, 60, {
    resource: [
      { id: 'hands', site: 'dock' },
      { id: 'helpers', site: 'dock' },
    ],
    'resource-capacity': ['hands', 'helpers'].map((resource) => ({
      resource,
      from: day(0),
      until: day(9),
      hours: 500,
    })),
    'process-resource': ['hands', 'helpers'].map((resource) => ({
      process: 'build',
      resource,
      group: 'who',
      hours: 100,
    })),
  });
  const result = await plan(rows);
  expect(usedHours(result).reduce((a, b) => a + b, 0)).toBeCloseTo(631.54, 2);
});

test('a yield that rises with output: 10 started at 50 %, the rest at 80 %', async () => {
  for (const learning_method of ['exact', 'iteration'] as const) {
    const rows = ten({ id: 'build', site: 'dock', item: 'boat', yield: 0.5 }, 3000, {
      'process-yield': [{ process: 'build', from_cumulative: 10, yield: 0.8 }],
    });
    const { production } = (await plan({ ...rows, model: [{ ...rows.model![0], learning_method }] })).plan!
      .tables;
    const sum = (name: string): number => numbersOf(production, name).reduce((a, b) => a + b, 0);
    expect(sum('output')).toBeCloseTo(10, 6);
    expect(sum('started')).toBeCloseTo(10 + 5 / 0.8, 6);
  }
});

test('the iteration comes close to the exact plan where hours are short, and never claims more than it has', async () => {
  const scarce = ten(build, 65);
  const [exact, iterated] = await Promise.all(
    (['exact', 'iteration'] as const).map((learning_method) =>
      plan({ ...scarce, model: [{ ...scarce.model![0], learning_method }] }),
    ),
  );
  const late = (result: RunResult): number =>
    result.plan!.header.objectives.find(({ name }) => name === 'late:1')!.value;
  expect(exact.status).toBe('optimal');
  expect(late(iterated)).toBeGreaterThanOrEqual(late(exact) - 1e-6);
  expect(late(iterated)).toBeLessThan(late(exact) * 1.05 + 1e-6);
  const bound = iterated.plan!.header.objectives.find(({ name }) => name === 'late:1')!.bound;
  expect(bound).toBeLessThanOrEqual(late(exact) + 1e-6);
});
