import { isoDate } from '../../base/dates.js';
import type { MessageKey } from '../../base/messages.js';
import { columnDigits } from '../../explain/format.js';
import { PLAN_TABLES, type PlanTableName } from '../../plan/plan.js';
import { columnNames, TABLE_NAMES, tableCsv } from '../csv.js';
import { esc } from '../escape.js';
import type { Page, Section } from '../page.js';
import { type TableColumn, table } from '../table.js';

/** Rows shown of a table, bytes of one download, and bytes of all of them: a page stays easy to send. */
const MOST_ROWS = 60;
const MOST_BYTES = 300_000;
const MOST_BYTES_IN_ALL = 1_200_000;
const BUCKETS = new Set(['bucket', 'arrival', 'due_bucket']);

/** The plan's own tables, folded away, with a CSV of each where it is small enough to be carried along. */
export function tableSection(page: Page): Section {
  const { words, plan } = page;
  const filled = TABLE_NAMES.filter((name) => plan.tables[name].length > 0);
  let room = MOST_BYTES_IN_ALL;
  const parts = filled.map((name) => {
    // Rows give the size well enough to leave out the text of huge tables unmade.
    const csv = plan.tables[name].length > 20_000 ? undefined : encodeURIComponent(tableCsv(plan, name));
    const carried = csv !== undefined && csv.length <= Math.min(MOST_BYTES, room) ? csv : undefined;
    room -= carried?.length ?? 0;
    return tableDetails(page, name, carried);
  });
  const body =
    parts.length === 0
      ? `<p class="empty">${esc(words.say('report.tables.empty'))}</p>`
      : `<div class="tables">${parts.join('')}</div>`;
  return {
    id: 'tables',
    topic: words.say('report.tables.topic'),
    title: words.say('report.tables.title', { count: words.number(filled.length) }),
    body,
  };
}

function tableDetails(page: Page, name: PlanTableName, csv: string | undefined): string {
  const { words, plan } = page;
  const label = words.say(`report.table.${name}` as MessageKey);
  const { length } = plan.tables[name];
  const rows = Array.from({ length: Math.min(MOST_ROWS, length) }, (_, row) => row);
  const content = table(page, {
    caption: label,
    rows,
    more: length - rows.length,
    columns: columnNames(name).map((column) => planColumn(page, name, column, rows)),
  });
  const file = `${name}.csv`;
  const download =
    csv === undefined
      ? `<p class="note">${esc(words.say('report.tables.large'))}</p>`
      : `<p><a download="${file}" href="data:text/csv;charset=utf-8,${csv.replace(/'/g, '%27')}">${esc(words.say('report.tables.download', { file }))}</a></p>`;
  const count = words.say('report.tables.rows', { count: words.number(length) });
  return `<details><summary>${esc(label)} <span>${esc(count)}</span></summary>${content}${download}</details>`;
}

function planColumn(
  page: Page,
  name: PlanTableName,
  column: string,
  rows: readonly number[],
): TableColumn<number> {
  const { words, plan, buckets } = page;
  const values = plan.tables[name].columns[column] ?? [];
  const kinds: Readonly<Record<string, 'text' | 'number'>> = PLAN_TABLES[name];
  const label = words.say(`report.column.${column}` as MessageKey);
  if (kinds[column] === 'text') return { label, text: (row) => String(values[row]) };
  const value = (row: number): number => Number(values[row]);
  if (BUCKETS.has(column)) {
    const text = (row: number): string => {
      const t = value(row);
      return t >= 0 && t < buckets.count ? isoDate(buckets.starts[t]) : '–';
    };
    return {
      label: name === 'bucket' ? label : words.say('report.column.from', { label }),
      number: true,
      text: name === 'bucket' ? (row) => String(value(row)) : text,
    };
  }
  const plain = column === 'fiscal_year' || column === 'priority';
  const shown = rows.map(value).filter((each) => !Number.isNaN(each));
  const tiny = column === 'price' || column === 'unit_price';
  const digits = columnDigits(shown);
  const text = (row: number): string => {
    const each = value(row);
    if (Number.isNaN(each)) return '–';
    if (plain) return String(each);
    return tiny ? words.significant(each) : words.fixed(each, digits);
  };
  return { label, number: true, text };
}
