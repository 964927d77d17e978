import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * A folder that appears whole or not at all. Files go to a sibling folder, `.<name>.renkei.<host>.<pid>.<chance>.new`,
 * and reach the disk before it takes the place of what was there. What was there is moved aside (`.old`) for that
 * moment, and back if the exchange fails; if the process dies in between, the next run puts it back.
 */
export interface Draft {
  /** Where the folder will be. */
  readonly target: string;
  /** Writes a file; `path` may name a folder inside. Its bytes are on the disk when this returns. */
  write(path: string, content: string | Uint8Array): void;
  /** Puts the draft in the target's place. */
  publish(): void;
  /** Removes whatever has been written. Does nothing after `publish`. */
  discard(): void;
}

const LEFTOVER = /^\.(.+)\.renkei\.([0-9a-z]+)\.(\d+)\.[0-9a-f]+\.(new|old)$/;
/** Leftovers of another machine (a shared disk) are taken for dead after this many milliseconds. */
const FOREIGN_AGE = 24 * 3600 * 1000;
const MOST_ATTEMPTS = 20;

export function openDraft(folder: string): Draft {
  const target = realTarget(folder);
  const parent = dirname(target);
  mkdirSync(parent, { recursive: true });
  clearLeftovers(target);
  const stem = join(
    parent,
    `.${basename(target)}.renkei.${host()}.${process.pid}.${randomBytes(4).toString('hex')}`,
  );
  const fresh = `${stem}.new`;
  mkdirSync(fresh);
  const folders = new Set<string>([fresh]);
  let done = false;
  return {
    target,
    write(path, content) {
      const full = join(fresh, path);
      if (!folders.has(dirname(full))) {
        mkdirSync(dirname(full), { recursive: true });
        folders.add(dirname(full));
      }
      writeDurably(full, content);
    },
    publish() {
      for (const each of folders) syncFolder(each);
      exchange(fresh, target, `${stem}.old`);
      syncFolder(parent);
      done = true;
    },
    discard() {
      if (!done) rmSync(fresh, { recursive: true, force: true });
    },
  };
}

/** Puts back what a run that died in the middle of the exchange had moved aside. */
export function restoreInterrupted(folder: string): void {
  const target = realTarget(folder);
  try {
    clearLeftovers(target);
  } catch {
    // A folder that may only be read is shown as it is.
  }
}

/** What a link points to is replaced, not the link. */
function realTarget(folder: string): string {
  const full = resolve(folder);
  return existsSync(full) ? realpathSync(full) : full;
}

function host(): string {
  return (
    hostname()
      .toLowerCase()
      .replace(/[^0-9a-z]/g, '') || 'localhost'
  );
}

function clearLeftovers(target: string): void {
  const parent = dirname(target);
  if (!existsSync(parent)) return;
  for (const name of readdirSync(parent)) {
    const match = LEFTOVER.exec(name);
    if (!match || match[1] !== basename(target)) continue;
    const path = join(parent, name);
    if (!isDead(path, match[2], Number(match[3]))) continue;
    if (match[4] === 'old' && !existsSync(target)) renameSync(path, target);
    else rmSync(path, { recursive: true, force: true });
  }
}

function isDead(path: string, where: string, pid: number): boolean {
  if (where !== host()) return Date.now() - statSync(path).mtimeMs > FOREIGN_AGE;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return codeOf(error) === 'ESRCH';
  }
}

function writeDurably(path: string, content: string | Uint8Array): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const handle = openSync(path, 'wx');
  try {
    writeAll(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes a long text to a file beside the target and renames it, so that a reader never sees a part of it. */
export function writeWhole(path: string, chunks: Iterable<string>): void {
  const target = resolve(path);
  mkdirSync(dirname(target), { recursive: true });
  const fresh = join(
    dirname(target),
    `.${basename(target)}.${process.pid}.${randomBytes(4).toString('hex')}.tmp`,
  );
  const handle = openSync(fresh, 'wx');
  try {
    for (const chunk of chunks) writeAll(handle, Buffer.from(chunk, 'utf8'));
    fsyncSync(handle);
    renameSync(fresh, target);
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  } finally {
    closeSync(handle);
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
}

function syncFolder(path: string): void {
  // Windows cannot open a folder; it orders renames by itself.
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Moves the target aside and the fresh folder into its place; back if that fails. */
export function exchange(fresh: string, target: string, aside: string): void {
  for (let attempt = 1; ; attempt++) {
    const moved = moveAway(target, aside);
    try {
      renameSync(fresh, target);
    } catch (error) {
      // Another run may have put its plan there meanwhile: the last one to finish stays.
      const occupied = codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST';
      if (occupied && attempt < MOST_ATTEMPTS) {
        if (moved) rmSync(aside, { recursive: true, force: true });
        continue;
      }
      if (moved && !existsSync(target)) renameSync(aside, target);
      throw error;
    }
    if (moved) rmSync(aside, { recursive: true, force: true });
    return;
  }
}

function moveAway(target: string, aside: string): boolean {
  try {
    renameSync(target, aside);
    return true;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
