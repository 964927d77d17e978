import type { Comparison } from '../../analyses/compare/index.js';
import type { Canvas, Drawing, FigureSpec } from '../figure.js';
import { timeAxis } from '../figure.js';
import { dot, line, text } from '../marks.js';
import type { Surface } from '../page.js';
import { linear } from '../scale.js';
import { caseName } from './words.js';

const ROW = 24;

/** When the first unit of a product comes, a line for each scenario. */
export function firstChart(sheet: Surface, comparison: Comparison, item: string, name: string): FigureSpec {
  const { words } = sheet;
  const days = comparison.cases.map(
    (each) => each.plan?.products.find((product) => product.item === item)?.first,
  );
  const told = comparison.cases.map((each, at) => {
    const day = days[at];
    return words.say(day === undefined ? 'compare.first.never' : 'compare.first.at', {
      scenario: caseName(each, words),
      date: day === undefined ? '' : words.day(day),
    });
  });
  return {
    title: titleOf(sheet, comparison, days, name),
    description: words.join(told),
    draw: (canvas) => draw(sheet, comparison, days, canvas),
  };
}

function titleOf(
  { words }: Surface,
  { cases }: Comparison,
  days: readonly (number | undefined)[],
  name: string,
): string {
  const known = days.filter((day) => day !== undefined);
  if (known.length === 0) return words.say('compare.chart.none', { name });
  const [first, last] = [Math.min(...known), Math.max(...known)];
  const early = caseName(cases[days.indexOf(first)], words);
  const late = caseName(cases[days.lastIndexOf(last)], words);
  if (first === last) return words.say('compare.chart.same', { name, date: words.day(first) });
  return words.say('compare.chart.spread', { name, early, late, days: words.number(last - first, 0) });
}

function draw(
  sheet: Surface,
  comparison: Comparison,
  days: readonly (number | undefined)[],
  canvas: Canvas,
): Drawing {
  const { words } = sheet;
  const { cases, start, end, against } = comparison;
  const left = canvas.narrow ? 130 : 250;
  const right = canvas.width - 12;
  const bottom = 10 + cases.length * ROW;
  const x = linear(start, end, left, right);
  const rows = cases.map((each, at) => {
    const y = 10 + at * ROW + ROW / 2;
    const kind = at === against ? 'strong' : 'tick';
    const label = text(left - 10, y + 4, caseName(each, words), {
      anchor: 'end',
      kind,
      cells: canvas.narrow ? 18 : 42,
    });
    const grid = line(left, y, right, y, 'grid');
    const day = days[at];
    if (day === undefined)
      return grid + label + text(left + 6, y + 4, words.say('compare.never'), { kind: 'tick' });
    const right_ = x(day) > right - 90;
    const date = text(x(day) + (right_ ? -9 : 9), y + 4, words.day(day), {
      anchor: right_ ? 'end' : 'start',
      kind: 'accent-text',
    });
    return grid + label + dot(x(day), y, 5, 'column', words.day(day)) + date;
  });
  const content = rows.join('') + timeAxis(sheet, { start, end, x, left, right, bottom });
  return { height: bottom + 34, content };
}
