import { IssueList } from '../../base/issues.js';
import type { Model } from '../../schema/index.js';
import { modelOf } from '../../schema/parse.js';
import type { RawTable } from '../../tables/raw.js';
import { build } from './build.js';
import { collect } from './collect.js';
import { type NotCarried, Notes } from './notes.js';
import type { FreppleOptions } from './options.js';
import { Values } from './values.js';
import { readXml, xmlText } from './xml.js';

export type { NotCarried } from './notes.js';
export type { FreppleOptions } from './options.js';

export interface FreppleTables {
  /** Tables as a file of ours would hold them; empty where `issues` has an error. */
  readonly tables: readonly RawTable[];
  /** Warnings that say, with a count, what is not carried over and what is done instead. */
  readonly issues: IssueList;
  /** The same one by one. */
  readonly notCarried: readonly NotCarried[];
}

export interface FreppleReading {
  /** To be used only if `issues.ok`. */
  readonly model: Model;
  readonly issues: IssueList;
  readonly notCarried: readonly NotCarried[];
}

/** Tables of a model in frePPLe's XML, plain or packed with gzip. */
export async function freppleTables(
  data: string | Uint8Array,
  file: string,
  options: FreppleOptions = {},
  issues = new IssueList(),
): Promise<FreppleTables> {
  const notes = new Notes();
  const text = await xmlText(data, file, issues);
  const reading = text === undefined ? undefined : readXml(text, file, issues);
  if (!reading) return { tables: [], issues, notCarried: [] };
  if (reading.root.name !== 'plan') {
    const { name, line } = reading.root;
    issues.add({ severity: 'error', code: 'frepple.no-plan', file, line, params: { name } });
    return { tables: [], issues, notCarried: [] };
  }
  const store = collect(reading, notes);
  const tables = build({ store, values: new Values(issues, file), notes, issues, file }, options);
  notes.flush(issues, file);
  return { tables: issues.ok ? tables : [], issues, notCarried: notes.entries };
}

/** A model in frePPLe's XML, typed and checked as any file of ours is. */
export async function readFrepple(
  data: string | Uint8Array,
  file: string,
  options: FreppleOptions = {},
): Promise<FreppleReading> {
  const issues = new IssueList();
  const { tables, notCarried } = await freppleTables(data, file, options, issues);
  const { model } = modelOf(tables, { source: file, issues, unread: new Set() });
  return { model, issues, notCarried };
}
