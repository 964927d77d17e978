import type { FleetAnswer } from '../../explain/card.js';
import { fleetSentence } from '../../explain/fleets.js';
import { type Canvas, type Drawing, type Frame, figure, timeFrame } from '../figure.js';
import { line, type Point, path, rect, spread, text } from '../marks.js';
import type { Page } from '../page.js';

/** Units in service and ready against the units wanted, with what is missing shaded. */
export function fleetChart(page: Page, answer: FleetAnswer): string {
  const { words } = page;
  return figure(page, {
    title: fleetSentence(answer, words),
    description: words.say('report.fleet.text', {
      target: words.number(answer.target),
      inService: words.number(answer.inService, 1),
      ready: words.number(answer.ready, 1),
      lost: words.number(answer.lost, 1),
    }),
    note: words.say('report.fleet.note'),
    draw: (canvas) => draw(page, canvas, answer),
  });
}

function draw(page: Page, canvas: Canvas, { series }: FleetAnswer): Drawing {
  const { words, buckets, card } = page;
  const { target, in_service, ready } = series;
  const height = canvas.narrow ? 230 : 260;
  const frame = timeFrame(page, canvas, {
    start: card.start,
    end: card.end,
    most: Math.max(...target, ...in_service, 1),
    height,
    right: canvas.narrow ? 70 : 108,
    tick: (value) => words.number(value),
  });
  const steps = (values: Float64Array): Point[] =>
    Array.from(values).flatMap((value, t): Point[] => [
      [frame.x(buckets.starts[t]), frame.y(value)],
      [frame.x(buckets.ends[t]), frame.y(value)],
    ]);
  const missing = target.map((units, t) => Math.max(units, in_service[t]));
  const content =
    frame.axes +
    path([...steps(missing), ...steps(in_service).reverse()], 'gap', true) +
    path(steps(target), 'wanted') +
    thin(steps(ready)) +
    path(steps(in_service), 'delivered') +
    endLabels(page, canvas, frame, series) +
    hits(page, frame, series);
  return { height, content };
}

/** Stretches of a thin line from point to point. */
function thin(points: readonly Point[]): string {
  return points
    .slice(1)
    .map(([x, y], k) => line(points[k][0], points[k][1], x, y, 'mark'))
    .join('');
}

function endLabels(page: Page, canvas: Canvas, frame: Frame, series: FleetAnswer['series']): string {
  const { words } = page;
  const ends = [series.target, series.in_service, series.ready].map((values) => values.at(-1) ?? 0);
  const at = spread(
    ends.map((value) => Math.round(frame.y(value)) + 4),
    27,
    frame.top + 4,
    frame.bottom - 10,
  );
  const names = ['wanted', 'inService', 'ready'] as const;
  const cells = canvas.narrow ? 11 : 18;
  return names
    .map(
      (name, k) =>
        text(frame.right + 6, at[k], words.number(ends[k], 1), {
          kind: k === 0 ? 'strong' : 'accent-text',
          cells,
        }) + text(frame.right + 6, at[k] + 12, words.say(`report.fleet.${name}`), { kind: 'tick', cells }),
    )
    .join('');
}

function hits(page: Page, frame: Frame, series: FleetAnswer['series']): string {
  const { words, buckets } = page;
  return buckets.starts
    .map((start, t) => {
      const title = words.say('report.fleet.tip', {
        date: words.day(buckets.ends[t] - 1),
        target: words.number(series.target[t], 1),
        inService: words.number(series.in_service[t], 1),
        ready: words.number(series.ready[t], 1),
      });
      const from = frame.x(start);
      return rect(from, frame.top, frame.x(buckets.ends[t]) - from, frame.bottom - frame.top, 'hit', title);
    })
    .join('');
}
