import { type Day, isoDate, weekdayOf } from '../../base/dates.js';
import { getOrMake } from '../../base/maps.js';
import type { Calendars, WorkTime } from './calendars.js';
import type { Store } from './collect.js';
import { NO_LOCATION } from './materials.js';
import { Ids, type Tables } from './tables.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Of the resource that only says on which days work can start. */
const MANY = 1_000_000;

/** The plan's first day and the day after its last. */
export interface Span {
  readonly start: Day;
  readonly end: Day;
}

/** Sites, calendars and lanes as they turn out to be needed. */
export class Sites {
  private readonly siteIds = new Ids('site');
  private readonly calendarIds = new Ids('calendar');
  private readonly calendarRows = new Set<string>();
  private readonly gates = new Map<string, string>();
  private readonly lanes = new Map<string, Set<string>>();

  constructor(
    private readonly store: Store,
    private readonly calendars: Calendars,
    private readonly tables: Tables,
    private readonly span: Span,
    private readonly organisation: string,
  ) {}

  /** Working time of a location. */
  work(location: string): WorkTime {
    return this.calendars.workTime([this.store.find('location', location)?.refs.get('available')]);
  }

  /** Id of a location's site. */
  of(location: string): string {
    return this.site(location, location === NO_LOCATION ? 'site' : location, this.work(location));
  }

  /** Site of work that keeps other days than its location: material comes and goes in no time. */
  workSite(location: string, work: WorkTime): string {
    if (work.key === this.work(location).key) return this.of(location);
    return this.site(`${location}\n${work.key}`, `${location}, ${work.key || 'every day'}`, work);
  }

  private readonly sites = new Map<string, string>();
  private site(key: string, name: string, work: WorkTime): string {
    return getOrMake(this.sites, key, () => {
      const id = this.siteIds.of(name);
      this.tables.add('site', this.store.find('location', key)?.line ?? this.store.plan.line, {
        id,
        name: id === name ? undefined : name,
        organisation: this.organisation,
        calendar: this.calendar(work),
      });
      return id;
    });
  }

  /** Id of the calendar of a working time; undefined = every day, all day. */
  calendar(work: WorkTime): string | undefined {
    if (work.key === '') return undefined;
    const id = this.calendarIds.of(work.key);
    if (!this.calendarRows.has(id)) {
      this.calendarRows.add(id);
      this.writeCalendar(id, work);
    }
    return id;
  }

  private writeCalendar(id: string, work: WorkTime): void {
    const { start, end } = this.span;
    const hoursOn = (day: Day): number => work.seconds[day - work.firstDay] / 3600;
    const usual = work.usual / 3600;
    const counts = WEEKDAYS.map(() => new Map<number, number>());
    for (let day = start; day < end; day++) {
      const count = counts[weekdayOf(day)];
      count.set(hoursOn(day), (count.get(hoursOn(day)) ?? 0) + 1);
    }
    const works = counts.map((count) => [...count].sort(([, a], [, b]) => b - a)[0]?.[0] === usual);
    const line = this.store.find('calendar', work.key)?.line ?? this.store.plan.line;
    const weekdays = WEEKDAYS.filter((_, k) => works[k]);
    this.tables.add('calendar', line, {
      id,
      name: id === work.key ? undefined : work.key,
      // A list must not be empty: then Monday, with each of its days as an exception.
      weekdays: weekdays.length > 0 ? weekdays : ['mon'],
      hours_per_day: weekdays.length > 0 ? usual : 0,
    });
    const regular = (day: Day): number => (works[weekdayOf(day)] ? usual : 0);
    for (let day = start; day < end; ) {
      const hours = hoursOn(day);
      let until = day;
      while (until + 1 < end && hoursOn(until + 1) === hours && regular(until + 1) !== hours) until++;
      if (regular(day) !== hours)
        this.tables.add('calendar-exception', line, {
          calendar: id,
          from: isoDate(day),
          until: until > day ? isoDate(until) : undefined,
          hours,
        });
      day = regular(day) === hours ? day + 1 : until + 1;
    }
  }

  /** A resource with room for everything on working days and for nothing on others. */
  gate(site: string, work: WorkTime): string {
    return getOrMake(this.gates, site, () => {
      const id = `working-days-${site}`;
      this.tables.add('resource', this.store.plan.line, {
        id,
        name: `Working days: ${work.key}`,
        site,
        calendar: this.calendar(work),
        units: MANY,
        notes: 'No machine: only keeps work from starting on free days.',
      });
      return id;
    });
  }

  /** An item may go from one site to another in no time. */
  link(from: string, to: string, item: string): void {
    if (from === to) return;
    getOrMake(this.lanes, `${from}\n${to}`, () => new Set<string>()).add(item);
  }

  writeLinks(): void {
    for (const [key, items] of this.lanes) {
      const [from, to] = key.split('\n');
      this.tables.add('lane', this.store.plan.line, {
        id: `within-${from}-${to}`,
        from_site: from,
        to_site: to,
        transit_time: 0,
        items: [...items].sort(),
      });
    }
  }
}
