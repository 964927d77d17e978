import { parseIsoDate } from '../../base/dates.js';
import type { EventAnswer, TechnologyAnswer } from '../../explain/card.js';
import { lengthOf, numbers, texts } from '../../explain/read.js';
import { datesText, waitingSentences } from '../../explain/readiness-sentences.js';
import { ganttChart } from '../charts/gantt.js';
import { esc } from '../escape.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

/** When technologies are ready, and what opens because of it; left out where the plan has nothing of it. */
export function readinessSection(page: Page): Section | undefined {
  const { words, card } = page;
  const { readiness } = card;
  if (!readiness) return undefined;
  const list = waitingSentences(readiness, words).map((each) => `<li>${esc(each)}</li>`);
  const some = lengthOf(page.plan, 'activity') > 0;
  const body = [
    technologyTable(page),
    list.length > 0 ? `<ul class="say">${list.join('')}</ul>` : '',
    some ? ganttChart(page, words.say('readiness.chart')) : '',
    gateTable(page),
    some ? activityTable(page) : '',
  ];
  return {
    id: 'readiness',
    topic: words.say('readiness.topic'),
    title: titleOf(page),
    body: body.join(''),
  };
}

/** The last gate that opens, in words. */
function titleOf({ words, card }: Page): string {
  const gates = card.readiness?.gates ?? [];
  const closed = gates.filter((gate) => gate.day === undefined);
  if (closed.length > 0) return words.say('readiness.title.closed', { name: closed[0].name });
  const last = gates.reduce<(typeof gates)[number] | undefined>(
    (latest, gate) => (!latest || (gate.day ?? 0) > (latest.day ?? 0) ? gate : latest),
    undefined,
  );
  if (!last) return words.say('readiness.title.none');
  return words.say('readiness.title', { name: last.name, dates: datesText(last, words) });
}

/** What each technology reaches and when, and how long it takes from validation to a fielded unit. */
function technologyTable(page: Page): string {
  const { words, card } = page;
  const rows = card.readiness?.technologies ?? [];
  if (rows.length === 0) return '';
  const levels = (of: (level: TechnologyAnswer['levels'][number]) => string) => (each: TechnologyAnswer) =>
    each.levels.length === 0 ? words.say('readiness.as-now') : each.levels.map(of).join('; ');
  return table(page, {
    caption: words.say('readiness.technologies'),
    rows,
    columns: [
      { label: words.say('report.column.technology'), text: ({ name }) => name },
      {
        label: words.say('readiness.column.reaches'),
        text: levels((level) =>
          words.say('readiness.level', {
            scale: level.scale,
            level: level.level,
            dates: datesText(level, words),
          }),
        ),
      },
      { label: words.say('readiness.column.validation'), text: ({ from }) => words.day(from) },
      {
        label: words.say('readiness.column.fielded'),
        text: ({ fielded }) =>
          fielded
            ? words.say('readiness.fielded.short', {
                item: fielded.itemName,
                date: words.day(fielded.day),
              })
            : words.say('readiness.none'),
      },
      {
        label: words.say('readiness.column.days'),
        number: true,
        text: ({ fielded }) => (fielded ? words.number(fielded.days, 0) : '–'),
      },
    ],
  });
}

function gateTable(page: Page): string {
  const { words, card } = page;
  const gates = card.readiness?.gates ?? [];
  if (gates.length === 0) return '';
  const proof = (gate: (typeof gates)[number]): string => {
    if (gate.day === undefined || gate.bound === undefined) return '–';
    return gate.bound === gate.day ? words.say('readiness.proven') : words.day(gate.bound);
  };
  return table(page, {
    caption: words.say('readiness.gates'),
    rows: gates,
    columns: [
      { label: words.say('report.column.process'), text: ({ name }) => name },
      { label: words.say('readiness.column.opens'), text: (gate) => datesText(gate, words) },
      { label: words.say('readiness.column.proof'), text: proof },
    ],
  });
}

function activityTable(page: Page): string {
  const { plan, words, names, currency } = page;
  const mode = texts(plan, 'activity', 'mode');
  const start = texts(plan, 'activity', 'start');
  const end = texts(plan, 'activity', 'end');
  const cost = numbers(plan, 'activity', 'cost');
  const slack = numbers(plan, 'activity', 'slack');
  const rows = texts(plan, 'activity', 'activity').map((id, row) => ({ id, row }));
  rows.sort((a, b) => (start[a.row] < start[b.row] ? -1 : start[a.row] > start[b.row] ? 1 : a.row - b.row));
  const day = (iso: string, less: number): string => words.day((parseIsoDate(iso) ?? 0) - less);
  return table(page, {
    caption: words.say('readiness.activities'),
    rows,
    columns: [
      { label: words.say('report.column.activity'), text: ({ id }) => names.of('activity', id) },
      {
        label: words.say('report.column.mode'),
        text: ({ row }) => (mode[row] === 'usual' ? words.say('readiness.usual') : mode[row]),
      },
      { label: words.say('readiness.column.first'), text: ({ row }) => day(start[row], 0) },
      { label: words.say('readiness.column.last'), text: ({ row }) => day(end[row], 1) },
      {
        label: words.say('report.column.cost'),
        unit: currency,
        number: true,
        text: ({ row }) => words.number(cost[row], 0),
      },
      {
        label: words.say('report.column.slack'),
        number: true,
        text: ({ row }) => (Number.isNaN(slack[row]) ? '–' : words.number(slack[row])),
      },
    ],
  });
}

/** Events that the plan takes as given, and those that it leaves to analyses of risk. */
export function eventSection(page: Page): Section | undefined {
  const { words, card } = page;
  const { events = [] } = card;
  if (events.length === 0) return undefined;
  const given = events.filter((event) => event.start !== undefined);
  const possible = events.filter((event) => event.start === undefined);
  const note = possible.length > 0 ? `<p class="note">${esc(words.say('events.note'))}</p>` : '';
  return {
    id: 'events',
    topic: words.say('events.topic'),
    title: words.say('events.title', {
      given: words.number(given.length),
      possible: words.number(possible.length),
    }),
    body: eventTable(page, [...given, ...possible]) + note,
  };
}

function eventTable(page: Page, rows: readonly EventAnswer[]): string {
  const { words } = page;
  const start = ({ start, probability }: EventAnswer): string => {
    if (start !== undefined) return words.day(start);
    return words.say('events.chance', {
      chance: probability === undefined ? '–' : words.percent(probability),
    });
  };
  return table(page, {
    caption: words.say('events.table'),
    rows,
    columns: [
      { label: words.say('events.column.event'), text: ({ name }) => name },
      { label: words.say('events.column.strikes'), text: ({ strikes }) => words.list(strikes) },
      { label: words.say('events.column.start'), text: start },
      {
        label: words.say('events.column.days'),
        number: true,
        text: ({ days }) =>
          days === undefined ? words.say('events.to-the-end') : words.number(Math.ceil(days)),
      },
      {
        label: words.say('events.column.left'),
        number: true,
        text: ({ left }) => words.percent(left),
      },
    ],
  });
}
