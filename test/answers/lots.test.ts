import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { planModel } from '../../src/jobs/plan.js';
import type { Model } from '../../src/schema/model.js';
import { canadModel } from './lots/canad.js';
import { DELLAERT_JEUNET, multiLevel, wagnerWhitin } from './lots/small.js';
import { trigeiroModel } from './lots/trigeiro.js';

const answers =
  process.env.RENKEI_ANSWERS ?? fileURLToPath(new URL('../../../shared/reference/answers', import.meta.url));
const there = existsSync(`${answers}/trigeiro/G53.DAT`) && existsSync(`${answers}/canad/c33.dow`);
if (!there)
  console.warn(
    `SKIPPED: Trigeiro and Canad are not at ${answers}; set RENKEI_ANSWERS to the folder of answers.`,
  );

/** Tables in, the least cost out, proven to the last unit, with everything delivered on time. */
async function leastCost(model: Model): Promise<number> {
  const { status, plan, verification } = await planModel(model, { gap: 0 });
  expect(verification?.broken).toEqual([]);
  expect(status).toBe('optimal');
  const { gap, objectives } = plan!.header;
  const cost = objectives.find(({ name }) => name === 'cost')!;
  const others = objectives.filter(({ name }) => name !== 'cost');
  expect(others.map(({ value }) => value)).toEqual(others.map(() => 0));
  expect(gap).toBe(0);
  expect(cost.bound).toBeCloseTo(cost.value, 6);
  return cost.value;
}

test('Wagner and Whitin (1958): 864', async () => {
  expect(await leastCost(wagnerWhitin())).toBeCloseTo(864, 6);
});

test.each(DELLAERT_JEUNET)('Dellaert and Jeunet (2000), $name: $cost', async (instance) => {
  expect(await leastCost(multiLevel(instance))).toBeCloseTo(instance.cost, 6);
});

describe.skipIf(!there)('published instances with set-up times and opening costs', () => {
  test.each([
    ['G53', 74_634],
    ['F1', 40_854],
  ])('Trigeiro, Thomas and McClain (1989), %s: %d', { timeout: 1_200_000 }, async (name, cost) => {
    const text = readFileSync(`${answers}/trigeiro/${name}.DAT`, 'utf8');
    expect(await leastCost(trigeiroModel(text))).toBeCloseTo(cost, 5);
  });

  test.each([
    ['c33', 423_848],
    ['c35', 371_475],
    ['c41', 429_398],
  ])('Canad, %s: %d', { timeout: 1_200_000 }, async (name, cost) => {
    const text = readFileSync(`${answers}/canad/${name}.dow`, 'utf8');
    expect(await leastCost(canadModel(text))).toBeCloseTo(cost, 5);
  });
});
