import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { planModel, type RunResult } from '../../src/jobs/plan.js';
import { numbersOf } from '../../src/plan/index.js';
import { readModel } from '../../src/store/folder/index.js';

/** A model folder in, the number out: the same way a user goes. */
async function planFolder(name: string): Promise<RunResult> {
  const { model, issues } = await readModel(fileURLToPath(new URL(`models/${name}`, import.meta.url)));
  expect(issues.errors).toEqual([]);
  const result = await planModel(model);
  expect(result.status).toBe('optimal');
  expect(result.verification?.broken).toEqual([]);
  expect(result.verification?.ok).toBe(true);
  return result;
}

function objective(result: RunResult, name: string): number {
  const found = result.plan?.header.objectives.find((each) => each.name === name);
  if (!found) throw new Error(`the plan has no objective ${name}`);
  expect(found.bound).toBeCloseTo(found.value, 4);
  return found.value;
}

function served(result: RunResult): { late: number; short: number } {
  const { service } = result.plan!.tables;
  const sum = (column: string): number => numbersOf(service, column).reduce((a, b) => a + b, 0);
  return { late: sum('late'), short: sum('short') };
}

describe('published answers, through the tables', () => {
  test('Sailco (Winston, Operations Research): cost 78,450', async () => {
    const result = await planFolder('sailco');
    expect(objective(result, 'cost')).toBeCloseTo(78_450, 6);
    expect(served(result)).toEqual({ late: 0, short: 0 });
  });

  test('Sailco, least overtime first: 45 boats of overtime, then 78,450', async () => {
    const result = await planFolder('sailco-overtime-first');
    expect(objective(result, 'overtime')).toBeCloseTo(45, 6);
    expect(objective(result, 'cost')).toBeCloseTo(78_450, 6);
  });

  test('steelT (Fourer, Gay and Kernighan, AMPL, chapter 4): margin 515,033', async () => {
    expect(objective(await planFolder('steelt'), 'margin')).toBeCloseTo(515_033, 5);
  });

  test('shared machine: the preferred one is left to the order that has no other; both on time', async () => {
    expect(served(await planFolder('greedy-resource'))).toEqual({ late: 0, short: 0 });
  });

  test('shared component: X takes D, so that Y can have C; all on time', async () => {
    const result = await planFolder('greedy-component');
    expect(served(result)).toEqual({ late: 0, short: 0 });
    const { substitution } = result.plan!.tables;
    const items = substitution.columns.item as readonly string[];
    const units = numbersOf(substitution, 'started');
    const taken = (item: string): number =>
      units.reduce((sum, each, k) => (items[k] === item ? sum + each : sum), 0);
    expect(taken('C')).toBeCloseTo(0, 6);
    expect(taken('D')).toBeCloseTo(10, 6);
  });
});
