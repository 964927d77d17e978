import fc from 'fast-check';
import * as highsModule from 'highs';
import { describe, expect, test } from 'vitest';
import { ProgramBuilder } from './builder.js';
import { exportLp } from './export-lp.js';
import { exportMps } from './export-mps.js';
import type { ExportOptions } from './export-text.js';
import { ObjectiveBuilder } from './objective.js';
import type { Program } from './program.js';

const highs = await (highsModule.default as unknown as typeof highsModule.default.default)();
const INF = Infinity;
const exporters = { mps: exportMps, lp: exportLp };

interface Read {
  columns: number;
  rows: number;
  status: number;
  value: number;
  lower: number[];
  upper: number[];
}

/** Reads the text back with HiGHS and solves it. */
function readBack(program: Program, format: 'mps' | 'lp', options?: ExportOptions): Read {
  const text = Array.from(exporters[format](program, options)).join('');
  const data = format === 'lp' ? text : new TextEncoder().encode(text);
  return highs.withModel((model): Read => {
    model.options.set({ output_flag: false, mip_rel_gap: 0 });
    model.readModel({ format, data });
    const lp = model.getLp('csc');
    const { modelStatus } = model.run();
    return {
      columns: lp.numCols,
      rows: lp.numRows,
      status: modelStatus,
      value: model.getObjectiveValue(),
      lower: Array.from(lp.colLower),
      upper: Array.from(lp.colUpper),
    };
  });
}

/** In LP text a row with two different limits is two rows. */
function rowsRead({ rowCount, rowLower, rowUpper }: Program, format: 'mps' | 'lp'): number {
  if (format === 'mps') return rowCount;
  const ranged = rowLower.filter(
    (lower, i) => lower !== rowUpper[i] && Number.isFinite(lower) && rowUpper[i] < INF,
  );
  return rowCount + ranged.length;
}

/** The same answer without any text. */
function direct(program: Program, k = 0): { status: number; value: number } {
  const objective = program.objectives[k];
  const costs = new Float64Array(program.columnCount);
  objective.indices.forEach((j, e) => {
    costs[j] = objective.values[e];
  });
  const { columnCount: numCols, rowCount: numRows } = program;
  const sense = objective.sense === 'max' ? highs.constants.objectiveSense.maximize : undefined;
  return highs.withModel(
    {
      numCols,
      numRows,
      ...(sense ? { sense } : {}),
      offset: objective.offset,
      colCost: costs,
      colLower: program.columnLower,
      colUpper: program.columnUpper,
      rowLower: program.rowLower,
      rowUpper: program.rowUpper,
      matrix: { format: 'csc', numRows, numCols, ...program.matrix },
      integrality: Int32Array.from(program.integer),
    },
    (model): { status: number; value: number } => {
      model.options.set({ output_flag: false, mip_rel_gap: 0 });
      const { modelStatus } = model.run();
      return { status: modelStatus, value: model.getObjectiveValue() };
    },
  );
}

/** Every kind of bound, row and column there is, with an objective of each sense. */
function everyKind(): Program {
  const builder = new ProgramBuilder();
  builder.columnFamily('make [x]', 'process', 'bucket');
  const kinds: [number, number, boolean][] = [
    [0, INF, false],
    [-INF, INF, false],
    [-INF, 5, false],
    [2, 2, false],
    [-3, 7, false],
    [0, 4, true],
    [1, INF, true],
    [-2, -1, false],
    [0, 1, false],
  ];
  kinds.forEach(([lower, upper, integer], j) => {
    builder.column(lower, upper, integer, j, 1);
  });
  builder.rowFamily('limit', 'bucket');
  const rows: [number, number][] = [
    [1.5, INF],
    [-INF, 20.25],
    [-8, 9],
    [6, 6],
    [-INF, INF],
    [-1, 1],
  ];
  rows.forEach(([lower, upper], i) => {
    const row = builder.row(lower, upper, i);
    if (i < 5) for (let j = 0; j < 8; j++) builder.entry(row, j, ((i * 3 + j * 5) % 7) - 2.5);
  });
  const least = new ObjectiveBuilder();
  const most = new ObjectiveBuilder();
  for (let j = 0; j < 8; j++) {
    least.add(j, j === 1 || j === 2 ? 0.001 : 1 + j);
    if (j !== 1 && j !== 2) most.add(j, j === 0 || j === 6 ? -1 : 0.5);
  }
  least.offset = 12.5;
  most.offset = -3;
  builder.objective(least.build({ name: 'least cost' }));
  builder.objective(most.build({ name: 'most:1', sense: 'max' }));
  return builder.build();
}

describe.each(['mps', 'lp'] as const)('%s text', (format) => {
  test('every kind of row and column reads back with the same optimum', () => {
    const program = everyKind();
    program.objectives.forEach((objective, k) => {
      const read = readBack(program, format, { objective: objective.name });
      const expected = direct(program, k);
      expect(expected.status).toBe(7);
      expect([read.columns, read.rows, read.status]).toEqual([9, rowsRead(program, format), expected.status]);
      expect(read.value).toBeCloseTo(expected.value, 8);
    });
  });

  test('bounds read back exactly', () => {
    const program = everyKind();
    const { lower, upper } = readBack(program, format);
    const pairs = (low: ArrayLike<number>, high: ArrayLike<number>) =>
      Array.from(low, (value, j) => `${value} ${high[j]}`).sort();
    expect(pairs(lower, upper)).toEqual(pairs(program.columnLower, program.columnUpper));
  });

  test('random programs keep dimensions and optimum', () => {
    fc.assert(
      fc.property(randomProgram(), (program) => {
        const read = readBack(program, format);
        const expected = direct(program);
        expect([read.columns, read.rows, read.status]).toEqual([
          program.columnCount,
          rowsRead(program, format),
          expected.status,
        ]);
        if (expected.status === 7) expect(read.value).toBeCloseTo(expected.value, 6);
      }),
      { numRuns: 60, seed: 5 },
    );
  });

  test('comes in chunks of bounded size', () => {
    const builder = new ProgramBuilder();
    builder.columnFamily('x', 'k');
    for (let j = 0; j < 5000; j++) builder.column(0, j, false, j);
    const chunks = Array.from(exporters[format](builder.build()));
    expect(chunks.length).toBeGreaterThan(2);
    for (const chunk of chunks) expect(chunk.length).toBeLessThan(40_000);
  });

  test('an objective that is not there is named with those that are', () => {
    expect(() => Array.from(exporters[format](everyKind(), { objective: 'profit' }))).toThrow(
      'no objective "profit". Choose one of: least cost, most:1',
    );
  });
});

test('the text of a small program', () => {
  const builder = new ProgramBuilder();
  builder.columnFamily('make', 'process');
  builder.column(0, INF, false, 3);
  builder.column(0, 4, true, 8);
  builder.rowFamily('hours');
  const row = builder.row(-INF, 10);
  builder.entry(row, 0, 2);
  builder.entry(row, 1, -1.5);
  const cost = new ObjectiveBuilder();
  cost.add(0, -1);
  builder.objective(cost.build({ name: 'cost' }));
  const program = builder.build();
  expect(Array.from(exportLp(program)).join('')).toBe(
    [
      '\\ program',
      'Minimize',
      ' o_cost:',
      '  - 1 c0_make_3',
      'Subject To',
      ' r0_hours:',
      '  + 2 c0_make_3 - 1.5 c1_make_8',
      '  <= 10',
      'Bounds',
      ' c0_make_3 >= 0',
      ' 0 <= c1_make_8 <= 4',
      'Generals',
      ' c1_make_8',
      'End',
      '',
    ].join('\n'),
  );
  expect(Array.from(exportMps(program)).join('')).toBe(
    [
      '* o0_cost: min "cost"',
      'NAME program',
      'ROWS',
      ' N o0_cost',
      ' L r0_hours',
      'COLUMNS',
      ' c0_make_3 o0_cost -1',
      ' c0_make_3 r0_hours 2',
      " MARKER 'MARKER' 'INTORG'",
      ' c1_make_8 r0_hours -1.5',
      " MARKER 'MARKER' 'INTEND'",
      'RHS',
      ' RHS r0_hours 10',
      'RANGES',
      'BOUNDS',
      ' LO BOUND c1_make_8 0',
      ' UP BOUND c1_make_8 4',
      'ENDATA',
      '',
    ].join('\n'),
  );
});

function randomProgram(): fc.Arbitrary<Program> {
  const value = fc.double({ min: -9, max: 9, noNaN: true }).map((v) => Math.round(v * 1e4) / 1e4);
  const side = fc.option(fc.integer({ min: 0, max: 9 }), { nil: INF, freq: 3 });
  return fc
    .record({
      columns: fc.array(fc.tuple(side, side, fc.boolean(), value), { minLength: 1, maxLength: 5 }),
      rows: fc.array(fc.tuple(side, side, fc.array(value, { maxLength: 5 })), { maxLength: 5 }),
      offset: value,
      sense: fc.constantFrom('min' as const, 'max' as const),
    })
    .map(({ columns, rows, offset, sense }) => {
      const builder = new ProgramBuilder();
      const objective = new ObjectiveBuilder();
      builder.columnFamily('x', 'k');
      columns.forEach(([below, above, integer, cost], j) => {
        objective.add(builder.column(-below, above, integer, j), cost);
      });
      builder.rowFamily('r', 'k');
      rows.forEach(([below, above, entries], i) => {
        const row = builder.row(-below, above, i);
        entries.slice(0, columns.length).forEach((entry, j) => {
          builder.entry(row, j, entry);
        });
      });
      objective.offset = offset;
      builder.objective(objective.build({ name: 'goal', sense }));
      return builder.build();
    });
}
