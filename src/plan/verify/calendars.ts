import Holidays from 'date-holidays';
import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import { dayNumber, weekdayName, yearOf } from './days.js';
import type { Ids } from './ids.js';
import { getOrMake } from './maps.js';
import type { Time } from './time.js';

/** What a lead time makes of a start in each bucket (S3). */
export interface LeadTimes {
  /** Bucket in which it can be used, -1 after the plan. */
  readonly arrival: Int32Array;
  /** Day on which it can be used; some day after the plan's last if that is after it. */
  readonly day: Int32Array;
  /** Day on which it is taken to start: the last of the bucket, or its last working day; -1 when it has none. */
  readonly begin: Int32Array;
}

/** Working hours of one unit on each day of the plan, by calendar (S5). */
export interface Calendars {
  /** Index 0 = first day of the plan. */
  readonly hours: readonly Float64Array[];
  /** Lead time in calendar days, or in working days of a calendar; -1 = one that works every day. */
  leads(lead: number, working: boolean, calendar: number): LeadTimes;
}

export function readCalendars(model: Model, time: Time, ids: Ids): Calendars {
  const weekdays = column(model, 'calendar', 'weekdays');
  const perDay = column(model, 'calendar', 'hours_per_day');
  const holidays = column(model, 'calendar', 'holidays');
  const exceptions = readExceptions(model, ids);
  const hours = weekdays.map((names, c) => {
    const free = publicHolidays(holidays[c], time);
    const days = new Float64Array(time.end - time.start);
    for (let k = 0; k < days.length; k++) {
      const day = time.start + k;
      const works = names.includes(weekdayName(day)) && !free.has(day);
      days[k] = exceptionOn(exceptions.get(c), day) ?? (works ? perDay[c] : 0);
    }
    return days;
  });
  /** By calendar, then lead time; calendar days come first. */
  const known = [undefined, ...hours].map(() => new Map<number, LeadTimes>());
  return {
    hours,
    leads: (lead, working, calendar) => {
      const own = known[working ? calendar + 1 : 0];
      let leads = own.get(lead);
      if (!leads) {
        leads = leadTime(time, lead, working ? hours[calendar] : undefined);
        own.set(lead, leads);
      }
      return leads;
    },
  };
}

interface Exception {
  readonly from: number;
  readonly until: number;
  readonly hours: number;
}

function readExceptions(model: Model, ids: Ids): Map<number, Exception[]> {
  const calendar = column(model, 'calendar-exception', 'calendar');
  const from = column(model, 'calendar-exception', 'from');
  const until = column(model, 'calendar-exception', 'until');
  const hours = column(model, 'calendar-exception', 'hours');
  const found = new Map<number, Exception[]>();
  for (let row = 0; row < calendar.length; row++) {
    const c = ids.calendar.find(calendar[row]);
    getOrMake(found, c, () => []).push({
      from: from[row],
      until: Number.isNaN(until[row]) ? from[row] : until[row],
      hours: hours[row],
    });
  }
  return found;
}

/** Hours by the exception of a day; of several the one that starts last. */
function exceptionOn(exceptions: readonly Exception[] | undefined, day: number): number | undefined {
  let best: Exception | undefined;
  for (const each of exceptions ?? []) {
    if (each.from <= day && day <= each.until && (!best || each.from >= best.from)) best = each;
  }
  return best?.hours;
}

function publicHolidays(place: string | undefined, time: Time): Set<number> {
  const free = new Set<number>();
  if (!place) return free;
  // One year more at both ends, for holidays that last into the plan.
  for (let year = yearOf(time.start) - 1; year <= yearOf(time.end); year++) {
    for (const day of getOrMake(HOLIDAYS, `${place} ${year}`, () => holidaysOf(place, year))) free.add(day);
  }
  return free;
}

/** Holidays by place and year: the same in every plan, and slow to reckon. */
const HOLIDAYS = new Map<string, readonly number[]>();

function holidaysOf(place: string, year: number): number[] {
  const [country, state, region] = place.split('-');
  const days: number[] = [];
  for (const holiday of new Holidays({ country, state, region }, { types: ['public'] }).getHolidays(year)) {
    const [y, m, d] = holiday.date.slice(0, 10).split('-').map(Number);
    const length = Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000);
    for (let k = 0; k < Math.max(1, length); k++) days.push(dayNumber(y, m, d) + k);
  }
  return days;
}

/** S3; `hours` by day of the plan when the lead time counts working days. */
function leadTime(time: Time, lead: number, hours: Float64Array | undefined): LeadTimes {
  const whole = Math.ceil(lead);
  const day = Int32Array.from({ length: time.count }, (_, t) =>
    hours ? workingDayAfter(time, time.last(t), whole, hours) : time.last(t) + whole,
  );
  const arrival = day.map((each) => (each < time.end ? time.bucket(each) : -1));
  const begin = Int32Array.from({ length: time.count }, (_, t) => {
    let last = time.last(t);
    while (hours && whole > 0 && last >= time.first[t] && !(hours[last - time.start] > 0)) last--;
    return last < time.first[t] ? -1 : last;
  });
  return { arrival, day, begin };
}

function workingDayAfter(time: Time, from: number, count: number, hours: Float64Array): number {
  let day = from;
  for (let left = count; left > 0 && day < time.end; ) {
    day++;
    if (hours[day - time.start] > 0) left--;
  }
  return day;
}
