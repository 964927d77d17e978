import type {
  FlowAnswer,
  GapAnswer,
  PaperAnswer,
  PermissionsAnswer,
  TouchAnswer,
} from '../../explain/permissions/index.js';
import {
  applyText,
  coverText,
  flowText,
  forceText,
  leaningSentences,
  permissionsHeadline,
  touchText,
  whyText,
} from '../../explain/permissions/index.js';
import { esc } from '../escape.js';
import type { Page, Section } from '../page.js';
import { type TableColumn, table } from '../table.js';

const MOST_GAPS = 40;
const MOST_FLOWS = 400;

const NOT_MODELLED: PermissionsAnswer = { state: 'not-modelled', flows: [], papers: [], planned: true };

interface Line {
  readonly flow: FlowAnswer;
  readonly touch: TouchAnswer;
}

/** Every flow across a border with its cover; what is missing first, and what each permission carries. */
export function permissionSection(page: Page): Section {
  const { words } = page;
  const answer: PermissionsAnswer = page.card.permissions ?? NOT_MODELLED;
  const topic = words.say('permissions.section.topic');
  const title = permissionsHeadline(answer, words);
  if (answer.flows.length === 0)
    return { id: 'permissions', topic, title, body: `<p class="empty">${esc(title)}</p>` };
  const leaning = leaningSentences(answer, words).map((text) => `<li>${esc(text)}</li>`);
  const body = [
    leaning.length > 0 ? `<ul>${leaning.join('')}</ul>` : '',
    gapTable(page, answer),
    paperTable(page, answer),
    flowTable(page, answer),
    `<p class="note">${esc(words.say('permissions.note'))}</p>`,
  ];
  return { id: 'permissions', topic, title, body: body.join('') };
}

function linesOf({ flows }: PermissionsAnswer): Line[] {
  return flows.flatMap((flow) => flow.touches.map((touch) => ({ flow, touch })));
}

function gapTable(page: Page, answer: PermissionsAnswer): string {
  const { words } = page;
  const lines = linesOf(answer).filter(({ touch }) => touch.gap);
  if (lines.length === 0) return '';
  const of = (text: (gap: GapAnswer) => string) => (line: Line) => text(line.touch.gap!);
  return table(page, {
    caption: words.say('permissions.table.gaps'),
    rows: lines.slice(0, MOST_GAPS),
    more: Math.max(0, lines.length - MOST_GAPS),
    columns: [
      ...flowColumns(page),
      { label: words.say('permissions.column.from'), text: of((gap) => words.day(gap.from)) },
      { label: words.say('permissions.column.why'), text: of((gap) => whyText(gap, words)) },
      {
        label: words.say('permissions.column.apply'),
        text: of((gap) => applyText(gap, page.card.start, words)),
      },
      {
        label: words.say('permissions.column.risk'),
        number: true,
        text: of((gap) => words.number(gap.unitsAtRisk)),
      },
    ],
  });
}

function flowColumns({ words }: Page): TableColumn<Line>[] {
  return [
    { label: words.say('permissions.column.flow'), wide: true, text: ({ flow }) => flowText(flow, words) },
    { label: words.say('permissions.column.before'), text: ({ touch }) => touchText(touch, words) },
  ];
}

function paperTable(page: Page, { papers }: PermissionsAnswer): string {
  const { words, currency } = page;
  if (papers.length === 0) return '';
  const cap = ({ drawn, usedUp }: PaperAnswer): string => {
    if (Number.isNaN(drawn)) return '–';
    const end =
      usedUp === undefined ? '' : ` (${words.say('permissions.used-up', { date: words.day(usedUp) })})`;
    return `${words.percent(drawn)}${end}`;
  };
  return table(page, {
    caption: words.say('permissions.table.papers'),
    rows: papers,
    columns: [
      { label: words.say('permissions.column.permission'), wide: true, text: ({ name }) => name },
      { label: words.say('permissions.column.before'), text: ({ jurisdiction }) => jurisdiction },
      {
        label: words.say('permissions.column.status'),
        text: ({ status }) => words.say(`permissions.status.${status}`),
      },
      { label: words.say('permissions.column.force'), text: (paper) => forceText(paper, words) },
      {
        label: words.say('permissions.column.units'),
        number: true,
        text: ({ quantity }) => words.number(quantity),
      },
      {
        label: words.say('permissions.column.value'),
        number: true,
        text: ({ value }) => words.shortMoney(value, currency),
      },
      { label: words.say('permissions.column.drawn'), text: cap },
      {
        label: words.say('permissions.column.last'),
        text: ({ lastUse }) => (lastUse === undefined ? '–' : words.day(lastUse)),
      },
    ],
  });
}

function flowTable(page: Page, answer: PermissionsAnswer): string {
  const { words } = page;
  const lines = linesOf(answer);
  const list = table(page, {
    caption: words.say('permissions.table.flows'),
    rows: lines.slice(0, MOST_FLOWS),
    more: Math.max(0, lines.length - MOST_FLOWS),
    columns: [
      ...flowColumns(page),
      { label: words.say('permissions.column.cover'), text: ({ touch }) => coverText(touch, words) },
      {
        label: words.say('permissions.column.units'),
        number: true,
        text: ({ flow }) => words.quantity(flow.quantity, flow.unit),
      },
    ],
  });
  const label = words.say('permissions.flows.open', { count: words.number(answer.flows.length, 0) });
  return `<details><summary>${esc(label)}</summary>${list}</details>`;
}
