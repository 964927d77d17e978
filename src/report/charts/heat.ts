import type { Day } from '../../base/dates.js';
import { esc } from '../escape.js';
import { type Canvas, type Drawing, figure, timeAxis } from '../figure.js';
import { rect, text } from '../marks.js';
import type { Page } from '../page.js';
import { linear } from '../scale.js';

/** Hours used of the hours there are, bucket by bucket. */
export interface Utilisation {
  readonly resource: string;
  readonly name: string;
  readonly share: Float64Array;
  readonly used: Float64Array;
  readonly hours: Float64Array;
  readonly peak: number;
  readonly peakBucket: number;
}

/** Upper ends of the colour steps; the first is for what is not used at all. */
export const STEPS = [0.001, 0.2, 0.4, 0.6, 0.75, 0.85, 0.95, 0.995] as const;

export function stepOf(share: number): number {
  const step = STEPS.findIndex((upper) => share < upper);
  return step < 0 ? STEPS.length : step;
}

/** Resources down, buckets across; the fuller, the stronger. */
export function heatChart(page: Page, rows: readonly Utilisation[], title: string): string {
  const { words } = page;
  const key =
    `<p class="scale" aria-hidden="true">${esc(words.percent(0))} <span>` +
    Array.from({ length: STEPS.length + 1 }, (_, step) => `<i class="h${step}"></i>`).join('') +
    `</span> ${esc(words.percent(1))}</p>`;
  const picture = figure(page, {
    title,
    description: words.say('report.heat.text', {
      list: rows
        .slice(0, 5)
        .map((row) => `${row.name} ${words.percent(row.peak)}`)
        .join('; '),
    }),
    note: words.say('report.heat.note'),
    draw: (canvas) => draw(page, canvas, rows),
  });
  return picture.replace('</figcaption>', `${key}</figcaption>`);
}

interface Cell {
  readonly from: Day;
  readonly to: Day;
  readonly share: number;
  readonly title: string;
}

function draw(page: Page, canvas: Canvas, rows: readonly Utilisation[]): Drawing {
  const { card } = page;
  const left = canvas.narrow ? 0 : 190;
  const right = canvas.width - (canvas.narrow ? 0 : 44);
  const [pitch, size] = canvas.narrow ? [36, 18] : [25, 21];
  const top = canvas.narrow ? 16 : 2;
  const x = linear(card.start, card.end, left, right);
  const least = Math.max(1, Math.ceil((page.buckets.count * 2.4) / (right - left)));
  const content = rows.map((row, at) => {
    const y = top + at * pitch;
    const cells = merged(page, row, least).map((cell) =>
      rect(x(cell.from), y, x(cell.to) - x(cell.from), size, `cell h${stepOf(cell.share)}`, cell.title),
    );
    const peak = page.words.percent(row.peak);
    const labels = canvas.narrow
      ? text(left, y - 5, row.name, { cells: 48 }) +
        text(right, y - 5, peak, { anchor: 'end', kind: 'strong' })
      : text(left - 10, y + 15, row.name, { anchor: 'end', cells: 29 }) +
        text(canvas.width, y + 15, peak, { anchor: 'end', kind: 'strong' });
    return labels + cells.join('');
  });
  const bottom = top + rows.length * pitch - (pitch - size) + 3;
  const axis = timeAxis(page, { start: card.start, end: card.end, x, left, right, bottom });
  return { height: bottom + 34, content: content.join('') + axis };
}

/** Cells of a row; where buckets are finer than the eye, the fullest of each few stands for them. */
function merged(page: Page, row: Utilisation, each: number): Cell[] {
  const { buckets, words } = page;
  const cells: Cell[] = [];
  for (let t = 0; t < buckets.count; t += each) {
    const last = Math.min(buckets.count, t + each) - 1;
    let fullest = t;
    for (let s = t; s <= last; s++) if (row.share[s] > row.share[fullest]) fullest = s;
    const title = words.say('report.heat.tip', {
      name: row.name,
      from: words.day(buckets.starts[fullest]),
      until: words.day(buckets.ends[fullest] - 1),
      share: words.percent(row.share[fullest]),
      used: words.number(row.used[fullest]),
      hours: words.number(row.hours[fullest]),
    });
    cells.push({ from: buckets.starts[t], to: buckets.ends[last], share: row.share[fullest], title });
  }
  return cells;
}
