import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const quickstart = join(root, 'examples/quickstart');
const binary = join(root, 'bin/renkei.js');

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Running {
  readonly pid: number;
  kill(signal: NodeJS.Signals): void;
  /** What it has written so far. */
  said(): { readonly out: string; readonly err: string };
  readonly finished: Promise<Finished>;
}

export interface Surroundings {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the built command as a user would, with a bare environment. */
export function start(words: readonly string[], { cwd, env = {} }: Surroundings = {}): Running {
  if (!existsSync(join(root, 'dist/cli/main.js')))
    throw new Error('dist/ is missing: run "npm run build" first');
  const child = spawn(process.execPath, [binary, ...words], {
    cwd: cwd ?? root,
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const finished = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { pid: child.pid ?? 0, kill: (signal) => child.kill(signal), said: () => ({ out, err }), finished };
}

export function renkei(words: readonly string[], surroundings?: Surroundings): Promise<Finished> {
  return start(words, surroundings).finished;
}

export function scratch(): string {
  return mkdtempSync(join(tmpdir(), 'renkei-cli-'));
}

/** A copy of the quickstart that may be changed. */
export function copyOfQuickstart(folder: string, name = 'boats'): string {
  const path = join(folder, name);
  cpSync(quickstart, path, { recursive: true });
  return path;
}

/** What a stack trace looks like. */
export const STACK = /\n\s+at .+(:\d+:\d+|node:)/;
