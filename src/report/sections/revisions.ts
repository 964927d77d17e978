import type { RevisionAnswer, RunOutAnswer } from '../../explain/card.js';
import { revisionSentence } from '../../explain/revisions.js';
import { stackChart } from '../charts/stack.js';
import { esc } from '../escape.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

/** Revisions: which leaves the line when, how many of each are in the field, and old parts. */
export function revisionSection(page: Page): Section | undefined {
  const { words, card } = page;
  const revisions = card.revisions ?? [];
  const runOuts = card.runOuts ?? [];
  if (revisions.length === 0) return undefined;
  const said = revisions.map((answer) => `<li>${esc(revisionSentence(answer, words))}</li>`).join('');
  const layers = revisions
    .filter(({ output }) => output > 0)
    .map(({ name, line }) => ({ label: name, values: line }));
  const chart =
    layers.length === 0
      ? ''
      : stackChart(page, layers, words.say('report.revision.figure'), undefined, {
          short: (units) => words.number(units, 1),
          long: (units) => words.number(units, 1),
          description: 'report.revision.text',
          tip: 'report.revision.tip',
        });
  const body =
    `<ul class="say">${said}</ul>${chart}${unitTable(page, revisions)}` +
    (runOuts.length > 0 ? runOutTable(page, runOuts) : '');
  return { id: 'revisions', topic: words.say('report.revision.topic'), title: titleOf(page), body };
}

/** Which revision the line ends with, and what is left of old parts. */
function titleOf({ words, card, currency }: Page): string {
  const revisions = card.revisions ?? [];
  const value = (card.runOuts ?? []).reduce((sum, { mostValue }) => sum + mostValue, 0);
  const inLine = revisions.filter(({ started }) => started > 0);
  if (inLine.length === 0) return words.say('report.revision.none');
  const latest = inLine.reduce((a, b) => ((b.first ?? 0) > (a.first ?? 0) ? b : a));
  return words.say(value > 0 ? 'report.revision.titleObsolete' : 'report.revision.title', {
    count: words.number(inLine.length),
    name: latest.name,
    month: words.month(latest.first ?? card.start),
    value: words.shortMoney(value, currency),
  });
}

function unitTable(page: Page, revisions: readonly RevisionAnswer[]): string {
  const { words } = page;
  const number = (label: string, of: (answer: RevisionAnswer) => number) => ({
    label,
    number: true,
    text: (answer: RevisionAnswer) => (Number.isNaN(of(answer)) ? '–' : words.number(of(answer), 1)),
  });
  const day = (label: string, of: (answer: RevisionAnswer) => number | undefined) => ({
    label,
    text: (answer: RevisionAnswer) => {
      const at = of(answer);
      return at === undefined ? '–' : words.month(at);
    },
  });
  return table(page, {
    caption: words.say('report.revision.table'),
    rows: revisions,
    columns: [
      { label: words.say('report.column.revision'), text: ({ name }) => name },
      day(words.say('report.revision.first'), ({ first }) => first),
      day(words.say('report.revision.last'), ({ last }) => last),
      number(words.say('report.column.started'), ({ started }) => started),
      number(words.say('report.revision.output'), ({ output }) => output),
      number(words.say('report.column.delivered'), ({ delivered, fielded }) =>
        Number.isNaN(fielded) ? fielded : delivered,
      ),
      number(words.say('report.column.converted'), ({ converted }) => converted),
      number(words.say('report.column.fielded'), ({ fielded }) => fielded),
    ],
  });
}

function runOutTable(page: Page, runOuts: readonly RunOutAnswer[]): string {
  const { words, currency } = page;
  const units = (of: (answer: RunOutAnswer) => number) => ({
    number: true,
    text: (answer: RunOutAnswer) => words.number(of(answer), 1),
  });
  const money = (of: (answer: RunOutAnswer) => number) => ({
    number: true,
    unit: currency,
    text: (answer: RunOutAnswer) => words.number(of(answer), 0),
  });
  return table(page, {
    caption: words.say('report.revision.oldParts'),
    rows: runOuts,
    columns: [
      { label: words.say('report.column.item'), text: ({ name }) => name },
      { label: words.say('report.revision.obsoleteMost'), ...units(({ most }) => most) },
      { label: words.say('report.column.value'), ...money(({ mostValue }) => mostValue) },
      { label: words.say('report.column.written_off'), ...units(({ writtenOff }) => writtenOff) },
      {
        label: words.say('report.column.written_off_value'),
        ...money(({ writtenOffValue }) => writtenOffValue),
      },
    ],
  });
}
