import type { ProductAnswer } from '../../explain/card.js';
import { type Curve, cumulative, tolerance } from '../../explain/curves.js';
import { type Canvas, type Drawing, type Frame, figure, timeFrame } from '../figure.js';
import { line, type Point, path, rect, spread, text } from '../marks.js';
import type { Page } from '../page.js';

/** What is delivered in all against what is wanted in all, with the gap between them. */
export function rampChart(page: Page, product: ProductAnswer, curve: Curve, title: string): string {
  const wanted = cumulative(curve.wanted);
  const delivered = cumulative(curve.delivered);
  const { words } = page;
  const unit = words.unit(product.unit, product.whole);
  return figure(page, {
    title,
    description: words.say('report.ramp.text', {
      wanted: words.quantity(wanted.at(-1) ?? 0, product.unit, product.whole),
      delivered: words.quantity(delivered.at(-1) ?? 0, product.unit, product.whole),
      date: words.day(page.card.end - 1),
    }),
    note: words.say('report.ramp.note', { unit }),
    draw: (canvas) => draw(page, canvas, product, wanted, delivered),
  });
}

/** The gap, named: how large, when it is largest, and when it is closed. */
export function rampTitle(page: Page, product: ProductAnswer): string {
  const { words } = page;
  const { gap } = product;
  if (gap.day === undefined) return words.say('report.ramp.kept', { name: product.name });
  const params = {
    name: product.name,
    gap: words.quantity(gap.most, product.unit, product.whole),
    month: words.month(gap.day),
    caught: gap.caughtUp === undefined ? '' : words.month(gap.caughtUp),
  };
  return words.say(gap.caughtUp === undefined ? 'report.ramp.behind' : 'report.ramp.caught', params);
}

function draw(
  page: Page,
  canvas: Canvas,
  product: ProductAnswer,
  wanted: Float64Array,
  delivered: Float64Array,
): Drawing {
  const { words, buckets, card } = page;
  const height = canvas.narrow ? 270 : 320;
  const most = Math.max(wanted.at(-1) ?? 0, delivered.at(-1) ?? 0);
  const frame = timeFrame(page, canvas, {
    start: card.start,
    end: card.end,
    most,
    height,
    right: canvas.narrow ? 66 : 104,
    tick: (value) => words.number(value),
  });
  const points = (values: Float64Array): Point[] => [
    [frame.x(card.start), frame.y(0)],
    ...Array.from(values, (value, t): Point => [frame.x(buckets.ends[t]), frame.y(value)]),
  ];
  const [above, below] = [points(wanted), points(delivered)];
  const content =
    frame.axes +
    path([...above, ...below.reverse()], 'gap', true) +
    path(above, 'wanted') +
    path(points(delivered), 'delivered') +
    gapMark(page, frame, product, wanted, delivered) +
    endLabels(page, frame, canvas, wanted, delivered) +
    hits(page, frame, wanted, delivered);
  return { height, content };
}

/** A line across the widest gap, with its size. */
function gapMark(
  page: Page,
  frame: Frame,
  product: ProductAnswer,
  wanted: Float64Array,
  delivered: Float64Array,
): string {
  const { day, most } = product.gap;
  if (day === undefined) return '';
  const t = page.buckets.ends.indexOf(day + 1);
  // At the right edge the two end labels say it already.
  if (t < 0 || t === page.buckets.count - 1) return '';
  const x = frame.x(page.buckets.ends[t]);
  const [high, low] = [frame.y(wanted[t]), frame.y(delivered[t])];
  const label = page.words.say('report.ramp.gap', { gap: page.words.number(most) });
  return (
    line(x, high, x, low, 'mark') +
    text(x - 6, Math.max(frame.top + 10, high - 5), label, { anchor: 'end', kind: 'accent-text' })
  );
}

function endLabels(
  page: Page,
  frame: Frame,
  canvas: Canvas,
  wanted: Float64Array,
  delivered: Float64Array,
): string {
  const { words } = page;
  const ends = [wanted.at(-1) ?? 0, delivered.at(-1) ?? 0];
  const at = spread(
    ends.map((value) => Math.round(frame.y(value)) + 4),
    28,
    frame.top + 4,
    frame.bottom - 10,
  );
  const names = [words.say('report.wanted'), words.say('report.delivered')];
  return names
    .map((name, row) => {
      const kind = row === 0 ? 'strong' : 'accent-text';
      const cells = canvas.narrow ? 10 : 17;
      const value = words.number(ends[row], ends[row] >= 100 ? 0 : 1);
      return (
        text(frame.right + 6, at[row], value, { kind, cells }) +
        text(frame.right + 6, at[row] + 12, name, { kind: 'tick', cells })
      );
    })
    .join('');
}

/** Invisible columns that say the numbers of a bucket to whoever points at it. */
function hits(page: Page, frame: Frame, wanted: Float64Array, delivered: Float64Array): string {
  const { words, buckets } = page;
  return Array.from(wanted, (want, t) => {
    const gap = want - delivered[t];
    const title = words.say('report.ramp.tip', {
      date: words.day(buckets.ends[t] - 1),
      wanted: words.number(want, 1),
      delivered: words.number(delivered[t], 1),
      gap: words.number(gap <= tolerance(want) ? 0 : gap, 1),
    });
    const x = frame.x(buckets.starts[t]);
    return rect(x, frame.top, frame.x(buckets.ends[t]) - x, frame.bottom - frame.top, 'hit', title);
  }).join('');
}
