import { column } from '../../schema/columns.js';
import { type Case, Grid } from './case.js';
import {
  type Alternative,
  AT_ONCE,
  type Fixed,
  type Group,
  type Load,
  type Profile,
  readHourRows,
} from './hour-rows.js';
import type { Learned } from './learning.js';
import { isSome } from './tolerance.js';

export interface HoursResult {
  /** Hours used, by resource and bucket. */
  readonly used: Grid;
  /** Processes with the resources that may give their hours. */
  readonly pairs: readonly (readonly [process: number, resource: number])[];
  /** S23. */
  readonly preference: number;
}

/** Hours of every process on every resource (S9, S12), from the plan's loads. */
export function checkHours(c: Case, started: Grid, learned: Learned): HoursResult {
  const rows = readHourRows(c);
  const used = new Grid(c.ids.resource.names.length, c.time.count);
  const { length, number, text, subject } = c.rows.load;
  for (let row = 0; row < length; row++) {
    const [p, r, s, t] = [number.process[row], number.resource[row], number.start[row], number.bucket[row]];
    const name = text.group[row];
    used.add(r, t, number.hours[row]);
    const load = rows.find(p, r, name);
    if (
      c.check.holds('unknown-reference', load !== undefined, () => subject(row), t, 'process-resource', name)
    )
      load!.add(s, t, number.hours[row]);
  }
  const setup = column(c.model, 'process', 'setup_hours');
  for (const fixed of rows.fixed) checkFixed(c, started, learned, fixed, setup[fixed.process]);
  let preference = 0;
  for (const group of rows.groups) preference += checkGroup(c, started, learned, group);
  const pairs = [
    ...rows.fixed.map(({ process, resource }) => [process, resource] as const),
    ...rows.groups.flatMap(({ process, alternatives }) =>
      [...alternatives.keys()].map((resource) => [process, resource] as const),
    ),
  ];
  return { used, pairs, preference };
}

/** Rows without a group: hours per unit, and set-up hours of a bucket in which the process starts anything. */
function checkFixed(c: Case, started: Grid, learned: Learned, fixed: Fixed, setup: number): void {
  const { process, resource, perUnit, profile, load, learns } = fixed;
  const name = (): string => `load / ${c.ids.process.names[process]} / ${c.ids.resource.names[resource]}`;
  for (let s = 0; s < c.time.count; s++) {
    const x = started.at(process, s);
    const units = learns ? learned.work(process, s) : x;
    const once = isSome(x) && setup > 0 ? setup : 0;
    checkSpread(c, 'hours', name, load, s, x === 0 ? undefined : profile, units * perUnit, once);
  }
}

/** Hours of one start, bucket by bucket, against their shares of all of them; `once` more in the bucket of the start. */
function checkSpread(
  c: Case,
  rule: 'hours' | 'alternative-hours',
  name: () => string,
  load: Load,
  start: number,
  profile: Profile | undefined,
  hours: number,
  once: number,
): void {
  const atOnce = profile === AT_ONCE ? once + hours : once;
  const isOne = !profile || profile === AT_ONCE || (hours === 0 && once === 0 && load.at(start) === 0);
  if (isOne && !load.isSpread(start)) {
    c.check.equal(rule, name, start, atOnce, load.at(start), hours);
    return;
  }
  const found = load.of(start);
  const expected = new Map<number, number>([[start, atOnce]]);
  for (const [t, share] of profile && profile !== AT_ONCE ? profile(start) : [])
    expected.set(t, (expected.get(t) ?? 0) + hours * share);
  for (const t of new Set([...expected.keys(), ...found.keys()])) {
    c.check.equal(rule, name, t, expected.get(t) ?? 0, found.get(t) ?? 0, hours);
  }
}

/** The hours of the alternatives must serve the units started, and fall when they should. */
function checkGroup(c: Case, started: Grid, learned: Learned, group: Group): number {
  const name = (): string => `load / ${c.ids.process.names[group.process]} / ${group.name}`;
  let preference = 0;
  for (let s = 0; s < c.time.count; s++) {
    const served = { least: 0, most: 0 };
    for (const each of group.alternatives.values()) {
      const hours = each.load.total(s);
      serve(each, hours, served);
      if (each.most > 0) preference += ((each.preference - 1) * hours) / each.most;
      if (each.profile && hours !== 0)
        checkSpread(c, 'alternative-hours', name, each.load, s, each.profile, hours, 0);
    }
    const x = group.learns ? learned.work(group.process, s) : started.at(group.process, s);
    c.check.atMost('alternative-hours', name, s, x, served.least);
    c.check.atLeast('alternative-hours', name, s, x, served.most);
  }
  return preference;
}

/**
 * Units that the hours of an alternative serve. Where several rows of a group name one resource, how its hours were
 * split among them is not in the plan, so that the units lie between two bounds; a row of no hours serves any number.
 */
function serve({ least, most }: Alternative, hours: number, served: { least: number; most: number }): void {
  if (most > 0) served.least += hours / most;
  else if (hours > 0) served.least = Number.POSITIVE_INFINITY;
  served.most += least > 0 ? hours / least : Number.POSITIVE_INFINITY;
}
