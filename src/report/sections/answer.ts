import { fleetSentence } from '../../explain/fleets.js';
import { columnDigits } from '../../explain/format.js';
import {
  checksSentence,
  firstUnproven,
  gapText,
  headlineParts,
  objectiveName,
  proofSentence,
  shareText,
  targetSentences,
} from '../../explain/sentences.js';
import { planTitle } from '../../explain/title.js';
import { esc } from '../escape.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

const MOST = 12;

/** Headline and key figures: what a reader takes away who reads nothing else. */
export function heading(page: Page): string {
  const { words, card } = page;
  const title = planTitle(card, words) || words.say('report.title');
  const span = words.say('report.span', { from: words.day(card.start), until: words.day(card.end - 1) });
  const broken =
    (card.proof.broken ?? 0) > 0
      ? `<p class="warn" role="alert">${esc(checksSentence(card, words))}</p>`
      : '';
  const [main, second] = headlineParts(card, words);
  const lede = second === undefined ? '' : `<p class="lede">${esc(second)}</p>`;
  const facts = factList(page)
    .map(
      ({ label, value, small }) =>
        `<div><dt>${esc(label)}</dt><dd>${esc(value)}${small ? `<small>${esc(small)}</small>` : ''}</dd></div>`,
    )
    .join('');
  return (
    `<p class="model">${esc(title)} · ${esc(span)}</p><h1>${esc(main)}</h1>${lede}${broken}` +
    `<dl class="facts">${facts}</dl>`
  );
}

interface Fact {
  readonly label: string;
  readonly value: string;
  readonly small?: string;
}

function factList(page: Page): Fact[] {
  const { words, card, currency } = page;
  const facts: Fact[] = [
    {
      label: words.say('answer.label.first'),
      value: card.first ? words.day(card.first.day) : '–',
      small: card.first ? card.first.itemName : words.say('answer.first.none'),
    },
  ];
  const wanted = card.products.filter((product) => product.wanted > 0);
  if (wanted.length > 0) {
    const sum = (of: (product: (typeof wanted)[number]) => number): number =>
      wanted.reduce((total, product) => total + of(product), 0);
    const all = sum((product) => product.wanted);
    facts.push({
      label: words.say('report.fact.onTime'),
      value: words.percent(sum((product) => product.onTime) / all),
      small: words.say('report.fact.shares', {
        late: shareText(sum((product) => product.late) / all, words),
        short: shareText(sum((product) => product.short) / all, words),
      }),
    });
  }
  const target = targetFact(page);
  if (target) facts.push(target);
  facts.push({
    label: words.say('report.fact.cost'),
    value: words.shortMoney(card.cost.total, currency),
    small: words.money(card.cost.total, currency),
  });
  facts.push(proofFact(page));
  return facts;
}

/** How near to the best the plan is, in the first objective that is not proven. */
function proofFact({ card, words }: Page): Fact {
  const label = words.say('answer.label.proof');
  const checks = checksSentence(card, words);
  const { status, gap, cut } = card.proof;
  if (cut)
    return {
      label,
      value: words.say('report.fact.cut'),
      small: words.join([words.say('report.fact.cut.small'), checks]),
    };
  if (status === 'optimal' && !(gap > 1e-6))
    return { label, value: words.say('report.fact.best'), small: checks };
  if (!Number.isFinite(gap)) return { label, value: words.say('report.fact.unproven'), small: checks };
  const first = firstUnproven(card);
  const objective = first && words.say('report.fact.first', { objective: objectiveName(first.name, words) });
  return {
    label,
    value: words.say('report.fact.gap', { gap: gapText(first?.gap ?? gap, words) }),
    small: words.join(objective === undefined ? [checks] : [objective, checks]),
  };
}

/** The programme that is furthest behind its target. */
function targetFact({ card, words }: Page): Fact | undefined {
  const behind = (days: number | undefined): number => days ?? Number.POSITIVE_INFINITY;
  const all = card.products.flatMap(({ programmes }) => programmes);
  if (all.length === 0) return undefined;
  const worst = all.reduce((a, b) => (behind(b.daysLate) > behind(a.daysLate) ? b : a));
  const value =
    worst.reachedFrom === undefined ? words.say('report.fact.never') : words.month(worst.reachedFrom);
  return {
    label: words.say('report.fact.target'),
    value,
    small: words.say('report.fact.target.wanted', { name: worst.name, month: words.month(worst.wantedFrom) }),
  };
}

export function answerSection(page: Page): Section {
  const { words, card } = page;
  const sentences = targetSentences(card, words).slice(0, 8);
  const targets = `<ul class="say">${sentences.map((text) => `<li>${esc(text)}</li>`).join('')}</ul>`;
  const fleets = (card.fleets ?? []).slice(0, 8).map((fleet) => fleetSentence(fleet, words));
  const units =
    fleets.length === 0
      ? ''
      : `<ul class="say">${fleets.map((text) => `<li>${esc(text)}</li>`).join('')}</ul>`;
  const proof = `<p>${esc(words.join([proofSentence(card, words), checksSentence(card, words)]))}</p>`;
  return {
    id: 'answer',
    topic: words.say('report.answer.topic'),
    title: words.say('report.answer.title'),
    body: targets + units + deliveryTable(page) + costTable(page) + proof,
  };
}

function deliveryTable(page: Page): string {
  const { words, card } = page;
  const shown = card.products.slice(0, MOST);
  if (shown.length === 0) return `<p class="empty">${esc(words.say('report.ramp.empty'))}</p>`;
  const digits = columnDigits(
    shown.flatMap(({ wanted, onTime, late, short }) => [wanted, onTime, late, short]),
  );
  type Row = (typeof shown)[number];
  const amount = (label: string, of: (row: Row) => number) => ({
    label,
    number: true,
    text: (row: Row) => words.fixed(of(row), digits),
  });
  const optional = shown.some((row) => row.optionalWanted > 0);
  return table(page, {
    caption: words.say('report.answer.deliveries'),
    rows: shown,
    more: card.products.length - shown.length,
    columns: [
      { label: words.say('answer.column.product'), text: ({ name }) => name },
      { label: words.say('report.column.unit'), text: ({ unit, whole }) => words.unit(unit, whole) },
      amount(words.say('answer.column.wanted'), (row) => row.wanted),
      amount(words.say('answer.column.onTime'), (row) => row.onTime),
      amount(words.say('answer.column.late'), (row) => row.late),
      amount(words.say('answer.column.short'), (row) => row.short),
      ...(optional ? [amount(words.say('report.column.optional'), (row: Row) => row.optionalDelivered)] : []),
      {
        label: words.say('report.column.last'),
        text: ({ lastDelivered }) => (lastDelivered === undefined ? '–' : words.day(lastDelivered)),
      },
    ],
  });
}

function costTable(page: Page): string {
  const { words, card, currency } = page;
  const { total, byKind } = card.cost;
  if (byKind.length === 0) return `<p class="empty">${esc(words.say('answer.cost.none'))}</p>`;
  const share = (amount: number): number => (total > 0 ? amount / total : 0);
  return table(page, {
    caption: words.say('report.answer.cost', { amount: words.money(total, currency) }),
    rows: byKind,
    columns: [
      { label: words.say('report.column.kind'), text: ({ kind }) => words.say(`answer.cost.${kind}`) },
      {
        label: words.say('report.column.amount'),
        unit: currency,
        number: true,
        text: ({ amount }) => words.number(amount, 0),
      },
      {
        label: words.say('report.column.share'),
        unit: '%',
        number: true,
        text: ({ amount }) => words.fixed(share(amount) * 100, 1),
        bar: ({ amount }) => share(amount),
      },
    ],
  });
}
