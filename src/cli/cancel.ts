import { EXIT } from './exit.js';

export interface Cancel {
  readonly signal: AbortSignal;
  /** Gives the signals back to the system. */
  release(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl-C (or a polite kill) asks the run to stop; a second one ends the process at once. */
export function cancelOnSignals(onCancel: () => void): Cancel {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(EXIT.cancelled);
    controller.abort();
    onCancel();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  return {
    signal: controller.signal,
    release() {
      for (const signal of SIGNALS) process.off(signal, stop);
    },
  };
}
