import { describe, expect, test } from 'vitest';
import { modelOf } from '../../../test/support/model.js';
import { readCalendars } from './calendars.js';
import { dayNumber, isoDay, weekdayName } from './days.js';
import { readIds } from './ids.js';
import { cutTime, fiscalShares, inWindow } from './time.js';

const day = (iso: string): number => {
  const [y, m, d] = iso.split('-').map(Number);
  return dayNumber(y, m, d);
};
const edges = (start: string, pattern: string, fiscal = 4): string[] =>
  [...(cutTime(day(start), pattern, fiscal)?.first ?? [])].map(isoDay);

describe('S1: buckets', () => {
  test('a month ends at the first boundary that is at least 15 days away', () => {
    expect(edges('2026-03-17', '1m')).toEqual(['2026-03-17', '2026-04-01']);
    expect(edges('2026-03-18', '1m')).toEqual(['2026-03-18', '2026-05-01']);
  });
  test('a quarter 45, a fiscal year 180 days', () => {
    expect(edges('2026-02-15', '1q')).toEqual(['2026-02-15', '2026-04-01']);
    expect(edges('2026-02-16', '1q')).toEqual(['2026-02-16', '2026-07-01']);
    expect(edges('2026-10-03', '1y')).toEqual(['2026-10-03', '2027-04-01']);
    expect(edges('2026-10-04', '1y')).toEqual(['2026-10-04', '2028-04-01']);
    expect(edges('2026-02-16', '1y', 1)).toEqual(['2026-02-16', '2027-01-01']);
  });
  test('longer buckets count boundaries from the first one', () => {
    expect(edges('2026-03-18', '2*3m')).toEqual(['2026-03-18', '2026-07-01', '2026-10-01']);
    expect(edges('2026-04-06', '1*13w 1d')).toEqual(['2026-04-06', '2026-07-06', '2026-07-07']);
  });
  test('a leap day belongs to its month', () => {
    expect(edges('2028-02-01', '2m')).toEqual(['2028-02-01', '2028-03-01', '2028-04-01']);
  });
  test('what cannot be read gives nothing', () => {
    for (const pattern of ['', '4x', 'w', '4 w 2', '3*w']) expect(cutTime(0, pattern, 4)).toBeUndefined();
  });
});

test('S4: a window is tested on the last day of the bucket, its ends included', () => {
  const time = cutTime(day('2026-04-06'), '2w', 4)!;
  expect(inWindow(time, 0, day('2026-04-12'), Number.NaN)).toBe(true);
  expect(inWindow(time, 0, day('2026-04-13'), Number.NaN)).toBe(false);
  expect(inWindow(time, 0, Number.NaN, day('2026-04-12'))).toBe(true);
  expect(inWindow(time, 0, Number.NaN, day('2026-04-11'))).toBe(false);
});

test('S22: a bucket falls into fiscal years by its days', () => {
  const [shares] = fiscalShares(cutTime(day('2026-03-23'), '1*39d', 4)!, 4);
  expect([...shares.keys()]).toEqual([2025, 2026]);
  expect(shares.get(2025)).toBeCloseTo(9 / 39, 12);
});

describe('S3, S5: calendars', () => {
  const model = modelOf({
    model: [{ id: 'm', start: '2026-04-20', buckets: '1w 2m', currency: 'JPY' }],
    calendar: [
      { id: 'jp', holidays: 'JP' },
      { id: 'sat', weekdays: ['sat'], hours_per_day: 5 },
    ],
    'calendar-exception': [
      { calendar: 'jp', from: '2026-05-11', until: '2026-05-15', hours: 0 },
      { calendar: 'jp', from: '2026-05-13', hours: 3 },
    ],
  });
  const time = cutTime(day('2026-04-20'), '1w 2m', 4)!;
  const calendars = readCalendars(model, time, readIds(model));
  const hours = (calendar: number, iso: string): number => calendars.hours[calendar][day(iso) - time.start];

  test('weekdays, holidays, exceptions; of two exceptions the one that starts last', () => {
    expect(hours(0, '2026-04-28')).toBe(8);
    expect(hours(0, '2026-04-29')).toBe(0);
    expect(hours(0, '2026-05-06')).toBe(0);
    expect(hours(0, '2026-05-12')).toBe(0);
    expect(hours(0, '2026-05-13')).toBe(3);
    expect(hours(1, '2026-05-09')).toBe(5);
    expect(hours(1, '2026-05-11')).toBe(0);
    expect(weekdayName(day('2026-05-09'))).toBe('sat');
  });

  test('working days skip what is free, and count what an exception opens', () => {
    // 27, 28, 30 April, 1, 7, 8 May, then 13 May, then from 18 May on
    expect([...calendars.leads(4, true, 0).arrival]).toEqual([1, 2, -1]);
    expect([...calendars.leads(17, true, 0).arrival]).toEqual([1, 2, -1]);
    expect([...calendars.leads(18, true, 0).arrival]).toEqual([2, 2, -1]);
  });

  test('calendar days, fractions up; a site without a calendar works every day', () => {
    expect([...calendars.leads(0, false, 0).arrival]).toEqual([0, 1, 2]);
    expect([...calendars.leads(35, false, 0).arrival]).toEqual([1, -1, -1]);
    expect([...calendars.leads(35.5, false, 0).arrival]).toEqual([2, -1, -1]);
    expect([...calendars.leads(30, true, -1).arrival]).toEqual([1, 2, -1]);
  });
});
