import { column } from '../../schema/columns.js';
import { checkActivities, readHolds, type Schedule } from './activities.js';
import { type Case, Grid } from './case.js';
import { dayOfIso, isoDay } from './days.js';
import type { Events } from './events.js';
import { checkSlack } from './slack.js';
import { SCALES } from './tables.js';
import { TOLERANCE } from './tolerance.js';
import { type HeldOn, readUnits } from './working-hours.js';

/** What the schedule of activities means for everything else. */
export interface Ready {
  /** First day on which each process may start (S27); -Infinity where it waits for nothing. */
  readonly opens: readonly number[];
  readonly held: HeldOn;
}

/** The schedule of activities, the levels that it brings and the processes that it opens (S25 to S28). */
export function checkReadiness(c: Case, events: Events): Ready {
  const schedule = checkActivities(c);
  const held = checkHeld(c, schedule, events);
  const reached = levelDays(c, schedule);
  checkLevels(c, schedule, reached);
  const opens = openingDays(c, schedule, reached);
  checkOpenings(c, opens);
  checkSlack(c, schedule, opens);
  return { opens, held };
}

/** Units held never exceed what there is, or what settled activities hold, if that is more (S26). */
function checkHeld(c: Case, { done }: Schedule, events: Events): HeldOn {
  const { time, check } = c;
  if (done.size === 0) return () => 0;
  const days = time.end - time.start;
  const held = new Grid(c.ids.resource.names.length, days);
  const settled = new Grid(c.ids.resource.names.length, days);
  const holds = readHolds(c);
  const touched = new Set<number>();
  for (const each of done.values()) {
    for (const [r, units] of holds(each)) {
      touched.add(r);
      for (let day = Math.max(each.start, time.start); day < Math.min(each.end, time.end); day++) {
        held.add(r, day - time.start, units);
        if (each.settled) settled.add(r, day - time.start, units);
      }
    }
  }
  const there = readUnits(c, events);
  for (const r of touched) {
    for (let k = 0; k < days; k++) {
      const units = held.at(r, k);
      if (units === 0) continue;
      const limit = Math.max(there(r, time.start + k), settled.at(r, k));
      const name = (): string => `${c.ids.resource.names[r]} ${isoDay(time.start + k)}`;
      check.atMost('activity-resource', name, -1, limit, units);
    }
  }
  // Day -1 asks whether anything is ever held.
  return (r, day) => (day < 0 ? (touched.has(r) ? 1 : 0) : touched.has(r) ? held.at(r, day - time.start) : 0);
}

type LevelDay = (technology: number, scale: number, level: number) => number;

/** Day from which a technology has a level: -Infinity if it has it now, Infinity if nothing carried out brings it. */
function levelDays(c: Case, { end }: Schedule): LevelDay {
  const now = SCALES.map((scale) => column(c.model, 'technology', scale));
  const technology = column(c.model, 'activity', 'technology').map((id) => c.ids.technology.find(id));
  const brings = [column(c.model, 'activity', 'brings_trl'), column(c.model, 'activity', 'brings_mrl')];
  return (owner, scale, level) => {
    if (now[scale][owner] >= level) return Number.NEGATIVE_INFINITY;
    let first = Number.POSITIVE_INFINITY;
    for (const [row, day] of end)
      if (technology[row] === owner && brings[scale][row] >= level) first = Math.min(first, day);
    return first;
  };
}

/** Levels as the plan dates them: every one that something carried out brings, and no other. */
function checkLevels(c: Case, { end }: Schedule, reached: LevelDay): void {
  const stated = new Map<string, string>();
  const { length, number, text, subject } = c.rows.readiness;
  for (let k = 0; k < length; k++) {
    const day = reached(number.technology[k], number.scale[k], number.level[k]);
    const expected = Number.isFinite(day) ? isoDay(day) : '-';
    c.check.holds('readiness-level', expected === text.date[k], () => subject(k), -1, expected, text.date[k]);
    stated.set(`${number.technology[k]} ${number.scale[k]} ${number.level[k]}`, text.date[k]);
  }
  const technology = column(c.model, 'activity', 'technology').map((id) => c.ids.technology.find(id));
  SCALES.forEach((scale, s) => {
    const brings = column(c.model, 'activity', `brings_${scale}`);
    for (const row of end.keys()) {
      if (technology[row] < 0 || Number.isNaN(brings[row])) continue;
      const day = reached(technology[row], s, brings[row]);
      if (!Number.isFinite(day)) continue;
      const there = stated.has(`${technology[row]} ${s} ${brings[row]}`);
      const name = (): string => `readiness / ${c.ids.technology.names[technology[row]]} / ${scale}`;
      c.check.holds('readiness-level', there, name, -1, brings[row], '-');
    }
  });
}

function openingDays(c: Case, { end }: Schedule, reached: LevelDay): number[] {
  const technology = column(c.model, 'process', 'technology');
  const required = [column(c.model, 'process', 'required_trl'), column(c.model, 'process', 'required_mrl')];
  const opens = technology.map((id, p) =>
    required.reduce((latest, levels, scale) => {
      if (id === undefined || Number.isNaN(levels[p])) return latest;
      return Math.max(latest, reached(c.ids.technology.find(id), scale, levels[p]));
    }, Number.NEGATIVE_INFINITY),
  );
  column(c.model, 'activity', 'releases').forEach((list, row) => {
    for (const id of list) {
      const p = c.ids.process.find(id);
      opens[p] = Math.max(opens[p], end.get(row) ?? Number.POSITIVE_INFINITY);
    }
  });
  return opens;
}

/** Every process that waits is dated, by what the activities of the plan bring; no bound is later than the date. */
function checkOpenings(c: Case, opens: readonly number[]): void {
  const stated = new Set<number>();
  const { length, number, text, subject } = c.rows.opening_date;
  for (let k = 0; k < length; k++) {
    const day = opens[number.process[k]];
    stated.add(number.process[k]);
    const expected = Number.isFinite(day) ? isoDay(day) : '';
    const name = (): string => subject(k);
    c.check.holds('opening-date', expected === text.date[k], name, -1, expected || '-', text.date[k] || '-');
    const late = dayOfIso(text.bound[k]) > dayOfIso(text.date[k]);
    c.check.holds('opening-date', !late, name, -1, text.date[k], text.bound[k]);
  }
  opens.forEach((day, p) => {
    if (day === Number.NEGATIVE_INFINITY) return;
    c.check.holds('opening-date', stated.has(p), 'opening_date', -1, c.ids.process.names[p], '-');
  });
}

/** Nothing starts in a bucket whose last day is before the process may start (S4, S27). */
export function checkOpen(
  c: Case,
  opens: readonly number[],
  name: () => string,
  p: number,
  t: number,
  x: number,
): void {
  if (opens[p] === Number.NEGATIVE_INFINITY) return;
  c.check.holds(
    'readiness',
    c.time.last(t) >= opens[p] || x <= TOLERANCE,
    name,
    t,
    Number.isFinite(opens[p]) ? isoDay(opens[p]) : '-',
    x,
  );
}
