import type { Day } from '../base/dates.js';
import { esc, textWidth } from './escape.js';
import { line, text } from './marks.js';
import type { Surface } from './page.js';
import { linear, roundTicks, type Scale, timeTicks } from './scale.js';

/** A picture is drawn twice, for wide and for narrow screens: shrinking one would make its text unreadable. */
export interface Canvas {
  readonly width: number;
  readonly narrow: boolean;
}

export interface Drawing {
  readonly height: number;
  readonly content: string;
}

export interface FigureSpec {
  /** What it shows, in words. */
  readonly title: string;
  /** The same data in a sentence or two, for those who cannot see it. */
  readonly description: string;
  readonly draw: (canvas: Canvas) => Drawing;
  /** Entries of a legend where marks cannot be labelled themselves: class of the swatch and its text. */
  readonly legend?: readonly (readonly [kind: string, text: string])[];
  readonly note?: string;
}

const CANVASES: readonly Canvas[] = [
  { width: 860, narrow: false },
  { width: 358, narrow: true },
];

export function figure(page: Surface, spec: FigureSpec): string {
  const pictures = CANVASES.map((canvas) => {
    const { height, content } = spec.draw(canvas);
    const [title, description] = [page.nextId(), page.nextId()];
    return (
      `<svg class="${canvas.narrow ? 'narrow' : 'wide'}" viewBox="0 0 ${canvas.width} ${Math.round(height)}" ` +
      `role="img" aria-labelledby="${title} ${description}"><title id="${title}">${esc(spec.title)}</title>` +
      `<desc id="${description}">${esc(spec.description)}</desc>${content}</svg>`
    );
  });
  const legend = spec.legend
    ? `<ul class="legend">${spec.legend.map(([kind, label]) => `<li><i class="${kind}"></i>${esc(label)}</li>`).join('')}</ul>`
    : '';
  const note = spec.note ? `<p class="note">${esc(spec.note)}</p>` : '';
  return `<figure><figcaption><h3>${esc(spec.title)}</h3>${legend}</figcaption>${pictures.join('')}${note}</figure>`;
}

/** Place of the data inside a canvas. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly x: Scale;
  readonly y: Scale;
  /** Axes and grid lines. */
  readonly axes: string;
}

export interface FrameSpec {
  readonly start: Day;
  readonly end: Day;
  readonly most: number;
  readonly height: number;
  readonly right: number;
  readonly tick: (value: number) => string;
}

/** Time across, values up from zero, with light grid lines. */
export function timeFrame(page: Surface, canvas: Canvas, spec: FrameSpec): Frame {
  const values = roundTicks(spec.most, canvas.narrow ? 4 : 5);
  const labels = values.map(spec.tick);
  const left = Math.max(...labels.map(textWidth)) * 6 + 12;
  const right = canvas.width - spec.right;
  const top = 14;
  const bottom = spec.height - 34;
  const x = linear(spec.start, spec.end, left, right);
  const y = linear(0, values[values.length - 1], bottom, top);
  const grid = values.map(
    (value, at) =>
      line(left, y(value), right, y(value), at === 0 ? 'axis' : 'grid') +
      text(left - 6, y(value) + 4, labels[at], { anchor: 'end', kind: 'tick' }),
  );
  const axes = grid.join('') + timeAxis(page, { start: spec.start, end: spec.end, x, left, right, bottom });
  return { left, right, top, bottom, x, y, axes };
}

export interface TimeAxis {
  readonly start: Day;
  readonly end: Day;
  readonly x: Scale;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
}

/** Months under the axis, and the year under the first of them and under every January. */
export function timeAxis(page: Surface, { start, end, x, left, right, bottom }: TimeAxis): string {
  const most = Math.max(2, Math.floor((right - left) / 46));
  const { step, ticks } = timeTicks(start, end, most);
  const month = new Intl.DateTimeFormat(page.words.language, { month: 'short', timeZone: 'UTC' });
  let shown: number | undefined;
  return ticks
    .map((tick) => {
      const at = x(tick.day);
      const year = tick.year === shown ? '' : String(tick.year);
      shown = tick.year;
      const upper = step >= 12 ? year : month.format(tick.day * 86_400_000);
      const anchor = at > right - 16 ? 'end' : at < left + 12 ? 'start' : 'middle';
      return (
        line(at, bottom, at, bottom + 4, 'axis') +
        text(at, bottom + 16, upper, { anchor, kind: 'tick' }) +
        (step >= 12 || year === '' ? '' : text(at, bottom + 29, year, { anchor, kind: 'tick year' }))
      );
    })
    .join('');
}
