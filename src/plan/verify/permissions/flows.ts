import { column } from '../../../schema/columns.js';
import type { Case } from '../case.js';
import { refs } from '../ids.js';
import { isSome } from '../tolerance.js';

/** What the plan moves across a border in one bucket (S31). */
export interface Moved {
  readonly kind: 'shipment' | 'purchase' | 'order' | 'technology' | 'delivery';
  /** Lane, offer, order, process, or demand. */
  readonly id: string;
  readonly item: number;
  /** Id of the technology; '' for items. */
  readonly technology: string;
  readonly nature: string;
  readonly from: string;
  readonly to: string;
  readonly through: readonly string[];
  readonly sender: string;
  readonly parties: readonly string[];
  readonly endUse: string;
  readonly bucket: number;
  /** Days on which it leaves and arrives (S32). */
  readonly leaves: number;
  readonly arrives: number;
  readonly quantity: number;
}

type Route = Pick<Moved, 'from' | 'to' | 'through' | 'sender' | 'parties' | 'endUse'>;

/** Country of each site: its own, else its organisation's. */
function siteCountries(c: Case): string[] {
  const own = column(c.model, 'site', 'country');
  const registered = column(c.model, 'organisation', 'country');
  return own.map((country, s) => country ?? registered[c.payer[s]] ?? '');
}

/** Everything in the plan that crosses a border. */
export function movedAcross(c: Case): Moved[] {
  const makers = [shipments(c), purchases(c), technologies(c), deliveries(c)];
  return makers.flat().filter(({ from, to, quantity }) => from !== to && isSome(quantity));
}

function natureOf(c: Case): (item: number) => string {
  const kind = column(c.model, 'item', 'kind');
  return (i) => (kind[i] === 'software' ? 'software' : kind[i] === 'document' ? 'technology' : 'goods');
}

function useOf(c: Case): (own: string | undefined) => string {
  const usual = column(c.model, 'model', 'end_use')[0];
  return (own) => own ?? usual ?? '';
}

function shipments(c: Case): Moved[] {
  const { model, ids, time } = c;
  const places = siteCountries(c);
  const nature = natureOf(c);
  const endUse = useOf(c);
  const from = refs(column(model, 'lane', 'from_site'), ids.site);
  const to = refs(column(model, 'lane', 'to_site'), ids.site);
  const through = column(model, 'lane', 'transit_countries');
  const users = column(model, 'lane', 'end_users');
  const use = column(model, 'lane', 'end_use');
  const transit = column(model, 'lane', 'transit_time');
  const name = (site: number): string => ids.organisation.names[c.payer[site]] ?? '';
  const { length, number } = c.rows.shipment;
  return Array.from({ length }, (_, row) => {
    const [l, item, t] = [number.lane[row], number.item[row], number.bucket[row]];
    const arrival = c.calendars.leads(transit[l], false, -1).arrival[t];
    return {
      kind: 'shipment',
      id: ids.lane.names[l],
      item,
      technology: '',
      nature: nature(item),
      from: places[from[l]],
      to: places[to[l]],
      through: through[l],
      sender: name(from[l]),
      parties: [name(to[l]), ...users[l]],
      endUse: endUse(use[l]),
      bucket: t,
      leaves: time.last(t),
      arrives: arrival < 0 ? Number.NaN : time.last(arrival),
      quantity: number.shipped[row],
    };
  });
}

function purchases(c: Case): Moved[] {
  const { model, ids, time } = c;
  const places = siteCountries(c);
  const nature = natureOf(c);
  const endUse = useOf(c);
  const site = refs(column(model, 'offer', 'site'), ids.site);
  const item = refs(column(model, 'offer', 'item'), ids.item);
  const supplier = column(model, 'offer', 'supplier');
  const shipsFrom = column(model, 'offer', 'ships_from');
  const use = column(model, 'offer', 'end_use');
  const lead = column(model, 'offer', 'lead_time');
  const leadIn = column(model, 'offer', 'lead_time_in');
  const registered = column(model, 'organisation', 'country');
  const { length, number } = c.rows.purchase;
  return Array.from({ length }, (_, row) => {
    const [o, t] = [number.offer[row], number.bucket[row]];
    const leads = c.calendars.leads(lead[o], leadIn[o] === 'working', c.siteCalendar[site[o]]);
    const day = leads.arrival[t] < 0 ? Number.NaN : time.last(leads.arrival[t]);
    const to = places[site[o]];
    return {
      kind: 'purchase',
      id: ids.offer.names[o],
      item: item[o],
      technology: '',
      nature: nature(item[o]),
      from: shipsFrom[o] ?? registered[ids.organisation.find(supplier[o])] ?? to,
      to,
      through: [],
      sender: supplier[o] ?? '',
      parties: [ids.organisation.names[c.payer[site[o]]] ?? ''],
      endUse: endUse(use[o]),
      bucket: t,
      leaves: day,
      arrives: day,
      quantity: number.ordered[row],
    };
  });
}

/** An open order in the bucket in which it is due, whether it is received or not. */
export function movedOrder(c: Case, order: number, quantity: number): Moved | undefined {
  const { model, ids, time } = c;
  if (column(model, 'order', 'kind')[order] === 'production') return undefined;
  const t = time.dueBucket(column(model, 'order', 'due')[order]);
  const supplier = column(model, 'order', 'supplier')[order];
  const site = ids.site.find(column(model, 'order', 'site')[order]);
  const item = ids.item.find(column(model, 'order', 'item')[order]);
  const to = siteCountries(c)[site];
  const registered = column(model, 'organisation', 'country')[ids.organisation.find(supplier)];
  const from = column(model, 'order', 'ships_from')[order] ?? registered ?? to;
  if (from === to || t >= time.count) return undefined;
  return {
    kind: 'order',
    id: ids.order.names[order],
    item,
    technology: '',
    nature: natureOf(c)(item),
    from,
    to,
    through: [],
    sender: supplier ?? '',
    parties: [ids.organisation.names[c.payer[site]] ?? ''],
    endUse: useOf(c)(column(model, 'order', 'end_use')[order]),
    bucket: t,
    leaves: time.last(t),
    arrives: time.last(t),
    quantity,
  };
}

function technologies(c: Case): Moved[] {
  const { model, ids, time } = c;
  const places = siteCountries(c);
  const endUse = useOf(c);
  const known = column(model, 'technology', 'id');
  const owner = column(model, 'technology', 'owner');
  const technology = column(model, 'process', 'technology');
  const site = refs(column(model, 'process', 'site'), ids.site);
  const item = refs(column(model, 'process', 'item'), ids.item);
  const use = column(model, 'process', 'end_use');
  const registered = column(model, 'organisation', 'country');
  const { length, number } = c.rows.production;
  return Array.from({ length }, (_, row): Moved => {
    const [p, t] = [number.process[row], number.bucket[row]];
    const id = technology[p] ?? '';
    const sender = owner[known.indexOf(id)];
    const to = places[site[p]];
    const day = time.last(t);
    return {
      kind: 'technology',
      id: ids.process.names[p],
      item: item[p],
      technology: id,
      nature: 'technology',
      from: id === '' ? to : (registered[ids.organisation.find(sender)] ?? to),
      to,
      through: [],
      sender: sender ?? '',
      parties: [ids.organisation.names[c.payer[site[p]]] ?? ''],
      endUse: endUse(use[p]),
      bucket: t,
      leaves: day,
      arrives: day,
      quantity: number.started[row],
    };
  });
}

/** Deliveries of a demand in a bucket together, whenever they were due. */
function deliveries(c: Case): Moved[] {
  const { ids, time } = c;
  const nature = natureOf(c);
  const routes = deliveryRoutes(c);
  const { length, number } = c.rows.delivery;
  const sums = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const key = number.demand[row] * time.count + number.bucket[row];
    sums.set(key, (sums.get(key) ?? 0) + number.delivered[row]);
  }
  const names = [...ids.demand.names, ...ids.programme.names];
  return [...sums].flatMap(([key, quantity]): Moved[] => {
    const [d, t] = [Math.floor(key / time.count), key % time.count];
    // Fleets, which come after demands and programmes, take over where they are.
    if (d >= routes.length) return [];
    const { item, ...route } = routes[d];
    const flow: Moved = {
      kind: 'delivery',
      id: names[d],
      item,
      technology: '',
      nature: nature(item),
      ...route,
      bucket: t,
      leaves: time.last(t),
      arrives: time.last(t),
      quantity,
    };
    return [flow];
  });
}

/** Demands first, then programmes, as the plan's rows name them. */
function deliveryRoutes(c: Case): (Route & { readonly item: number })[] {
  const { model, ids } = c;
  const places = siteCountries(c);
  const endUse = useOf(c);
  const registered = column(model, 'organisation', 'country');
  return (['demand', 'programme'] as const).flatMap((table) => {
    const item = refs(column(model, table, 'item'), ids.item);
    const site = refs(column(model, table, 'site'), ids.site);
    const customer = column(model, table, 'customer');
    const use = column(model, table, 'end_use');
    return customer.map((id, row) => {
      const from = places[site[row]];
      return {
        item: item[row],
        from,
        to: registered[ids.organisation.find(id)] ?? from,
        through: [],
        sender: ids.organisation.names[c.payer[site[row]]] ?? '',
        parties: [id ?? ''],
        endUse: endUse(use[row]),
      };
    });
  });
}
