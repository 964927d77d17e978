import type { Day } from '../../base/dates.js';
import { type Canvas, type Drawing, figure, timeFrame } from '../figure.js';
import { rect, text } from '../marks.js';
import type { Page } from '../page.js';

export interface MonthAmount {
  readonly start: Day;
  readonly end: Day;
  readonly amount: number;
}

/** One column a month. */
export function monthChart(page: Page, months: readonly MonthAmount[], title: string, note: string): string {
  const { words, currency } = page;
  const most = months.reduce((best, month) => (month.amount > best.amount ? month : best), months[0]);
  return figure(page, {
    title,
    description: words.say('report.purchase.text', {
      month: words.month(most.start),
      amount: words.money(most.amount, currency),
    }),
    note,
    draw: (canvas) => draw(page, canvas, months, most),
  });
}

function draw(page: Page, canvas: Canvas, months: readonly MonthAmount[], most: MonthAmount): Drawing {
  const { words, currency, card } = page;
  const height = 210;
  const start = Math.min(card.start, months[0].start);
  const end = Math.max(card.end, months[months.length - 1].end);
  const frame = timeFrame(page, canvas, {
    start,
    end,
    most: most.amount,
    height,
    right: 12,
    tick: (value) => words.shortMoney(value, currency),
  });
  const columns = months.map((month) => {
    const [from, to] = [frame.x(month.start), frame.x(month.end)];
    const space = Math.min(4, (to - from) * 0.2);
    const title = `${words.month(month.start)}: ${words.money(month.amount, currency)}`;
    const y = frame.y(month.amount);
    return rect(from + space / 2, y, to - from - space, frame.bottom - y, 'column', title);
  });
  const x = (frame.x(most.start) + frame.x(most.end)) / 2;
  const anchor = x > frame.right - 40 ? 'end' : x < frame.left + 40 ? 'start' : 'middle';
  const label = text(x, frame.y(most.amount) - 6, words.shortMoney(most.amount, currency), {
    anchor,
    kind: 'strong',
  });
  return { height, content: frame.axes + columns.join('') + label };
}
