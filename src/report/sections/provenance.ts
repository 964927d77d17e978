import { measureName, objectiveName } from '../../explain/sentences.js';
import type { Broken } from '../../plan/verify/index.js';
import { esc } from '../escape.js';
import type { Page } from '../page.js';
import { table } from '../table.js';

const MOST = 20;

/** Where the page comes from: enough to make the same plan again, and to see how sure it is. */
export function provenance(page: Page, generatedAt: string | undefined, broken: readonly Broken[]): string {
  const { words, plan } = page;
  const { header } = plan;
  const count = (value: number): string => words.number(value, 0);
  const facts: [string, string][] = [
    [words.say('report.source.model'), header.modelName],
    [words.say('report.source.fingerprint'), header.model],
    [words.say('report.source.engine'), header.engine],
    [words.say('report.source.status'), header.status],
    [words.say('report.source.gap'), Number.isFinite(header.gap) ? words.percent(header.gap, 4) : '–'],
    [
      words.say('report.source.size'),
      words.say('report.source.counts', {
        columns: count(header.counts.columns),
        rows: count(header.counts.rows),
        nonzeros: count(header.counts.nonzeros),
        items: count(header.counts.items),
        buckets: count(header.counts.buckets),
      }),
    ],
    [
      words.say('report.source.options'),
      Object.entries(header.options)
        .map(([name, value]) => `${name} = ${String(value)}`)
        .join(', ') || '–',
    ],
  ];
  if (generatedAt !== undefined) facts.push([words.say('report.source.made'), generatedAt]);
  const list = facts.map(([label, value]) => `<dt>${esc(label)}</dt><dd>${esc(value)}</dd>`).join('');
  return `<h2>${esc(words.say('report.source.title'))}</h2><dl>${list}</dl>${objectives(page)}${brokenTable(page, broken)}`;
}

function objectives(page: Page): string {
  const { words, plan } = page;
  if (plan.header.objectives.length === 0) return '';
  return table(page, {
    caption: words.say('report.source.objectives'),
    rows: plan.header.objectives,
    columns: [
      { label: words.say('report.column.objective'), text: ({ name }) => objectiveName(name, words) },
      { label: words.say('report.source.sense'), text: ({ sense }) => sense },
      { label: words.say('report.source.value'), number: true, text: ({ value }) => words.number(value) },
      {
        label: words.say('report.source.bound'),
        number: true,
        text: ({ bound }) => (Number.isFinite(bound) ? words.number(bound) : '–'),
      },
      { label: words.say('report.column.unit'), text: ({ unit }) => measureName(unit, words) },
    ],
  });
}

function brokenTable(page: Page, broken: readonly Broken[]): string {
  const { words } = page;
  if (broken.length === 0) return '';
  return table(page, {
    caption: words.say('report.source.broken'),
    rows: broken.slice(0, MOST),
    more: Math.max(0, broken.length - MOST),
    columns: [
      { label: words.say('report.source.rule'), text: ({ rule }) => rule },
      { label: words.say('report.source.message'), text: ({ message }) => message },
    ],
  });
}
