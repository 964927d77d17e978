import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { IssueList } from '../../base/issues.js';
import { readFrepple } from '../../interop/frepple/index.js';
import {
  fileName,
  formatOf,
  isIgnored,
  type ModelFile,
  markUnread,
  newReading,
  type Reading,
  refuseSize,
  roleInFolder,
} from '../../schema/files.js';
import { componentNamed } from '../../schema/names.js';
import { modelOf, type ReadResult, readFiles } from '../../schema/parse.js';

/** Megabytes of all files of a folder together. */
const MOST_MEGABYTES = 600;

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}

/** Runs a file operation; what the system refuses becomes an issue. */
function attempt<T>(file: string, issues: IssueList, operation: () => T): T | undefined {
  try {
    return operation();
  } catch (error) {
    const reason = errorCode(error);
    const missing = reason === 'ENOENT' || reason === 'ENOTDIR' || reason === 'ENAMETOOLONG';
    const code = reason === 'ELOOP' ? 'file.loop' : missing ? 'file.missing' : 'file.unreadable';
    issues.add({ severity: 'error', code, file, params: { reason } });
    return undefined;
  }
}

function readBytes(path: string, shownPath: string, stats: Stats, issues: IssueList): Uint8Array | undefined {
  const format = formatOf(shownPath);
  if (format && refuseSize(shownPath, stats.size, format, issues)) return undefined;
  if (!stats.isFile()) {
    issues.add({
      severity: 'error',
      code: 'file.unreadable',
      file: shownPath,
      params: { reason: 'not a file' },
    });
    return undefined;
  }
  return attempt(shownPath, issues, () => readFileSync(path));
}

/** Tables inside a folder inside the model would silently be missing from the plan. */
function warnInside(path: string, base: string, issues: IssueList): void {
  let names: string[];
  try {
    names = readdirSync(path);
  } catch {
    return;
  }
  const table = names.some((name) => {
    const format = formatOf(name);
    return (format === 'csv' || format === 'yaml') && componentNamed(fileName(name).stem) !== undefined;
  });
  if (table) issues.add({ severity: 'warning', code: 'folder.inside', file: base, params: { base } });
}

/** Bytes of one entry of the folder, if it is a table. */
function readEntry(folder: string, base: string, reading: Reading): ModelFile | undefined {
  const { issues } = reading;
  const path = join(folder, base);
  const stats = attempt(base, issues, () => statSync(path));
  if (stats?.isDirectory()) {
    if (formatOf(base))
      issues.add({ severity: 'error', code: 'file.directory', file: base, params: { base } });
    else warnInside(path, base, issues);
    return undefined;
  }
  const role = stats ? roleInFolder(base, reading) : undefined;
  if (!stats || role === undefined || role === 'ignored') return undefined;
  const bytes = readBytes(path, base, stats, issues);
  return bytes && { path: base, bytes };
}

function readFolder(folder: string, reading: Reading): ModelFile[] {
  const { issues } = reading;
  const files: ModelFile[] = [];
  let size = 0;
  for (const base of attempt(reading.source, issues, () => readdirSync(folder).sort()) ?? []) {
    if (isIgnored(base)) continue;
    const errors = issues.errorCount;
    const file = readEntry(folder, base, reading);
    if (issues.errorCount > errors) markUnread(base, reading);
    if (!file) continue;
    size += file.bytes.length;
    if (size > MOST_MEGABYTES * 1e6) {
      issues.add({
        severity: 'error',
        code: 'folder.too-large',
        file: reading.source,
        params: { most: MOST_MEGABYTES },
      });
      return [];
    }
    files.push(file);
  }
  return files;
}

function readAlone(path: string, stats: Stats, issues: IssueList): ModelFile[] {
  const base = basename(path);
  const format = formatOf(base);
  if (!format || format === 'csv') {
    issues.add({
      severity: 'error',
      code: 'file.kind',
      file: base,
      value: fileName(base).extension,
      params: {},
    });
    return [];
  }
  const bytes = readBytes(path, base, stats, issues);
  return bytes ? [{ path: base, bytes }] : [];
}

/** A model of frePPLe: its XML, plain or packed. */
async function readForeign(full: string, stats: Stats, issues: IssueList): Promise<ReadResult | undefined> {
  const base = basename(full);
  if (!stats.isFile() || !/\.xml(\.gz)?$/i.test(base)) return undefined;
  const bytes = readBytes(full, base, stats, issues);
  return bytes && (await readFrepple(bytes, base));
}

/**
 * Reads a model from a folder, from one .json, .yaml or .xlsx file, or from frePPLe's .xml (or .xml.gz). Whatever is wrong with the files is in
 * `issues`; nothing is thrown for bad input.
 */
export async function readModel(path: string): Promise<ReadResult> {
  const reading = newReading(path);
  const { issues } = reading;
  const full = resolve(path);
  const stats = attempt(path, issues, () => statSync(full));
  const foreign = stats && (await readForeign(full, stats, issues));
  if (foreign) return foreign;
  const folder = stats?.isDirectory() ?? false;
  const files = !stats ? [] : folder ? readFolder(full, reading) : readAlone(full, stats, issues);
  const tables = files.length > 0 || issues.ok ? await readFiles(files, reading, folder) : [];
  return modelOf(tables, reading);
}
