import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileName, formatOf } from '../../schema/files.js';
import type { Model } from '../../schema/model.js';
import { componentNamed } from '../../schema/names.js';
import { modelFiles, type WriteFormat } from '../../schema/write.js';

let serial = 0;

/** Writes beside the target and renames, so that a reader sees the old file or the new one and never a part of one. */
export function writeAtomically(path: string, bytes: Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.${serial++}.tmp`);
  try {
    const handle = openSync(temporary, 'wx');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Files of the folder that reading it would take for tables. */
function tablesIn(folder: string): string[] {
  return readdirSync(folder).filter((base) => {
    const format = formatOf(base);
    return (format === 'csv' || format === 'yaml') && componentNamed(fileName(base).stem) !== undefined;
  });
}

/** A new folder appears whole; in one that is there, each file is replaced whole and stale tables are removed last. */
async function writeFolder(model: Model, folder: string, format: WriteFormat): Promise<void> {
  const files = await modelFiles(model, format);
  if (isFolder(folder)) {
    for (const file of files) writeAtomically(join(folder, file.path), file.bytes);
    const kept = new Set(files.map((file) => file.path));
    for (const base of tablesIn(folder)) if (!kept.has(base)) rmSync(join(folder, base));
    return;
  }
  const temporary = join(dirname(folder), `.${basename(folder)}.${process.pid}.${serial++}.tmp`);
  mkdirSync(temporary, { recursive: true });
  try {
    for (const file of files) writeAtomically(join(temporary, file.path), file.bytes);
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    throw error;
  }
}

/** Format that a path asks for: by the ending of a file, or a folder of CSV files. */
export function writeFormatOf(path: string): WriteFormat {
  const format = formatOf(path);
  if (format === 'json' || format === 'xlsx') return format;
  return format === 'yaml' ? 'yaml-document' : 'csv';
}

/**
 * Writes a model to a folder (`csv`, `yaml`) or to one file (`json`, `yaml-document`, `xlsx`). Reading it back gives
 * the same model. In a folder that exists, table files that the model does not fill are removed, others are left.
 */
export async function writeModel(model: Model, path: string, format = writeFormatOf(path)): Promise<void> {
  const full = resolve(path);
  if (format === 'csv' || format === 'yaml') {
    await writeFolder(model, full, format);
    return;
  }
  const [file] = await modelFiles(model, format);
  mkdirSync(dirname(full), { recursive: true });
  writeAtomically(full, file.bytes);
}
