import type { Program } from '../../program/index.js';
import { type EngineOptions, OUT_OF_TIME, type Solution, type SolveContext } from '../contract.js';
import { bare, type SolveRequest, type WorkerMessage } from './protocol.js';

/** Who hears a worker. */
export interface Listener {
  message(message: WorkerMessage): void;
  failure(error: Error): void;
}

/** A worker of either kind (Node's or the browser's), reduced to what solving needs. */
export interface RemoteWorker {
  send(request: SolveRequest): void;
  /** The one who hears it from now on. */
  listen(listener: Listener): void;
  /** Whether the process waits for it, where one would. */
  hold(isHeld: boolean): void;
  end(): void;
}

/** How long a worker may take to notice a cancel (presolve and crossover do not look) before it is ended. */
const GRACE_MS = 10_000;
/** How long one without work is kept. */
const IDLE_MS = 30_000;

/**
 * Workers that go from solve to solve: a new one compiles HiGHS anew, and runs its first seconds in code that is not
 * yet optimised, which costs rounds of short solves more than the solves. One at a time works on a solve.
 */
export class Workers {
  private readonly idle: { readonly worker: RemoteWorker; readonly timer: ReturnType<typeof setTimeout> }[] =
    [];

  constructor(private readonly make: () => RemoteWorker) {}

  take(): RemoteWorker {
    const last = this.idle.pop();
    clearTimeout(last?.timer);
    const worker = last?.worker ?? this.make();
    worker.hold(true);
    return worker;
  }

  /** Keeps a worker that has answered for the next solve. */
  giveBack(worker: RemoteWorker): void {
    const drop = (): void => {
      const k = this.idle.findIndex((each) => each.worker === worker);
      if (k < 0) return;
      clearTimeout(this.idle[k].timer);
      this.idle.splice(k, 1);
      worker.end();
    };
    worker.listen({ message: () => undefined, failure: drop });
    worker.hold(false);
    const timer = setTimeout(drop, IDLE_MS);
    this.idle.push({ worker, timer });
    if (typeof timer === 'object') timer.unref();
  }
}

/** Solves in one of the workers. Without shared memory a cancel ends it at once. */
export function solveRemotely(
  workers: Workers,
  base: Pick<SolveRequest, 'name' | 'source'>,
  program: Program,
  options: EngineOptions,
  context: SolveContext,
): Promise<Solution> {
  const { signal, onProgress, ...start } = context;
  const stopFlag =
    signal && typeof SharedArrayBuffer !== 'undefined' ? new Int32Array(new SharedArrayBuffer(4)) : undefined;
  const worker = workers.take();
  return new Promise<Solution>((resolve, reject) => {
    let grace: ReturnType<typeof setTimeout> | undefined;
    let isSettled = false;
    const settle = (finish: () => void, isUsable = false) => {
      // An answer may still be on its way from a worker that has been ended.
      if (isSettled) return;
      isSettled = true;
      clearTimeout(grace);
      signal?.removeEventListener('abort', cancel);
      if (isUsable) workers.giveBack(worker);
      else worker.end();
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
    worker.listen({
      message(message) {
        if (message.kind === 'progress') onProgress?.(message.progress);
        else if (message.kind === 'done') settle(() => resolve(message.solution), true);
        else settle(() => reject(new Error(message.message)));
      },
      failure: (error) => settle(() => reject(error)),
    });
    if (signal?.aborted) cancel();
    signal?.addEventListener('abort', cancel, { once: true });
    worker.send({
      ...base,
      program: bare(program),
      options,
      start,
      stopFlag,
      wantsProgress: onProgress !== undefined,
    });
  });
}
