import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How often the tables are looked at, in milliseconds. */
const PACE = 250;

/** What tells one state of a model's files from another: names, sizes and times of a folder's files, or of one file. */
export function stateOf(path: string): string {
  try {
    if (!statSync(path).isDirectory()) return describe(path);
    const names = readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name);
    return names
      .sort()
      .map((name) => `${name} ${describe(join(path, name))}`)
      .join('\n');
  } catch {
    return 'gone';
  }
}

function describe(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}`;
}

/**
 * Waits until the files are no longer as they were in state `seen` and have been left alone for a moment, for an editor
 * writes in steps. False when it was cancelled. Looks again and again: that works on network drives as well.
 */
export async function hasChanged(path: string, seen: string, signal: AbortSignal): Promise<boolean> {
  let before = stateOf(path);
  for (;;) {
    try {
      await wait(PACE, undefined, { signal });
    } catch {
      return false;
    }
    const now = stateOf(path);
    if (now !== seen && now === before) return true;
    before = now;
  }
}
