import { IssueList } from '../base/issues.js';
import { nearest } from '../base/text.js';
import { CATALOG } from './catalog.js';
import type { ComponentName } from './generated/types.js';
import { componentNamed } from './names.js';

/** One file of a model; `path` as the user knows it, with `/`. */
export interface ModelFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What is known while a model is being read. */
export interface Reading {
  /** Folder or file as the user named it. */
  readonly source: string;
  readonly issues: IssueList;
  /** Components of which some file or row could not be read: what refers to them cannot be judged. */
  readonly unread: Set<ComponentName>;
}

export function newReading(source: string): Reading {
  return { source, issues: new IssueList(), unread: new Set() };
}

/** Notes that a file was not read, whatever it held. */
export function markUnread(path: string, reading: Reading): void {
  const component = componentNamed(fileName(path).stem);
  if (component !== undefined) reading.unread.add(component);
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
export function roleInFolder(path: string, { issues, unread }: Reading): FileFormat | 'ignored' | undefined {
  const { base, stem, extension } = fileName(path);
  if (isIgnored(base)) return 'ignored';
  const format = formatOf(path);
  const known = componentNamed(stem) !== undefined;
  if (format === 'csv' || format === 'yaml') {
    if (known) return format;
    const near = nearest(
      stem,
      CATALOG.map((component) => component.name),
    ) as ComponentName | undefined;
    if (near !== undefined) unread.add(near);
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
