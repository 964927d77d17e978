import Holidays from 'date-holidays';
import { civilOf, type Day, parseIsoDate, weekdayOf } from '../base/dates.js';
import { column, rowCount } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import { bucketOf, type Horizon } from './horizon.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** Working time by calendar over the days of the horizon (S5). */
export interface Calendars {
  readonly ids: ReadonlyMap<string, number>;
  /** Working hours of one unit, per calendar and day of the horizon (index 0 = first day). */
  readonly hours: readonly Float64Array[];
}

export function buildCalendars(model: Model, horizon: Horizon): Calendars {
  const id = column(model, 'calendar', 'id');
  const weekdays = column(model, 'calendar', 'weekdays');
  const hoursPerDay = column(model, 'calendar', 'hours_per_day');
  const holidays = column(model, 'calendar', 'holidays');
  const days = horizon.endDay - horizon.firstDay;
  const ids = new Map<string, number>();
  const hours: Float64Array[] = [];
  for (let c = 0; c < id.length; c++) {
    ids.set(id[c] ?? '', c);
    const free = publicHolidays(holidays[c], horizon);
    const works = WEEKDAYS.map((name) => weekdays[c].includes(name));
    hours.push(
      Float64Array.from({ length: days }, (_, k) => {
        const day = horizon.firstDay + k;
        return works[weekdayOf(day)] && !free.has(day) ? hoursPerDay[c] : 0;
      }),
    );
  }
  applyExceptions(model, horizon, ids, hours);
  return { ids, hours };
}

function applyExceptions(
  model: Model,
  horizon: Horizon,
  ids: Map<string, number>,
  hours: Float64Array[],
): void {
  const calendar = column(model, 'calendar-exception', 'calendar');
  const from = column(model, 'calendar-exception', 'from');
  const until = column(model, 'calendar-exception', 'until');
  const exception = column(model, 'calendar-exception', 'hours');
  const rows = Array.from({ length: rowCount(model, 'calendar-exception') }, (_, r) => r);
  // Of several that hold on a day, the one that starts last wins: apply them in order of their start.
  rows.sort((a, b) => from[a] - from[b] || a - b);
  for (const r of rows) {
    const target = hours[ids.get(calendar[r] ?? '') ?? -1];
    if (!target) continue;
    const last = Number.isNaN(until[r]) ? from[r] : until[r];
    const first = Math.max(from[r], horizon.firstDay);
    for (let day = first; day <= last && day < horizon.endDay; day++)
      target[day - horizon.firstDay] = exception[r];
  }
}

/** `JP`, `DE-BY`, `US-LA-NO`: country, state, region as the library date-holidays knows them. */
export function holidayPlace(place: string): [string, string?, string?] {
  const [country, state, region] = place.split('-');
  return [country, state, region];
}

function publicHolidays(place: string | undefined, horizon: Horizon): Set<Day> {
  const free = new Set<Day>();
  if (!place) return free;
  const [country, state, region] = holidayPlace(place);
  const library = region
    ? new Holidays(country, state ?? '', region)
    : state
      ? new Holidays(country, state)
      : new Holidays(country);
  const firstYear = civilOf(horizon.firstDay).year;
  const lastYear = civilOf(horizon.endDay).year;
  for (let year = firstYear - 1; year <= lastYear; year++) {
    for (const holiday of library.getHolidays(year) ?? []) {
      const start = parseIsoDate(holiday.date.slice(0, 10));
      if (holiday.type !== 'public' || start === undefined) continue;
      const length = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000));
      for (let k = 0; k < length; k++) free.add(start + k);
    }
  }
  return free;
}

/** When what is started or ordered can be used, by bucket (S3). */
export interface LeadTimes {
  /** Day on which what starts in each bucket can be used. */
  readonly day: Int32Array;
  /** Its bucket; -1 after the horizon. */
  readonly bucket: Int32Array;
  /** Day on which it is taken to start: the bucket's last day, or last working day. */
  readonly startDay: Int32Array;
  /** 0 in a bucket without a working day, where one is needed. */
  readonly startable: Uint8Array;
}

/** Lead time of `days` calendar days, or working days of `hours` (by day of the horizon). */
export function leadTimes(horizon: Horizon, days: number, hours: Float64Array | undefined): LeadTimes {
  const { count, starts, firstDay } = horizon;
  const lead = Math.ceil(days - 1e-9);
  const day = new Int32Array(count);
  const bucket = new Int32Array(count);
  const startDay = new Int32Array(count);
  const startable = new Uint8Array(count).fill(1);
  for (let t = 0; t < count; t++) {
    const last = starts[t + 1] - 1;
    startDay[t] = last;
    if (hours && lead > 0) {
      while (startDay[t] >= starts[t] && !(hours[startDay[t] - firstDay] > 0)) startDay[t]--;
      if (startDay[t] < starts[t]) {
        startable[t] = 0;
        startDay[t] = last;
      }
    }
    day[t] = hours ? workingDayAfter(last - firstDay, lead, hours) + firstDay : last + lead;
    const at = bucketOf(horizon, day[t]);
    bucket[t] = at === count ? -1 : at;
  }
  return { day, bucket, startDay, startable };
}

function workingDayAfter(from: number, lead: number, hours: Float64Array): number {
  let day = from;
  for (let left = lead; left > 0; ) {
    day++;
    if (day >= hours.length) return day;
    if (hours[day] > 0) left--;
  }
  return day;
}

/** Buckets and shares over which the hours of a start are spread (S9), by hours per day of the resource's calendar. */
export function spreadProfile(
  horizon: Horizon,
  lead: LeadTimes,
  daily: Float64Array | undefined,
): { starts: Int32Array; bucket: Int32Array; share: Float64Array } {
  const starts = new Int32Array(horizon.count + 1);
  const bucket: number[] = [];
  const share: number[] = [];
  for (let t = 0; t < horizon.count; t++) {
    for (const [b, part] of daysByBucket(horizon, lead.startDay[t], lead.day[t], daily)) {
      bucket.push(b);
      share.push(part);
    }
    starts[t + 1] = bucket.length;
  }
  return { starts, bucket: Int32Array.from(bucket), share: Float64Array.from(share) };
}

function daysByBucket(
  horizon: Horizon,
  from: Day,
  to: Day,
  daily: Float64Array | undefined,
): Map<number, number> {
  const hoursOn = (day: Day): number => (daily ? (daily[day - horizon.firstDay] ?? 0) : 24);
  let total = 0;
  for (let day = from; day < to; day++) total += hoursOn(day);
  const parts = new Map<number, number>();
  if (total === 0) return parts.set(bucketOf(horizon, from), 1);
  for (let day = from; day < to && day < horizon.endDay; day++) {
    const hours = hoursOn(day);
    if (hours > 0) {
      const b = bucketOf(horizon, day);
      parts.set(b, (parts.get(b) ?? 0) + hours / total);
    }
  }
  return parts;
}
