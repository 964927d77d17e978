import { clip } from '../explain/cells.js';
import type { Context } from './context.js';

/** One line on standard error that tells how far the run is; rewritten, and gone when it is over. */
export interface ProgressLine {
  show(text: string): void;
  clear(): void;
}

const CLEAR = '\r\u001b[2K';
/** The line is rewritten at most this often, in milliseconds. */
const PACE = 100;

/** Nothing is shown where standard error is no terminal, nor with --quiet or --json. */
export function progressLine(context: Context): ProgressLine {
  const sink = context.terminal;
  if (!sink) return { show: () => {}, clear: () => {} };
  let wanted = '';
  let shown = '';
  let last = 0;
  const flush = (): void => {
    if (wanted === shown) return;
    last = Date.now();
    shown = wanted;
    // One cell is left free: a full line would wrap in some terminals.
    const line = clip(shown, Math.max(10, (sink.columns ?? 80) - 1));
    sink.write(CLEAR + (context.terminalColour ? `\u001b[2m${line}\u001b[0m` : line));
  };
  // What came too soon after another text is shown a moment later, if nothing newer has come.
  const timer = setInterval(flush, PACE);
  timer.unref();
  return {
    show(text) {
      wanted = text;
      if (Date.now() - last >= PACE) flush();
    },
    clear() {
      clearInterval(timer);
      if (shown !== '') sink.write(CLEAR);
      wanted = '';
      shown = '';
    },
  };
}
