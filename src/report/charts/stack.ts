import { type Canvas, type Drawing, figure, timeFrame } from '../figure.js';
import { dot, type Point, path, rect, text } from '../marks.js';
import type { Page } from '../page.js';

export interface Layer {
  readonly label: string;
  readonly values: Float64Array;
}

/** How the values of a stack are written, and the messages that say its peak and its parts. */
interface StackText {
  readonly short: (value: number) => string;
  readonly long: (value: number) => string;
  readonly description: 'report.stock.text' | 'report.revision.text';
  readonly tip: 'report.stock.tip' | 'report.revision.tip';
}

function moneyText({ words, currency }: Page): StackText {
  return {
    short: (value) => words.shortMoney(value, currency),
    long: (value) => words.money(value, currency),
    description: 'report.stock.text',
    tip: 'report.stock.tip',
  };
}

/** An amount at the end of every bucket, stacked by kind: money, unless told otherwise. */
export function stackChart(
  page: Page,
  layers: readonly Layer[],
  title: string,
  note?: string,
  text: StackText = moneyText(page),
): string {
  const { words } = page;
  const total = sums(layers, page.buckets.count);
  const peak = total.indexOf(Math.max(...total));
  return figure(page, {
    title,
    description: words.say(text.description, {
      peak: text.long(total[peak] ?? 0),
      date: words.day((page.buckets.ends[peak] ?? 1) - 1),
      last: text.long(total.at(-1) ?? 0),
    }),
    legend: layers.length > 1 ? layers.map(({ label }, at) => [`s${at}`, label] as const) : undefined,
    note,
    draw: (canvas) => draw(page, canvas, layers, total, peak, text),
  });
}

function sums(layers: readonly Layer[], count: number): Float64Array {
  const total = new Float64Array(count);
  for (const { values } of layers) for (let t = 0; t < count; t++) total[t] += values[t];
  return total;
}

function draw(
  page: Page,
  canvas: Canvas,
  layers: readonly Layer[],
  total: Float64Array,
  peak: number,
  written: StackText,
): Drawing {
  const { words, buckets, card } = page;
  const height = canvas.narrow ? 220 : 240;
  const frame = timeFrame(page, canvas, {
    start: card.start,
    end: card.end,
    most: total[peak] ?? 0,
    height,
    right: 12,
    tick: written.short,
  });
  const below = new Float64Array(buckets.count);
  const areas = layers.map(({ values }, at) => {
    const low = edge(below);
    for (let t = 0; t < buckets.count; t++) below[t] += values[t];
    return path([...edge(below), ...low.reverse()], `s${at}`, true);
  });
  function edge(values: Float64Array): Point[] {
    return Array.from(values).flatMap((value, t): Point[] => [
      [frame.x(buckets.starts[t]), frame.y(value)],
      [frame.x(buckets.ends[t]), frame.y(value)],
    ]);
  }
  const x = (frame.x(buckets.starts[peak] ?? 0) + frame.x(buckets.ends[peak] ?? 0)) / 2;
  const anchor = x > frame.right - 60 ? 'end' : x < frame.left + 60 ? 'start' : 'middle';
  const label =
    dot(x, frame.y(total[peak] ?? 0), 3, 'peak') +
    text(x, frame.y(total[peak] ?? 0) - 7, written.short(total[peak] ?? 0), {
      anchor,
      kind: 'strong',
    });
  const hits = Array.from(total, (value, t) => {
    const title = words.say(written.tip, {
      date: words.day(buckets.ends[t] - 1),
      amount: written.long(value),
    });
    const from = frame.x(buckets.starts[t]);
    return rect(from, frame.top, frame.x(buckets.ends[t]) - from, frame.bottom - frame.top, 'hit', title);
  });
  return { height, content: frame.axes + areas.join('') + label + hits.join('') };
}
