import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { type Language, type MessageKey, type MessageParams, message } from '../base/messages.js';
import { wantsColour } from '../explain/text.js';

/** A stream that text goes to; of a terminal it is known how wide it is. */
export type Sink = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export interface Surroundings {
  readonly out: Sink;
  readonly err: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
}

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}

/** Where a command's texts go, and how they look there. */
export class Context {
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;

  constructor(
    private readonly around: Surroundings,
    options: CommonOptions,
  ) {
    this.language = around.language;
    this.json = options.json === true;
    this.quiet = options.quiet === true;
  }

  say(key: MessageKey, params?: MessageParams): string {
    return message(key, params, this.language);
  }

  /** The result of the command, on standard output. */
  print(text: string): void {
    this.around.out.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  /** A long result, by chunks, no faster than its reader takes it. */
  async printChunks(chunks: Iterable<string>): Promise<void> {
    const { out } = this.around;
    for (const chunk of chunks) if (!out.write(chunk) && !out.destroyed) await once(out, 'drain');
  }

  printJson(value: unknown): void {
    this.print(JSON.stringify(value, finite, 2));
  }

  /** What goes with the result: on standard error, and not at all with --quiet. */
  note(text: string): void {
    if (!this.quiet) this.around.err.write(`${text}\n`);
  }

  /** What is wrong, on standard error, always. */
  complain(text: string): void {
    this.around.err.write(`${text}\n`);
  }

  /** Cells of a line of the result. */
  get width(): number {
    const stated = Number(this.around.env.COLUMNS);
    const columns = this.around.out.columns ?? (Number.isInteger(stated) && stated > 0 ? stated : 80);
    return Math.max(20, columns);
  }

  get colour(): boolean {
    return wantsColour(this.around.env, this.around.out.isTTY === true);
  }

  /** Standard error, when a line there may be rewritten. */
  get terminal(): Sink | undefined {
    const { err, env } = this.around;
    return err.isTTY === true && env.TERM !== 'dumb' && !this.quiet && !this.json ? err : undefined;
  }

  get terminalColour(): boolean {
    return wantsColour(this.around.env, this.around.err.isTTY === true);
  }
}

/** JSON has no NaN and no infinity: what is unknown or unlimited is null. */
function finite(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}
