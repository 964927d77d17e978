import { expect, test } from 'vitest';
import { Random } from '../../test/support/random.js';
import { type Objective, objectiveValue, type Program, ProgramBuilder } from '../program/index.js';
import { dualFeasibleCosts } from './guide.js';
import { highsInline } from './highs-wasm/inline.js';

const COLUMNS = 12;
const ROWS = 7;

/** Bounded columns, rows with a lower limit, an upper one, both or an equation, all met by one point. */
function drawn(random: Random): Program {
  const builder = new ProgramBuilder();
  builder.columnFamily('x', 'k');
  const point = Array.from({ length: COLUMNS }, (_, j) => {
    const upper = random.next() < 0.3 ? Number.POSITIVE_INFINITY : 1 + 4 * random.next();
    builder.column(0, upper, false, j);
    return Math.min(upper, 3) * random.next();
  });
  builder.rowFamily('row', 'k');
  for (let i = 0; i < ROWS; i++) {
    const values = point.map(() => (random.next() < 0.5 ? Math.round(10 * random.next() - 4) : 0));
    const activity = values.reduce((sum, value, j) => sum + value * point[j], 0);
    const kind = random.next();
    const below = kind < 0.5 ? activity - random.next() : Number.NEGATIVE_INFINITY;
    const above = kind > 0.3 ? activity + random.next() : Number.POSITIVE_INFINITY;
    const row = kind > 0.8 ? builder.row(activity, activity, i) : builder.row(below, above, i);
    for (const [j, value] of values.entries()) builder.entry(row, j, value);
  }
  builder.objective(objectiveOf(point.map(() => 1 + 5 * random.next())));
  return builder.build();
}

function objectiveOf(costs: ArrayLike<number>): Objective {
  const indices = Int32Array.from({ length: costs.length }, (_, j) => j);
  const values = Float64Array.from(costs);
  return { name: 'o', sense: 'min', indices, values, offset: 0, absoluteTolerance: 0, relativeTolerance: 0 };
}

function numbers(random: Random, count: number): Float64Array {
  return Float64Array.from({ length: count }, () => 10 * random.next() - 5);
}

test('whatever the guide says, the point of the basis is the best one by the costs that come of it', async () => {
  const random = new Random(7);
  let apart = 0;
  for (let times = 0; times < 60; times++) {
    const program = drawn(random);
    const { x, basis } = await highsInline().solve(program);
    const guide = { costs: numbers(random, COLUMNS), prices: numbers(random, ROWS) };
    const objective = objectiveOf(dualFeasibleCosts(program, basis!, guide));
    const best = await highsInline().solve({ ...program, objectives: [objective] });
    expect(best.termination).toBe('optimal');
    expect(objectiveValue(objective, x!)).toBeLessThan(best.objectives[0].value + 1e-6);
    const unshifted = await highsInline().solve({ ...program, objectives: [objectiveOf(guide.costs)] });
    if (unshifted.termination !== 'optimal') apart++;
    else if (objectiveValue(objectiveOf(guide.costs), x!) > unshifted.objectives[0].value + 1e-3) apart++;
  }
  // The guide alone would lead elsewhere.
  expect(apart).toBeGreaterThan(30);
});

test('a guide that agrees with the basis is followed as it is, but for its scale', async () => {
  const random = new Random(8);
  for (let times = 0; times < 20; times++) {
    const program = drawn(random);
    const { basis, objectives } = await highsInline().solve(program);
    const costs = Float64Array.from(program.objectives[0].values);
    const found = dualFeasibleCosts(program, basis!, { costs, prices: objectives[0].rowDuals! });
    const scale = found[0] / costs[0];
    expect(Math.log2(scale) % 1).toBeCloseTo(0, 6);
    for (const [j, cost] of found.entries()) expect(cost).toBeCloseTo(scale * costs[j], 6);
  }
});
