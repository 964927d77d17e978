import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import { canonicalPlan } from '../../src/plan/index.js';
import { type Model, type ModelFile, modelFiles, parseModel } from '../../src/schema/index.js';
import { type ModelRows, modelOf, readRows } from '../support/model.js';
import { networks } from '../support/random-network.js';
import { parameters } from '../support/random-network-check.js';

const RUNS = 200;

type AnyRow = Readonly<Record<string, unknown>>;

/** Numbers in 0..1 from a seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffled<T>(list: readonly T[], next: () => number): T[] {
  const result = [...list];
  for (let k = result.length - 1; k > 0; k--) {
    const other = Math.floor(next() * (k + 1));
    [result[k], result[other]] = [result[other], result[k]];
  }
  return result;
}

/** The same tables, with components, rows and attributes in another order. */
function reordered(rows: ModelRows, next: () => number): ModelRows {
  const tables = shuffled(Object.entries(rows), next).map(([component, list]) => [
    component,
    shuffled(list as unknown as readonly AnyRow[], next).map((row) =>
      Object.fromEntries(shuffled(Object.entries(row), next)),
    ),
  ]);
  return Object.fromEntries(tables) as ModelRows;
}

/** The rows over several files a component, in both formats of a folder, under names that sort in any order. */
async function scattered(rows: ModelRows, next: () => number): Promise<ModelFile[]> {
  const files: ModelFile[] = [];
  for (const [component, list] of Object.entries(rows)) {
    const parts: AnyRow[][] = [[], []];
    for (const row of list as unknown as readonly AnyRow[]) parts[next() < 0.6 ? 0 : 1].push(row);
    for (const part of parts) {
      if (part.length === 0) continue;
      // Half a model breaks references, which does not matter to what is written.
      const { model } = readRows({ [component]: part } as ModelRows);
      const format = next() < 0.5 ? 'csv' : 'yaml';
      const [file] = await modelFiles(model, format);
      const number = Math.floor(next() * 1e6);
      files.push({ path: `${component}.${number}.${format}`, bytes: file.bytes });
    }
  }
  return shuffled(files, next);
}

async function bytesOf(model: Model): Promise<string> {
  const { status, plan, conflict } = await planModel(model);
  return plan ? canonicalPlan(plan) : JSON.stringify({ status, conflict });
}

it('the order of rows, attributes and files does not matter', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(networks({ integers: 'rarely' }), fc.nat(), async (rows, seed) => {
      const next = random(seed);
      const expected = await bytesOf(modelOf(rows));
      expect(await bytesOf(modelOf(reordered(rows, next)))).toBe(expected);
      const { model, issues } = await parseModel(await scattered(rows, next));
      expect(issues.errors).toEqual([]);
      expect(await bytesOf(model)).toBe(expected);
    }),
    parameters(RUNS),
  );
});
