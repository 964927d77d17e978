import type { Engine } from '../contract.js';
import { solveLexicographic } from '../lexicographic.js';
import { ProcessSession, versionOf } from '../process.js';
import { clpCommand } from './solver.js';

const COMMAND = 'clp';

/** Version of the `clp` on the path; undefined where there is none. */
export function clpVersion(command = COMMAND): string | undefined {
  return /version (\d+\.\d+\.\d+)/.exec(versionOf(command, '-quit') ?? '')?.[1];
}

/**
 * COIN-OR's `clp` command (Debian: coinor-clp), a process for every run: a fast barrier for large linear programs.
 * It knows no whole numbers: a program that has some is rejected. Throws where there is no such command.
 */
export function clp(command = COMMAND): Engine {
  const version = clpVersion(command);
  if (version === undefined)
    throw new Error(
      `There is no command "${command}" on the path. Install it (Debian: apt-get install coinor-clp), or use the engine "highs", which needs nothing.`,
    );
  const name = 'clp';
  return {
    name,
    version,
    features: {
      integers: false,
      duals: true,
      warmStart: true,
      cancel: true,
      progress: false,
      conflict: true,
    },
    solve: async (program, options = {}, { signal, onProgress, ...start } = {}) => {
      if (program.hasIntegers)
        throw new Error('clp solves linear programs only, and this one has whole numbers');
      return solveLexicographic(name, (p) => new ProcessSession(clpCommand(command), p), program, options, {
        stop: () => signal?.aborted ?? false,
        onProgress,
        ...start,
      });
    },
  };
}
