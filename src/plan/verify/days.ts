/** Days are integers counted from 1970-01-01; the calendar is the one of Date in UTC. */
const MILLISECONDS = 86_400_000;

export function dayNumber(year: number, month: number, dayOfMonth: number): number {
  // setUTCFullYear, because Date.UTC reads years below 100 as 19xx. Months may overflow into later years.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, dayOfMonth);
  return Math.round(date.getTime() / MILLISECONDS);
}

export function yearOf(day: number): number {
  return new Date(day * MILLISECONDS).getUTCFullYear();
}

/** 1-12 */
export function monthOf(day: number): number {
  return new Date(day * MILLISECONDS).getUTCMonth() + 1;
}

export function isFirstOfMonth(day: number): boolean {
  return new Date(day * MILLISECONDS).getUTCDate() === 1;
}

export function daysOfMonth(day: number): number {
  const [year, month] = [yearOf(day), monthOf(day)];
  return dayNumber(year, month + 1, 1) - dayNumber(year, month, 1);
}

/** Three letters, as `calendar.weekdays` has them. */
export function weekdayName(day: number): string {
  return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(day * MILLISECONDS).getUTCDay()];
}

export function isoDay(day: number): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** Day of an ISO date; NaN when it is none. */
export function dayOfIso(text: string): number {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return Number.NaN;
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  return isoDay(day) === text ? day : Number.NaN;
}

/** Fiscal year of a day, by the calendar year in which it starts. */
export function fiscalYear(day: number, startMonth: number): number {
  return monthOf(day) >= startMonth ? yearOf(day) : yearOf(day) - 1;
}
