import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Engine } from '../contract.js';
import type { SolveRequest, WorkerMessage } from './protocol.js';
import { type RemoteWorker, solveRemotely } from './remote.js';
import { HIGHS_VERSION } from './runtime.js';

/** HiGHS in a worker thread of its own for every solve, so that the caller's thread stays free. Node only. */
export function highsWorker(): Engine {
  const name = 'highs';
  return {
    name,
    version: HIGHS_VERSION,
    features: { integers: true, duals: true, warmStart: true, cancel: true, progress: true, conflict: true },
    solve: (program, options = {}, context = {}) =>
      solveRemotely(startWorker(), { name }, program, options, context),
  };
}

function startWorker(): RemoteWorker {
  const worker = import.meta.url.endsWith('.ts')
    ? new Worker(sourceEntry(), { eval: true })
    : new Worker(new URL('./worker-node.js', import.meta.url));
  let ended = false;
  return {
    send: (request: SolveRequest) => worker.postMessage(request),
    onMessage: (listener) => worker.on('message', (message: WorkerMessage) => listener(message)),
    onFailure(listener) {
      worker.on('error', listener);
      worker.on('messageerror', listener);
      worker.on('exit', (code) => {
        if (!ended) listener(new Error(`the solver's thread ended with code ${code} before it answered`));
      });
    },
    end() {
      ended = true;
      void worker.terminate();
    },
  };
}

/**
 * Under tsx or vitest this module is its own TypeScript source, and so is the entry. Node 20 does not apply
 * `--import tsx` to the entry of a worker, so a line of JavaScript registers tsx and then imports the entry.
 */
function sourceEntry(): string {
  // Resolving `tsx/esm/api` itself from here would give its CommonJS form, which cannot register.
  const manifest = pathToFileURL(createRequire(import.meta.url).resolve('tsx/package.json'));
  const tsx = new URL('./dist/esm/api/index.mjs', manifest).href;
  const entry = new URL('./worker-node.ts', import.meta.url).href;
  return `import(${JSON.stringify(tsx)}).then((tsx) => { tsx.register(); return import(${JSON.stringify(entry)}); });`;
}
