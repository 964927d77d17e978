import type { Engine } from '../contract.js';
import { solveLexicographic } from '../lexicographic.js';
import { ProcessSession, versionOf } from '../process.js';
import { highsCommand } from './solver.js';

const COMMAND = 'highs';

/** Version of the `highs` on the path; undefined where there is none. */
export function highsNativeVersion(command = COMMAND): string | undefined {
  return /\d+\.\d+\.\d+/.exec(versionOf(command, '--version') ?? '')?.[0];
}

/** The machine's own `highs` command, a process for every run: native speed, several threads. Throws where there is none. */
export function highsNative(command = COMMAND): Engine {
  const version = highsNativeVersion(command);
  if (version === undefined)
    throw new Error(
      `There is no command "${command}" on the path. Install HiGHS, or use the engine "highs", which needs nothing.`,
    );
  const name = 'highs-native';
  return {
    name,
    version,
    features: { integers: true, duals: true, warmStart: true, cancel: true, progress: false, conflict: true },
    solve: (program, options = {}, { signal, onProgress, ...start } = {}) => {
      const seed = Math.trunc(Math.abs(options.seed ?? 0)) % 2 ** 31;
      return solveLexicographic(
        name,
        (p) => new ProcessSession(highsCommand(command, seed), p),
        program,
        options,
        { stop: () => signal?.aborted ?? false, onProgress, ...start },
      );
    },
  };
}
