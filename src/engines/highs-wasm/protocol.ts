import type { Program } from '../../program/index.js';
import type { EngineOptions, Progress, Solution, Start } from '../contract.js';
import { solveHere } from './inline.js';
import type { HighsSource } from './runtime.js';

/** What the thread that asks sends; the program arrives as a copy. */
export interface SolveRequest {
  readonly name: string;
  readonly program: Program;
  readonly options: EngineOptions;
  readonly start: Start;
  readonly wantsProgress: boolean;
  /** One Int32 in shared memory: 1 = stop. Absent where the page may not share memory. */
  readonly stopFlag?: Int32Array;
  readonly source?: HighsSource;
}

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly solution: Solution }
  | { readonly kind: 'failed'; readonly message: string };

export type Post = (message: WorkerMessage, transfer: ArrayBuffer[]) => void;

/** The program without its keys: an engine needs no names, and they are the larger part of many programs. */
export function bare(program: Program): Program {
  return { ...program, columnFamilies: [], rowFamilies: [] };
}

/** The worker's side: solves one request, never throws. */
export async function answer(request: SolveRequest, post: Post): Promise<void> {
  const { name, program, options, start, stopFlag, source = {} } = request;
  try {
    const solution = await solveHere(name, source, program, options, {
      stop: () => stopFlag !== undefined && Atomics.load(stopFlag, 0) === 1,
      ...start,
      ...(request.wantsProgress
        ? { onProgress: (progress) => post({ kind: 'progress', progress }, []) }
        : {}),
    });
    post({ kind: 'done', solution }, buffersOf(solution));
  } catch (error) {
    post({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }, []);
  }
}

function buffersOf(solution: Solution): ArrayBuffer[] {
  const buffers = new Set<ArrayBufferLike>();
  if (solution.x) buffers.add(solution.x.buffer);
  for (const { rowDuals, reducedCosts } of solution.objectives) {
    if (rowDuals) buffers.add(rowDuals.buffer);
    if (reducedCosts) buffers.add(reducedCosts.buffer);
  }
  for (const pair of [solution.basis, solution.conflict]) {
    if (pair) buffers.add(pair.columns.buffer).add(pair.rows.buffer);
  }
  return Array.from(buffers).filter((buffer): buffer is ArrayBuffer => buffer instanceof ArrayBuffer);
}
