import { civilOf, type Day, dayOf, daysInMonth } from '../../base/dates.js';
import type { ProductAnswer, ProgrammeAnswer } from '../../explain/card.js';
import type { Curve } from '../../explain/curves.js';
import { type Canvas, type Drawing, figure, timeFrame } from '../figure.js';
import { type Point, path, rect, text } from '../marks.js';
import type { Page } from '../page.js';

/** Calendar months in a span, a day counting as its share of its month, as a programme's rate does (S17). */
export function monthsIn(start: Day, end: Day): number {
  let months = 0;
  for (let day = start; day < end; ) {
    const { year, month } = civilOf(day);
    const next = Math.min(end, dayOf(month === 12 ? year + 1 : year, (month % 12) + 1, 1));
    months += (next - day) / daysInMonth(year, month);
    day = next;
  }
  return months;
}

/** Deliveries a month against the rate that is wanted. */
export function rateChart(
  page: Page,
  product: ProductAnswer,
  programme: ProgrammeAnswer,
  curve: Curve,
): string {
  const { words } = page;
  const months = page.buckets.starts.map((start, t) => monthsIn(start, page.buckets.ends[t]));
  const monthly = (values: Float64Array): Float64Array => values.map((value, t) => value / months[t]);
  const [wanted, delivered] = [monthly(curve.wanted), monthly(curve.delivered)];
  const title = rateTitle(page, product, programme);
  return figure(page, {
    title,
    description: words.say('report.rate.text', {
      most: words.number(Math.max(0, ...delivered), 1),
      target: words.number(programme.target, 1),
    }),
    legend: [
      ['column', words.say('report.rate.delivered')],
      ['line', words.say('report.rate.wanted')],
    ],
    note: words.say('report.rate.note', { unit: words.unit(product.unit, product.whole) }),
    draw: (canvas) => draw(page, canvas, wanted, delivered),
  });
}

function rateTitle(page: Page, product: ProductAnswer, programme: ProgrammeAnswer): string {
  const { words } = page;
  const late = programme.daysLate ?? 0;
  const how = programme.reachedFrom === undefined ? 'never' : late > 0 ? 'late' : 'onTime';
  return words.say(`report.rate.${how}`, {
    name: programme.name,
    target: words.say('answer.rate', {
      quantity: words.quantity(programme.target, product.unit, product.whole),
    }),
    wanted: words.month(programme.wantedFrom),
    reached: programme.reachedFrom === undefined ? '' : words.month(programme.reachedFrom),
  });
}

function draw(page: Page, canvas: Canvas, wanted: Float64Array, delivered: Float64Array): Drawing {
  const { words, buckets, card } = page;
  const height = canvas.narrow ? 210 : 230;
  const frame = timeFrame(page, canvas, {
    start: card.start,
    end: card.end,
    most: Math.max(0, ...wanted, ...delivered),
    height,
    right: canvas.narrow ? 40 : 60,
    tick: (value) => words.number(value),
  });
  const columns = Array.from(delivered, (rate, t) => {
    const [from, to] = [frame.x(buckets.starts[t]), frame.x(buckets.ends[t])];
    const space = Math.min(1, (to - from) * 0.15);
    const title = words.say('report.rate.tip', {
      from: words.day(buckets.starts[t]),
      until: words.day(buckets.ends[t] - 1),
      delivered: words.number(rate, 1),
      wanted: words.number(wanted[t], 1),
    });
    const y = frame.y(rate);
    return rect(from + space / 2, y, to - from - space, frame.bottom - y, 'column', title);
  }).join('');
  const steps = Array.from(wanted).flatMap((rate, t): Point[] => [
    [frame.x(buckets.starts[t]), frame.y(rate)],
    [frame.x(buckets.ends[t]), frame.y(rate)],
  ]);
  const last = wanted.at(-1) ?? 0;
  const label = text(frame.right + 6, frame.y(last) + 4, words.number(last, 1), { kind: 'strong' });
  return { height, content: frame.axes + columns + path(steps, 'wanted') + label };
}
