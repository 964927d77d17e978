import {
  type Conflict,
  type Evidence,
  figureText,
  gradeOf,
  originText,
  placeText,
} from '../analyses/evidence/index.js';
import { cellWidth, clip, padEnd, padStart, printable, wrap } from '../explain/cells.js';
import { type Words, wordsOf } from '../explain/format.js';
import type { Context } from './context.js';

const MOST_ROWS = 4;
const MOST_PLACES = 30;

/** Evidence for the terminal: what is missing first, then what disagrees, then how good the rest is. */
export function evidenceText(evidence: Evidence, context: Context): string {
  const words = wordsOf(context.language, true);
  const { totals } = evidence;
  const all = totals.sourced + totals.stated + totals.illustrative + totals.none;
  const counts = Object.fromEntries(
    Object.entries({ all, ...totals }).map(([name, count]) => [name, words.number(count)]),
  );
  const parts = [
    wrap(words.say('evidence.totals', counts), context.width),
    unbacked(evidence, words, context),
    conflicts(evidence, words, context),
    titled(
      'evidence.secondHand',
      evidence.secondHand.map(({ id, chain }) => [id, ...chain].join(' → ')),
      words,
      context,
    ),
    titled(
      'evidence.circular',
      evidence.circular.map(({ id, chain }) => [id, ...chain, '…'].join(' → ')),
      words,
      context,
    ),
    titled(
      'evidence.stale',
      evidence.stale.map(({ assumption, day, age }) =>
        words.say('evidence.stale.line', { assumption: assumption.id, day, age: words.number(age) }),
      ),
      words,
      context,
    ),
    titled(
      'evidence.grades',
      evidence.grades.length === 0
        ? []
        : [evidence.grades.map(({ grade, count }) => `${grade}: ${words.number(count)}`).join('   ')],
      words,
      context,
    ),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

type Title = 'evidence.secondHand' | 'evidence.circular' | 'evidence.stale' | 'evidence.grades';

function titled(title: Title, lines: readonly string[], words: Words, context: Context): string[] {
  if (lines.length === 0) return [];
  return [
    bold(words.say(title), context),
    ...lines.map((line) => `  ${clip(printable(line), context.width - 2)}`),
  ];
}

function bold(text: string, { colour }: Context): string {
  return colour ? `\u001b[1m${text}\u001b[0m` : text;
}

/** Attributes with numbers that rest on nothing, those with most of them first. */
function unbacked({ attributes }: Evidence, words: Words, context: Context): string[] {
  const missing = attributes.filter(({ counts }) => counts.none > 0);
  if (missing.length === 0) return [words.say('evidence.unbacked.none')];
  missing.sort((a, b) => b.counts.none - a.counts.none);
  const shown = missing.slice(0, MOST_PLACES);
  const names = shown.map(({ component, attribute }) => `${component}.${attribute}`);
  const width = names.reduce((most, name) => Math.max(most, cellWidth(name)), 0);
  const lines = shown.map(({ counts, unbacked: rows }, k) => {
    const some = rows.slice(0, MOST_ROWS).join(', ') + (rows.length > MOST_ROWS ? ', …' : '');
    const line = `  ${padEnd(names[k], width)}  ${padStart(words.number(counts.none), 6)}  ${printable(some)}`;
    return clip(line, context.width).trimEnd();
  });
  if (missing.length > shown.length)
    lines.push(`  ${words.say('evidence.more', { count: missing.length - shown.length })}`);
  return [bold(words.say('evidence.unbacked'), context), ...lines];
}

function conflicts(evidence: Evidence, words: Words, context: Context): string[] {
  if (evidence.conflicts.length === 0) return [words.say('evidence.conflicts.none')];
  return [
    bold(words.say('evidence.conflicts'), context),
    ...evidence.conflicts.flatMap((each) => conflictLines(each, evidence, words, context)),
  ];
}

function conflictLines(conflict: Conflict, evidence: Evidence, words: Words, context: Context): string[] {
  const { sides, inTables, againstTables, unit } = conflict;
  const tables =
    inTables === undefined ? '' : typeof inTables === 'number' ? words.number(inTables) : inTables;
  const head = `${placeText(conflict, words)}${unit === undefined ? '' : ` (${unit})`}`;
  const rows = [
    ...(tables === '' ? [] : [{ id: words.say('evidence.tables'), figure: tables, grade: '', text: '' }]),
    ...sides.map((side) => {
      const { assumption } = side;
      const notes = [originText(assumption, evidence.sources, words)];
      if (assumption.quotation !== undefined) notes.push(`“${assumption.quotation}”`);
      if (againstTables.includes(assumption.id)) notes.push(words.say('evidence.against'));
      return {
        id: assumption.id,
        figure: figureText(side, words),
        grade: gradeOf(assumption),
        text: notes.join('; '),
      };
    }),
  ];
  const idWidth = Math.max(...rows.map(({ id }) => cellWidth(id)));
  const lines = rows.flatMap(({ id, figure, grade, text }) => {
    const first = `    ${padEnd(id, idWidth)}  ${grade === '' ? '  ' : grade}  ${figure}`;
    const indent = ' '.repeat(idWidth + 10);
    const rest = text === '' ? [] : wrap(printable(text), Math.max(20, context.width - indent.length));
    return [clip(printable(first), context.width), ...rest.map((line) => indent + line)];
  });
  return [`  ${clip(printable(head), context.width - 2)}`, ...lines];
}
