import { expect, test } from 'vitest';
import { ProgramBuilder } from '../program/index.js';
import { split } from './parts.js';

/** A row of many columns, and one of a few that stand between them; costs on every second column. */
function fewAmongMany(many: number, few: readonly number[]) {
  const build = new ProgramBuilder();
  build.columnFamily('column', 'number');
  for (let j = 0; j < many; j++) build.column(0, 10 + j, false, j);
  build.rowFamily('row', 'number');
  build.row(1, 1, 0);
  build.row(2, 2, 1);
  for (let j = 0; j < many; j++) build.entry(few.includes(j) ? 1 : 0, j, 1 + j);
  const costly = Int32Array.from({ length: many / 2 }, (_, k) => 2 * k);
  build.objective({
    name: 'cost',
    sense: 'max',
    indices: costly,
    values: Float64Array.from(costly, (j) => j - 7),
    offset: 0,
    absoluteTolerance: 0,
    relativeTolerance: 0,
    knownBound: 1e9,
  });
  return build.build();
}

test('each part has the terms of an objective that are its own, and what they can at best be', () => {
  const few = [4, 5, 1200, 1201, 1202];
  const program = fewAmongMany(3000, few);
  const { parts } = split(program);
  expect(parts.map(({ columns }) => columns.length).sort()).toEqual([2995, 5]);
  for (const { columns, program: own } of parts) {
    const [{ indices, values, knownBound }] = own.objectives;
    const terms = [...columns].flatMap((j, k) => (j % 2 === 0 ? [{ j, k, cost: j - 7 }] : []));
    expect([...indices]).toEqual(terms.map(({ k }) => k));
    expect([...values]).toEqual(terms.map(({ cost }) => cost));
    // At most: those that bring something at their upper bounds, the others at 0.
    const most = terms.reduce((sum, { j, cost }) => sum + Math.max(0, cost) * (10 + j), 0);
    expect(knownBound).toBeCloseTo(most, 3);
  }
});
