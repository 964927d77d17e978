import { type Day, parseIsoDate } from '../../base/dates.js';
import { cellWidth } from '../../explain/cells.js';
import { numbers, texts } from '../../explain/read.js';
import { type Canvas, type Drawing, figure, timeAxis } from '../figure.js';
import { dot, line, rect, text } from '../marks.js';
import type { Page } from '../page.js';
import { linear } from '../scale.js';

/** One line of the chart: an activity from start to end, or a process from the day on which it may start. */
interface Bar {
  readonly name: string;
  readonly start: Day;
  readonly end: Day;
  readonly least: Day;
  readonly most: Day;
  readonly critical: boolean;
  /** What it brings, or that a process may start. */
  readonly mark: string;
  readonly gate: boolean;
  readonly tip: string;
}

/** Lines shown; the table has the rest. */
export const MOST_BARS = 48;

/** Activities down, in order of their start, then the processes that they open; time across. */
export function ganttChart(page: Page, title: string): string {
  const bars = [...activityBars(page), ...gateBars(page)];
  const { words } = page;
  return figure(page, {
    title,
    description: bars
      .slice(0, 8)
      .map((bar) => bar.tip)
      .join('; '),
    legend: [
      ['column', words.say('readiness.legend.critical')],
      ['s1', words.say('readiness.legend.other')],
      ['line', words.say('readiness.legend.span')],
    ],
    draw: (canvas) => draw(page, canvas, bars),
  });
}

function activityBars({ plan, names, words, model }: Page): Bar[] {
  const brings = new Map<string, string[]>();
  for (const scale of ['trl', 'mrl'] as const) {
    const table = model.tables.get('activity');
    const levels = table?.columns.get(`brings_${scale}`);
    const ids = table?.columns.get('id');
    if (levels?.kind !== 'number' || ids?.kind !== 'text') continue;
    ids.values.forEach((id, row) => {
      const level = levels.values[row];
      if (id === undefined || Number.isNaN(level)) return;
      brings.set(id, [...(brings.get(id) ?? []), `${scale.toUpperCase()} ${level}`]);
    });
  }
  const day = (column: 'start' | 'end' | 'end_least' | 'end_most'): Day[] =>
    texts(plan, 'activity', column).map((each) => parseIsoDate(each) ?? 0);
  const [start, end, least, most] = [day('start'), day('end'), day('end_least'), day('end_most')];
  const critical = numbers(plan, 'activity', 'critical');
  const bars = texts(plan, 'activity', 'activity').map((id, row): Bar => {
    const name = names.of('activity', id);
    const span = { from: words.day(start[row]), until: words.day(end[row] - 1) };
    return {
      name,
      start: start[row],
      end: end[row],
      least: least[row],
      most: most[row],
      critical: critical[row] === 1,
      mark: (brings.get(id) ?? []).join(', '),
      gate: false,
      tip: words.say('readiness.tip', { name, ...span }),
    };
  });
  return bars
    .sort((a, b) => a.start - b.start || a.end - b.end || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_BARS);
}

function gateBars({ card, words }: Page): Bar[] {
  const gates = card.readiness?.gates ?? [];
  return gates.flatMap((gate): Bar[] => {
    if (gate.day === undefined) return [];
    return [
      {
        name: gate.name,
        start: gate.day,
        end: gate.day,
        least: gate.least ?? gate.day,
        most: gate.most ?? gate.day,
        critical: false,
        mark: words.say('readiness.opens', { date: words.day(gate.day) }),
        gate: true,
        tip: words.say('readiness.opens-tip', { name: gate.name, date: words.day(gate.day) }),
      },
    ];
  });
}

function draw(page: Page, canvas: Canvas, bars: readonly Bar[]): Drawing {
  const left = canvas.narrow ? 0 : 300;
  const right = canvas.width - (canvas.narrow ? 4 : 90);
  const [pitch, size] = canvas.narrow ? [36, 14] : [23, 13];
  const top = canvas.narrow ? 16 : 2;
  const first = Math.min(page.card.start, ...bars.map((bar) => bar.start));
  const last = Math.max(...bars.map((bar) => Math.max(bar.end, bar.most)), first + 28);
  const x = linear(first, last, left, right);
  const content = bars.map((bar, at) => {
    const y = top + at * pitch;
    const middle = y + size / 2;
    const label = canvas.narrow
      ? text(left, y - 4, bar.name, { cells: 48 })
      : text(left - 10, y + 11, bar.name, { anchor: 'end', cells: 48 });
    const from = Math.min(bar.least, bar.end);
    const span =
      bar.least === bar.end && bar.most === bar.end
        ? ''
        : line(x(from), middle, x(bar.most), middle, 'axis') +
          line(x(from), y + 2, x(from), y + size - 2, 'axis') +
          line(x(bar.most), y + 2, x(bar.most), y + size - 2, 'axis');
    const width = Math.max(2, x(bar.end) - x(bar.start));
    const body = bar.gate
      ? dot(x(bar.start), middle, 5, 'column', bar.tip)
      : rect(x(bar.start), y, width, size, bar.critical ? 'column' : 's1', bar.tip);
    const after = Math.max(x(bar.end), x(bar.most)) + 7;
    const room = canvas.width - after > cellWidth(bar.mark) * 6.4;
    const mark =
      bar.mark === ''
        ? ''
        : room
          ? text(after, y + 11, bar.mark, { kind: 'strong' })
          : text(Math.min(x(bar.start), x(from)) - 7, y + 11, bar.mark, { anchor: 'end', kind: 'strong' });
    return label + (bar.gate ? span + body : body + span) + mark;
  });
  const bottom = top + bars.length * pitch - (pitch - size) + 5;
  const axis = timeAxis(page, { start: first, end: last, x, left, right, bottom });
  return { height: bottom + 34, content: content.join('') + axis };
}
