import type { Program } from '../../program/index.js';
import type { Engine, EngineFeatures, EngineOptions } from '../contract.js';
import { type SolveHooks, solveLexicographic } from '../lexicographic.js';
import { dropRuntime, HIGHS_VERSION, type HighsSource, highsRuntime } from './runtime.js';
import { HighsSession } from './session.js';

const FEATURES: EngineFeatures = {
  integers: true,
  duals: true,
  warmStart: true,
  // A signal is heeded between objectives and from within onProgress; nothing else can run meanwhile.
  cancel: false,
  progress: true,
  conflict: true,
};

/** HiGHS in the calling thread, which it blocks while it works; needs nothing of Node. */
export function highsInline(source: HighsSource = {}): Engine {
  const name = 'highs-inline';
  return {
    name,
    version: HIGHS_VERSION,
    features: FEATURES,
    solve(program, options = {}, context = {}) {
      const { signal, onProgress, ...start } = context;
      return solveHere(name, source, program, options, {
        stop: () => signal?.aborted ?? false,
        onProgress,
        ...start,
        ...(signal ? { pause: nextTask } : {}),
      });
    },
  };
}

/** The same in any thread, for whoever has other means to stop it than a signal. */
export async function solveHere(
  name: string,
  source: HighsSource,
  program: Program,
  options: EngineOptions,
  hooks: SolveHooks,
) {
  const started = performance.now();
  // Crossover depends on what an instance has done before (HiGHS 1.15.1): after a larger one it may fail, and then the plan is another.
  if (hooks.near) dropRuntime();
  const highs = await highsRuntime(source);
  const seed = Math.trunc(Math.abs(options.seed ?? 0)) % 2 ** 31;
  const solution = await solveLexicographic(name, (p) => new HighsSession(highs, p, seed), program, options, {
    ...hooks,
    isLost,
  });
  if (solution.termination !== 'memory') return solution;
  dropRuntime();
  if (!hooks.near) return solution;
  // Crossover is a start and no more: where it fails another one does.
  const { near: _, ...without } = hooks;
  const { timeLimit = Number.POSITIVE_INFINITY } = options;
  const left = timeLimit - (performance.now() - started) / 1000;
  return solveHere(name, source, program, { ...options, timeLimit: Math.max(0, left) }, without);
}

/** WebAssembly ends for good where it gets no more memory, of which HiGHS has 2 GB at most. */
function isLost(error: unknown): boolean {
  return error instanceof WebAssembly.RuntimeError;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
