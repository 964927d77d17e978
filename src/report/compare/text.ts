import type { CaseSummary, Comparison, PlanSummary } from '../../analyses/compare/index.js';
import { padEnd, padStart, printable, wrap } from '../../explain/cells.js';
import { type Words, wordsOf } from '../../explain/format.js';
import { gapText, limitName, spanText } from '../../explain/sentences.js';
import type { TextOptions } from '../../explain/text.js';
import { caseName, differenceSentences, headlineOf, noPlanText } from './words.js';

/** The comparison for a terminal: a headline, a table of the scenarios, what each changes, and what binds. */
export function renderComparisonText(comparison: Comparison, options: TextOptions = {}): string {
  const words = wordsOf(options.language ?? 'en', true);
  const width = Math.min(120, Math.max(60, Math.floor(options.width ?? 80)));
  const bold = (text: string): string => (options.colour ? `\u001b[1m${text}\u001b[0m` : text);
  const lines = [...wrap(printable(headlineOf(comparison, words)), width).map(bold), ''];
  const { cases } = comparison;
  const products = cases.find(({ plan }) => plan)?.plan?.products ?? [];
  for (const { item, name } of products) {
    lines.push(bold(printable(name)));
    lines.push(...grid(productRows(comparison, item, words), width), '');
  }
  const fielded = fieldedLines(comparison, words, width);
  if (fielded.length > 0) lines.push(bold(words.say('compare.section.fielded')), ...fielded, '');
  lines.push(bold(words.say('compare.section.cost')), ...grid(costRows(comparison, words), width), '');
  lines.push(
    bold(words.say('compare.section.change', { against: caseName(cases[comparison.against], words) })),
  );
  for (const difference of comparison.differences)
    lines.push(
      ...paragraph(
        caseName(cases[difference.case], words),
        differenceSentences(comparison, difference, words),
        width,
      ),
    );
  for (const each of cases.filter(({ plan }) => !plan))
    lines.push(...paragraph(caseName(each, words), each.reasons, width));
  lines.push('', bold(words.say('compare.section.binds')));
  for (const each of cases)
    if (each.plan) lines.push(...paragraph(caseName(each, words), bindingTexts(each.plan, words), width));
  return `${lines.join('\n')}\n`;
}

/** The dearest limits of a plan, each with its months. */
export function bindingTexts(plan: PlanSummary, words: Words): string[] {
  if (plan.limits.length === 0) return [words.say('answer.limit.none')];
  return plan.limits.map((limit) => `${limitName(limit, words)} (${spanText(limit, words)})`);
}

export function statusText({ plan, status }: CaseSummary, words: Words): string {
  if (!plan) return noPlanText(status, words);
  const gap = gapText(Math.max(0, plan.gap), words);
  return words.say(plan.verified ? 'compare.verified' : 'compare.notVerified', { gap });
}

function productRows(comparison: Comparison, item: string, words: Words): string[][] {
  const head = [
    '',
    words.say('compare.column.first'),
    words.say('compare.column.onTime'),
    words.say('compare.column.late'),
    words.say('compare.column.short'),
  ];
  return [
    head,
    ...comparison.cases.map((each) => {
      const product = each.plan?.products.find((found) => found.item === item);
      const name = caseName(each, words);
      if (!product) return [name, '–', '–', '–', '–'];
      const { first, delivered, late, short } = product;
      const number = (value: number): string => words.fixed(value, 1);
      return [
        name,
        first === undefined ? '–' : words.day(first),
        number(delivered - late),
        number(late),
        number(short),
      ];
    }),
  ];
}

/** Days from validation to fielded unit of each technology that reaches the field in some plan, by scenario. */
function fieldedLines({ cases }: Comparison, words: Words, width: number): string[] {
  const names = new Map(
    cases.flatMap(({ plan }) =>
      (plan?.technologies ?? []).flatMap(({ technology, name, fielded }) =>
        fielded ? [[technology, name] as const] : [],
      ),
    ),
  );
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([technology, name]) => {
      const days = cases.map((each) => {
        const found = each.plan?.technologies.find((other) => other.technology === technology)?.fielded;
        return words.say('compare.of', {
          scenario: caseName(each, words),
          value: found ? words.number(found.days, 0) : '–',
        });
      });
      return paragraph(name, [words.list(days)], width);
    });
}

function costRows({ cases, currency }: Comparison, words: Words): string[][] {
  return cases.map((each) => [
    caseName(each, words),
    each.plan ? words.shortMoney(each.plan.cost, currency) : '–',
    statusText(each, words),
  ]);
}

/** Columns side by side, the first to the left, numbers to the right. */
function grid(rows: readonly (readonly string[])[], width: number): string[] {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => [...row[at]].length)));
  widths[0] = Math.min(
    widths[0],
    Math.max(16, width - widths.slice(1).reduce((sum, each) => sum + each + 2, 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => (at === 0 ? padEnd(printable(cell), widths[0]) : padStart(cell, widths[at])))
      .join('  ')
      .trimEnd(),
  );
}

function paragraph(label: string, sentences: readonly string[], width: number): string[] {
  return [
    `  ${printable(label)}`,
    ...sentences.flatMap((sentence) => wrap(printable(sentence), width - 4).map((line) => `    ${line}`)),
  ];
}
