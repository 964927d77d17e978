import { highsCommand } from '../src/engines/highs-native/solver.js';
import { highsRuntime } from '../src/engines/highs-wasm/runtime.js';
import { HighsSession } from '../src/engines/highs-wasm/session.js';
import { ProcessSession } from '../src/engines/process.js';
import type { LinearMethod, RunStatus, Session } from '../src/engines/session.js';
import { type Objective, objectiveValue, type Program } from '../src/program/index.js';

/** One objective of a program, solved from nothing by HiGHS with the earlier ones held by plain rows. */
export interface RawOutcome {
  readonly name: string;
  readonly status: RunStatus;
  readonly value: number;
  readonly milliseconds: number;
  /** Milliseconds of processor time; of a native program, by the clock as well (from its reading of a file). */
  readonly cpu: number;
  readonly iterations: number;
}

export interface RawOptions {
  readonly method: LinearMethod;
  /** Objectives to solve, in order; all when absent. */
  readonly only?: 'last';
  /** How far a later objective may worsen an earlier one, relative to the larger of its best and 1. */
  readonly slack?: number;
  /** Goes on from the last basis. From nothing, HiGHS now and then calls feasible rows infeasible in presolve. */
  readonly warm?: boolean;
  /** The `highs` on the PATH, a process for each objective, instead of WebAssembly. */
  readonly native?: boolean;
  /** Seconds for all objectives together. */
  readonly timeLimit?: number;
}

/**
 * The program as a user without Renkei would give it to HiGHS: one objective after the other, each from nothing
 * (unless `warm`), the earlier ones as rows `c x <= best`. No pinning, no faces, no scaling of costs.
 */
export async function solveRaw(program: Program, options: RawOptions): Promise<RawOutcome[]> {
  const { method, only, slack = 1e-9, timeLimit = Number.POSITIVE_INFINITY } = options;
  const session: Session = options.native
    ? new ProcessSession(highsCommand('highs', 0), program)
    : new HighsSession(await highsRuntime(), program, 0);
  const objectives = only === 'last' ? program.objectives.slice(-1) : program.objectives;
  const outcomes: RawOutcome[] = [];
  const started = performance.now();
  try {
    for (const objective of objectives) {
      await session.setCosts(dense(program, objective));
      if (!options.warm) await session.forget();
      const from = performance.now();
      const before = process.cpuUsage();
      const run = await session.run({
        integers: true,
        method,
        timeLimit: timeLimit - (from - started) / 1000,
        iterationLimit: Number.POSITIVE_INFINITY,
        gap: 1e-4,
        isDualFeasible: false,
        onTick: () => false,
      });
      const milliseconds = performance.now() - from;
      const { user, system } = process.cpuUsage(before);
      const value = objectiveValue(objective, (await session.point()).columns);
      outcomes.push({
        name: objective.name,
        status: run.status,
        value,
        milliseconds,
        cpu: options.native ? milliseconds : (user + system) / 1000,
        iterations: run.iterations,
      });
      if (run.status !== 'optimal') break;
      await hold(session, objective, value, slack);
    }
    return outcomes;
  } finally {
    session.dispose();
  }
}

function dense(program: Program, { indices, values, sense }: Objective): Float64Array {
  const costs = new Float64Array(program.columnCount);
  const sign = sense === 'max' ? -1 : 1;
  for (let e = 0; e < indices.length; e++) costs[indices[e]] += sign * values[e];
  return costs;
}

async function hold(session: Session, objective: Objective, best: number, slack: number): Promise<void> {
  const sign = objective.sense === 'max' ? -1 : 1;
  const limit = sign * (best - objective.offset) + slack * Math.max(1, Math.abs(best));
  const values = objective.values.map((value) => sign * value);
  await session.addRow(objective.indices, values, Number.NEGATIVE_INFINITY, limit);
}
