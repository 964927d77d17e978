import { column } from '../../schema/columns.js';
import type { Case } from './case.js';
import { refs } from './ids.js';
import { getOrMake } from './maps.js';
import { resourceCalendars } from './working-hours.js';

/** Buckets in which the hours of a start are used, with their shares (S9). */
export type Profile = (start: number) => readonly (readonly [bucket: number, share: number])[];

/** Hours that the plan states for one process, resource and group, by bucket of the start and of use. */
export class Load {
  /** Hours in the bucket of their start, NaN where none are stated; others apart. */
  private readonly own: number[] = [];
  private readonly others = new Map<number, Map<number, number>>();

  add(start: number, bucket: number, hours: number): void {
    if (bucket === start) {
      while (this.own.length <= start) this.own.push(Number.NaN);
      this.own[start] = this.at(start) + hours;
      return;
    }
    const row = getOrMake(this.others, start, () => new Map<number, number>());
    row.set(bucket, (row.get(bucket) ?? 0) + hours);
  }

  /** Hours in the bucket of their start. */
  at(start: number): number {
    return this.own[start] || 0;
  }

  /** Whether hours of a start are stated in other buckets. */
  isSpread(start: number): boolean {
    return this.others.has(start);
  }

  of(start: number): ReadonlyMap<number, number> {
    const others = this.others.get(start) ?? NOTHING;
    return Number.isNaN(this.own[start] ?? Number.NaN)
      ? others
      : new Map([[start, this.own[start]], ...others]);
  }

  total(start: number): number {
    let sum = this.at(start);
    for (const hours of this.others.get(start)?.values() ?? []) sum += hours;
    return sum;
  }
}

const NOTHING: ReadonlyMap<number, number> = new Map();

/** A row that names a resource and no group. */
export interface Fixed {
  readonly process: number;
  readonly resource: number;
  readonly perUnit: number;
  readonly profile: Profile;
  readonly load: Load;
  /** Whether the hours fall with the experience of the process, if it has any (S52). */
  readonly learns: boolean;
}

/** One resource that may give the hours of a group, with the least and most hours per unit if several rows name it. */
export interface Alternative {
  least: number;
  most: number;
  preference: number;
  /** Undefined when its rows differ in their timing. */
  profile: Profile | undefined;
  readonly load: Load;
}

/** Rows of a process with the same group, or one row by skill. */
export interface Group {
  readonly process: number;
  readonly name: string;
  readonly learns: boolean;
  readonly alternatives: Map<number, Alternative>;
}

export interface HourRows {
  readonly fixed: readonly Fixed[];
  readonly groups: readonly Group[];
  /** Where the plan's hours of a process on a resource belong. */
  find(process: number, resource: number, group: string): Load | undefined;
}

/** The table process-resource, with skills resolved. */
export function readHourRows(c: Case): HourRows {
  const process = refs(column(c.model, 'process-resource', 'process'), c.ids.process);
  const resource = refs(column(c.model, 'process-resource', 'resource'), c.ids.resource);
  const skill = column(c.model, 'process-resource', 'skill');
  const names = column(c.model, 'process-resource', 'group');
  const hours = column(c.model, 'process-resource', 'hours');
  const timing = column(c.model, 'process-resource', 'timing');
  const preference = column(c.model, 'process-resource', 'preference');
  const learns = column(c.model, 'process-resource', 'learns');
  const scale = readScale(c, process);
  const skilled = readSkills(c);
  const profiles = profileReader(c);
  const fixed = new Map<number, Fixed>();
  const groups = new Map<number, Map<string, Group>>();
  const resources = c.ids.resource.names.length;
  for (let row = 0; row < process.length; row++) {
    const [p, needed] = [process[row], skill[row]];
    const profileOf = (r: number): Profile => profiles(p, r, timing[row] === 'spread');
    if (!needed && !names[row]) {
      const [r, perUnit] = [resource[row], hours[row] * scale(row)];
      fixed.set(p * resources + r, {
        process: p,
        resource: r,
        perUnit,
        profile: profileOf(r),
        load: new Load(),
        learns: learns[row] === 1,
      });
      continue;
    }
    // A row by skill without a group is a group of its own, and what it prefers is no choice of S23.
    const name = names[row] ?? `skill:${needed}`;
    const byName = getOrMake(groups, p, () => new Map<string, Group>());
    const group = getOrMake(byName, name, () => ({
      process: p,
      name,
      learns: learns[row] === 1,
      alternatives: new Map(),
    }));
    for (const r of needed ? skilled(p, needed) : [resource[row]]) {
      addAlternative(group, r, hours[row] * scale(row), names[row] ? preference[row] : 1, profileOf(r));
    }
  }
  return {
    fixed: [...fixed.values()],
    groups: [...groups.values()].flatMap((byName) => [...byName.values()]),
    find: (p, r, name) =>
      name === '' ? fixed.get(p * resources + r)?.load : groups.get(p)?.get(name)?.alternatives.get(r)?.load,
  };
}

/** Scale of a row that learns where the process states the hours of its first unit (S52). */
function readScale(c: Case, process: Int32Array): (row: number) => number {
  const rate = column(c.model, 'process', 'learning_rate');
  const reference = column(c.model, 'process', 'reference_hours');
  const learns = column(c.model, 'process-resource', 'learns');
  const hours = column(c.model, 'process-resource', 'hours');
  const names = column(c.model, 'process-resource', 'group');
  const skill = column(c.model, 'process-resource', 'skill');
  const sums = new Map<number, number>();
  for (const [row, p] of process.entries()) {
    if (learns[row] === 1 && !names[row] && !skill[row]) sums.set(p, (sums.get(p) ?? 0) + hours[row]);
  }
  return (row) => {
    const p = process[row];
    const stated = rate[p] < 1 && !Number.isNaN(reference[p]) && learns[row] === 1;
    return stated ? reference[p] / sums.get(p)! : 1;
  };
}

/** Resources of a process' site that have a skill. */
function readSkills(c: Case): (process: number, skill: string) => number[] {
  const processSite = refs(column(c.model, 'process', 'site'), c.ids.site);
  const site = refs(column(c.model, 'resource', 'site'), c.ids.site);
  const skills = column(c.model, 'resource', 'skills');
  return (p, skill) =>
    [...site.keys()].filter((r) => site[r] === processSite[p] && skills[r].includes(skill));
}

function addAlternative(
  group: Group,
  resource: number,
  hours: number,
  preference: number,
  profile: Profile,
): void {
  const first = { least: hours, most: hours, preference, profile, load: new Load() };
  const known = getOrMake<number, Alternative>(group.alternatives, resource, () => first);
  known.least = Math.min(known.least, hours);
  known.most = Math.max(known.most, hours);
  known.preference = Math.min(known.preference, preference);
  if (known.profile !== profile) known.profile = undefined;
}

/** All hours in the bucket of the start. */
export const AT_ONCE: Profile = (start) => [[start, 1]];

/** Profiles are kept by lead time and calendars, so that equal ones are the same and are reckoned once. */
function profileReader(c: Case): (process: number, resource: number, spread: boolean) => Profile {
  const site = refs(column(c.model, 'process', 'site'), c.ids.site);
  const lead = column(c.model, 'process', 'lead_time');
  const leadIn = column(c.model, 'process', 'lead_time_in');
  const calendars = resourceCalendars(c);
  const known = new Map<string, Profile>();
  return (p, r, spread) => {
    if (!spread || !(lead[p] > 0)) return AT_ONCE;
    const working = leadIn[p] === 'working';
    const calendar = working ? c.siteCalendar[site[p]] : -1;
    return getOrMake(known, `${lead[p]} ${calendar} ${calendars[r]}`, () => {
      const { begin, day } = c.calendars.leads(lead[p], working, calendar);
      const hours = c.calendars.hours[calendars[r]];
      const starts = new Map<number, ReturnType<Profile>>();
      return (start) => getOrMake(starts, start, () => spreadOver(c, begin[start], day[start], hours));
    });
  };
}

/** From the day of the start to the day before that of arrival, in proportion to a calendar's hours. */
function spreadOver(
  c: Case,
  begin: number,
  arrival: number,
  hours: Float64Array | undefined,
): [bucket: number, share: number][] {
  if (begin < 0) return [];
  const byBucket = new Map<number, number>();
  let total = 0;
  for (let day = begin; day < arrival; day++) {
    // What falls after the plan counts in the proportion, were it known, and then is left out.
    const weight = day < c.time.end ? (hours?.[day - c.time.start] ?? 24) : 0;
    const t = c.time.bucket(day);
    byBucket.set(t, (byBucket.get(t) ?? 0) + weight);
    total += weight;
  }
  if (total === 0) return [[c.time.bucket(begin), 1]];
  return [...byBucket]
    .filter(([t, weight]) => t < c.time.count && weight > 0)
    .map(([t, weight]) => [t, weight / total]);
}
