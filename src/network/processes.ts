import type { Day } from '../base/dates.js';
import { getOrMake } from '../base/maps.js';
import { column, rowCount } from '../schema/columns.js';
import { type LeadTimes, leadTimes, spreadProfile } from './calendars.js';
import { shareByBucket } from './events.js';
import { type Horizon, windowOf } from './horizon.js';
import { given, idsOf, rowsByParent } from './index-of.js';
import { atReference, readExperience } from './learning.js';
import type { HoursGroup, HoursLine, HoursProfile, InputGroup, InputLine, Process } from './network.js';
import { gateDays } from './readiness.js';
import { resourceHours, type Scope, siteHours } from './scope.js';

export function buildProcesses(scope: Scope): Process[] {
  const { model, horizon, currencies } = scope;
  const ids = idsOf(model, 'process');
  const site = column(model, 'process', 'site').map((s) => scope.siteIds.number(s));
  const item = column(model, 'process', 'item').map((i) => scope.itemIds.number(i));
  const lead = column(model, 'process', 'lead_time');
  const leadIn = column(model, 'process', 'lead_time_in');
  const cost = column(model, 'process', 'cost');
  const currency = column(model, 'process', 'currency');
  const most = column(model, 'process', 'most_per_bucket');
  const preference = column(model, 'process', 'preference');
  const setupHours = column(model, 'process', 'setup_hours');
  const setupCost = column(model, 'process', 'setup_cost');
  const minimum = column(model, 'process', 'minimum_batch');
  const multiple = column(model, 'process', 'batch_multiple');
  const from = column(model, 'process', 'effective_from');
  const until = column(model, 'process', 'effective_until');
  const reference = column(model, 'process', 'reference_hours');
  const leadOf = leadTimeCache(scope);
  const experienceOf = readExperience(scope);
  const yieldsOf = yieldReader(scope);
  const inputsOf = inputReader(scope, site);
  const hoursOf = hoursReader(scope, site);
  const leads = ids.names.map((_, p) => leadOf(lead[p], leadIn[p] === 'working' ? site[p] : -1));
  const coproductsOf = coproductReader(scope, site);
  const revisionWindow = revisionWindows(scope);
  const opens = gateDays(scope.readiness, ids.names.length);
  return ids.names.map((id, p) => {
    const [since, latest] = revisionWindow(p);
    const start = later(given(from[p]), later(since, opens[p]));
    const [first, last] = windowOf(horizon, start, earlier(given(until[p]), latest));
    const left = shareByBucket(horizon, scope.events.site(scope.sites[site[p]]?.id));
    const experience = experienceOf(p);
    const { hours, hourGroups } = hoursOf(p, leads[p]);
    return {
      id,
      row: p,
      site: site[p],
      node: scope.nodes.number(item[p], site[p]),
      first,
      last,
      arrival: leads[p].bucket,
      startable: leads[p].startable,
      yields: yieldsOf(p),
      cost: cost[p],
      currency: currencies.of(currency[p]),
      most: given(most[p]) ?? Number.POSITIVE_INFINITY,
      ...(left ? { left } : {}),
      preference: preference[p],
      ...inputsOf(p),
      ...atReference(hours, hourGroups, experience?.hours ? given(reference[p]) : undefined),
      coproducts: coproductsOf(p),
      setupHours: given(setupHours[p]) ?? 0,
      setupCost: given(setupCost[p]) ?? 0,
      lot: { minimum: given(minimum[p]) ?? 0, multiple: given(multiple[p]) ?? 0 },
      ...(experience ? { experience } : {}),
    };
  });
}

/** Window of the revision that a process builds (S43). */
function revisionWindows({ model }: Scope): (p: number) => [Day | undefined, Day | undefined] {
  const ids = idsOf(model, 'revision');
  const revision = column(model, 'process', 'revision').map((id) => ids.number(id));
  const converts = column(model, 'process', 'converts');
  const from = column(model, 'revision', 'effective_from');
  const until = column(model, 'revision', 'effective_until');
  return (p) =>
    revision[p] < 0 || converts[p] !== undefined
      ? [undefined, undefined]
      : [given(from[revision[p]]), given(until[revision[p]])];
}

function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}

function earlier(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

/** Lead times by days and calendar; equal ones are shared, since most processes have one of a few. */
export function leadTimeCache(scope: Scope): (days: number, site: number) => LeadTimes {
  const known = new Map<string, LeadTimes>();
  return (days, site) => {
    const key = `${days}/${site < 0 ? '' : scope.sites[site].calendar}`;
    return getOrMake(known, key, () =>
      leadTimes(scope.horizon, days, site < 0 ? undefined : siteHours(scope, site)),
    );
  };
}

/** Profiles of spread hours, shared by all that have the same lead times and calendar of the resource. */
function profileCache(scope: Scope): (lead: LeadTimes, resource: number) => HoursProfile {
  const daily = resourceHours(scope);
  const known = new Map<LeadTimes, Map<Float64Array | undefined, HoursProfile>>();
  return (lead, resource) => {
    const byHours = getOrMake(known, lead, () => new Map<Float64Array | undefined, HoursProfile>());
    return getOrMake(byHours, daily(resource), () => spreadProfile(scope.horizon, lead, daily(resource)));
  };
}

function yieldReader(scope: Scope): (p: number) => Float64Array {
  const { model, horizon } = scope;
  const usual = column(model, 'process', 'yield');
  const process = column(model, 'process-yield', 'process');
  const from = column(model, 'process-yield', 'from');
  const value = column(model, 'process-yield', 'yield');
  const rows = rowsByParent(process, idsOf(model, 'process'));
  const shared = new Map<number, Float64Array>();
  return (p) => {
    const dated = rows[p].filter((r) => !Number.isNaN(from[r])).sort((a, b) => from[a] - from[b]);
    if (dated.length === 0) {
      return getOrMake(shared, usual[p], () => new Float64Array(horizon.count).fill(usual[p]));
    }
    return Float64Array.from({ length: horizon.count }, (_, t) => {
      let result = usual[p];
      for (const r of dated) if (from[r] <= horizon.starts[t]) result = value[r];
      return result;
    });
  };
}

function inputReader(
  scope: Scope,
  sites: readonly number[],
): (p: number) => { lines: InputLine[]; groups: InputGroup[] } {
  const { model, horizon } = scope;
  const process = column(model, 'process-input', 'process');
  const item = column(model, 'process-input', 'item');
  const quantity = column(model, 'process-input', 'quantity');
  const scrap = column(model, 'process-input', 'scrap');
  const group = column(model, 'process-input', 'group');
  const preference = column(model, 'process-input', 'preference');
  const from = column(model, 'process-input', 'effective_from');
  const until = column(model, 'process-input', 'effective_until');
  const rows = rowsByParent(process, idsOf(model, 'process'));
  const line = (p: number, r: number): InputLine => {
    const [first, last] = lineWindow(horizon, from[r], until[r]);
    const node = scope.nodes.number(scope.itemIds.number(item[r]), sites[p]);
    return { node, perUnit: quantity[r] / (1 - scrap[r]), first, last, preference: preference[r] };
  };
  return (p) => ({
    lines: rows[p].filter((r) => !group[r]).map((r) => line(p, r)),
    groups: grouped(rows[p], group).map(([name, members]) => ({
      name,
      lines: members.map((r) => line(p, r)),
    })),
  });
}

function lineWindow(horizon: Horizon, from: number, until: number): [number, number] {
  if (Number.isNaN(from) && Number.isNaN(until)) return [0, horizon.count - 1];
  return windowOf(horizon, given(from), given(until));
}

/** Rows that have a group, by group, in order of the groups' names. */
function grouped(rows: readonly number[], group: readonly (string | undefined)[]): [string, number[]][] {
  const byName = new Map<string, number[]>();
  for (const r of rows) {
    const name = group[r];
    if (!name) continue;
    getOrMake(byName, name, (): number[] => []).push(r);
  }
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1));
}

function hoursReader(
  scope: Scope,
  sites: readonly number[],
): (p: number, lead: LeadTimes) => { hours: HoursLine[]; hourGroups: HoursGroup[] } {
  const { model } = scope;
  const process = column(model, 'process-resource', 'process');
  const resource = column(model, 'process-resource', 'resource');
  const skill = column(model, 'process-resource', 'skill');
  const hours = column(model, 'process-resource', 'hours');
  const timing = column(model, 'process-resource', 'timing');
  const profileOf = profileCache(scope);
  const group = column(model, 'process-resource', 'group');
  const preference = column(model, 'process-resource', 'preference');
  const learns = column(model, 'process-resource', 'learns');
  const resources = idsOf(model, 'resource');
  const skilled = skillIndex(scope);
  const rows = rowsByParent(process, idsOf(model, 'process'));
  const linesOf = (p: number, lead: LeadTimes, r: number): HoursLine[] => {
    const numbers = skill[r]
      ? (skilled.get(`${sites[p]}/${skill[r]}`) ?? [])
      : [resources.number(resource[r])];
    const spread = timing[r] === 'spread' && lead.day[0] > lead.startDay[0];
    return numbers.map((n) => ({
      resource: n,
      hours: hours[r],
      profile: spread ? profileOf(lead, n) : undefined,
      preference: preference[r],
      learns: learns[r] === 1,
    }));
  };
  return (p, lead) => {
    const alone = rows[p].filter((r) => !group[r]);
    const named = grouped(rows[p], group).map(([name, members]) => ({
      name,
      lines: members.flatMap((r) => linesOf(p, lead, r)),
    }));
    // A row by skill is a group of its own: any resource that has the skill will do.
    const bySkill = alone
      .filter((r) => skill[r])
      .map((r) => ({
        name: `skill:${skill[r]}`,
        // What the one row prefers is no choice between its members.
        lines: linesOf(p, lead, r).map((line) => ({ ...line, preference: 1 })),
      }));
    return {
      hours: alone.filter((r) => !skill[r]).flatMap((r) => linesOf(p, lead, r)),
      hourGroups: [...named, ...bySkill],
    };
  };
}

/** Resources by `site/skill`. */
function skillIndex(scope: Scope): Map<string, number[]> {
  const { model } = scope;
  const site = column(model, 'resource', 'site');
  const skills = column(model, 'resource', 'skills');
  const index = new Map<string, number[]>();
  skills.forEach((list, r) => {
    for (const skill of list) {
      const key = `${scope.siteIds.number(site[r])}/${skill}`;
      getOrMake(index, key, (): number[] => []).push(r);
    }
  });
  return index;
}

function coproductReader(scope: Scope, sites: readonly number[]): (p: number) => Process['coproducts'] {
  const { model } = scope;
  if (rowCount(model, 'process-output') === 0) return () => [];
  const item = column(model, 'process-output', 'item');
  const quantity = column(model, 'process-output', 'quantity');
  const rows = rowsByParent(column(model, 'process-output', 'process'), idsOf(model, 'process'));
  return (p) =>
    rows[p].map((r) => ({
      node: scope.nodes.number(scope.itemIds.number(item[r]), sites[p]),
      perUnit: quantity[r],
    }));
}
