import { column } from '../../schema/columns.js';
import type { Case } from './case.js';
import { type Events, leftOn } from './events.js';
import { refs } from './ids.js';
import { getOrMake } from './maps.js';

export interface WorkingHours {
  /** Hours of a resource by bucket (S5). */
  readonly working: Float64Array;
  /** Hours that one unit more adds, by bucket (S10). */
  readonly perUnit: Float64Array;
}

/** A row of resource-capacity. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  /** NaN where not given. */
  readonly units: number;
  readonly hoursPerDay: number;
}

/** Units of a resource that activities hold on a day of the plan (S28). */
export type HeldOn = (resource: number, day: number) => number;

/** Working hours of each resource, day by day. */
export function readWorkingHours(c: Case, events: Events, held: HeldOn): (resource: number) => WorkingHours {
  const calendars = resourceCalendars(c);
  const units = column(c.model, 'resource', 'units');
  const efficiency = column(c.model, 'resource', 'efficiency');
  const stretches = readStretches(c);
  const sums = new Map<number, Float64Array>();
  return (r) => {
    const calendar = calendars[r];
    const special = stretches.get(r);
    const loss = { held: (day: number) => held(r, day), left: leftOn(events.resource[r]) };
    if (special || events.resource[r].length > 0 || held(r, -1) > 0)
      return byDay(c, calendar, units[r], efficiency[r], special ?? [], loss);
    const none = { held: () => 0, left: () => 1 };
    const sum = getOrMake(sums, calendar, () => byDay(c, calendar, 1, 1, [], none).perUnit);
    const perUnit = sum.map((hours) => hours * efficiency[r]);
    return { working: perUnit.map((hours) => hours * units[r]), perUnit };
  };
}

/** Calendar of each resource: its own, or its site's; -1 = all day, every day. */
export function resourceCalendars(c: Case): Int32Array {
  const site = refs(column(c.model, 'resource', 'site'), c.ids.site);
  const own = refs(column(c.model, 'resource', 'calendar'), c.ids.calendar);
  return own.map((calendar, r) => (calendar >= 0 ? calendar : (c.siteCalendar[site[r]] ?? -1)));
}

function readStretches(c: Case): Map<number, Stretch[]> {
  const resource = refs(column(c.model, 'resource-capacity', 'resource'), c.ids.resource);
  const from = column(c.model, 'resource-capacity', 'from');
  const until = column(c.model, 'resource-capacity', 'until');
  const units = column(c.model, 'resource-capacity', 'units');
  const hours = column(c.model, 'resource-capacity', 'hours');
  const found = new Map<number, Stretch[]>();
  for (let row = 0; row < resource.length; row++) {
    const last = Number.isNaN(until[row]) ? c.time.end - 1 : until[row];
    getOrMake(found, resource[row], () => []).push({
      from: from[row],
      until: last,
      units: units[row],
      hoursPerDay: hours[row] / (last - from[row] + 1),
    });
  }
  return found;
}

function byDay(
  c: Case,
  calendar: number,
  units: number,
  efficiency: number,
  stretches: readonly Stretch[],
  loss: { readonly held: (day: number) => number; readonly left: (day: number) => number },
): WorkingHours {
  const hours = calendar < 0 ? undefined : c.calendars.hours[calendar];
  const result = { working: new Float64Array(c.time.count), perUnit: new Float64Array(c.time.count) };
  for (let day = c.time.start; day < c.time.end; day++) {
    const t = c.time.bucket(day);
    const stretch = stretchOn(stretches, day);
    const count = stretch && !Number.isNaN(stretch.units) ? stretch.units : units;
    const fixed = stretch && !Number.isNaN(stretch.hoursPerDay) ? stretch.hoursPerDay : Number.NaN;
    const one = Number.isNaN(fixed) ? (hours ? hours[day - c.time.start] : 24) * efficiency : fixed / count;
    const left = loss.left(day);
    const busy = loss.held(day);
    const all = Number.isNaN(fixed) ? one * count : fixed;
    result.working[t] += left * (busy > 0 ? Math.max(0, count - busy) * (count > 0 ? one : 0) : all);
    if (count > 0 || Number.isNaN(fixed)) result.perUnit[t] += one * left;
  }
  return result;
}

/** Units of a resource on each day of the plan that activities may hold, as events leave them (S26, S29). */
export function readUnits(c: Case, events: Events): (resource: number, day: number) => number {
  const units = column(c.model, 'resource', 'units');
  const stretches = readStretches(c);
  return (r, day) => {
    const stretch = stretchOn(stretches.get(r) ?? [], day);
    const there = stretch && !Number.isNaN(stretch.units) ? stretch.units : units[r];
    return (stretch?.hoursPerDay === 0 ? 0 : there) * leftOn(events.resource[r])(day);
  };
}

/** Of several on a day, the one that starts last. */
function stretchOn(stretches: readonly Stretch[], day: number): Stretch | undefined {
  let best: Stretch | undefined;
  for (const each of stretches) {
    if (each.from <= day && day <= each.until && (!best || each.from >= best.from)) best = each;
  }
  return best;
}
