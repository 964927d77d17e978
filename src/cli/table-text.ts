import { cellWidth, clip, padEnd, padStart, printable } from '../explain/cells.js';
import { type Words, wordsOf } from '../explain/format.js';
import { numbersOf, PLAN_TABLES, type Plan, type PlanTableName, textsOf } from '../plan/index.js';
import type { Context } from './context.js';

type Value = string | number | null;

/** Rows of a plan's table as JSON objects; an unknown number is null. */
export function tableRecords(plan: Plan, name: PlanTableName): Record<string, Value>[] {
  const table = plan.tables[name];
  return Array.from({ length: table.length }, (_, row) =>
    Object.fromEntries(
      Object.keys(PLAN_TABLES[name]).map((column) => {
        const value = table.columns[column][row];
        return [column, typeof value === 'number' && !Number.isFinite(value) ? null : value];
      }),
    ),
  );
}

/** Columns of bucket numbers, shown as the day on which the bucket starts. */
const BUCKETS = new Set(['bucket', 'due_bucket', 'arrival']);
const GAP = 2;
const LEAST = 4;

interface ShownColumn {
  readonly title: string;
  readonly right: boolean;
  readonly cells: readonly string[];
  width: number;
}

/** A table for the terminal: no wider than it, names give way first, numbers keep their digits. */
export function tableText(plan: Plan, name: PlanTableName, context: Context): string {
  const table = plan.tables[name];
  if (table.length === 0) return context.say('cli.show.empty', { name });
  const words = wordsOf(context.language, true);
  const columns = Object.entries(PLAN_TABLES[name]).map(([title, type]): ShownColumn => {
    const cells =
      type === 'number' ? numberCells(plan, name, title, words) : textsOf(table, title).map(printable);
    const width = cells.reduce((most, cell) => Math.max(most, cellWidth(cell)), cellWidth(title));
    return { title, right: type === 'number', cells, width };
  });
  const shown = narrow(columns, context.width);
  const line = (cells: readonly string[]): string =>
    shown
      .map(({ right, width }, at) => (right ? padStart : padEnd)(clip(cells[at], width), width))
      .join(' '.repeat(GAP))
      .trimEnd();
  const head = line(shown.map(({ title }) => title));
  const lines = [context.colour ? `\u001b[1m${head}\u001b[0m` : head];
  for (let row = 0; row < table.length; row++) lines.push(line(shown.map(({ cells }) => cells[row])));
  if (shown.length < columns.length)
    lines.push(
      context.say('cli.show.leftOut', {
        names: columns
          .slice(shown.length)
          .map(({ title }) => title)
          .join(', '),
      }),
    );
  return lines.join('\n');
}

function numberCells(plan: Plan, name: PlanTableName, title: string, words: Words): string[] {
  const values = Array.from(numbersOf(plan.tables[name], title));
  if (BUCKETS.has(title) && name !== 'bucket') {
    const starts = textsOf(plan.tables.bucket, 'start');
    return values.map((bucket) => starts[bucket] ?? '–');
  }
  if (title === 'fiscal_year') return values.map(String);
  return values.map((value) => (Number.isNaN(value) ? '–' : words.number(value)));
}

/** Narrows the widest text columns until the line fits; if that is not enough, the last columns are left out. */
function narrow(columns: readonly ShownColumn[], width: number): ShownColumn[] {
  const shown = columns.map((column) => ({ ...column }));
  const total = (): number => shown.reduce((sum, column) => sum + column.width, 0) + GAP * (shown.length - 1);
  for (let over = total() - width; over > 0; over = total() - width) {
    const widest = shown.reduce<ShownColumn | undefined>(
      (most, column) => (!column.right && column.width > Math.max(LEAST, most?.width ?? 0) ? column : most),
      undefined,
    );
    if (widest) widest.width = Math.max(LEAST, widest.width - Math.min(over, Math.ceil(widest.width / 4)));
    else if (shown.length > 1) shown.pop();
    else break;
  }
  return shown;
}
