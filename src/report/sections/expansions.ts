import { rowsById } from '../../explain/names.js';
import { numbers, texts } from '../../explain/read.js';
import { column } from '../../schema/columns.js';
import { esc } from '../escape.js';
import { evidenceLinks } from '../evidence-links.js';
import type { Page, Section } from '../page.js';
import { ratesOf } from '../rates.js';
import { table } from '../table.js';

interface Ordered {
  readonly expansion: string;
  readonly bucket: number;
  readonly steps: number;
  readonly inService: number;
  readonly amount: number;
}

/** New capacity: what is ordered when, and from when it works. */
export function expansionSection(page: Page): Section {
  const { words, currency } = page;
  const topic = words.say('report.expansion.topic');
  const rows = ordered(page);
  if (rows.length === 0) {
    const hint =
      rowsById(page.model, 'expansion').size > 0 ? 'report.expansion.unused' : 'report.expansion.empty';
    const body = `<p class="empty">${esc(words.say(hint))}</p>`;
    return { id: 'expansions', topic, title: words.say('report.expansion.none'), body };
  }
  const amounts = rows.map(({ amount }) => amount).filter((amount) => !Number.isNaN(amount));
  const title = words.say('report.expansion.title', {
    count: words.number(new Set(rows.map(({ expansion }) => expansion)).size),
    amount: words.shortMoney(
      amounts.reduce((sum, amount) => sum + amount, 0),
      currency,
    ),
  });
  return { id: 'expansions', topic, title, body: expansionTable(page, rows) };
}

function expansionTable(page: Page, rows: readonly Ordered[]): string {
  const { words, names, buckets, model, currency } = page;
  const byId = rowsById(model, 'expansion');
  const resources = column(model, 'expansion', 'resource');
  const resource = (id: string): string => names.of('resource', resources[byId.get(id) ?? -1] ?? '–');
  const day = (t: number): string =>
    t >= 0 && t < buckets.count ? words.day(buckets.starts[t]) : words.say('report.expansion.after');
  return table(page, {
    caption: words.say('report.expansion.table'),
    rows,
    columns: [
      {
        label: words.say('report.column.expansion'),
        text: ({ expansion }) => names.of('expansion', expansion),
      },
      {
        label: words.say('report.column.resource'),
        text: ({ expansion }) => resource(expansion),
        evidence: ({ expansion }) =>
          evidenceLinks(page, 'resource', resources[byId.get(expansion) ?? -1] ?? '', 'units'),
      },
      { label: words.say('report.column.steps'), number: true, text: ({ steps }) => words.number(steps) },
      { label: words.say('report.column.ordered_on'), text: ({ bucket }) => day(bucket) },
      {
        label: words.say('report.column.in_service'),
        text: ({ inService }) => day(inService),
        evidence: ({ expansion }) => evidenceLinks(page, 'expansion', expansion, 'lead_time'),
      },
      {
        label: words.say('report.column.amount'),
        unit: currency,
        number: true,
        text: ({ amount }) => (Number.isNaN(amount) ? '–' : words.number(amount, 0)),
        evidence: ({ expansion }) => evidenceLinks(page, 'expansion', expansion, 'price'),
      },
    ],
  });
}

function ordered(page: Page): Ordered[] {
  const { plan, model, buckets } = page;
  const ids = texts(plan, 'expansion', 'expansion');
  const bucket = numbers(plan, 'expansion', 'bucket');
  const steps = numbers(plan, 'expansion', 'steps');
  const byId = rowsById(model, 'expansion');
  const price = column(model, 'expansion', 'price');
  const currency = column(model, 'expansion', 'currency');
  const rates = ratesOf(page);
  const lead = column(model, 'expansion', 'lead_time');
  return ids.flatMap((expansion, row) => {
    if (!(steps[row] > 0)) return [];
    const at = byId.get(expansion);
    const each = at === undefined ? Number.NaN : price[at] * rates(currency[at], bucket[row]);
    // In service from the first bucket that starts on or after the order's first day + lead time (S10).
    const ready = buckets.starts[bucket[row]] + (at === undefined ? 0 : lead[at]);
    const inService = buckets.starts.findIndex((start, t) => t >= bucket[row] && start >= ready);
    return [{ expansion, bucket: bucket[row], steps: steps[row], inService, amount: each * steps[row] }];
  });
}
