import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { Ids } from './ids.js';
import type { Time } from './time.js';

/** A given event (S29): first day, the day after its last, share of capacity that it leaves. */
export interface Outage {
  readonly from: number;
  readonly until: number;
  readonly left: number;
}

/** Outages by row of each table. */
export interface Events {
  readonly resource: readonly (readonly Outage[])[];
  readonly process: readonly (readonly Outage[])[];
  readonly lane: readonly (readonly Outage[])[];
  readonly offer: readonly (readonly Outage[])[];
}

/** What each given event strikes: rows of its own, and those at the sites of its organisation or country (S29). */
export function readEvents(model: Model, time: Time, ids: Ids): Events {
  const outages = readOutages(model, time);
  const site = siteOutages(model, outages);
  const here = (target: 'resource' | 'lane' | 'offer'): ((id: string) => Outage[]) => {
    const named = column(model, 'event', target);
    return (id) => outages((row) => named[row] === id);
  };
  const at = (id: string | undefined): readonly Outage[] => (id === undefined ? [] : (site.get(id) ?? []));
  const [ofResource, ofLane, ofOffer] = [here('resource'), here('lane'), here('offer')];
  const homes = column(model, 'resource', 'site');
  const works = column(model, 'process', 'site');
  const starts = column(model, 'lane', 'from_site');
  const ends = column(model, 'lane', 'to_site');
  const supplier = column(model, 'offer', 'supplier');
  const organisation = column(model, 'event', 'organisation');
  const country = column(model, 'event', 'country');
  const countryOf = countries(model);
  const struck = (owner: string | undefined): Outage[] =>
    owner === undefined
      ? []
      : outages((row) => {
          const home = countryOf.get(owner);
          return organisation[row] === owner || (home !== undefined && country[row] === home);
        });
  return {
    resource: ids.resource.names.map((id, r) => [...ofResource(id), ...at(homes[r])]),
    process: works.map(at),
    lane: ids.lane.names.map((id, l) => [...ofLane(id), ...at(starts[l]), ...at(ends[l])]),
    offer: ids.offer.names.map((id, o) => [...ofOffer(id), ...struck(supplier[o])]),
  };
}

function countries(model: Model): ReadonlyMap<string, string | undefined> {
  const country = column(model, 'organisation', 'country');
  return new Map(column(model, 'organisation', 'id').map((id, row) => [id ?? '', country[row]]));
}

function siteOutages(model: Model, outages: Outages): ReadonlyMap<string, readonly Outage[]> {
  const owner = column(model, 'site', 'organisation');
  const own = column(model, 'site', 'country');
  const countryOf = countries(model);
  const site = column(model, 'event', 'site');
  const organisation = column(model, 'event', 'organisation');
  const country = column(model, 'event', 'country');
  return new Map(
    column(model, 'site', 'id').map((id, s) => {
      const home = own[s] ?? countryOf.get(owner[s] ?? '');
      const strikes = (row: number): boolean =>
        site[row] === id ||
        (owner[s] !== undefined && organisation[row] === owner[s]) ||
        (home !== undefined && country[row] === home);
      return [id ?? '', outages(strikes)];
    }),
  );
}

type Outages = (strikes: (row: number) => boolean) => Outage[];

/** Given events of the rows that strike something, as far as they lie in the plan and take anything. */
function readOutages(model: Model, time: Time): Outages {
  const start = column(model, 'event', 'start');
  const duration = column(model, 'event', 'duration');
  const left = column(model, 'event', 'capacity_left');
  const given: { row: number; outage: Outage }[] = [];
  for (let row = 0; row < start.length; row++) {
    if (Number.isNaN(start[row]) || left[row] >= 1) continue;
    const until = Number.isNaN(duration[row]) ? time.end : start[row] + Math.ceil(duration[row]);
    if (until > time.start && start[row] < time.end && until > start[row])
      given.push({ row, outage: { from: start[row], until, left: left[row] } });
  }
  return (strikes) => given.filter(({ row }) => strikes(row)).map(({ outage }) => outage);
}

/** Share left on a day: of several outages the least. */
export function leftOn(all: readonly Outage[]): (day: number) => number {
  if (all.length === 0) return () => 1;
  return (day) =>
    all.reduce((least, o) => (o.from <= day && day < o.until ? Math.min(least, o.left) : least), 1);
}

/** Mean share left over the days of a bucket. */
export function leftIn(time: Time, all: readonly Outage[], t: number): number {
  if (all.length === 0) return 1;
  const left = leftOn(all);
  let sum = 0;
  for (let day = time.first[t]; day <= time.last(t); day++) sum += left(day);
  return sum / time.days(t);
}
