import { lstatSync, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { IssueList } from '../../base/issues.js';
import { checkModel } from '../../schema/checks.js';
import {
  fileName,
  formatOf,
  isIgnored,
  type ModelFile,
  type ReadResult,
  readFiles,
  refuseSize,
  roleInFolder,
} from '../../schema/files.js';
import { componentNamed } from '../../schema/names.js';
import { typeTables } from '../../schema/read.js';

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

function readFolder(folder: string, issues: IssueList): ModelFile[] {
  const files: ModelFile[] = [];
  let size = 0;
  for (const base of attempt(folder, issues, () => readdirSync(folder).sort()) ?? []) {
    if (isIgnored(base)) continue;
    const path = join(folder, base);
    const stats = attempt(base, issues, () =>
      lstatSync(path).isSymbolicLink() ? statSync(path) : lstatSync(path),
    );
    if (!stats) continue;
    if (stats.isDirectory()) {
      const format = formatOf(base);
      if (format) issues.add({ severity: 'error', code: 'file.directory', file: base, params: { base } });
      else warnInside(path, base, issues);
      continue;
    }
    const role = roleInFolder(base, issues);
    if (role === undefined || role === 'ignored') continue;
    size += stats.size;
    if (size > MOST_MEGABYTES * 1e6) {
      issues.add({
        severity: 'error',
        code: 'folder.too-large',
        file: base,
        params: { most: MOST_MEGABYTES },
      });
      break;
    }
    const bytes = readBytes(path, base, stats, issues);
    if (bytes) files.push({ path: base, bytes });
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

/**
 * Reads a model from a folder, or from one .json, .yaml or .xlsx file. Whatever is wrong with the files is in
 * `issues`; nothing is thrown for bad input.
 */
export async function readModel(path: string): Promise<ReadResult> {
  const issues = new IssueList();
  const full = resolve(path);
  const stats = attempt(path, issues, () => statSync(full));
  let files: ModelFile[] = [];
  if (stats) files = stats.isDirectory() ? readFolder(full, issues) : readAlone(full, stats, issues);
  const readable = files.length > 0 || issues.ok;
  const tables = readable && stats ? await readFiles(files, issues, stats.isDirectory()) : [];
  const model = typeTables(tables, issues, path);
  if (tables.length > 0) checkModel(model, issues);
  return { model, issues };
}
