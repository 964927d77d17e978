import { cellWidth } from '../../explain/cells.js';
import { type Canvas, type Drawing, figure } from '../figure.js';
import { line, rect, text } from '../marks.js';
import type { Page } from '../page.js';
import { linear, roundTicks } from '../scale.js';

export interface YearBar {
  readonly year: number;
  readonly segments: readonly { readonly kind: string; readonly label: string; readonly amount: number }[];
  /** Sum of the budgets of the year; NaN where none is stated. */
  readonly budget: number;
}

/** Spending of every fiscal year, stacked by category, with its budget as a line across. */
export function budgetChart(
  page: Page,
  years: readonly YearBar[],
  title: string,
  legend: readonly (readonly [string, string])[],
): string {
  const { words } = page;
  const total = (bar: YearBar): number => bar.segments.reduce((sum, { amount }) => sum + amount, 0);
  return figure(page, {
    title,
    description: years
      .map((bar) =>
        words.say('report.budget.text', {
          year: words.say('answer.year', { year: bar.year }),
          spent: words.shortMoney(total(bar), page.currency),
          budget: Number.isNaN(bar.budget) ? '–' : words.shortMoney(bar.budget, page.currency),
        }),
      )
      .join(' '),
    legend,
    draw: (canvas) => draw(page, canvas, years, total),
  });
}

function draw(
  page: Page,
  canvas: Canvas,
  years: readonly YearBar[],
  total: (bar: YearBar) => number,
): Drawing {
  const { words, currency } = page;
  const height = 280;
  const values = roundTicks(Math.max(...years.map((bar) => Math.max(total(bar), bar.budget || 0))), 4);
  const labels = values.map((value) => words.shortMoney(value, currency));
  const left = canvas.narrow ? 74 : 88;
  const [top, bottom] = [26, height - 40];
  const y = linear(0, values[values.length - 1], bottom, top);
  const band = (canvas.width - left) / years.length;
  const width = Math.min(canvas.narrow ? 64 : 96, band * 0.56);
  const every = Math.max(1, Math.ceil(62 / band));
  const grid = values
    .map(
      (value, at) =>
        line(left, y(value), canvas.width, y(value), at === 0 ? 'axis' : 'grid') +
        text(left - 6, y(value) + 4, labels[at], { anchor: 'end', kind: 'tick' }),
    )
    .join('');
  const bars = years.map((bar, at) => {
    const centre = left + band * (at + 0.5);
    return yearBar(page, bar, {
      centre,
      width,
      band,
      y,
      bottom,
      spent: total(bar),
      every,
      labelled: at % every === 0,
    });
  });
  return { height, content: grid + bars.join('') };
}

interface Place {
  readonly centre: number;
  readonly width: number;
  readonly band: number;
  readonly y: (value: number) => number;
  readonly bottom: number;
  readonly spent: number;
  /** Where columns stand close, only every few of them carry labels. */
  readonly every: number;
  readonly labelled: boolean;
}

function yearBar(
  page: Page,
  bar: YearBar,
  { centre, width, band, y, bottom, spent, every, labelled }: Place,
): string {
  const { words, currency } = page;
  const year = words.say('answer.year', { year: bar.year });
  let sum = 0;
  const marks = bar.segments.map(({ kind, label, amount }) => {
    const from = y(sum);
    sum += amount;
    const title = `${year}, ${label}: ${words.money(amount, currency)}`;
    return rect(centre - width / 2, y(sum), width, from - y(sum), kind, title);
  });
  const has = !Number.isNaN(bar.budget);
  const wide = Math.min(band / 2 - 2, width / 2 + 12);
  if (has) marks.push(line(centre - wide, y(bar.budget), centre + wide, y(bar.budget), 'budget'));
  if (has && labelled) {
    const amount = words.shortMoney(bar.budget, currency);
    const full = words.say('report.budget.line', { amount });
    const cells = Math.floor((band * every) / 6.4) - 1;
    // The legend says what the line is, where the word has no room.
    const label = cellWidth(full) <= cells ? full : amount;
    marks.push(text(centre, y(bar.budget) - 6, label, { anchor: 'middle', kind: 'tick', cells }));
  }
  if (labelled) {
    marks.push(text(centre, bottom + 16, year, { anchor: 'middle', kind: 'tick' }));
    marks.push(
      text(centre, bottom + 30, words.shortMoney(spent, currency), { anchor: 'middle', kind: 'strong' }),
    );
  }
  return marks.join('');
}
