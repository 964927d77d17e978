import { tolerance } from '../../explain/curves.js';
import { columnDigits } from '../../explain/format.js';
import { rowsById } from '../../explain/names.js';
import { optionalDemands } from '../../explain/products.js';
import { numbers, texts } from '../../explain/read.js';
import { column, rowName } from '../../schema/columns.js';
import { esc } from '../escape.js';
import { type EvidenceLink, evidenceLinks } from '../evidence-links.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

const MOST = 40;

interface Served {
  readonly demand: string;
  readonly item: string;
  readonly priority: number;
  readonly optional: boolean;
  quantity: number;
  onTime: number;
  late: number;
  short: number;
  days: number;
}

/** How every demand and programme is served, the worst served first. */
export function serviceSection(page: Page): Section {
  const { words } = page;
  const topic = words.say('report.service.topic');
  const rows = served(page);
  if (rows.length === 0) {
    const body = `<p class="empty">${esc(words.say('report.ramp.empty'))}</p>`;
    return { id: 'service', topic, title: words.say('report.ramp.none'), body };
  }
  const held = rows.filter((row) => !row.optional);
  const bad = held.filter((row) => row.late + row.short > tolerance(row.quantity));
  const title = words.say(bad.length === 0 ? 'report.service.all' : 'report.service.some', {
    bad: words.number(bad.length),
    count: words.number(held.length),
  });
  return { id: 'service', topic, title, body: serviceTable(page, rows) };
}

function serviceTable(page: Page, rows: readonly Served[]): string {
  const { words, names, model } = page;
  const programmes = rowsById(model, 'programme');
  const shown = rows.slice(0, MOST);
  const digits = columnDigits(shown.flatMap((row) => [row.quantity, row.onTime, row.late, row.short]));
  const units = unitsOf(page);
  const amount = (of: (row: Served) => number) => (row: Served) =>
    words.fixed(clean(of(row), row.quantity), digits);
  const days = (row: Served): number => (row.quantity > 0 ? row.days / row.quantity : 0);
  const mixed = new Set(shown.map((row) => units(row.item))).size > 1;
  const priority = (row: Served): string =>
    row.optional ? words.say('report.service.optional') : words.number(row.priority, 0);
  return table(page, {
    caption: words.say('report.service.table'),
    rows: shown,
    more: Math.max(0, rows.length - MOST),
    columns: [
      {
        label: words.say('report.column.demand'),
        text: ({ demand }) => names.of(programmes.has(demand) ? 'programme' : 'demand', demand),
      },
      { label: words.say('report.column.item'), text: ({ item }) => names.of('item', item) },
      { label: words.say('report.column.priority'), number: true, text: priority },
      ...(mixed ? [{ label: words.say('report.column.unit'), text: (row: Served) => units(row.item) }] : []),
      {
        label: words.say('answer.column.wanted'),
        number: true,
        text: amount((row) => row.quantity),
        evidence: ({ demand }) => targetLinks(page, programmes.has(demand), demand),
      },
      { label: words.say('answer.column.onTime'), number: true, text: amount((row) => row.onTime) },
      { label: words.say('answer.column.late'), number: true, text: amount((row) => row.late) },
      { label: words.say('answer.column.short'), number: true, text: amount((row) => row.short) },
      {
        label: words.say('report.column.days_late'),
        number: true,
        text: (row) => words.fixed(clean(days(row), 1), 1),
      },
    ],
  });
}

/** What backs a demand's quantity, or the points of a programme. */
function targetLinks(page: Page, isProgramme: boolean, demand: string): readonly EvidenceLink[] {
  if (!isProgramme) return evidenceLinks(page, 'demand', demand, 'quantity');
  const { model } = page;
  const links = new Map<string, EvidenceLink>();
  column(model, 'programme-point', 'programme').forEach((programme, row) => {
    if (programme !== demand) return;
    for (const attribute of ['rate', 'cumulative']) {
      const point = rowName(model, 'programme-point', row);
      for (const link of evidenceLinks(page, 'programme-point', point, attribute)) links.set(link.id, link);
    }
  });
  return [...links.values()];
}

const clean = (value: number, size: number): number => (Math.abs(value) <= tolerance(size) ? 0 : value);

function unitsOf({ model, words }: Page): (item: string) => string {
  const rows = rowsById(model, 'item');
  const units = column(model, 'item', 'unit');
  return (item) => words.unit(units[rows.get(item) ?? -1] ?? '1');
}

/** Demands by priority, then by what is short, then by what is late; programmes are summed over their pieces. */
function served({ model, plan }: Page): Served[] {
  const optional = optionalDemands(model);
  const demands = texts(plan, 'service', 'demand');
  const items = texts(plan, 'service', 'item');
  const priority = numbers(plan, 'service', 'priority');
  const quantity = numbers(plan, 'service', 'quantity');
  const onTime = numbers(plan, 'service', 'on_time');
  const late = numbers(plan, 'service', 'late');
  const short = numbers(plan, 'service', 'short');
  const days = numbers(plan, 'service', 'quantity_days_late');
  const found = new Map<string, Served>();
  demands.forEach((demand, row) => {
    const sums = found.get(demand) ?? {
      demand,
      item: items[row],
      priority: priority[row],
      optional: optional.has(demand),
      quantity: 0,
      onTime: 0,
      late: 0,
      short: 0,
      days: 0,
    };
    found.set(demand, sums);
    sums.quantity += quantity[row];
    sums.onTime += onTime[row];
    sums.late += late[row];
    sums.short += short[row];
    sums.days += days[row];
  });
  return [...found.values()].sort(
    (a, b) =>
      Number(a.optional) - Number(b.optional) ||
      a.priority - b.priority ||
      clean(b.short, b.quantity) - clean(a.short, a.quantity) ||
      b.days - a.days ||
      (a.demand < b.demand ? -1 : 1),
  );
}
