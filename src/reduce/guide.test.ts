import { expect, test } from 'vitest';
import { blendWeights, type Objective, ProgramBuilder } from '../program/index.js';
import { costTable } from './costs.js';
import type { Folded } from './fold.js';
import { BlendGuide } from './guide.js';
import { split } from './parts.js';

/** Terms of an objective by column. */
function objective(name: string, sense: 'min' | 'max', terms: readonly [number, number][]): Objective {
  const indices = Int32Array.from(terms, ([column]) => column);
  const values = Float64Array.from(terms, ([, value]) => value);
  return { name, sense, indices, values, offset: 0, absoluteTolerance: 0, relativeTolerance: 0 };
}

test('a part has the costs and prices of the blend of the whole, though it lacks its first objective', () => {
  const builder = new ProgramBuilder();
  builder.columnFamily('x', 'k');
  // The first part has both objectives, the second only the last one; both are too large to be put together.
  const size = 2_500;
  for (let k = 0; k < 2 * size; k++) builder.column(0, 9, false, k);
  builder.rowFamily('row', 'part');
  for (const part of [0, 1]) {
    const row = builder.row(1, Number.POSITIVE_INFINITY, part);
    for (let k = 0; k < size; k++) builder.entry(row, part * size + k, 1);
  }
  builder.objective(objective('first', 'max', [[3, 2]]));
  builder.objective(
    objective('last', 'min', [
      [5, 8],
      [size + 7, 4],
    ]),
  );
  const program = builder.build();
  const [first, last] = blendWeights(program.objectives);
  const costs = costTable(program);
  costs.prices.set(0, 0, -0.5);
  costs.prices.set(0, 1, 3);
  costs.prices.set(1, 1, 0.25);
  const guide = new BlendGuide(program, costs);
  const folded = { keptRows: Int32Array.of(0, 1) } as Folded;
  const [one, other] = split(program).parts.map((part) => guide.of(folded, part));
  expect([one.costs[3], one.costs[5], one.prices[0]]).toEqual([2 * first, 8 * last, 0.5 * first + 3 * last]);
  expect([other.costs[7], other.prices[0]]).toEqual([4 * last, 0.25 * last]);
  expect(other.costs.filter((cost) => cost !== 0).length).toBe(1);
});
