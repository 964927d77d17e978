import { civilOf, type Day, dayOf } from '../base/dates.js';

export type Scale = (value: number) => number;

export function linear(from: number, to: number, low: number, high: number): Scale {
  const span = to - from || 1;
  return (value) => low + ((value - from) / span) * (high - low);
}

/** About `count` round values from 0 to at least `most`; the last one is the end of the axis. */
export function roundTicks(most: number, count: number): number[] {
  if (!(most > 0) || !Number.isFinite(most)) return [0, 1];
  const rough = most / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10);
  const last = Math.ceil(most / step - 1e-9);
  return Array.from({ length: last + 1 }, (_, n) => Number((n * step).toPrecision(12)));
}

export interface TimeTick {
  readonly day: Day;
  readonly month: number;
  readonly year: number;
}

/** First days of months, every 1, 3, 6, 12, 24 ... of them, at most `most` in all. */
export function timeTicks(start: Day, end: Day, most: number): { step: number; ticks: TimeTick[] } {
  for (const step of [1, 3, 6, 12, 24, 60, 120]) {
    const ticks = monthStarts(start, end, step);
    if (ticks.length <= most || step === 120) return { step, ticks };
  }
  return { step: 120, ticks: [] };
}

function monthStarts(start: Day, end: Day, step: number): TimeTick[] {
  const ticks: TimeTick[] = [];
  let { year, month } = civilOf(start);
  for (;;) {
    const day = dayOf(year, month, 1);
    if (day >= end) return ticks;
    const counted = step >= 12 ? month === 1 && year % (step / 12) === 0 : (month - 1) % step === 0;
    if (day >= start && counted) ticks.push({ day, month, year });
    month++;
    if (month > 12) {
      month = 1;
      year++;
    }
  }
}
