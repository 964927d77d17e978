import type { IssueList } from '../base/issues.js';
import { readCsv } from '../tables/csv.js';
import { decodeText } from '../tables/decode.js';
import { readJson } from '../tables/json.js';
import type { RawTable } from '../tables/raw.js';
import { readYaml } from '../tables/yaml.js';
import { checkModel } from './checks.js';
import {
  type FileFormat,
  fileName,
  formatOf,
  type ModelFile,
  markUnread,
  newReading,
  type Reading,
  refuseSize,
  roleInFolder,
} from './files.js';
import type { Model } from './model.js';
import { componentNamed } from './names.js';
import { typeTables } from './read.js';

export interface ReadResult {
  /** What could be read; to be used only if `issues.ok`. */
  readonly model: Model;
  readonly issues: IssueList;
}

async function readFile(
  file: ModelFile,
  format: FileFormat,
  name: string | undefined,
  issues: IssueList,
): Promise<RawTable[]> {
  if (refuseSize(file.path, file.bytes.length, format, issues)) return [];
  if (format === 'xlsx') return (await import('../tables/xlsx.js')).readXlsx(file.bytes, file.path, issues);
  const text = decodeText(file.bytes, file.path, issues);
  if (text === undefined) return [];
  if (format === 'json') return readJson(text, { file: file.path, name }, issues);
  if (format === 'yaml') return readYaml(text, { file: file.path, name }, issues);
  const table = readCsv(text, name ?? fileName(file.path).stem, file.path, issues);
  return table ? [table] : [];
}

/**
 * Raw tables of the files of a model. A single .json, .xlsx or .yaml file holds a whole model; otherwise each file
 * holds one component and is named after it (`folder` says that even a single file does).
 */
export async function readFiles(
  files: readonly ModelFile[],
  reading: Reading,
  folder = false,
): Promise<RawTable[]> {
  const { issues, source } = reading;
  const sorted = [...files].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const only = sorted.length === 1 && !folder ? sorted[0] : undefined;
  if (only) {
    const format = formatOf(only.path);
    const named = componentNamed(fileName(only.path).stem) !== undefined;
    if (format === 'json' || format === 'xlsx' || (format === 'yaml' && !named))
      return readFile(only, format, undefined, issues);
  }
  const tables: RawTable[] = [];
  for (const file of sorted) {
    const role = roleInFolder(file.path, reading);
    if (role === undefined || role === 'ignored') continue;
    const errors = issues.errorCount;
    const found = await readFile(file, role, fileName(file.path).stem, issues);
    if (found.length === 0 && issues.errorCount > errors) markUnread(file.path, reading);
    // Not push(...): a file may hold more tables than a call takes arguments.
    for (const table of found) tables.push(table);
  }
  if (tables.length === 0 && issues.ok)
    issues.add({ severity: 'error', code: 'folder.empty', file: source, params: {} });
  return tables;
}

/** Types and checks what was read. */
export function modelOf(tables: readonly RawTable[], { issues, source, unread }: Reading): ReadResult {
  const model = typeTables(tables, issues, source, unread);
  // Without any table there is one cause, and it has been named.
  if (tables.length > 0) checkModel(model, issues, unread);
  return { model, issues };
}

/** Reads a model from the bytes of its files; needs no file system, so it runs in a browser. */
export async function parseModel(
  files: readonly ModelFile[],
  source = files.length === 1 ? files[0].path : '.',
): Promise<ReadResult> {
  const reading = newReading(source);
  return modelOf(await readFiles(files, reading), reading);
}
