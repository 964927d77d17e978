import {
  type Assumption,
  type Conflict,
  type Evidence,
  figureText,
  gradeOf,
  originText,
  placeText,
  tableName,
} from '../../analyses/evidence/index.js';
import type { Words } from '../../explain/format.js';
import { esc } from '../escape.js';
import { anchorOf } from '../evidence-links.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

const MOST = 400;
const MOST_PLACES = 40;
const MOST_ROWS = 6;

/** What the numbers rest on and where sources disagree (S42); no section where nothing is said about it. */
export function evidenceSection(page: Page): Section | undefined {
  const { words, evidence } = page;
  if (!evidence) return undefined;
  const { totals, conflicts } = evidence;
  const all = totals.sourced + totals.stated + totals.illustrative + totals.none;
  const counts = {
    all: words.number(all),
    sourced: words.number(totals.sourced),
    stated: words.number(totals.stated),
    illustrative: words.number(totals.illustrative),
    none: words.number(totals.none),
    count: words.number(conflicts.length),
  };
  const title = conflicts.length > 0 ? 'report.evidence.title.conflicts' : 'report.evidence.title';
  const body =
    `<p>${esc(words.say('evidence.totals', counts))}</p>` +
    conflicts.map((conflict) => conflictTable(page, evidence, conflict)).join('') +
    statementTable(page, evidence) +
    madeUpNote(page, evidence) +
    unbackedTable(page, evidence) +
    chainNotes(page, evidence);
  return { id: 'evidence', topic: words.say('report.evidence.topic'), title: words.say(title, counts), body };
}

interface Said {
  readonly assumption?: Assumption;
  readonly figure: string;
  readonly note: string;
}

function conflictTable(page: Page, evidence: Evidence, conflict: Conflict): string {
  const { words } = page;
  const { sides, inTables, againstTables, unit } = conflict;
  const tables = typeof inTables === 'number' ? words.number(inTables) : inTables;
  const rows: Said[] = [
    ...(tables === undefined ? [] : [{ figure: tables, note: '' }]),
    ...sides.map((side) => ({
      assumption: side.assumption,
      figure: figureText(side, words),
      note: againstTables.includes(side.assumption.id) ? words.say('evidence.against') : '',
    })),
  ];
  const place = placeText(conflict, words);
  return table(page, {
    caption: words.say('report.evidence.conflict', { place }),
    rows,
    columns: [
      {
        label: words.say('report.evidence.id'),
        text: ({ assumption }) => assumption?.id ?? words.say('evidence.tables'),
      },
      { label: words.say('report.evidence.stated'), unit, text: ({ figure }) => figure },
      {
        label: words.say('report.evidence.grade'),
        text: ({ assumption }) => (assumption ? gradeOf(assumption) : ''),
      },
      {
        label: words.say('report.evidence.origin'),
        text: ({ assumption, note }) => {
          const origin = assumption ? originText(assumption, evidence.sources, words) : '';
          return note === '' ? origin : `${origin} (${note})`;
        },
      },
      ...(sides.some(({ assumption }) => assumption.quotation !== undefined)
        ? [
            {
              label: words.say('report.evidence.quotation'),
              text: ({ assumption }: Said) => assumption?.quotation ?? '',
            },
          ]
        : []),
    ],
  });
}

/** Every assumption but those that mark a whole table, with the anchor that figures elsewhere on the page lead to. */
function statementTable(page: Page, evidence: Evidence): string {
  const { words } = page;
  const assumptions = evidence.assumptions.filter((each) => !isMadeUpWhole(each));
  return table(page, {
    caption: words.say('report.evidence.table'),
    rows: assumptions.slice(0, MOST),
    more: Math.max(0, assumptions.length - MOST),
    columns: [
      {
        label: words.say('report.evidence.id'),
        text: ({ id }) => id,
        anchor: ({ id }) => anchorOf(page, id),
      },
      { label: words.say('report.evidence.about'), text: (each) => placeText(each, words) },
      { label: words.say('report.evidence.stated'), text: (each) => statedText(each, words) },
      { label: words.say('report.evidence.grade'), text: (each) => gradeOf(each) },
      {
        label: words.say('report.evidence.origin'),
        text: (each) => originText(each, evidence.sources, words),
      },
    ],
  });
}

/** Marks a whole table as made up, and says nothing else. */
function isMadeUpWhole({ illustrative, source, row, attribute, value }: Assumption): boolean {
  return (
    illustrative &&
    source === undefined &&
    row === undefined &&
    attribute === undefined &&
    value === undefined
  );
}

/** Tables that are made up altogether, in one paragraph, with the anchors that figures lead to. */
function madeUpNote(page: Page, { assumptions }: Evidence): string {
  const { words } = page;
  const whole = assumptions.filter(isMadeUpWhole);
  if (whole.length === 0) return '';
  const names = whole.map(
    (each) => `<span id="${anchorOf(page, each.id)}">${esc(tableName(each.component, words))}</span>`,
  );
  return `<p>${esc(words.say('report.evidence.made-up'))} ${names.join(', ')}.</p>`;
}

function statedText(assumption: Assumption, words: Words): string {
  const figure = figureText({ ...assumption, assumption }, words);
  const parts = [assumption.currency === undefined ? figure : `${figure} ${assumption.currency}`];
  if (assumption.illustrative && assumption.source) parts.push(`(${words.say('evidence.illustrative')})`);
  return parts.join(' ');
}

function unbackedTable(page: Page, { attributes }: Evidence): string {
  const { words } = page;
  const missing = attributes.filter(({ counts }) => counts.none > 0);
  if (missing.length === 0) return '';
  missing.sort((a, b) => b.counts.none - a.counts.none);
  return table(page, {
    caption: words.say('report.evidence.unbacked'),
    rows: missing.slice(0, MOST_PLACES),
    more: Math.max(0, missing.length - MOST_PLACES),
    columns: [
      {
        label: words.say('report.evidence.about'),
        text: ({ component, attribute }) => `${component}.${attribute}`,
      },
      {
        label: words.say('report.evidence.count'),
        number: true,
        text: ({ counts }) => words.number(counts.none),
      },
      {
        label: words.say('report.evidence.rows'),
        text: ({ unbacked }) =>
          unbacked.slice(0, MOST_ROWS).join(', ') + (unbacked.length > MOST_ROWS ? ', …' : ''),
      },
    ],
  });
}

function chainNotes({ words }: Page, { circular, stale }: Evidence): string {
  const lines = [
    ...circular.map(({ id, chain }) => `${words.say('evidence.circular')}: ${[id, ...chain].join(' → ')}`),
    ...stale.map(({ assumption, day, age }) =>
      words.say('evidence.stale.line', { assumption: assumption.id, day, age: words.number(age) }),
    ),
  ];
  return lines.length === 0
    ? ''
    : `<ul class="say">${lines.map((line) => `<li>${esc(line)}</li>`).join('')}</ul>`;
}
