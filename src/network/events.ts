import type { Day } from '../base/dates.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { Horizon } from './horizon.js';
import { given } from './index-of.js';

/** A disruption that is taken as given (S29), by days of the plan: first, and the one after the last. */
interface GivenEvent {
  readonly from: number;
  readonly to: number;
  readonly left: number;
}

/** Share of capacity that given events leave, by day of the plan; undefined where none strikes. */
export interface Events {
  resource(id: string, site: string | undefined): Float64Array | undefined;
  site(id: string | undefined): Float64Array | undefined;
  lane(id: string, from: string | undefined, to: string | undefined): Float64Array | undefined;
  offer(id: string, supplier: string | undefined): Float64Array | undefined;
}

export function readEvents(model: Model, horizon: Horizon): Events {
  const days = horizon.endDay - horizon.firstDay;
  const struck = strikes(model, horizon);
  const organisationCountry = mapOf(
    column(model, 'organisation', 'id'),
    column(model, 'organisation', 'country'),
  );
  const siteOrganisation = mapOf(column(model, 'site', 'id'), column(model, 'site', 'organisation'));
  const siteCountry = mapOf(column(model, 'site', 'id'), column(model, 'site', 'country'));
  const of = (target: Target, id: string | undefined): readonly GivenEvent[] =>
    id === undefined ? [] : (struck.get(`${target} ${id}`) ?? []);
  const ofOrganisation = (id: string | undefined): GivenEvent[] => [
    ...of('organisation', id),
    ...of('country', organisationCountry.get(id ?? '')),
  ];
  const ofSite = (id: string | undefined): GivenEvent[] => {
    const organisation = siteOrganisation.get(id ?? '');
    const country = siteCountry.get(id ?? '') ?? organisationCountry.get(organisation ?? '');
    return [...of('site', id), ...of('organisation', organisation), ...of('country', country)];
  };
  const daily = (events: readonly GivenEvent[]): Float64Array | undefined => {
    if (events.length === 0) return undefined;
    const left = new Float64Array(days).fill(1);
    for (const { from, to, left: share } of events)
      for (let k = from; k < to; k++) left[k] = Math.min(left[k], share);
    return left;
  };
  return {
    resource: (id, site) => daily([...of('resource', id), ...ofSite(site)]),
    site: (id) => daily(ofSite(id)),
    lane: (id, from, to) => daily([...of('lane', id), ...ofSite(from), ...ofSite(to)]),
    offer: (id, supplier) => daily([...of('offer', id), ...ofOrganisation(supplier)]),
  };
}

type Target = 'site' | 'resource' | 'lane' | 'offer' | 'organisation' | 'country';

/** Given events that touch the plan, by what they strike. */
function strikes(model: Model, horizon: Horizon): Map<string, GivenEvent[]> {
  const found = new Map<string, GivenEvent[]>();
  const start = column(model, 'event', 'start');
  const duration = column(model, 'event', 'duration');
  const left = column(model, 'event', 'capacity_left');
  const targets: readonly { target: Target; ids: readonly (string | undefined)[] }[] = [
    { target: 'site', ids: column(model, 'event', 'site') },
    { target: 'resource', ids: column(model, 'event', 'resource') },
    { target: 'lane', ids: column(model, 'event', 'lane') },
    { target: 'offer', ids: column(model, 'event', 'offer') },
    { target: 'organisation', ids: column(model, 'event', 'organisation') },
    { target: 'country', ids: column(model, 'event', 'country') },
  ];
  start.forEach((first, row) => {
    const from = given(first);
    if (from === undefined) return;
    const length = given(duration[row]);
    const end: Day = length === undefined ? horizon.endDay : from + Math.ceil(length - 1e-9);
    const each = {
      from: Math.max(0, from - horizon.firstDay),
      to: Math.min(end, horizon.endDay) - horizon.firstDay,
      left: left[row],
    };
    if (each.from >= each.to || each.left >= 1) return;
    for (const { target, ids } of targets) {
      const id = ids[row];
      if (id === undefined) continue;
      const key = `${target} ${id}`;
      found.set(key, [...(found.get(key) ?? []), each]);
    }
  });
  return found;
}

function mapOf(
  keys: readonly (string | undefined)[],
  values: readonly (string | undefined)[],
): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  keys.forEach((key, row) => {
    const value = values[row];
    if (key !== undefined && value !== undefined) map.set(key, value);
  });
  return map;
}

/** Mean share by bucket of shares by day. */
export function shareByBucket(horizon: Horizon, daily: Float64Array | undefined): Float64Array | undefined {
  if (!daily) return undefined;
  return Float64Array.from({ length: horizon.count }, (_, t) => {
    let sum = 0;
    for (let day = horizon.starts[t]; day < horizon.starts[t + 1]; day++)
      sum += daily[day - horizon.firstDay];
    return sum / (horizon.starts[t + 1] - horizon.starts[t]);
  });
}

/** Most in a bucket, of a limit that may be infinite, with what events leave of it. */
export function mostIn(limited: { readonly most: number; readonly left?: Float64Array }, t: number): number {
  if (!limited.left) return limited.most;
  return limited.left[t] === 0 ? 0 : limited.most * limited.left[t];
}
