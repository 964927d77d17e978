import { type Day, isoDate } from '../../base/dates.js';
import type { Calendars, WorkTime } from './calendars.js';
import type { Store, Thing } from './collect.js';
import { NO_LOCATION } from './materials.js';
import type { Notes } from './notes.js';
import type { Loads } from './resources.js';
import type { Sites, Span } from './sites.js';
import type { Ids, Tables } from './tables.js';
import type { Values } from './values.js';

/** Our highest efficiency; what is above it becomes more units. */
const MOST_EFFICIENT = 2;

/** Hours (or, by period, quantity) of a resource on each day of the plan, and how they are written. */
export class Machines {
  constructor(
    private readonly store: Store,
    private readonly values: Values,
    private readonly notes: Notes,
    private readonly calendars: Calendars,
    private readonly loads: Loads,
    private readonly home: string,
  ) {}

  location(resource: Thing): string {
    return resource.refs.get('location') ?? this.home ?? NO_LOCATION;
  }

  work(resource: Thing): WorkTime {
    const location = this.store.find('location', this.location(resource));
    return this.calendars.workTime([resource.refs.get('available'), location?.refs.get('available')]);
  }

  private efficiency(resource: Thing, start: Day): number {
    const calendar = resource.refs.get('efficiency_calendar');
    if (calendar !== undefined) {
      this.notes.add('frepple.first-value', 'resource', 'efficiency_calendar', resource.name, resource.line);
      return this.calendars.timedValue(calendar).at(start, 43_200) / 100;
    }
    return this.values.number(resource, 'efficiency', 100) / 100;
  }

  /** Units on each day. */
  private units(resource: Thing, { start, end }: Span): number[] {
    const calendar = resource.refs.get('maximum_calendar');
    const timed = calendar === undefined ? undefined : this.calendars.timedValue(calendar);
    const fixed = this.values.number(resource, 'maximum', 1);
    return Array.from({ length: end - start }, (_, k) => (timed ? timed.mean(start + k) : fixed));
  }

  /** Hours of an average day; for horizons. */
  dailyHours(name: string, span: Span): number {
    const resource = this.store.find('resource', name);
    if (!resource) return 0;
    const days = span.end - span.start;
    if (this.loads.isByPeriod(resource))
      return this.byPeriod(resource, span).reduce((sum, each) => sum + each, 0) / days;
    const { seconds, firstDay } = this.work(resource);
    const units = this.units(resource, span);
    const total = units.reduce((sum, each, k) => sum + (each * seconds[span.start + k - firstDay]) / 3600, 0);
    return (total * this.efficiency(resource, span.start)) / days;
  }

  /** Quantity of each period of the calendar, shared out evenly over the working days in it. */
  private byPeriod(resource: Thing, { start, end }: Span): number[] {
    const calendar = resource.refs.get('maximum_calendar');
    const daily = new Array<number>(end - start).fill(0);
    if (calendar === undefined) return daily.fill(this.values.number(resource, 'maximum', 1));
    const timed = this.calendars.timedValue(calendar);
    const { seconds, firstDay } = this.work(resource);
    const value = (day: Day): number => timed.at(day, 43_200);
    for (let from = start; from < end; ) {
      let until = from;
      while (until + 1 < end && value(until + 1) === value(from)) until++;
      const days: number[] = [];
      for (let day = from; day <= until; day++) if (seconds[day - firstDay] > 0) days.push(day);
      for (const day of days) daily[day - start] = value(from) / days.length;
      from = until + 1;
    }
    return daily;
  }

  /** Row of a resource and its stretches; `busy` = units taken by work that is under way, by day. */
  write(
    resource: Thing,
    span: Span,
    out: { tables: Tables; sites: Sites; ids: Ids; skills: readonly string[] },
    busy: Float64Array | undefined,
  ): void {
    const id = out.ids.of(resource.name);
    const work = this.work(resource);
    const site = out.sites.of(this.location(resource));
    const own = work.key !== out.sites.work(this.location(resource)).key;
    const byPeriod = this.loads.isByPeriod(resource);
    const efficiency = byPeriod ? 1 : this.efficiency(resource, span.start);
    const more = Math.max(1, efficiency / MOST_EFFICIENT);
    const daily = byPeriod
      ? this.byPeriod(resource, span)
      : this.units(resource, span).map((units, k) => Math.max(0, units - (busy?.[k] ?? 0)) * more);
    if (byPeriod)
      this.notes.add('frepple.by-period', 'resource', 'maximum_calendar', resource.name, resource.line);
    const usual = mostCommon(daily);
    out.tables.add('resource', resource.line, {
      id,
      name: id === resource.name ? undefined : resource.name,
      site,
      calendar: own ? out.sites.calendar(work) : undefined,
      units: byPeriod ? 0 : usual,
      efficiency: efficiency / more === 1 ? undefined : efficiency / more,
      cost_per_hour: this.values.number(resource, 'cost', 0) || undefined,
      skills: out.skills,
    });
    for (const { from, until, value } of runs(daily)) {
      if (value === (byPeriod ? 0 : usual)) continue;
      out.tables.add('resource-capacity', resource.line, {
        resource: id,
        from: isoDate(span.start + from),
        until: isoDate(span.start + until),
        ...(byPeriod ? { hours: value * (until - from + 1) } : { units: value }),
      });
    }
  }
}

function mostCommon(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 0;
}

/** Stretches of equal values. */
function runs(values: readonly number[]): { from: number; until: number; value: number }[] {
  const found: { from: number; until: number; value: number }[] = [];
  values.forEach((value, k) => {
    const last = found.at(-1);
    if (last && last.value === value) last.until = k;
    else found.push({ from: k, until: k, value });
  });
  return found;
}
