import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Names of what a plan's folder holds. */
export const PLAN_FILE = 'plan.json';
export const MODEL_FILE = 'model.json';
export const REPORT_FILE = 'report.html';
export const VERIFICATION_FILE = 'verification.json';
export const WORKBOOK_FILE = 'plan.xlsx';
export const ANSWER_FILE = 'answer.txt';
export const CSV_FOLDER = 'csv';
export const PARQUET_FOLDER = 'parquet';

const OURS = new Set([
  PLAN_FILE,
  MODEL_FILE,
  REPORT_FILE,
  VERIFICATION_FILE,
  WORKBOOK_FILE,
  ANSWER_FILE,
  CSV_FOLDER,
  PARQUET_FOLDER,
]);
/** What desktops leave in any folder that is looked at. */
const NOBODYS = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * What is in a folder that no plan has; a plan there must not take its place. Empty for a folder that is not there,
 * undefined for something that is no folder.
 */
export function foreignFiles(folder: string): readonly string[] | undefined {
  if (!existsSync(folder)) return [];
  if (!statSync(folder).isDirectory()) return undefined;
  const names = readdirSync(folder).filter((name) => !NOBODYS.has(name));
  // A model of one JSON file is called model.json as well; only beside a plan is it a plan's.
  if (names.length > 0 && !isPlan(join(folder, PLAN_FILE))) return names;
  return names.filter((name) => !OURS.has(name));
}

/** Whether a file begins as a plan does; one may be hundreds of megabytes long. */
function isPlan(path: string): boolean {
  if (!existsSync(path)) return false;
  const handle = openSync(path, 'r');
  try {
    const start = Buffer.alloc(64);
    readSync(handle, start, 0, start.length, 0);
    return start.toString('latin1').includes('"renkei-plan"');
  } finally {
    closeSync(handle);
  }
}
