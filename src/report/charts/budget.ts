import { type Canvas, type Drawing, figure } from '../figure.js';
import { line, rect, spread, text } from '../marks.js';
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
  const height = 270;
  const values = roundTicks(Math.max(...years.map((bar) => Math.max(total(bar), bar.budget || 0))), 4);
  const labels = values.map((value) => words.shortMoney(value, currency));
  const left = canvas.narrow ? 74 : 88;
  const [top, bottom] = [26, height - 26];
  const y = linear(0, values[values.length - 1], bottom, top);
  const band = (canvas.width - left) / years.length;
  const width = Math.min(canvas.narrow ? 64 : 96, band * 0.56);
  const grid = values
    .map(
      (value, at) =>
        line(left, y(value), canvas.width, y(value), at === 0 ? 'axis' : 'grid') +
        text(left - 6, y(value) + 4, labels[at], { anchor: 'end', kind: 'tick' }),
    )
    .join('');
  const bars = years.map((bar, at) => {
    const centre = left + band * (at + 0.5);
    return yearBar(page, bar, { centre, width, band, y, bottom, spent: total(bar), top });
  });
  return { height, content: grid + bars.join('') };
}

interface Place {
  readonly centre: number;
  readonly width: number;
  readonly band: number;
  readonly y: (value: number) => number;
  readonly bottom: number;
  readonly top: number;
  readonly spent: number;
}

function yearBar(page: Page, bar: YearBar, { centre, width, band, y, bottom, top, spent }: Place): string {
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
  const near = has && Math.abs(y(spent) - y(bar.budget)) < 30;
  // The labels keep clear of each other and of the budget's line.
  const at = has ? spread([y(spent) - 6, y(bar.budget) - 6], 15, top - 12, bottom) : [y(spent) - 6];
  const spentAt = near && spent <= bar.budget ? y(spent) + 15 : at[0];
  const inside = spentAt > y(spent);
  marks.push(
    text(centre, spentAt, words.shortMoney(spent, currency), {
      anchor: 'middle',
      kind: inside ? 'inside strong' : 'strong',
    }),
  );
  if (has)
    marks.push(
      text(
        centre,
        inside ? y(bar.budget) - 6 : at[1],
        words.say('report.budget.line', { amount: words.shortMoney(bar.budget, currency) }),
        {
          anchor: 'middle',
          kind: 'tick',
          cells: Math.floor(band / 5.6),
        },
      ),
    );
  marks.push(text(centre, bottom + 18, year, { anchor: 'middle', kind: 'tick' }));
  return marks.join('');
}
