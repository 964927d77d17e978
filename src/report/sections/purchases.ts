import { civilOf, dayOf } from '../../base/dates.js';
import { rowsById } from '../../explain/names.js';
import { numbers, texts } from '../../explain/read.js';
import { column } from '../../schema/columns.js';
import { type MonthAmount, monthChart } from '../charts/columns.js';
import { esc } from '../escape.js';
import { evidenceLinks } from '../evidence-links.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

const MOST = 15;

interface OfferTotal {
  readonly offer: string;
  quantity: number;
  amount: number;
}

/** What is bought: the offers that take most money, and when it is ordered. */
export function purchaseSection(page: Page): Section {
  const { words, currency } = page;
  const topic = words.say('report.purchase.topic');
  const totals = offerTotals(page);
  const sum = totals.reduce((all, { amount }) => all + amount, 0);
  if (totals.length === 0) {
    const body = `<p class="empty">${esc(words.say('report.purchase.empty'))}</p>`;
    return { id: 'purchases', topic, title: words.say('report.purchase.none'), body };
  }
  const title = words.say('report.purchase.title', {
    amount: words.shortMoney(sum, currency),
    offer: page.names.of('offer', totals[0].offer),
    share: words.percent(sum > 0 ? totals[0].amount / sum : 0),
  });
  const months = byMonth(page);
  const figure = months.some(({ amount }) => amount > 0)
    ? monthChart(page, months, words.say('report.purchase.figure'), words.say('report.purchase.note'))
    : '';
  return { id: 'purchases', topic, title, body: figure + offerTable(page, totals, sum) };
}

function offerTotals({ plan }: Page): OfferTotal[] {
  const offers = texts(plan, 'purchase', 'offer');
  const ordered = numbers(plan, 'purchase', 'ordered');
  const amounts = numbers(plan, 'purchase', 'amount');
  const found = new Map<string, OfferTotal>();
  offers.forEach((offer, row) => {
    const total = found.get(offer) ?? { offer, quantity: 0, amount: 0 };
    found.set(offer, total);
    total.quantity += ordered[row];
    total.amount += amounts[row];
  });
  return [...found.values()].sort((a, b) => b.amount - a.amount || (a.offer < b.offer ? -1 : 1));
}

function offerTable(page: Page, totals: readonly OfferTotal[], sum: number): string {
  const { words, model, names, currency } = page;
  const rows = rowsById(model, 'offer');
  const suppliers = column(model, 'offer', 'supplier');
  const items = column(model, 'offer', 'item');
  const leads = column(model, 'offer', 'lead_time');
  const itemRows = rowsById(model, 'item');
  const units = column(model, 'item', 'unit');
  const itemOf = (offer: string): string | undefined => items[rows.get(offer) ?? -1];
  const supplierOf = (offer: string): string | undefined => suppliers[rows.get(offer) ?? -1];
  const unitOf = (offer: string): string => units[itemRows.get(itemOf(offer) ?? '') ?? -1] ?? '1';
  // Offers that nobody named would only say their item and supplier again.
  const given = column(model, 'offer', 'name');
  const named = totals.slice(0, MOST).some(({ offer }) => given[rows.get(offer) ?? -1]);
  const share = ({ amount }: OfferTotal): number => (sum > 0 ? amount / sum : 0);
  return table(page, {
    caption: words.say('report.purchase.table'),
    rows: totals.slice(0, MOST),
    more: Math.max(0, totals.length - MOST),
    columns: [
      { label: words.say('report.column.item'), text: ({ offer }) => names.of('item', itemOf(offer) ?? '–') },
      ...(named
        ? [
            {
              label: words.say('report.column.offer'),
              text: ({ offer }: OfferTotal) => names.of('offer', offer),
            },
          ]
        : []),
      {
        label: words.say('report.column.supplier'),
        text: ({ offer }) => names.of('organisation', supplierOf(offer) ?? '–'),
      },
      {
        label: words.say('report.column.quantity'),
        number: true,
        text: ({ offer, quantity }) => words.quantity(Math.round(quantity * 10) / 10, unitOf(offer)),
      },
      {
        label: words.say('report.column.amount'),
        unit: currency,
        number: true,
        text: ({ amount }) => words.number(amount, 0),
        evidence: ({ offer }) => evidenceLinks(page, 'offer', offer, 'price'),
      },
      {
        label: words.say('report.column.lead_time'),
        unit: 'd',
        number: true,
        text: ({ offer }) => words.number(leads[rows.get(offer) ?? -1] ?? 0, 1),
        evidence: ({ offer }) => evidenceLinks(page, 'offer', offer, 'lead_time'),
      },
      {
        label: words.say('report.column.share'),
        unit: '%',
        number: true,
        text: (row) => words.fixed(share(row) * 100, 1),
        bar: share,
      },
    ],
  });
}

/** Orders are placed on the last day of their bucket (S2); that day's month counts. */
function byMonth({ plan, buckets }: Page): MonthAmount[] {
  const at = numbers(plan, 'purchase', 'bucket');
  const amounts = numbers(plan, 'purchase', 'amount');
  const monthOf = (t: number): number => {
    const { year, month } = civilOf(buckets.ends[t] - 1);
    return year * 12 + month - 1;
  };
  const [first, last] = [monthOf(0), monthOf(buckets.count - 1)];
  const sums = new Float64Array(last - first + 1);
  for (let row = 0; row < at.length; row++) sums[monthOf(at[row]) - first] += amounts[row];
  const start = (month: number): number => dayOf(Math.floor(month / 12), (month % 12) + 1, 1);
  return Array.from(sums, (amount, month) => ({
    start: start(first + month),
    end: start(first + month + 1),
    amount,
  }));
}
