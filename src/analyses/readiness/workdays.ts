import type { Day } from '../../base/dates.js';
import { buildCalendars } from '../../network/calendars.js';
import type { Network } from '../../network/index.js';
import type { Model } from '../../schema/model.js';
import type { ActivityRow } from './read.js';

/**
 * Days of work of every site, from the first day that matters to the end of the plan; after it every day is worked
 * (S26). Numbers of days count from the start of the plan.
 */
export class Workdays {
  /** First day of `works`, before the plan where an activity was started before it. */
  private readonly origin: Day;
  private readonly works = new Map<number, Uint8Array>();

  constructor(model: Model, network: Network, activities: readonly ActivityRow[]) {
    const { horizon, sites } = network;
    const counting = activities.filter((each) => each.site >= 0);
    this.origin = counting.reduce((first, each) => Math.min(first, each.start ?? first), horizon.firstDay);
    const early = this.origin < horizon.firstDay;
    const calendars = early
      ? buildCalendars(model, { ...horizon, firstDay: this.origin })
      : network.calendars;
    for (const { site } of counting) {
      const { calendar } = sites[site];
      if (calendar >= 0)
        this.works.set(
          site,
          Uint8Array.from(calendars.hours[calendar], (h) => (h > 0 ? 1 : 0)),
        );
    }
  }

  /** Is it one of the days that an activity at the site counts? */
  isWorked(site: number, day: Day): boolean {
    const works = this.works.get(site);
    return (works?.[day - this.origin] ?? 1) === 1;
  }

  /** The day after so many days of work from a day on. */
  endOf(site: number, start: Day, days: number): Day {
    if (!this.works.has(site)) return start + days;
    let day = start;
    for (let left = days; left > 0; day++) if (this.isWorked(site, day)) left--;
    return day;
  }

  /** How long so many days of work last from each day of the plan on; undefined where it is always the same. */
  lengths(site: number, days: number, firstDay: Day, count: number): Int32Array | undefined {
    if (!this.works.has(site) || days === 0) return undefined;
    const lengths = new Int32Array(count);
    let end = firstDay;
    let inside = 0;
    for (let k = 0; k < count; k++) {
      for (; inside < days; end++) if (this.isWorked(site, end)) inside++;
      lengths[k] = end - firstDay - k;
      if (this.isWorked(site, firstDay + k)) inside--;
    }
    return lengths;
  }
}
