import { IssueList } from '../base/issues.js';
import { nearest } from '../base/text.js';
import { readCsv } from '../tables/csv.js';
import { decodeText } from '../tables/decode.js';
import { readJson } from '../tables/json.js';
import type { RawTable } from '../tables/raw.js';
import { readYaml } from '../tables/yaml.js';
import { CATALOG } from './catalog.js';
import { checkModel } from './checks.js';
import type { Model } from './model.js';
import { componentNamed } from './names.js';
import { typeTables } from './read.js';

/** One file of a model; `path` as the user knows it, with `/`. */
export interface ModelFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ReadResult {
  readonly model: Model;
  readonly issues: IssueList;
}

export type FileFormat = 'csv' | 'yaml' | 'json' | 'xlsx';

/** Megabytes of a file that are read at most, by format; what is larger belongs in several files or in CSV. */
export const MOST_MEGABYTES: Readonly<Record<FileFormat, number>> = {
  csv: 200,
  yaml: 8,
  json: 200,
  xlsx: 50,
};

const FORMATS: Readonly<Record<string, FileFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  xlsx: 'xlsx',
};
/** Files that hold tables, but that are not read. */
const FOREIGN = new Set(['xls', 'xlsm', 'xlsb', 'ods', 'numbers', 'parquet']);

export interface FileName {
  readonly base: string;
  /** What stands before the first dot. */
  readonly stem: string;
  readonly extension: string;
}

export function fileName(path: string): FileName {
  const base = path.split('/').at(-1) ?? '';
  const dot = base.lastIndexOf('.');
  const extension = dot < 0 ? '' : base.slice(dot + 1).toLowerCase();
  return { base, stem: base.slice(0, base.indexOf('.') < 0 ? base.length : base.indexOf('.')), extension };
}

export function formatOf(path: string): FileFormat | undefined {
  const { extension } = fileName(path);
  return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : undefined;
}

/** Hidden files, lock files of Excel and editors' copies are nobody's tables. */
export function isIgnored(base: string): boolean {
  return base.startsWith('.') || base.startsWith('~$') || base.endsWith('~') || base === 'node_modules';
}

/**
 * What a file of a folder is: a format to read, `ignored`, or undefined after an issue because it looks like a table
 * but is none.
 */
export function roleInFolder(path: string, issues: IssueList): FileFormat | 'ignored' | undefined {
  const { base, stem, extension } = fileName(path);
  if (isIgnored(base)) return 'ignored';
  const format = formatOf(path);
  const known = componentNamed(stem) !== undefined;
  if (format === 'csv' || format === 'yaml') {
    if (known) return format;
    const near = nearest(
      stem,
      CATALOG.map((component) => component.name),
    );
    const code = near === undefined ? 'file.unknown' : 'file.unknown-near';
    issues.add({
      severity: 'error',
      code,
      file: path,
      value: base,
      params: { base, extension, near: near ?? '' },
    });
    return undefined;
  }
  if (format === 'xlsx' || FOREIGN.has(extension) || (format === 'json' && known)) {
    issues.add({
      severity: 'error',
      code: 'file.not-in-folder',
      file: path,
      value: base,
      params: { extension },
    });
    return undefined;
  }
  return 'ignored';
}

function tooLarge(file: ModelFile, format: FileFormat, issues: IssueList): boolean {
  return refuseSize(file.path, file.bytes.length, format, issues);
}

/** True, with an issue, for a file that is larger than what is read. */
export function refuseSize(file: string, size: number, format: FileFormat, issues: IssueList): boolean {
  const most = MOST_MEGABYTES[format];
  if (size <= most * 1e6) return false;
  const params = { size: Math.ceil(size / 1e6), most, format };
  issues.add({
    severity: 'error',
    code: format === 'yaml' ? 'file.too-large-yaml' : 'file.too-large',
    file,
    params,
  });
  return true;
}

async function readFile(
  file: ModelFile,
  format: FileFormat,
  name: string | undefined,
  issues: IssueList,
): Promise<RawTable[]> {
  if (tooLarge(file, format, issues)) return [];
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
  issues: IssueList,
  folder = false,
): Promise<RawTable[]> {
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
    const role = roleInFolder(file.path, issues);
    if (role === undefined || role === 'ignored') continue;
    // Not push(...): a file may hold more tables than a call takes arguments.
    for (const table of await readFile(file, role, fileName(file.path).stem, issues)) tables.push(table);
  }
  if (tables.length === 0 && issues.ok) {
    issues.add({ severity: 'error', code: 'folder.empty', file: only?.path ?? '.', params: {} });
  }
  return tables;
}

/** Reads a model from the bytes of its files; needs no file system, so it runs in a browser. */
export async function parseModel(
  files: readonly ModelFile[],
  source = files[0]?.path ?? '',
): Promise<ReadResult> {
  const issues = new IssueList();
  const tables = await readFiles(files, issues);
  const model = typeTables(tables, issues, source);
  if (tables.length > 0) checkModel(model, issues);
  return { model, issues };
}
