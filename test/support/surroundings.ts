import { Writable } from 'node:stream';
import type { Surroundings } from '../../src/cli/context.js';

/** Surroundings of a command that runs inside a test, in English, and what it says into them. */
export function surroundings(width: number): {
  readonly around: Surroundings;
  readonly said: { out: string; err: string };
} {
  const said = { out: '', err: '' };
  const sink = (name: 'out' | 'err'): Writable =>
    new Writable({
      write: (chunk, _encoding, done) => {
        said[name] += String(chunk);
        done();
      },
    });
  const around = {
    out: sink('out'),
    err: sink('err'),
    env: { COLUMNS: String(width) },
    language: 'en',
  } as const;
  return { around, said };
}
