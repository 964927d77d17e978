import { cellWidth, clip } from '../explain/cells.js';
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
  let last = 0;
  let shown = '';
  return {
    show(text) {
      const now = Date.now();
      if (now - last < PACE || text === shown) return;
      last = now;
      shown = text;
      // One cell is left free: a full line would wrap in some terminals.
      const line = clip(text, Math.max(10, (sink.columns ?? 80) - 1));
      sink.write(CLEAR + (context.terminalColour ? `\u001b[2m${line}\u001b[0m` : line));
    },
    clear() {
      if (cellWidth(shown) > 0) sink.write(CLEAR);
      shown = '';
      last = 0;
    },
  };
}
