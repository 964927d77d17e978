import { describe, expect, it } from 'vitest';
import { dayOf } from '../base/dates.js';
import { stepOf } from './charts/heat.js';
import { monthsIn } from './charts/rate.js';
import { esc } from './escape.js';
import { n, spread, text } from './marks.js';
import { roundTicks, timeTicks } from './scale.js';

describe('scales', () => {
  it('takes round values that reach over the largest', () => {
    expect(roundTicks(97, 5)).toEqual([0, 20, 40, 60, 80, 100]);
    expect(roundTicks(0.3, 4)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(roundTicks(0, 4)).toEqual([0, 1]);
    for (const most of [1e-9, 3, 7.2, 1234567, 8.1e12]) {
      const ticks = roundTicks(most, 5);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-9));
      expect(ticks.length).toBeLessThanOrEqual(8);
    }
  });

  it('puts time ticks on first days of months, no more than there is room for', () => {
    const { step, ticks } = timeTicks(dayOf(2026, 4, 1), dayOf(2028, 4, 1), 9);
    expect(step).toBe(3);
    expect(ticks.map(({ year, month }) => `${year}-${month}`)).toEqual([
      '2026-4',
      '2026-7',
      '2026-10',
      '2027-1',
      '2027-4',
      '2027-7',
      '2027-10',
      '2028-1',
    ]);
    expect(timeTicks(dayOf(2026, 4, 1), dayOf(2056, 4, 1), 8).ticks.length).toBeLessThanOrEqual(8);
  });

  it('counts calendar months, so that a rate of 12 a month is drawn as 12', () => {
    expect(monthsIn(dayOf(2027, 2, 1), dayOf(2027, 3, 1))).toBeCloseTo(1);
    expect(monthsIn(dayOf(2027, 1, 25), dayOf(2027, 2, 8))).toBeCloseTo(7 / 31 + 7 / 28);
    expect(monthsIn(dayOf(2026, 12, 1), dayOf(2028, 1, 1))).toBeCloseTo(13);
  });

  it('has a colour for nothing, for full and for more than full', () => {
    expect([0, 0.5, 0.99, 1, 1.3].map(stepOf)).toEqual([0, 3, 7, 8, 8]);
  });
});

describe('marks', () => {
  it('rounds to a tenth and never prints -0', () => {
    expect([n(1.26), n(-0.01), n(3)]).toEqual(['1.3', '0', '3']);
  });

  it('moves labels apart inside their bounds', () => {
    expect(spread([50, 50], 14, 0, 100)).toEqual([50, 64]);
    const [low, high] = spread([99, 98], 14, 0, 100);
    expect(Math.abs(low - high)).toBeGreaterThanOrEqual(14);
    expect(Math.max(low, high)).toBeLessThanOrEqual(100);
  });

  it('cuts long names and keeps the whole one as a tooltip', () => {
    const mark = text(0, 0, '第二艤装ラインの非常に長い名前', { cells: 10 });
    expect(mark).toContain('…');
    expect(mark).toContain('<title>第二艤装ラインの非常に長い名前</title>');
  });

  it('escapes everything that HTML could take for its own', () => {
    expect(esc(`<a href="x" b='y'>&\u0000`)).toBe('&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;\ufffd');
  });
});
