import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Engine } from '../contract.js';
import type { SolveRequest, WorkerMessage } from './protocol.js';
import { type Listener, type RemoteWorker, solveRemotely, Workers } from './remote.js';
import { HIGHS_VERSION } from './runtime.js';

const workers = new Workers(startWorker);

/** HiGHS in a worker thread, so that the caller's thread stays free. Node only. */
export function highsWorker(): Engine {
  const name = 'highs';
  return {
    name,
    version: HIGHS_VERSION,
    features: { integers: true, duals: true, warmStart: true, cancel: true, progress: true, conflict: true },
    solve: (program, options = {}, context = {}) =>
      solveRemotely(workers, { name }, program, options, context),
  };
}

function startWorker(): RemoteWorker {
  const worker = import.meta.url.endsWith('.ts')
    ? new Worker(sourceEntry(), { eval: true })
    : new Worker(new URL('./worker-node.js', import.meta.url));
  let heard: Listener | undefined;
  let ended = false;
  const fail = (error: Error): void => heard?.failure(error);
  worker.on('message', (message: WorkerMessage) => heard?.message(message));
  worker.on('error', fail);
  worker.on('messageerror', fail);
  worker.on('exit', (code) => {
    if (!ended) fail(new Error(`the solver's thread ended with code ${code} before it answered`));
  });
  return {
    send: (request: SolveRequest) => worker.postMessage(request),
    listen(listener) {
      heard = listener;
    },
    hold(isHeld) {
      if (isHeld) worker.ref();
      else worker.unref();
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
