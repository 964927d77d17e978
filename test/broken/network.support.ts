import { describeIssue, type IssueList } from '../../src/base/issues.js';
import { checkNetwork, checkTables } from '../../src/network/checks/index.js';
import { buildNetwork } from '../../src/network/index.js';
import { sortedModel } from '../../src/schema/canonical.js';
import type { ComponentName } from '../../src/schema/generated/types.js';
import { parseModel } from '../../src/schema/parse.js';

export type Cell = string | number | boolean;
export type Row = Readonly<Record<string, Cell>>;
export type Rows = { [C in ComponentName]?: Row[] };

/** An issue as `check --json` prints it, with its severity. */
export interface Found {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly file: string;
  readonly row: number | null;
  readonly attribute: string | null;
  readonly value: string | null;
  readonly cause: string;
  readonly remedy: string;
}

/** A yard that makes boats from hulls and motors, and a depot that they are shipped to. Nothing is wrong with it. */
export function sound(): Rows {
  return {
    model: [{ id: 'boats', start: '2026-04-06', buckets: '26w', currency: 'JPY' }],
    organisation: [{ id: 'maker', kind: 'manufacturer' }],
    calendar: [{ id: 'five-day' }],
    site: [
      { id: 'yard', organisation: 'maker', calendar: 'five-day' },
      { id: 'depot', organisation: 'maker', calendar: 'five-day' },
    ],
    item: [
      { id: 'boat', kind: 'product', standard_value: 900 },
      { id: 'hull', kind: 'assembly' },
      { id: 'motor' },
      { id: 'resin', kind: 'material', unit: 'kg' },
    ],
    process: [
      { id: 'build', site: 'yard', item: 'boat', lead_time: 7 },
      { id: 'lay-up', site: 'yard', item: 'hull', lead_time: 14 },
    ],
    'process-input': [
      { process: 'build', item: 'hull', quantity: 1 },
      { process: 'build', item: 'motor', quantity: 2 },
      { process: 'lay-up', item: 'resin', quantity: 80 },
    ],
    resource: [{ id: 'line', site: 'yard', units: 2 }],
    'process-resource': [{ process: 'build', resource: 'line', hours: 20 }],
    offer: [
      { id: 'buy-motor', item: 'motor', site: 'yard', price: 100, lead_time: 21 },
      { id: 'buy-resin', item: 'resin', site: 'yard', price: 2, lead_time: 7 },
    ],
    lane: [{ id: 'truck', from_site: 'yard', to_site: 'depot', transit_time: 2, items: 'boat' }],
    demand: [{ id: 'first', item: 'boat', site: 'depot', due: '2026-08-31', quantity: 5 }],
  };
}

function csv(rows: readonly Row[]): string {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = rows.map((row) => header.map((name) => `"${row[name] ?? ''}"`).join(','));
  return [header.join(','), ...lines].join('\n');
}

/** Reads the rows as a folder of CSV files and checks it as `check` does. */
export async function issuesOf(rows: Rows): Promise<IssueList> {
  const files = Object.entries(rows)
    .filter(([, each]) => each.length > 0)
    .map(([name, each]) => ({ path: `${name}.csv`, bytes: new TextEncoder().encode(csv(each)) }));
  const { model, issues } = await parseModel(files, '.');
  if (!issues.ok) throw new Error(`not a broken network: ${JSON.stringify(issues.errors, undefined, 1)}`);
  const sorted = sortedModel(model);
  checkTables(sorted, issues);
  if (issues.ok) checkNetwork(sorted, buildNetwork(sorted), issues);
  return issues;
}

/** Everything found but attributes that do not act yet. */
export async function foundIn(rows: Rows, language = 'en'): Promise<Found[]> {
  const issues = await issuesOf(rows);
  const all = [...issues.errors, ...issues.warnings].filter((issue) => issue.code !== 'attribute.unused');
  return all.map((issue) => {
    const { file, row, attribute, value, code, cause, remedy } = describeIssue(issue, language);
    return { severity: issue.severity, code, file, row, attribute, value, cause, remedy };
  });
}

/** One thing wrong with the sound model, and all that is said of it. */
export interface Broken {
  readonly name: string;
  readonly change: (rows: Rows) => void;
  readonly found: readonly Found[];
}

/** Adds rows to a table. */
export function add(rows: Rows, component: ComponentName, ...more: Row[]): void {
  rows[component] = [...(rows[component] ?? []), ...more];
}

/** Replaces cells of a row. */
export function set(rows: Rows, component: ComponentName, at: number, cells: Row): void {
  const table = rows[component] ?? [];
  table[at] = { ...table[at], ...cells };
}

type Words = [
  code: string,
  place: string,
  attribute: string,
  value: string | null,
  cause: string,
  remedy: string,
];

function found(severity: Found['severity'], [code, place, attribute, value, cause, remedy]: Words): Found {
  const [file, row] = place.split(':');
  return { severity, code, file, row: Number(row), attribute, value, cause, remedy };
}

export function error(...words: Words): Found {
  return found('error', words);
}

export function warning(...words: Words): Found {
  return found('warning', words);
}
