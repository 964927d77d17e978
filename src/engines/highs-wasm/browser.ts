import type { Engine } from '../contract.js';
import { answer, type SolveRequest, type WorkerMessage } from './protocol.js';
import { type Listener, type RemoteWorker, solveRemotely, Workers } from './remote.js';
import { HIGHS_VERSION, type HighsSource } from './runtime.js';

/** What is used of a Web Worker, from either side. */
interface MessagePortLike {
  postMessage(message: unknown, transfer: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

/**
 * HiGHS in a Web Worker. `factory` makes the worker, whose script calls `serveBrowserWorker(self)`.
 * Pages that are cross-origin isolated can cancel and keep the best point; others lose it.
 * `source` must be cloneable: a wasmBinary or wasmModule, not a function.
 */
export function browserWorker(factory: () => Worker, source?: Omit<HighsSource, 'locateFile'>): Engine {
  const name = 'highs-browser';
  const workers = new Workers(() => adapt(factory()));
  return {
    name,
    version: HIGHS_VERSION,
    features: { integers: true, duals: true, warmStart: true, cancel: true, progress: true, conflict: true },
    solve: (program, options = {}, context = {}) =>
      solveRemotely(workers, { name, source }, program, options, context),
  };
}

function adapt(worker: Worker): RemoteWorker {
  let heard: Listener | undefined;
  worker.addEventListener('message', (event: MessageEvent<WorkerMessage>) => heard?.message(event.data));
  worker.addEventListener('error', (event) =>
    heard?.failure(new Error(event.message || 'the solver worker failed')),
  );
  return {
    send: (request: SolveRequest) => worker.postMessage(request),
    listen(listener) {
      heard = listener;
    },
    hold: () => undefined,
    end: () => worker.terminate(),
  };
}

/** The worker script's whole work: `serveBrowserWorker(self)`. `source` tells where the WebAssembly file is. */
export function serveBrowserWorker(scope: MessagePortLike, source: HighsSource = {}): void {
  scope.addEventListener('message', (event) => {
    const request = event.data as SolveRequest;
    void answer({ ...request, source: { ...source, ...request.source } }, (message, transfer) =>
      scope.postMessage(message, transfer),
    );
  });
}
