import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportMps } from '../program/export-mps.js';
import type { Program } from '../program/index.js';
import type { RowsAndColumns, RunOutcome, RunRequest, Session } from './session.js';
import { WorkingProgram } from './working-program.js';

/** Solvers that are programs of the machine: they read a file and write one. Node only. */

/** What one run of a solver left behind. */
export interface Reading {
  readonly outcome: RunOutcome;
  readonly point?: RowsAndColumns<Float64Array>;
  readonly duals?: RowsAndColumns<Float64Array>;
  readonly basis?: RowsAndColumns<Int32Array>;
}

export interface RunFiles {
  readonly folder: string;
  readonly model: string;
  /** Names a file of the session's folder. */
  path(name: string): string;
}

/** How to call one solver and read what it says. */
export interface ExternalSolver {
  readonly command: string;
  /** Writes what the run needs beside the model; the arguments of the command. */
  prepare(files: RunFiles, request: RunRequest, basis: RowsAndColumns<Int32Array> | undefined): string[];
  read(files: RunFiles, output: string, program: Program): Reading;
}

/** First line of what a program prints of itself; undefined when it is not on the path. */
export function versionOf(command: string, argument: string): string | undefined {
  try {
    return execFileSync(command, [argument], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 10_000,
    })
      .trim()
      .split('\n')[0];
  } catch {
    return undefined;
  }
}

/** How often a running solver is looked at, in milliseconds. */
const POLL = 100;
/** Seconds beyond its own limit after which a solver is ended. */
const GRACE = 10;
const STATUS_BASIC = 1;

export class ProcessSession implements Session {
  private readonly folder = mkdtempSync(join(tmpdir(), 'renkei-solver-'));
  private readonly working: WorkingProgram;
  private last: Reading | undefined;
  private start: RowsAndColumns<Int32Array> | undefined;
  private readonly files: RunFiles = {
    folder: this.folder,
    model: join(this.folder, 'model.mps'),
    path: (name) => join(this.folder, name),
  };

  constructor(
    private readonly solver: ExternalSolver,
    program: Program,
  ) {
    this.working = new WorkingProgram(program);
  }

  setCosts(costs: Float64Array): void {
    this.working.setCosts(costs);
  }
  setColumnBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array): void {
    this.working.setColumnBounds(indices, lower, upper);
  }
  setRowBounds(indices: Int32Array, lower: Float64Array, upper: Float64Array): void {
    this.working.setRowBounds(indices, lower, upper);
  }
  addRow(indices: Int32Array, values: Float64Array, lower: number, upper: number): void {
    this.working.addRow(indices, values, lower, upper);
    // A new row is basic: the basis stays one.
    if (this.start)
      this.start = { columns: this.start.columns, rows: Int32Array.from([...this.start.rows, STATUS_BASIC]) };
  }

  setBasis(basis: RowsAndColumns<Int32Array>): boolean {
    if (basis.rows.length !== this.working.rowCount) return false;
    this.start = basis;
    return true;
  }

  forget(): void {
    this.start = undefined;
  }

  async run(request: RunRequest): Promise<RunOutcome> {
    const program = this.working.current(request.integers);
    await pipeline(
      Readable.from(exportMps(program, { saysFree: true })),
      createWriteStream(this.files.model),
    );
    const args = this.solver.prepare(this.files, request, request.integers ? undefined : this.start);
    const { output, ended } = await this.call(args, request);
    if (ended) return { status: ended, hasPoint: false, hasBasis: false, bound: -Infinity, iterations: 0 };
    this.last = this.solver.read(this.files, output, program);
    if (this.last.basis) this.start = this.last.basis;
    return this.last.outcome;
  }

  private call(
    args: readonly string[],
    { onTick, timeLimit }: RunRequest,
  ): Promise<{ output: string; ended?: 'interrupted' | 'time-limit' }> {
    return new Promise((resolve, reject) => {
      const child = spawn(this.solver.command, args, {
        cwd: this.folder,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const deadline = performance.now() + (timeLimit + GRACE) * 1000;
      let output = '';
      let ended: 'interrupted' | 'time-limit' | undefined;
      const take = (chunk: Buffer): void => {
        output += chunk.toString();
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
      const timer = setInterval(() => {
        if (onTick({ iterations: 0 })) ended ??= 'interrupted';
        else if (performance.now() > deadline) ended ??= 'time-limit';
        if (ended) child.kill('SIGKILL');
      }, POLL);
      child.on('error', (error) => {
        clearInterval(timer);
        reject(new Error(`${this.solver.command} could not be started: ${error.message}`));
      });
      child.on('close', () => {
        clearInterval(timer);
        resolve({ output, ...(ended ? { ended } : {}) });
      });
    });
  }

  point(): RowsAndColumns<Float64Array> {
    return this.last?.point ?? NOTHING;
  }
  duals(): RowsAndColumns<Float64Array> {
    return this.last?.duals ?? NOTHING;
  }
  basis(): RowsAndColumns<Int32Array> | undefined {
    return this.last?.basis;
  }
  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const NOTHING: RowsAndColumns<Float64Array> = { columns: new Float64Array(0), rows: new Float64Array(0) };
