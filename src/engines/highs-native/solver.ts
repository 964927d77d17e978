import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Program } from '../../program/index.js';
import type { ExternalSolver, Reading, RunFiles } from '../process.js';
import type { LinearMethod, RowsAndColumns, RunRequest, RunStatus } from '../session.js';

const STATUS: Readonly<Record<string, RunStatus>> = {
  Optimal: 'optimal',
  Infeasible: 'infeasible',
  'Primal infeasible or unbounded': 'infeasible-or-unbounded',
  Unbounded: 'unbounded',
  'Time limit reached': 'time-limit',
  'Iteration limit reached': 'iteration-limit',
  'Interrupted by user': 'interrupted',
};
const SIMPLEX_STRATEGY: Readonly<Record<LinearMethod, number>> = { primal: 4, dual: 1, ipm: 1 };
const SOLUTION = 'solution.txt';
const START = 'start.bas';
const BASIS = 'end.bas';
const MOST_ITERATIONS = 2 ** 31 - 1;

/** The `highs` command (HiGHS 1.11 or newer: its files of options, solutions and bases). */
export function highsCommand(command: string, seed: number): ExternalSolver {
  return {
    command,
    prepare(files, request, basis) {
      for (const name of [SOLUTION, BASIS]) rmSync(files.path(name), { force: true });
      writeFileSync(files.path('options.txt'), optionLines(files, request, seed));
      const args = ['--model_file', files.model, '--options_file', files.path('options.txt')];
      args.push('--solution_file', files.path(SOLUTION), '--write_basis_file', files.path(BASIS));
      if (basis) {
        writeFileSync(files.path(START), basisText(basis));
        args.push('--read_basis_file', files.path(START));
      }
      return args;
    },
    read: (files, output, program) => readRun(files, output, program),
  };
}

function optionLines(files: RunFiles, request: RunRequest, seed: number): string {
  const lines = [
    `log_file = ${files.path('highs.log')}`,
    `random_seed = ${seed}`,
    'mip_abs_gap = 1e-9',
    // Naming a linear solver would make HiGHS ignore integrality.
    `solver = ${request.integers ? 'choose' : request.method === 'ipm' ? 'ipm' : 'simplex'}`,
    `simplex_strategy = ${SIMPLEX_STRATEGY[request.method]}`,
    `dual_simplex_cost_perturbation_multiplier = ${request.isDualFeasible ? 0 : 1}`,
    `simplex_iteration_limit = ${Math.min(Math.ceil(request.iterationLimit), MOST_ITERATIONS)}`,
    `mip_rel_gap = ${request.gap}`,
    ...(Number.isFinite(request.timeLimit) ? [`time_limit = ${request.timeLimit}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function basisText({ columns, rows }: RowsAndColumns<Int32Array>): string {
  const lines = ['HiGHS_basis_file v2', 'Valid', `# Columns ${columns.length}`];
  columns.forEach((status, j) => {
    lines.push(`c${j} ${status}`);
  });
  lines.push(`# Rows ${rows.length}`);
  rows.forEach((status, i) => {
    lines.push(`r${i} ${status}`);
  });
  return `${lines.join('\n')}\n`;
}

function readRun(files: RunFiles, output: string, program: Program): Reading {
  const text = optionalText(files.path(SOLUTION));
  const lines = text?.split('\n') ?? [];
  const status = STATUS[lines[1]?.trim() ?? ''] ?? 'error';
  const primal = section(lines, '# Primal solution values', program);
  const dual = section(lines, '# Dual solution values', program);
  const basisLines = optionalText(files.path(BASIS))?.split('\n') ?? [];
  const basis = basisLines[1]?.trim() === 'Valid' ? block(basisLines, 2, program) : undefined;
  const optimal = status === 'optimal';
  return {
    outcome: {
      status,
      hasPoint: primal?.state === 'Feasible',
      hasBasis: basis !== undefined,
      bound: program.hasIntegers
        ? figure(output, /^ *Dual bound +(\S+)/m, -Infinity)
        : optimal
          ? figure(lines.join('\n'), /^Objective (\S+)/m, -Infinity)
          : -Infinity,
      iterations: [
        /^ *Simplex +iterations: (\d+)/m,
        /^ *IPM +iterations: (\d+)/m,
        /^ *Crossover iterations: (\d+)/m,
      ]
        .map((pattern) => figure(output, pattern, 0))
        .reduce((sum, count) => sum + count, figure(output, /^ *LP iterations +(\d+)/m, 0)),
      ...(status === 'error' ? { message: lastWords(output) } : {}),
    },
    ...(primal ? { point: primal.values } : {}),
    ...(dual ? { duals: dual.values } : {}),
    ...(basis
      ? { basis: { columns: Int32Array.from(basis.columns), rows: Int32Array.from(basis.rows) } }
      : {}),
  };
}

function section(
  lines: readonly string[],
  title: string,
  program: Program,
): { state: string; values: RowsAndColumns<Float64Array> } | undefined {
  const at = lines.indexOf(title);
  const state = lines[at + 1]?.trim() ?? 'None';
  if (at < 0 || state === 'None') return undefined;
  // The primal section states its objective first.
  const first = lines[at + 2]?.startsWith('Objective') ? at + 3 : at + 2;
  return { state, values: block(lines, first, program) };
}

/** `# Columns N`, a line `name value` each, `# Rows N`, a line each. */
function block(
  lines: readonly string[],
  first: number,
  { columnCount, rowCount }: Program,
): RowsAndColumns<Float64Array> {
  const numberIn = (line: string): number => Number(line.slice(line.indexOf(' ') + 1));
  const rowsAt = first + columnCount + 2;
  const columns = new Float64Array(columnCount);
  const rows = new Float64Array(rowCount);
  for (let j = 0; j < columnCount; j++) columns[j] = numberIn(lines[first + 1 + j]);
  for (let i = 0; i < rowCount; i++) rows[i] = numberIn(lines[rowsAt + i]);
  return { columns, rows };
}

function optionalText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function figure(text: string, pattern: RegExp, absent: number): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) return absent;
  const value = Number(found.replace(/^inf$/, 'Infinity').replace(/^-inf$/, '-Infinity'));
  return Number.isNaN(value) ? absent : value;
}

function lastWords(output: string): string {
  return output.trim().split('\n').slice(-3).join(' ');
}
