import { expect, test } from 'vitest';
import { ProgramBuilder } from '../program/index.js';
import { highsInline } from './core.js';
import { farthestOutside } from './residual.js';

/** first - 100 second = 0, first at most 500. */
function ratio() {
  const build = new ProgramBuilder();
  build.columnFamily('column', 'number');
  build.column(0, 500, false, 0);
  build.column(0, Number.POSITIVE_INFINITY, false, 1);
  build.rowFamily('ratio');
  build.row(0, 0);
  build.entry(0, 0, 1);
  build.entry(0, 1, -100);
  return build.build();
}

test.each([
  ['on the row', [200, 2], 0],
  ['a hundred times as much as its column is off', [0, -1e-7], 1e-5],
  ['as a share of the largest term', [100, 1.0001], 0.01 / 100.01],
] as const)('how far a point is outside a row: %s', (_, point, share) => {
  expect(farthestOutside(ratio(), Float64Array.from(point))).toBeCloseTo(share, 12);
});

/** first = 10,000; second + 5e-10 first = 1; least first, then least second: 1 - 5e-6. */
function nextToNothing() {
  const build = new ProgramBuilder();
  build.columnFamily('column', 'number');
  build.column(0, Number.POSITIVE_INFINITY, false, 0);
  build.column(0, Number.POSITIVE_INFINITY, false, 1);
  build.rowFamily('row', 'number');
  build.row(1e4, Number.POSITIVE_INFINITY, 0);
  build.row(1, 1, 1);
  build.entry(0, 0, 1);
  build.entry(1, 0, 5e-10);
  build.entry(1, 1, 1);
  for (const j of [0, 1])
    build.objective({
      name: `least ${j}`,
      sense: 'min',
      indices: Int32Array.of(j),
      values: Float64Array.of(1),
      offset: 0,
      absoluteTolerance: 0,
      relativeTolerance: 0,
    });
  return build.build();
}

test('an entry that the solver leaves out counts where its column is large', async () => {
  const program = nextToNothing();
  const { x, objectives } = await highsInline().solve(program);
  expect(x![0]).toBeCloseTo(1e4, 6);
  expect(x![1]).toBeCloseTo(1 - 5e-6, 9);
  expect(objectives[1].value).toBeCloseTo(1 - 5e-6, 9);
  expect(farthestOutside(program, x!)).toBeLessThan(1e-9);
});
