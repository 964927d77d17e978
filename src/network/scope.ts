import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { Calendars } from './calendars.js';
import type { Events } from './events.js';
import type { Horizon } from './horizon.js';
import type { Ids, NodeIndex } from './index-of.js';
import type { Currencies } from './money.js';
import type { Site } from './network.js';
import type { Readiness } from './readiness.js';

/** What the builders of the network's parts need in common. */
export interface Scope {
  readonly model: Model;
  readonly horizon: Horizon;
  readonly calendars: Calendars;
  readonly currencies: Currencies;
  readonly itemIds: Ids;
  readonly siteIds: Ids;
  readonly sites: readonly Site[];
  readonly nodes: NodeIndex;
  readonly events: Events;
  readonly readiness: Readiness | undefined;
}

/** Hours by day of a site's calendar, undefined where the site works every day. */
export function siteHours(scope: Scope, site: number): Float64Array | undefined {
  const calendar = scope.sites[site]?.calendar ?? -1;
  return calendar < 0 ? undefined : scope.calendars.hours[calendar];
}

/** Hours by day of a resource's calendar, its own or its site's; undefined = 24 h every day. */
export function resourceHours(scope: Scope): (resource: number) => Float64Array | undefined {
  const site = column(scope.model, 'resource', 'site');
  const calendar = column(scope.model, 'resource', 'calendar');
  return (r) => {
    const own = calendar[r] === undefined ? undefined : scope.calendars.ids.get(calendar[r]);
    return own === undefined ? siteHours(scope, scope.siteIds.number(site[r])) : scope.calendars.hours[own];
  };
}
