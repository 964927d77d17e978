import type { MessageKey } from '../../base/messages.js';
import { rowsById } from '../../explain/names.js';
import { numbers, texts } from '../../explain/read.js';
import { column } from '../../schema/columns.js';
import { type Layer, stackChart } from '../charts/stack.js';
import { esc } from '../escape.js';
import type { Page, Section } from '../page.js';
import { ratesOf } from '../rates.js';

const KINDS = ['product', 'assembly', 'part', 'material', 'other'] as const;

/** What the stock is worth at the end of every bucket, by kind of item. */
export function stockSection(page: Page): Section {
  const { words, currency, buckets } = page;
  const topic = words.say('report.stock.topic');
  const { layers, unvalued } = stockLayers(page);
  const note =
    unvalued > 0 ? words.say('report.stock.unvalued', { count: words.number(unvalued) }) : undefined;
  if (layers.length === 0) {
    const hint = words.say(unvalued > 0 ? 'report.stock.empty.value' : 'report.stock.empty');
    const body = `<p class="empty">${esc(hint)}</p>`;
    return { id: 'stock', topic, title: words.say('report.stock.none'), body };
  }
  const total = new Float64Array(buckets.count);
  for (const { values } of layers) for (let t = 0; t < buckets.count; t++) total[t] += values[t];
  const peak = total.indexOf(Math.max(...total));
  const title = words.say('report.stock.title', {
    amount: words.shortMoney(total[peak], currency),
    month: words.month(buckets.ends[peak] - 1),
  });
  return {
    id: 'stock',
    topic,
    title,
    body: stackChart(page, layers, words.say('report.stock.figure'), note),
  };
}

function stockLayers(page: Page): { layers: Layer[]; unvalued: number } {
  const { model, plan, buckets, words } = page;
  const rows = rowsById(model, 'item');
  const value = column(model, 'item', 'standard_value');
  const currency = column(model, 'item', 'currency');
  const kinds = column(model, 'item', 'kind');
  const rates = ratesOf(page);
  const items = texts(plan, 'stock', 'item');
  const at = numbers(plan, 'stock', 'bucket');
  const stock = numbers(plan, 'stock', 'stock');
  const sums = new Map<string, Float64Array>();
  const unvalued = new Set<string>();
  for (let row = 0; row < items.length; row++) {
    const item = rows.get(items[row]);
    const worth = item === undefined ? Number.NaN : value[item] * rates(currency[item], at[row]);
    if (Number.isNaN(worth)) {
      if (stock[row] > 0) unvalued.add(items[row]);
      continue;
    }
    const kind = kinds[item!] ?? 'part';
    const key = (KINDS as readonly string[]).includes(kind) ? kind : 'other';
    const values = sums.get(key) ?? new Float64Array(buckets.count);
    sums.set(key, values);
    values[at[row]] += stock[row] * worth;
  }
  const layers = KINDS.flatMap((kind) => {
    const values = sums.get(kind);
    const label = words.say(`report.kind.${kind}` as MessageKey);
    return values?.some((each) => each > 0) ? [{ label, values }] : [];
  });
  return { layers, unvalued: unvalued.size };
}
