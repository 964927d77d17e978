import { expect, test } from 'vitest';
import { highsInline } from '../../src/engines/core.js';
import { ObjectiveBuilder, ProgramBuilder } from '../../src/program/index.js';

/**
 * x whole, y and z shares of it: first the most of x, then z as small as can be. As a tie-break, x stays as found and
 * the bound counts given it, without a search.
 */
function program(tieBreak: boolean) {
  const builder = new ProgramBuilder();
  builder.columnFamily('x', 'k');
  const x = builder.column(0, 5, true, 0);
  const y = builder.column(0, 2, false, 1);
  const z = builder.column(0, 9, false, 2);
  builder.rowFamily('split', 'k');
  const split = builder.row(0, 0, 0);
  builder.entry(split, x, 1);
  builder.entry(split, y, -1);
  builder.entry(split, z, -1);
  const most = builder.row(Number.NEGATIVE_INFINITY, 4.5, 1);
  builder.entry(most, x, 1);
  const first = new ObjectiveBuilder();
  first.add(x, 1);
  builder.objective(first.build({ name: 'most', sense: 'max' }));
  const second = new ObjectiveBuilder();
  second.add(z, 1);
  builder.objective(second.build({ name: 'least', knownBound: 0, tieBreak }));
  return builder.build();
}

test('a tie-break after whole numbers gives the same point as a search, with its own value as bound', async () => {
  for (const tieBreak of [true, false]) {
    const solution = await highsInline().solve(program(tieBreak));
    expect(solution.termination).toBe('optimal');
    expect(Array.from(solution.x!)).toEqual([4, 2, 2]);
    expect(solution.objectives.map(({ bound }) => bound)).toEqual([4, 2]);
  }
});
