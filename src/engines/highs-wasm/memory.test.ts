import { expect, test } from 'vitest';
import { lands } from '../../../test/conformance/engines.programs.js';
import type { Program } from '../../program/index.js';
import { highsInline } from './inline.js';

/** A dense program of a million columns: more than 2 GB once HiGHS works on it. */
function huge(columns = 1_000_000, entries = 50): Program {
  const rows = entries * 20;
  const indices = new Int32Array(columns * entries);
  for (let e = 0; e < indices.length; e++) indices[e] = (e % entries) * 20 + (Math.floor(e / entries) % 20);
  const cost = { name: 'cost', sense: 'min', offset: 0, absoluteTolerance: 0, relativeTolerance: 0 } as const;
  return {
    columnCount: columns,
    rowCount: rows,
    nonzeroCount: indices.length,
    columnLower: new Float64Array(columns),
    columnUpper: new Float64Array(columns).fill(1),
    integer: new Uint8Array(columns),
    hasIntegers: false,
    rowLower: new Float64Array(rows).fill(1),
    rowUpper: new Float64Array(rows).fill(Number.POSITIVE_INFINITY),
    matrix: {
      starts: Int32Array.from({ length: columns + 1 }, (_, j) => j * entries),
      indices,
      values: new Float64Array(indices.length).map((_, e) => 1 + ((e * 7919) % 101)),
    },
    objectives: [
      {
        ...cost,
        indices: Int32Array.from({ length: columns }, (_, j) => j),
        values: new Float64Array(columns).fill(1),
      },
    ],
    columnFamilies: [],
    rowFamilies: [],
  };
}

test('a program that takes more memory than there is says so, and the next one is solved', async () => {
  const engine = highsInline();
  const lost = await engine.solve(huge());
  expect([lost.termination, lost.x]).toEqual(['memory', undefined]);
  const solution = await engine.solve(lands());
  expect(solution.termination).toBe('optimal');
}, 120_000);
