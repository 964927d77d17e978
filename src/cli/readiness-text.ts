import type { Day } from '../base/dates.js';
import { civilOf, dayOf } from '../base/dates.js';
import { clip, padEnd, printable, wrap } from '../explain/cells.js';
import { type Words, wordsOf } from '../explain/format.js';
import { datesText } from '../explain/readiness-sentences.js';
import type { Dates, ReachedLevel, ScheduledActivity } from '../network/readiness.js';
import type { Context } from './context.js';

interface Named {
  readonly name: string;
}

/** The schedule of a model's activities, with names. */
export interface ReadinessView {
  readonly start: Day;
  readonly activities: readonly (Named &
    Pick<ScheduledActivity, 'id' | 'mode' | 'start' | 'end' | 'cost' | 'slack' | 'critical'>)[];
  readonly levels: readonly (Named &
    Pick<ReachedLevel, 'technology' | 'level' | 'reached'> & { readonly scale: ReachedLevel['kind'] })[];
  readonly gates: readonly (Named & {
    readonly process: string;
    readonly open: Dates;
    readonly bound: Day;
  })[];
}

/** Cells of a bar's line at the least, and of a name at the most. */
const LEAST_CHART = 24;
const MOST_NAME = 40;

/** For the terminal: levels by technology, a chart of the activities and of what they open, and when it opens. */
export function readinessText(view: ReadinessView, context: Context): string {
  const words = wordsOf(context.language, true);
  const parts = [
    levelLines(view, words, context.width),
    chart(view, words, context.width),
    gateLines(view, words, context.width),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

const shown = ({ day, least, most }: Dates, words: Words): string => {
  const known = (each: Day): Day | undefined => (Number.isFinite(each) ? each : undefined);
  return datesText({ day: known(day), least: known(least), most: known(most) }, words);
};

function levelLines({ levels }: ReadinessView, words: Words, width: number): string[] {
  const names = new Map(levels.map(({ technology, name }) => [technology, name]));
  return [...names].flatMap(([id, name]) => {
    const reached = levels
      .filter(({ technology }) => technology === id)
      .map(({ scale, level, reached: dates }) =>
        words.say('readiness.level', { scale: scale.toUpperCase(), level, dates: shown(dates, words) }),
      );
    const text = words.say('readiness.technology', { name, levels: words.list(reached) });
    return wrap(printable(text), width - 2).map((line, row) => (row === 0 ? line : `  ${line}`));
  });
}

function gateLines({ gates }: ReadinessView, words: Words, width: number): string[] {
  if (gates.length === 0) return [];
  const lines = gates.map(({ name, open }) =>
    words.say('readiness.gate', { name, dates: shown(open, words) }),
  );
  return [
    words.say('readiness.gates'),
    ...lines.flatMap((line) => wrap(printable(line), width - 2).map((each) => `  ${each}`)),
  ];
}

/** One line an activity in the order of their start, then one a process that waits: # the first delivery waits for it. */
function chart({ start, activities, gates }: ReadinessView, words: Words, width: number): string[] {
  const ends = [...activities.map(({ end }) => end), ...gates.map(({ open }) => open)]
    .flatMap(({ day, most }) => [day, most])
    .filter(Number.isFinite);
  const first = Math.min(start, ...activities.map((each) => each.start));
  const last = Math.max(first + 1, ...ends);
  const longest = Math.max(0, ...activities.map(({ name }) => [...name].length));
  const left = Math.min(MOST_NAME, longest, width - LEAST_CHART - 1);
  const cells = Math.max(LEAST_CHART, width - left - 1);
  const at = (day: Day): number =>
    Math.min(cells - 1, Math.floor(((day - first) / (last - first)) * (cells - 1)));
  const line = (name: string, mark: (bar: string[]) => void): string => {
    const bar = Array.from({ length: cells }, () => ' ');
    mark(bar);
    return `${padEnd(clip(printable(name), left), left)} ${bar.join('')}`.trimEnd();
  };
  const fill = (bar: string[], from: Day, until: Day, sign: string): void => {
    if (Number.isFinite(until)) for (let k = at(from); k <= at(until); k++) bar[k] = sign;
  };
  const ordered = [...activities].sort(
    (a, b) => a.start - b.start || a.end.day - b.end.day || (a.id < b.id ? -1 : 1),
  );
  return [
    words.say('readiness.chart'),
    ...wrap(words.say('readiness.text.legend'), width),
    line('', (bar) => years(bar, first, last, at)),
    ...ordered.map(({ name, start: from, end, critical }) =>
      line(name, (bar) => {
        fill(bar, end.day - 1, end.most - 1, '.');
        fill(bar, from, end.day - 1, critical ? '#' : '=');
      }),
    ),
    ...gates.map(({ name, open }) =>
      line(name, (bar) => {
        fill(bar, open.least, open.most, '.');
        fill(bar, open.day, open.day, 'o');
      }),
    ),
  ];
}

/** Years at their first day. */
function years(bar: string[], first: Day, last: Day, at: (day: Day) => number): void {
  for (let year = civilOf(first).year + 1; dayOf(year, 1, 1) <= last; year++) {
    const place = at(dayOf(year, 1, 1));
    const text = String(year);
    if (place + text.length <= bar.length) bar.splice(place, text.length, ...text);
  }
}
