import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Program } from '../../program/index.js';
import type { ExternalSolver, Reading, RunFiles } from '../process.js';
import type { LinearMethod, RowsAndColumns, RunRequest, RunStatus } from '../session.js';

const SOLUTION = 'solution.bin';
const START = 'start.bas';
const BASIS = 'end.bas';
const METHOD: Readonly<Record<LinearMethod, string>> = {
  primal: '-primalsimplex',
  dual: '-dualsimplex',
  ipm: '-barrier',
};
/** What Clp says of its last solve, in the order in which the patterns are tried. */
const STATUS: readonly (readonly [RegExp, RunStatus])[] = [
  [/^Optimal objective/m, 'optimal'],
  [/^PrimalInfeasible objective/m, 'infeasible'],
  [/^DualInfeasible objective/m, 'unbounded'],
];
const STOPPED = /^Stopped objective/m;

/** The `clp` command of COIN-OR (Clp 1.17). Its binary solution file keeps every digit, which its text does not. */
export function clpCommand(command: string): ExternalSolver {
  let begun = 0;
  let limit = Infinity;
  return {
    command,
    prepare(files, request, basis) {
      for (const name of [SOLUTION, BASIS]) rmSync(files.path(name), { force: true });
      begun = performance.now();
      limit = request.timeLimit;
      if (basis) writeFileSync(files.path(START), basisText(basis));
      return clpArguments(files, request, basis !== undefined);
    },
    read: (files, output, program) =>
      readRun(files, output, program, (performance.now() - begun) / 1000 >= 0.9 * limit),
  };
}

function clpArguments(files: RunFiles, request: RunRequest, hasStart: boolean): string[] {
  const args = [files.model, '-primalTolerance', '1e-9', '-dualTolerance', '1e-9'];
  if (Number.isFinite(request.timeLimit)) args.push('-seconds', String(Math.max(0.01, request.timeLimit)));
  if (Number.isFinite(request.iterationLimit))
    args.push('-maxIterations', String(Math.ceil(request.iterationLimit)));
  if (hasStart) args.push('-basisIn', files.path(START));
  args.push(METHOD[request.method], '-basisOut', files.path(BASIS), '-saveSolution', files.path(SOLUTION));
  return args;
}

function readRun(files: RunFiles, output: string, program: Program, outOfTime: boolean): Reading {
  const values = readSolution(files.path(SOLUTION), program);
  const stopped: RunStatus | undefined = STOPPED.test(output)
    ? outOfTime
      ? 'time-limit'
      : 'iteration-limit'
    : undefined;
  const said = stopped ?? STATUS.find(([pattern]) => pattern.test(output))?.[1] ?? 'error';
  const status = said === 'optimal' && !values ? 'error' : said;
  const basis = status === 'optimal' ? readBasis(files.path(BASIS), program) : undefined;
  return {
    outcome: {
      status,
      hasPoint: status === 'optimal',
      hasBasis: basis !== undefined,
      bound: status === 'optimal' && values ? values.objective : -Infinity,
      iterations: Number(/ (\d+) iterations time /.exec(output)?.[1] ?? 0),
      ...(status === 'error' ? { message: output.trim().split('\n').slice(-3).join(' ') } : {}),
    },
    ...(values ? { point: values.point, duals: values.duals } : {}),
    ...(basis ? { basis } : {}),
  };
}

const [LOWER, BASIC, UPPER, FREE] = [0, 1, 2, 3];

/**
 * Basis in the format of MPS files: columns stand at their lower limits and rows are basic unless it says otherwise.
 * XU (XL): the column is basic and the row at its upper (lower) limit; UL: the column stands at its upper limit.
 */
function readBasis(path: string, program: Program): RowsAndColumns<Int32Array> | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  const { columnCount, rowCount, columnLower, columnUpper } = program;
  const columns = Int32Array.from({ length: columnCount }, (_, j) =>
    columnLower[j] > -Infinity ? LOWER : columnUpper[j] < Infinity ? UPPER : FREE,
  );
  const rows = new Int32Array(rowCount).fill(BASIC);
  for (const line of text.split('\n')) {
    const [kind, column = '', row = ''] = line.trim().split(/\s+/);
    if (kind === 'XU' || kind === 'XL') {
      columns[Number(column.slice(1))] = BASIC;
      rows[Number(row.slice(1))] = kind === 'XU' ? UPPER : LOWER;
    } else if (kind === 'UL') columns[Number(column.slice(1))] = UPPER;
  }
  return { columns, rows };
}

function basisText({ columns, rows }: RowsAndColumns<Int32Array>): string {
  const lines = ['NAME program'];
  const nonbasic: number[] = [];
  rows.forEach((status, i) => {
    if (status !== BASIC) nonbasic.push(i);
  });
  let next = 0;
  columns.forEach((status, j) => {
    if (status === BASIC) {
      // A basis has as many basic columns as rows that are not; where one does not, Clp mends what is left.
      const row = nonbasic[next++];
      if (row !== undefined) lines.push(` ${rows[row] === UPPER ? 'XU' : 'XL'} c${j} r${row}`);
    } else if (status === UPPER) lines.push(` UL c${j}`);
  });
  return `${[...lines, 'ENDATA'].join('\n')}\n`;
}

/** Two ints, the objective, then doubles: rows (activity, dual), columns (value, reduced cost). */
function readSolution(path: string, { rowCount, columnCount }: Program) {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  const doubles = 16 + 16 * (rowCount + columnCount);
  if (bytes.length < doubles || bytes.readInt32LE(0) !== rowCount || bytes.readInt32LE(4) !== columnCount)
    return undefined;
  let at = 16;
  const next = (count: number): Float64Array => {
    const values = new Float64Array(count);
    for (let k = 0; k < count; k++) values[k] = bytes.readDoubleLE(at + 8 * k);
    at += 8 * count;
    return values;
  };
  const [activity, rowDual, value, reduced] = [
    next(rowCount),
    next(rowCount),
    next(columnCount),
    next(columnCount),
  ];
  return {
    objective: bytes.readDoubleLE(8),
    point: { rows: activity, columns: value },
    duals: { rows: rowDual, columns: reduced },
  };
}
