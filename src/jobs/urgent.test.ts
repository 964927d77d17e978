import { expect, test } from 'vitest';
import { FAMILIES, generate } from '../../bench/generate.js';
import { type ModelRows, modelOf } from '../../test/support/model.js';
import { type Engine, highsInline, type Solution } from '../engines/core.js';
import { formulate } from '../formulate/index.js';
import { numbersOf, type Plan } from '../plan/index.js';
import { pointInOrder } from './near.js';
import { outlookOf } from './outlook.js';
import { planModel, prepare } from './plan.js';
import { leavesUrgentShort, urgentFirst } from './urgent.js';

const MODEL = modelOf(generate({ ...FAMILIES.overloaded, items: 120, seed: 1 }));

/** An engine that is stopped as soon as it is known how well so many priorities can be served. */
function stoppedAfter(priorities: number, control: AbortController): Engine {
  const highs = highsInline();
  let known = 0;
  let inOrder = false;
  return {
    ...highs,
    solve(program, options, context): Promise<Solution> {
      // Objectives of service in order end the search for a priority; all in one begin the next, or all that there are in order.
      const begins = program.objectives.some(({ name }) => name === 'blend' || name === 'cost');
      if (begins && inOrder && ++known === priorities) control.abort();
      inOrder = !begins;
      return highs.solve(program, options, context);
    },
  };
}

/** Quantity of a priority that is not delivered, as a share of what is asked for. */
function shareShort({ tables: { service } }: Plan, priority: number): number {
  const of = (name: string): number => {
    const [values, priorities] = [numbersOf(service, name), numbersOf(service, 'priority')];
    return values.reduce((sum, value, row) => (priorities[row] === priority ? sum + value : sum), 0);
  };
  return of('short') / of('quantity');
}

test('stopped early, the best service of the most urgent is proven, and the rest is served from what that leaves', {
  timeout: 180_000,
}, async () => {
  const { objectives: best } = (await planModel(MODEL)).plan!.header;
  const inOrder = (await planModel(MODEL, { timeLimit: 0.001 })).plan!.header.objectives;
  // So that there is something to be proven of both, and to be bettered.
  expect(best.slice(0, 4).map(({ value }) => value > 1)).toEqual([false, true, false, true]);
  expect(inOrder[3].value).toBeGreaterThan(2 * best[3].value);
  for (const priorities of [1, 2]) {
    const control = new AbortController();
    const { plan, verification, status } = await planModel(MODEL, {
      engine: stoppedAfter(priorities, control),
      construct: true,
      signal: control.signal,
      reduce: { blend: true, urgentFirst: true },
    });
    expect(control.signal.aborted).toBe(true);
    expect([status, verification?.broken]).toEqual(['feasible', []]);
    for (const [k, { name, value, bound }] of plan!.header.objectives.entries()) {
      const least = best[k].value;
      const share = 1e-6 * Math.max(1, least);
      expect({ name, isBound: bound <= value + share }).toEqual({ name, isBound: true });
      if (k >= 2 * priorities) continue;
      expect({ name, value, apart: Math.abs(value - least) > share }).toEqual({ name, value, apart: false });
      expect({ name, bound, apart: Math.abs(bound - least) > share }).toEqual({ name, bound, apart: false });
    }
    for (const priority of [1, 2, 3]) expect(shareShort(plan!, priority)).toBeLessThan(0.2);
  }
});

test('nothing is looked for first where other objectives come before service, or there is one priority', () => {
  const objectivesOf = (rows: ModelRows): string[][] =>
    urgentFirst(formulate(prepare(modelOf(rows)).network!)).map(({ service }) =>
      service.objectives.map(({ name }) => name),
    );
  const rows = generate({ ...FAMILIES.overloaded, items: 60, seed: 1 });
  const inOrder = (objectives: readonly string[]): ModelRows => ({
    ...rows,
    model: rows.model?.map((row) => ({ ...row, objectives })),
  });
  expect(objectivesOf(rows)).toEqual([
    ['short:1', 'late:1'],
    ['short:1', 'late:1', 'short:2', 'late:2'],
  ]);
  expect(objectivesOf(inOrder(['cost', 'delivery', 'lateness']))).toEqual([]);
  const one = <T extends { readonly priority?: number }>(list: readonly T[] | undefined): T[] | undefined =>
    list?.map((row) => ({ ...row, priority: 1 }));
  const alike = { ...rows, programme: one(rows.programme), demand: one(rows.demand) } as ModelRows;
  expect(objectivesOf(alike)).toEqual([]);
});

test('what is most urgent is looked for first where some of it stays short, the whole is out of reach, and that is not', () => {
  const values = { 'short:1': 0, 'late:1': 2541, 'short:2': 397, 'late:2': 62_757, 'short:3': 414 };
  const bounds = new Map(Object.entries({ ...values, 'short:2': 0, 'late:2': 5023, 'short:3': 0 }));
  // 500 items: 43 s for two priorities, 154 s for all of it.
  const isFirst = (room: number, columns = 175_624, now: Record<string, number> = values): boolean =>
    outlookOf(new Map(Object.entries(now)), bounds, columns, room).urgentFirst;
  expect([10_000, 50_000, 500_000].map((room) => isFirst(room))).toEqual([true, true, false]);
  expect(isFirst(50_000, 36_000)).toBe(false);
  // Only what is least urgent stays short, or nothing.
  expect(isFirst(50_000, 175_624, { ...values, 'short:2': 0 })).toBe(false);
  expect(isFirst(50_000, 175_624, { ...values, 'short:2': 0, 'short:3': 0 })).toBe(false);
});

test('an exact solve is thought to be out of reach only by what is short once prices have had their say', () => {
  const bounds = new Map(Object.entries({ 'short:1': 0, 'late:1': 1000, 'short:2': 0, 'late:2': 1000 }));
  const outlook = (values: Record<string, number>, upTo?: number): [seconds: number, isShort: boolean] => {
    const { least, isShort } = outlookOf(new Map(Object.entries(values)), bounds, 888_000, 1, upTo);
    return [Math.round(least / 1000), isShort];
  };
  const late = { 'short:1': 0, 'late:1': 1500, 'short:2': 0, 'late:2': 1000 };
  expect(outlook({ ...late, 'late:1': 1001 })).toEqual([0, false]);
  expect(outlook(late)).toEqual([11, false]);
  // The second priority is short: as if it were late only, until its own prices say no better.
  expect([0, 1, 2].map((upTo) => outlook({ ...late, 'short:2': 9 }, upTo))).toEqual([
    [11, true],
    [11, true],
    [3943, true],
  ]);
});

test.each([
  // Order by order 64 units of the second priority are short; by prices none.
  [100, false],
  // 327 and 261 units.
  [200, true],
])(
  'without a limit it is asked whether a plan by prices leaves the most urgent short (%i items)',
  async (items, isShort) => {
    const model = modelOf(generate({ ...FAMILIES.overloaded, items, seed: 1 }));
    const formulation = formulate(prepare(model).network!);
    const inOrder = pointInOrder(formulation)!;
    expect(await leavesUrgentShort(formulation.program, inOrder, {})).toBe(isShort);
  },
);

test('all of the demand goes on from the most urgent, but not from its basis, to the optimum that there is without', async () => {
  const model = modelOf(generate({ ...FAMILIES.overloaded, items: 60, seed: 1 }));
  const highs = highsInline();
  const isFromBasis: boolean[] = [];
  const engine: Engine = {
    ...highs,
    solve(program, options, context) {
      if (program.objectives.some(({ name }) => name === 'cost'))
        isFromBasis.push(context?.basis !== undefined);
      return highs.solve(program, options, context);
    },
  };
  const first = await planModel(model, { engine, reduce: { urgentFirst: true } });
  expect(first.status).toBe('optimal');
  expect(isFromBasis[0]).toBe(false);
  expect(isFromBasis).toContain(true);
  const { plan } = await planModel(model, { engine: highs, reduce: { urgentFirst: false } });
  for (const [k, { name, value }] of plan!.header.objectives.entries()) {
    const found = first.plan!.header.objectives[k];
    expect(found.name).toBe(name);
    expect(Math.abs(found.value - value)).toBeLessThanOrEqual(1e-7 * Math.max(1, Math.abs(value)));
  }
});
