import type { LimitAnswer } from '../../explain/card.js';
import { costliest } from '../../explain/limits.js';
import { limitName, limitSentence, measureName, objectiveName, spanText } from '../../explain/sentences.js';
import { esc } from '../escape.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

const MOST = 12;

/** What holds the plan back, and what one more unit of it would bring. */
export function limitSection(page: Page): Section {
  const { words, card, currency } = page;
  const topic = words.say('report.limit.topic');
  const [first] = card.limits;
  if (!first) {
    const body = `<p class="empty">${esc(words.join([words.say('answer.limit.none'), words.say('report.limit.empty')]))}</p>`;
    return { id: 'limits', topic, title: words.say('report.limit.none'), body };
  }
  const top = costliest(card);
  const items = top.map(
    (limit) =>
      `<li><div><b>${esc(limitName(limit, words))}</b> <span>${esc(spanText(limit, words))}</span>` +
      `<p>${esc(limitSentence(limit, currency, words))}</p></div></li>`,
  );
  const money = card.money.filter((limit) => !top.includes(limit)).slice(0, 3);
  const buys =
    money.length === 0
      ? ''
      : `<h3>${esc(words.say('answer.label.money'))}</h3><ul class="say">${money.map((limit) => `<li>${esc(limitSentence(limit, currency, words))}</li>`).join('')}</ul>`;
  const title = words.say('report.limit.title', {
    limit: limitName(first, words),
    until: words.month(first.until),
  });
  const all = card.limits.length > top.length ? limitTable(page) : '';
  const note = `<p class="note">${esc(words.say('report.limit.note'))}</p>`;
  return {
    id: 'limits',
    topic,
    title,
    body: `<ol class="limits">${items.join('')}</ol>${buys}${all}${note}`,
  };
}

function limitTable(page: Page): string {
  const { words, card } = page;
  const unit = (limit: LimitAnswer): string =>
    words.say('report.limit.per', {
      measure: measureName(limit.objectiveUnit, words),
      unit: measureName(limit.unit, words),
    });
  return table(page, {
    caption: words.say('report.limit.table'),
    rows: card.limits.slice(0, MOST),
    more: Math.max(0, card.limits.length - MOST),
    columns: [
      { label: words.say('report.column.limit'), text: (row) => limitName(row, words) },
      { label: words.say('report.column.when'), text: (row) => spanText(row, words) },
      { label: words.say('report.column.objective'), text: (row) => objectiveName(row.objective, words) },
      { label: words.say('report.column.unit'), text: unit },
      {
        label: words.say('report.column.price.most'),
        number: true,
        text: (row) => words.significant(row.peak),
      },
      {
        label: words.say('report.column.price.sum'),
        number: true,
        text: (row) => words.significant(row.total),
      },
    ],
  });
}
