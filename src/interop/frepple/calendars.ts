import { type Day, weekdayOf } from '../../base/dates.js';
import { getOrMake } from '../../base/maps.js';
import type { Store, Thing } from './collect.js';
import type { Values } from './values.js';

const DAY = 86_400;
/** Times from here on mean midnight: frePPLe's default is 23:59:59. */
const END_OF_DAY = DAY - 1;

interface Bucket {
  readonly from: number;
  readonly until: number;
  readonly priority: number;
  /** Bit 0 = Sunday ... bit 6 = Saturday. */
  readonly days: number;
  readonly startTime: number;
  readonly endTime: number;
  readonly value: number;
}

/** A stretch of a day with its value; seconds from midnight. */
interface Segment {
  readonly from: number;
  readonly until: number;
  readonly value: number;
}

/** A calendar of frePPLe: a value that varies over time. */
export class TimedValue {
  private readonly buckets: readonly Bucket[];
  private readonly otherwise: number;
  /** Whether values change within days, and the days in which a bucket starts or ends. */
  private readonly changesInDays: boolean;
  private readonly changeDays: ReadonlySet<number>;

  constructor(calendar: Thing, store: Store, values: Values) {
    this.otherwise = values.number(calendar, 'default', 0);
    this.buckets = store
      .linksOf('bucket')
      .filter((bucket) => bucket.refs.get('calendar') === calendar.name)
      .map((bucket): Bucket => {
        const endTime = bucket.values.has('endtime') ? values.duration(bucket, 'endtime') : DAY;
        return {
          from: values.date(bucket, 'start') ?? Number.NEGATIVE_INFINITY,
          until: values.date(bucket, 'end') ?? Number.POSITIVE_INFINITY,
          priority: values.number(bucket, 'priority', 0),
          days: values.number(bucket, 'days', 127),
          startTime: values.duration(bucket, 'starttime'),
          endTime: endTime >= END_OF_DAY ? DAY : endTime,
          value: values.number(bucket, 'value', 0),
        };
      })
      // The lowest priority number holds; of several, the one that starts last.
      .sort((a, b) => a.priority - b.priority || b.from - a.from);
    this.changesInDays = this.buckets.some(({ startTime, endTime }) => startTime > 0 || endTime < DAY);
    this.changeDays = new Set(
      this.buckets.flatMap(({ from, until }) => [Math.floor(from), Math.floor(until)]),
    );
  }

  /** Value at a moment: a day and seconds from midnight. */
  at(day: Day, seconds: number): number {
    const moment = day + seconds / DAY;
    const bit = 1 << ((weekdayOf(day) + 1) % 7);
    const found = this.buckets.find(
      (bucket) =>
        moment >= bucket.from &&
        moment < bucket.until &&
        (bucket.days & bit) !== 0 &&
        seconds >= bucket.startTime &&
        seconds < bucket.endTime,
    );
    return found?.value ?? this.otherwise;
  }

  segments(day: Day): Segment[] {
    if (!this.changesInDays && !this.changeDays.has(day))
      return [{ from: 0, until: DAY, value: this.at(day, DAY / 2) }];
    const cuts = new Set([0, DAY]);
    for (const bucket of this.buckets) {
      if (bucket.from >= day + 1 || bucket.until <= day) continue;
      for (const moment of [bucket.from, bucket.until])
        if (moment > day && moment < day + 1) cuts.add(Math.round((moment - day) * DAY));
      for (const seconds of [bucket.startTime, bucket.endTime])
        if (seconds > 0 && seconds < DAY) cuts.add(seconds);
    }
    const sorted = [...cuts].sort((a, b) => a - b);
    return sorted.slice(1).map((until, k) => ({
      from: sorted[k],
      until,
      value: this.at(day, (sorted[k] + until) / 2),
    }));
  }

  /** Mean value of a day. */
  mean(day: Day): number {
    return this.segments(day).reduce((sum, each) => sum + (each.value * (each.until - each.from)) / DAY, 0);
  }
}

/** Working time of several calendars together, over the days of a stretch. */
export interface WorkTime {
  /** Names of its calendars, joined; empty = always working. */
  readonly key: string;
  /** Working seconds of each day from `firstDay`. */
  readonly seconds: Float64Array;
  readonly firstDay: Day;
  /** Working seconds of the usual working day. */
  readonly usual: number;
  /** Seconds from midnight at which the usual working day starts and ends. */
  readonly opens: number;
  readonly closes: number;
  /** Every day is a working day. */
  readonly daily: boolean;
  /** Days for a working day. */
  readonly stretch: number;
}

/** Calendars of a file, over the days that the plan may reach. */
export class Calendars {
  private readonly timed = new Map<string, TimedValue>();
  private readonly work = new Map<string, WorkTime>();

  constructor(
    private readonly store: Store,
    private readonly values: Values,
    readonly firstDay: Day,
    readonly lastDay: Day,
  ) {}

  timedValue(name: string): TimedValue {
    return getOrMake(
      this.timed,
      name,
      () => new TimedValue(this.store.find('calendar', name)!, this.store, this.values),
    );
  }

  /** Working time where all of the calendars work; frePPLe takes their intersection. */
  workTime(names: readonly (string | undefined)[]): WorkTime {
    const given = [...new Set(names.filter((name) => name !== undefined))].sort();
    return getOrMake(this.work, given.join(' + '), () => this.makeWorkTime(given));
  }

  private makeWorkTime(names: readonly string[]): WorkTime {
    const count = this.lastDay - this.firstDay + 1;
    const seconds = new Float64Array(count);
    const spans = new Map<number, { days: number; opens: number; closes: number }>();
    for (let k = 0; k < count; k++) {
      const segments = this.open(names, this.firstDay + k);
      for (const { from, until } of segments) seconds[k] += until - from;
      if (segments.length === 0) continue;
      const span = getOrMake(spans, seconds[k], () => ({ days: 0, opens: DAY, closes: 0 }));
      span.days++;
      span.opens = Math.min(span.opens, segments[0].from);
      span.closes = Math.max(span.closes, segments.at(-1)!.until);
    }
    const [usual, span] = [...spans].sort(([, a], [, b]) => b.days - a.days)[0] ?? [
      DAY,
      { opens: 0, closes: DAY },
    ];
    return {
      key: names.join(' + '),
      seconds,
      firstDay: this.firstDay,
      usual,
      opens: span.opens,
      closes: span.closes,
      daily: seconds.every((each) => each > 0),
      stretch: count / Math.max(1, seconds.filter((each) => each > 0).length),
    };
  }

  /** Stretches of a day in which all calendars have a value other than 0. */
  private open(names: readonly string[], day: Day): readonly { from: number; until: number }[] {
    let open: { from: number; until: number }[] = [{ from: 0, until: DAY }];
    for (const name of names) {
      const segments = this.timedValue(name)
        .segments(day)
        .filter(({ value }) => value !== 0);
      open = open.flatMap(({ from, until }) =>
        segments
          .map((segment) => ({ from: Math.max(from, segment.from), until: Math.min(until, segment.until) }))
          .filter((piece) => piece.until > piece.from),
      );
    }
    return open;
  }
}
