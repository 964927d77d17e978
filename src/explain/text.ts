import { payerSentence, workshareSentence } from './agreements.js';
import type { AnswerCard, ProductAnswer } from './card.js';
import { cellWidth, clip, padEnd, padStart, printable, wrap } from './cells.js';
import { fleetSentence } from './fleets.js';
import { columnDigits, type Words, wordsOf } from './format.js';
import { costliest } from './limits.js';
import { permissionSentences } from './permissions/words.js';
import { eventSentence, readinessSentences } from './readiness-sentences.js';
import { revisionSentence, runOutSentence } from './revisions.js';
import {
  budgetSentence,
  checksSentence,
  headline,
  limitName,
  limitSentence,
  proofSentence,
  shareText,
  spanText,
  targetSentences,
} from './sentences.js';
import { planTitle } from './title.js';

export interface TextOptions {
  readonly language?: string;
  /** Cells of a line; kept between 60 and 120. */
  readonly width?: number;
  readonly colour?: boolean;
}

/** Whether to colour: only for a terminal, and never with NO_COLOR (https://no-color.org) or a dumb terminal. */
export function wantsColour(env: Readonly<Record<string, string | undefined>>, terminal: boolean): boolean {
  return terminal && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}

interface Pen {
  readonly words: Words;
  readonly width: number;
  readonly label: number;
  bold(text: string): string;
  faint(text: string): string;
  accent(text: string): string;
}

/** The answer card for a terminal: a headline, then a label and its lines, without boxes. */
export function renderAnswerText(card: AnswerCard, options: TextOptions = {}): string {
  const words = wordsOf(options.language ?? 'en', true);
  const pen = penOf(
    words,
    Math.min(120, Math.max(60, Math.floor(options.width ?? 80))),
    options.colour === true,
    card.permissions !== undefined,
    card.workshares.length > 0,
  );
  const lines: string[] = [];
  const title = planTitle(card, words);
  if (title !== '') lines.push(pen.faint(clip(printable(title), pen.width)), '');
  lines.push(...wrap(printable(headline(card, words)), pen.width).map(pen.bold), '');
  const groups: [string, readonly string[]][] = [
    [words.say('answer.label.first'), [firstLine(card, words)]],
    [words.say('answer.label.delivered'), deliveries(card, pen)],
    [words.say('answer.label.target'), paragraphs(few(targetSentences(card, words), 6), pen)],
    [words.say('answer.label.fleets'), paragraphs(fleets(card, words), pen)],
    [words.say('answer.label.revisions'), paragraphs(revisions(card, words), pen)],
    [words.say('answer.label.readiness'), paragraphs(few(readinessSentences(card, words), 8), pen)],
    [words.say('answer.label.events'), paragraphs(few(givenEvents(card, words), 4), pen)],
    [words.say('answer.label.cost'), costs(card, pen)],
    [words.say('answer.label.budget'), paragraphs(budgets(card, words), pen)],
    [words.say('answer.label.payers'), paragraphs(payers(card, words), pen)],
    [words.say('answer.label.workshare'), paragraphs(workshares(card, words), pen)],
    [words.say('answer.label.limits'), limits(card, pen)],
    [words.say('answer.label.money'), paragraphs(money(card, words), pen)],
    [
      words.say('answer.label.permissions'),
      card.permissions ? paragraphs(permissionSentences(card.permissions, card.start, words), pen) : [],
    ],
    [words.say('answer.label.proof'), paragraphs([proofSentence(card, words)], pen)],
    [words.say('answer.label.checks'), paragraphs([checksSentence(card, words)], pen)],
  ];
  for (const [label, content] of groups) lines.push(...labelled(label, content, pen));
  // No-break spaces have done their work once the lines are broken.
  return `${lines.join('\n').replace(/[\u00a0\u202f]/g, ' ')}\n`;
}

const LABELS = [
  'first',
  'delivered',
  'target',
  'cost',
  'budget',
  'limits',
  'money',
  'proof',
  'checks',
] as const;

function penOf(words: Words, width: number, colour: boolean, permissions: boolean, shared: boolean): Pen {
  const style = (code: number) => (text: string) =>
    colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
  const names = [
    ...LABELS,
    ...(permissions ? (['permissions'] as const) : []),
    ...(shared ? (['payers', 'workshare'] as const) : []),
  ];
  const labels = names.map((name) => cellWidth(words.say(`answer.label.${name}`)));
  return { words, width, label: Math.max(...labels) + 2, bold: style(1), faint: style(2), accent: style(36) };
}

function labelled(label: string, content: readonly string[], pen: Pen): string[] {
  return content.map((line, row) => {
    const head =
      row === 0 ? pen.accent(label) + ' '.repeat(pen.label - cellWidth(label)) : ' '.repeat(pen.label);
    return (head + line).trimEnd();
  });
}

function paragraphs(texts: readonly string[], pen: Pen, indent = 0): string[] {
  const lead = ' '.repeat(indent);
  return texts.flatMap((text) =>
    wrap(printable(text), pen.width - pen.label - Math.max(2, indent)).map((line, row) =>
      row === 0 ? lead + line : (lead || '  ') + line,
    ),
  );
}

function firstLine(card: AnswerCard, words: Words): string {
  if (!card.first) return words.say('answer.first.none');
  return printable(words.say('answer.first', { item: card.first.itemName, date: words.day(card.first.day) }));
}

/** A small table; the names give way when the line is short. */
function deliveries(card: AnswerCard, pen: Pen): string[] {
  const { words } = pen;
  if (card.products.length === 0) return [words.say('answer.target.none')];
  const fields = ['wanted', 'onTime', 'late', 'short'] as const;
  const shown = card.products.slice(0, 8);
  const heads = fields.map((field) => words.say(`answer.column.${field}`));
  const digits = columnDigits(shown.flatMap((product) => fields.map((field) => product[field])));
  const rows = shown.map((product) => fields.map((field) => words.fixed(product[field], digits)));
  const widths = fields.map((_, at) => Math.max(...[heads, ...rows].map((row) => cellWidth(row[at]))) + 2);
  const numbers = widths.reduce((sum, width) => sum + width, 0);
  const room = pen.width - pen.label - numbers;
  const names = shown.map((product) => printable(productLabel(product, words)));
  const title = words.say('answer.column.product');
  const first = Math.min(room, Math.max(...[title, ...names].map(cellWidth)));
  const line = (name: string, cells: readonly string[]): string =>
    padEnd(clip(name, first), first) + cells.map((cell, at) => padStart(cell, widths[at])).join('');
  const optional = shown.filter((product) => product.optionalWanted > 0);
  return [
    pen.faint(line(title, heads)),
    ...rows.map((row, at) => line(names[at], row)),
    ...more(card.products.length - shown.length, words),
    ...paragraphs(
      optional.map((product) =>
        words.say('answer.optional', {
          name: product.name,
          delivered: words.quantity(product.optionalDelivered, product.unit, product.whole),
          wanted: words.quantity(product.optionalWanted, product.unit, product.whole),
        }),
      ),
      pen,
    ),
  ];
}

/** Only what the plan takes as given; what may happen is for the report. */
function givenEvents(card: AnswerCard, words: Words): string[] {
  return (card.events ?? []).flatMap((event) =>
    event.start === undefined ? [] : [eventSentence({ ...event, start: event.start }, words)],
  );
}

const productLabel = (product: ProductAnswer, words: Words): string =>
  product.unit === '1' ? product.name : `${product.name} (${words.unit(product.unit)})`;

const more = (count: number, words: Words): string[] =>
  count > 0 ? [words.say('answer.more', { count })] : [];

function few(texts: readonly string[], most: number): readonly string[] {
  return texts.length <= most ? texts : texts.slice(0, most);
}

function costs(card: AnswerCard, pen: Pen): string[] {
  const { words } = pen;
  if (card.cost.byKind.length === 0) return [words.say('answer.cost.none')];
  const names = card.cost.byKind.map(({ kind }) => words.say(`answer.cost.${kind}`));
  const amounts = card.cost.byKind.map(({ amount }) => words.shortMoney(amount, card.currency));
  const shares = card.cost.byKind.map(({ amount }) => shareText(amount / card.cost.total, words));
  const width = (texts: readonly string[]): number => Math.max(...texts.map(cellWidth));
  const total = words.say('answer.cost.total', { amount: words.shortMoney(card.cost.total, card.currency) });
  return [
    pen.bold(total),
    ...names.map(
      (name, at) =>
        padEnd(name, width(names)) +
        padStart(amounts[at], width(amounts) + 2) +
        pen.faint(padStart(shares[at], width(shares) + 2)),
    ),
  ];
}

function fleets(card: AnswerCard, words: Words): string[] {
  const all = card.fleets ?? [];
  return [...all.slice(0, 6).map((fleet) => fleetSentence(fleet, words)), ...more(all.length - 6, words)];
}

/** Revisions, then the old parts that they leave behind. */
function revisions(card: AnswerCard, words: Words): string[] {
  const said = [
    ...(card.revisions ?? []).map((revision) => revisionSentence(revision, words)),
    ...(card.runOuts ?? []).map((runOut) => runOutSentence(runOut, card.currency, words)),
  ].filter((sentence) => sentence !== '');
  return [...said.slice(0, 8), ...more(said.length - 8, words)];
}

function budgets(card: AnswerCard, words: Words): string[] {
  if (card.budgets.length === 0) return [words.say('answer.budget.none')];
  const tightest = [...card.budgets].sort((a, b) => used(b) - used(a)).slice(0, 6);
  const shown = card.budgets.filter((budget) => tightest.includes(budget));
  return [
    ...shown.map((budget) => budgetSentence(budget, card.currency, words)),
    ...more(card.budgets.length - shown.length, words),
  ];
}

const used = ({ spent, budget }: { spent: number; budget: number }): number =>
  budget > 0 ? spent / budget : spent > 0 ? Number.POSITIVE_INFINITY : 0;

/** One payer is told by the cost already. */
function payers(card: AnswerCard, words: Words): readonly string[] {
  const { payers: all, currency } = card;
  if (all.length < 2 || all.every(({ forOthers }) => forOthers === 0)) return [];
  const total = all.reduce((sum, { spent }) => sum + spent, 0);
  return few(
    all.map((each) => payerSentence(each, total, currency, words)),
    6,
  );
}

function workshares(card: AnswerCard, words: Words): string[] {
  const limited = card.workshares.filter(({ floor, ceiling }) => (floor ?? ceiling) !== undefined);
  return limited.map((each) => workshareSentence(each, words));
}

function limits(card: AnswerCard, pen: Pen): string[] {
  const { words } = pen;
  if (card.limits.length === 0) return paragraphs([words.say('answer.limit.none')], pen);
  return costliest(card).flatMap((limit, at) => {
    const span = spanText(limit, words);
    const gap = words.language.startsWith('ja') ? '　' : ', ';
    return [
      ...paragraphs([`${at + 1}. ${limitName(limit, words)}${gap}${span}`], pen),
      ...paragraphs([limitSentence(limit, card.currency, words)], pen, 3),
    ];
  });
}

/** Budgets that already stand among the three costliest limits are not said twice. */
function money(card: AnswerCard, words: Words): string[] {
  const said = costliest(card);
  return card.money
    .filter((limit) => !said.includes(limit))
    .slice(0, 3)
    .map((limit) => limitSentence(limit, card.currency, words));
}
