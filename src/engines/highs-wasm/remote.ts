import type { Program } from '../../program/index.js';
import { type EngineOptions, OUT_OF_TIME, type Solution, type SolveContext } from '../contract.js';
import { bare, type SolveRequest, type WorkerMessage } from './protocol.js';

/** A worker of either kind (Node's or the browser's), reduced to what one solve needs. */
export interface RemoteWorker {
  send(request: SolveRequest): void;
  onMessage(listener: (message: WorkerMessage) => void): void;
  onFailure(listener: (error: Error) => void): void;
  end(): void;
}

/** How long a worker may take to notice a cancel (presolve and crossover do not look) before it is ended. */
const GRACE_MS = 10_000;

/** Solves in a worker that lives as long as the call. Without shared memory a cancel ends the worker at once. */
export function solveRemotely(
  worker: RemoteWorker,
  base: Pick<SolveRequest, 'name' | 'source'>,
  program: Program,
  options: EngineOptions,
  context: SolveContext,
): Promise<Solution> {
  const { signal, onProgress, basis } = context;
  const stopFlag =
    signal && typeof SharedArrayBuffer !== 'undefined' ? new Int32Array(new SharedArrayBuffer(4)) : undefined;
  return new Promise<Solution>((resolve, reject) => {
    let grace: ReturnType<typeof setTimeout> | undefined;
    const settle = (finish: () => void) => {
      clearTimeout(grace);
      signal?.removeEventListener('abort', cancel);
      worker.end();
      finish();
    };
    const giveUp = () =>
      settle(() =>
        resolve({
          engine: base.name,
          termination: 'cancelled',
          objectives: [],
          message: 'stopped without a point',
        }),
      );
    const cancel = () => {
      if (!stopFlag || signal?.reason === OUT_OF_TIME) return giveUp();
      Atomics.store(stopFlag, 0, 1);
      grace = setTimeout(giveUp, GRACE_MS);
    };
    worker.onMessage((message) => {
      if (message.kind === 'progress') onProgress?.(message.progress);
      else if (message.kind === 'done') settle(() => resolve(message.solution));
      else settle(() => reject(new Error(message.message)));
    });
    worker.onFailure((error) => settle(() => reject(error)));
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    worker.send({
      ...base,
      program: bare(program),
      options,
      basis,
      stopFlag,
      wantsProgress: onProgress !== undefined,
    });
  });
}
