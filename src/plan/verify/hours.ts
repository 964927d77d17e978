import { column } from '../../schema/columns.js';
import { type Case, Grid } from './case.js';
import { refs } from './ids.js';
import { getOrMake } from './maps.js';
import { isSome } from './tolerance.js';

/** One resource that may give the hours of a row, with the least and most hours per unit if several rows name it. */
interface Alternative {
  least: number;
  most: number;
  preference: number;
  readonly hours: Float64Array;
}

/** Rows of a process with the same group, or one row by skill. */
interface Group {
  readonly process: number;
  readonly name: string;
  readonly alternatives: Map<number, Alternative>;
}

/** A row that names a resource and no group. */
interface Fixed {
  readonly process: number;
  readonly resource: number;
  readonly perUnit: number;
  readonly hours: Float64Array;
}

export interface HoursResult {
  /** Hours used, by resource and bucket. */
  readonly used: Grid;
  /** S23. */
  readonly preference: number;
}

/** Hours of every process on every resource (S9, S12), from the plan's loads. */
export function checkHours(c: Case, started: Grid): HoursResult {
  const fixed = new Map<number, Fixed>();
  const groups = new Map<number, Map<string, Group>>();
  readProcessResources(c, fixed, groups);
  const used = new Grid(c.ids.resource.names.length, c.time.count);
  readLoads(c, fixed, groups, used);
  checkFixed(c, started, fixed);
  let preference = 0;
  for (const byName of groups.values()) {
    for (const group of byName.values()) preference += checkGroup(c, started, group);
  }
  return { used, preference };
}

function readProcessResources(
  c: Case,
  fixed: Map<number, Fixed>,
  groups: Map<number, Map<string, Group>>,
): void {
  const process = refs(column(c.model, 'process-resource', 'process'), c.ids.process);
  const resource = refs(column(c.model, 'process-resource', 'resource'), c.ids.resource);
  const skill = column(c.model, 'process-resource', 'skill');
  const group = column(c.model, 'process-resource', 'group');
  const hours = column(c.model, 'process-resource', 'hours');
  const preference = column(c.model, 'process-resource', 'preference');
  const skilled = readSkills(c);
  for (let row = 0; row < process.length; row++) {
    const [p, needed] = [process[row], skill[row]];
    if (p < 0) continue;
    const members = needed ? skilled(p, needed) : [resource[row]];
    if (!needed && !group[row]) {
      const key = p * c.ids.resource.names.length + resource[row];
      fixed.set(key, {
        process: p,
        resource: resource[row],
        perUnit: hours[row],
        hours: new Float64Array(c.time.count),
      });
      continue;
    }
    // A row by skill without a group is a group of its own.
    const name = group[row] ?? `skill:${needed}`;
    // What a group without a name prefers is no choice of S23.
    const liking = group[row] ? preference[row] : 1;
    for (const r of members) addAlternative(c, groups, p, name, r, hours[row], liking);
  }
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
  c: Case,
  groups: Map<number, Map<string, Group>>,
  process: number,
  name: string,
  resource: number,
  hours: number,
  preference: number,
): void {
  const byName = getOrMake(groups, process, () => new Map<string, Group>());
  const group = getOrMake(byName, name, () => ({ process, name, alternatives: new Map() }));
  const known = group.alternatives.get(resource);
  if (!known) {
    group.alternatives.set(resource, {
      least: hours,
      most: hours,
      preference,
      hours: new Float64Array(c.time.count),
    });
    return;
  }
  known.least = Math.min(known.least, hours);
  known.most = Math.max(known.most, hours);
  known.preference = Math.min(known.preference, preference);
}

function readLoads(
  c: Case,
  fixed: ReadonlyMap<number, Fixed>,
  groups: ReadonlyMap<number, ReadonlyMap<string, Group>>,
  used: Grid,
): void {
  const { length, number, text, subject } = c.rows.load;
  const resources = c.ids.resource.names.length;
  for (let row = 0; row < length; row++) {
    const [p, r, t] = [number.process[row], number.resource[row], number.bucket[row]];
    const name = text.group[row];
    used.add(r, t, number.hours[row]);
    const target = name === '' ? fixed.get(p * resources + r) : groups.get(p)?.get(name)?.alternatives.get(r);
    const known = target !== undefined;
    if (c.check.holds('unknown-reference', known, () => subject(row), t, 'process-resource', name))
      target!.hours[t] += number.hours[row];
  }
}

/** Rows without a group: hours per unit, and set-up hours of a bucket in which the process starts anything. */
function checkFixed(c: Case, started: Grid, fixed: ReadonlyMap<number, Fixed>): void {
  const setup = column(c.model, 'process', 'setup_hours');
  for (const { process, resource, perUnit, hours } of fixed.values()) {
    const name = (): string => `load / ${c.ids.process.names[process]} / ${c.ids.resource.names[resource]}`;
    for (let t = 0; t < c.time.count; t++) {
      const x = started.at(process, t);
      const once = isSome(x) && setup[process] > 0 ? setup[process] : 0;
      c.check.equal('hours', name, t, x * perUnit + once, hours[t]);
    }
  }
}

/**
 * The hours of the alternatives must serve the units started. Where several rows of a group name one resource, how
 * its hours were split among them is not in the plan, so that the units served lie between two bounds.
 */
function checkGroup(c: Case, started: Grid, group: Group): number {
  const name = (): string => `load / ${c.ids.process.names[group.process]} / ${group.name}`;
  let preference = 0;
  for (let t = 0; t < c.time.count; t++) {
    const x = started.at(group.process, t);
    let [least, most, free] = [0, 0, false];
    for (const each of group.alternatives.values()) {
      if (each.least > 0) {
        most += each.hours[t] / each.least;
        least += each.hours[t] / each.most;
        preference += ((each.preference - 1) * each.hours[t]) / each.most;
      } else {
        // An alternative that takes no hours serves any quantity.
        free = true;
        if (each.most > 0) least += 0;
        else c.check.equal('alternative-hours', name, t, 0, each.hours[t]);
      }
    }
    c.check.atMost('alternative-hours', name, t, x, least);
    if (!free) c.check.atLeast('alternative-hours', name, t, x, most);
  }
  return preference;
}
