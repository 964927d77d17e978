/** Work that pauses where it may be left: it yields every so often, and returns what it has made. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Milliseconds of work between two pauses. */
const STRETCH = 50;

/** Does all of some work at once. */
export function atOnce<T>(work: Steps<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/**
 * Does some work in stretches with pauses, in which others get their turn: a page answers, Ctrl-C is heard. Undefined
 * where the signal has come before its end. `onPause` is told of every pause.
 */
export async function withPauses<T>(
  work: Steps<T>,
  signal?: AbortSignal,
  onPause?: () => void,
): Promise<T | undefined> {
  for (let paused = performance.now(); ; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() - paused < STRETCH) continue;
    onPause?.();
    await new Promise((resolve) => {
      setTimeout(resolve, 0);
    });
    if (signal?.aborted) return undefined;
    paused = performance.now();
  }
}
