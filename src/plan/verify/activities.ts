import { column } from '../../schema/columns.js';
import { readCalendars } from './calendars.js';
import { type Case, worth } from './case.js';
import { dayOfIso, isoDay } from './days.js';
import { type Index, makeIndex, refs } from './ids.js';
import type { Category } from './ledger.js';
import { getOrMake } from './maps.js';

/** The way of doing an activity that its own row describes (S25). */
const USUAL = 'usual';

/** An activity as the plan has it, with what the tables say of the way in which it is done. */
export interface Done {
  readonly row: number;
  readonly start: number;
  /** The day after its last. */
  readonly end: number;
  readonly settled: boolean;
  readonly mode: string;
  /** Days by which it may end later, as the plan has it. */
  readonly slack: number;
}

/** Activities of the plan by their row in the tables, and the ends of those that are finished. */
export interface Schedule {
  readonly done: ReadonlyMap<number, Done>;
  /** Day after the last of every activity that is carried out or finished. */
  readonly end: ReadonlyMap<number, number>;
  /** The day after the last of an activity, done as planned, from another day on. */
  endFrom(each: Done, start: number): number;
}

/** Every activity in the plan against the tables: its mode, length, dates, order, cost (S25, S26, S28). */
export function checkActivities(c: Case): Schedule {
  const { check } = c;
  const done = new Map<number, Done>();
  const end = new Map<number, number>();
  const finished = column(c.model, 'activity', 'finished');
  finished.forEach((day, row) => {
    if (!Number.isNaN(day)) end.set(row, day + 1);
  });
  const read = readActivity(c);
  const { length, number, text, subject } = c.rows.activity;
  for (let k = 0; k < length; k++) {
    const row = number.activity[k];
    const [from, to] = [dayOfIso(text.start[k]), dayOfIso(text.end[k])];
    const name = (): string => subject(k);
    const over = !Number.isNaN(finished[row]);
    check.holds('activity-start', !over, name, -1, over ? isoDay(finished[row]) : '-', text.start[k]);
    const settled = !Number.isNaN(read.start[row]);
    const each = { row, start: from, end: to, settled, mode: text.mode[k], slack: number.slack[k] };
    if (over || !check.holds('activity-mode', read.days(each) >= 0, name, -1, read.modes(row), each.mode))
      continue;
    const last = read.endOf(each);
    check.holds(
      'activity-length',
      last === to,
      name,
      -1,
      Number.isNaN(last) ? '-' : isoDay(last),
      text.end[k],
    );
    checkStart(c, read, each, name);
    done.set(row, each);
    end.set(row, to);
    check.equal('activity-cost', name, -1, payFor(c, read, each), number.cost[k]);
  }
  checkOrder(c, read, done, end);
  return { done, end, endFrom: (each, start) => read.endOf({ ...each, start }) };
}

type Reading = ReturnType<typeof readActivity>;

function readActivity(c: Case) {
  const { model, time } = c;
  const start = column(model, 'activity', 'start');
  const counts = column(model, 'activity', 'duration_in');
  const site = refs(column(model, 'activity', 'site'), c.ids.site);
  const usual = column(model, 'activity', 'duration');
  const usualCost = column(model, 'activity', 'cost');
  const modes = readModes(c);
  // Working days count from the first day of an activity, which may be before the plan.
  const origin = start.reduce((first, day) => (Number.isNaN(day) ? first : Math.min(first, day)), time.start);
  const { hours } =
    origin < time.start ? readCalendars(model, { ...time, start: origin }, c.ids) : c.calendars;
  const works = (row: number, day: number): boolean => {
    const calendar = counts[row] === 'working' && site[row] >= 0 ? c.siteCalendar[site[row]] : -1;
    return calendar < 0 || !(hours[calendar][day - origin] <= 0);
  };
  const days = ({ row, mode }: Done): number => {
    if (mode === USUAL) return Math.ceil(usual[row]);
    return Math.ceil(modes.get(row)?.get(mode)?.days ?? -1);
  };
  return {
    start,
    works,
    days,
    modes: (row: number) => [USUAL, ...(modes.get(row)?.keys() ?? [])].join(' '),
    cost: ({ row, mode }: Done) => (mode === USUAL ? usualCost[row] : modes.get(row)?.get(mode)?.cost) || 0,
    /** The day after as many days of work as the mode takes; what is settled and over ends when the plan starts. */
    endOf: (each: Done): number => {
      let day = each.start;
      for (let left = days(each); left > 0 && !Number.isNaN(day); day++) if (works(each.row, day)) left--;
      return each.settled ? Math.max(day, time.start) : day;
    },
  };
}

function readModes(c: Case): ReadonlyMap<number, ReadonlyMap<string, { days: number; cost: number }>> {
  const activity = refs(column(c.model, 'activity-mode', 'activity'), c.ids.activity);
  const mode = column(c.model, 'activity-mode', 'mode');
  const days = column(c.model, 'activity-mode', 'duration');
  const cost = column(c.model, 'activity-mode', 'cost');
  const found = new Map<number, Map<string, { days: number; cost: number }>>();
  activity.forEach((row, m) => {
    getOrMake(found, row, () => new Map()).set(mode[m] ?? '', { days: days[m], cost: cost[m] });
  });
  return found;
}

/** As settled; or in the plan, not before it may, and on a day that counts. */
function checkStart(c: Case, read: Reading, each: Done, name: () => string): void {
  const { row, start } = each;
  const found = Number.isNaN(start) ? '-' : isoDay(start);
  if (each.settled) {
    c.check.holds('activity-start', start === read.start[row], name, -1, isoDay(read.start[row]), found);
    return;
  }
  const earliest = column(c.model, 'activity', 'earliest')[row];
  const least = Math.max(c.time.start, Number.isNaN(earliest) ? c.time.start : earliest);
  c.check.holds('activity-start', start >= least, name, -1, isoDay(least), found);
  const counts = read.days(each) === 0 || read.works(row, start);
  c.check.holds('activity-start', counts, name, -1, '-', found);
}

/** Predecessors are over, with their lag; what must be carried out is. */
function checkOrder(
  c: Case,
  read: Reading,
  done: ReadonlyMap<number, Done>,
  end: ReadonlyMap<number, number>,
): void {
  const predecessors = column(c.model, 'activity', 'predecessors');
  const lag = column(c.model, 'activity', 'lag');
  const always = column(c.model, 'activity', 'carried_out');
  const names = c.ids.activity.names;
  for (const { row, start, settled } of done.values()) {
    if (settled) continue;
    for (const id of predecessors[row]) {
      const name = (): string => `activity / ${names[row]}`;
      const before = end.get(c.ids.activity.find(id));
      if (!c.check.holds('activity-missing', before !== undefined, name, -1, id, '-')) continue;
      const least = (before ?? 0) + Math.ceil(lag[row]);
      c.check.holds('activity-order', start >= least, name, -1, `${isoDay(least)} (${id})`, isoDay(start));
    }
  }
  names.forEach((id, row) => {
    if (end.has(row) || (always[row] !== 'always' && Number.isNaN(read.start[row]))) return;
    c.check.holds('activity-missing', false, 'activity', -1, id, '-');
  });
}

/** Books what an activity spends in each bucket, and gives what it spends in the plan. */
function payFor(c: Case, read: Reading, each: Done): number {
  const cost = read.cost(each);
  if (cost === 0 || Number.isNaN(each.start) || Number.isNaN(each.end)) return 0;
  const days: number[] = [];
  for (let day = each.start; day < each.end; day++) if (read.works(each.row, day)) days.push(day);
  if (days.length === 0) days.push(each.start);
  const payer = c.ids.organisation.find(column(c.model, 'activity', 'organisation')[each.row]);
  const category = column(c.model, 'activity', 'budget_category')[each.row] as Category;
  const technology = column(c.model, 'activity', 'technology')[each.row];
  const rates = c.money.rates(column(c.model, 'activity', 'currency')[each.row]);
  const byBucket = new Map<number, number>();
  for (const day of days) {
    const t = c.time.bucket(day);
    if (t >= 0 && t < c.time.count) byBucket.set(t, (byBucket.get(t) ?? 0) + 1);
  }
  let sum = 0;
  for (const [t, count] of byBucket) {
    const amount = worth(cost, rates[t]) * (count / days.length);
    c.ledger.pay('activity', category, payer, t, amount, { technology });
    sum += amount;
  }
  return sum;
}

/** Units of each resource that an activity holds in its mode. */
export function readHolds(c: Case): (each: Done) => ReadonlyMap<number, number> {
  const resources: Index = makeIndex(c.ids.resource.names);
  const activity = refs(column(c.model, 'activity-resource', 'activity'), c.ids.activity);
  const resource = refs(column(c.model, 'activity-resource', 'resource'), resources);
  const mode = column(c.model, 'activity-resource', 'mode');
  const units = column(c.model, 'activity-resource', 'units');
  return (each) => {
    const held = new Map<number, number>();
    activity.forEach((row, k) => {
      if (row !== each.row || (mode[k] !== undefined && mode[k] !== each.mode)) return;
      held.set(resource[k], (held.get(resource[k]) ?? 0) + units[k]);
    });
    return held;
  };
}
