import { column } from '../../schema/columns.js';
import type { Horizon } from '../horizon.js';
import { idsOf } from '../index-of.js';
import type { Curve, Lane, Node, Offer, OpenOrder, Process } from '../network.js';
import type { Scope } from '../scope.js';
import { natureOf } from './tables.js';
import type { Crossing } from './types.js';

/** What moves in the network. */
export interface Movers {
  readonly nodes: readonly Node[];
  readonly lanes: readonly Lane[];
  readonly offers: readonly Offer[];
  readonly openOrders: readonly OpenOrder[];
  readonly processes: readonly Process[];
  readonly curves: readonly Curve[];
}

/** Country of every site, its own or its organisation's; '' where neither is stated. */
export function siteCountries(scope: Pick<Scope, 'model' | 'sites'>): string[] {
  const own = column(scope.model, 'site', 'country');
  const registered = column(scope.model, 'organisation', 'country');
  return scope.sites.map((site, s) => own[s] ?? registered[site.organisation] ?? '');
}

/** Every flow between two countries (S31). */
export function findCrossings(scope: Scope, movers: Movers): Crossing[] {
  const finder = new Finder(scope, movers);
  return [
    ...finder.shipments(),
    ...finder.purchases(),
    ...finder.orders(),
    ...finder.technologies(),
    ...finder.deliveries(),
  ];
}

/** End use of a row, else the model's, else ''. */
export function endUseOf(scope: Pick<Scope, 'model'>): (own: string | undefined) => string {
  const usual = column(scope.model, 'model', 'end_use')[0] ?? '';
  return (own) => own ?? usual;
}

class Finder {
  private readonly places: readonly string[];
  private readonly registered: readonly (string | undefined)[];
  private readonly kinds: readonly (string | undefined)[];
  private readonly organisations;
  private readonly endUse: (own: string | undefined) => string;
  private readonly lastDays: Int32Array;

  constructor(
    private readonly scope: Scope,
    private readonly movers: Movers,
  ) {
    const { model, horizon } = scope;
    this.places = siteCountries(scope);
    this.registered = column(model, 'organisation', 'country');
    this.kinds = column(model, 'item', 'kind');
    this.organisations = idsOf(model, 'organisation');
    this.endUse = endUseOf(scope);
    this.lastDays = Int32Array.from({ length: horizon.count }, (_, t) => horizon.starts[t + 1] - 1);
  }

  shipments(): Crossing[] {
    const { model, sites } = this.scope;
    const transit = column(model, 'lane', 'transit_countries');
    const endUsers = column(model, 'lane', 'end_users');
    const endUse = column(model, 'lane', 'end_use');
    return this.movers.lanes.flatMap((lane, l) => {
      const [origin, destination] = [this.places[lane.fromSite], this.places[lane.toSite]];
      if (origin === destination) return [];
      const users = endUsers[l].map((id) => this.organisations.number(id));
      return lane.flows.map(({ item }, part) => ({
        kind: 'shipment' as const,
        number: l,
        part,
        ...this.goods(item),
        origin,
        destination,
        transit: transit[l],
        exporter: sites[lane.fromSite].organisation,
        parties: [sites[lane.toSite].organisation, ...users],
        endUse: this.endUse(endUse[l]),
        leaves: this.lastDays,
        arrives: lastDaysOf(this.scope.horizon, lane.arrival),
      }));
    });
  }

  purchases(): Crossing[] {
    const { model } = this.scope;
    const supplier = column(model, 'offer', 'supplier');
    const shipsFrom = column(model, 'offer', 'ships_from');
    const endUse = column(model, 'offer', 'end_use');
    return this.movers.offers.flatMap((offer, o) => {
      const exporter = this.organisations.number(supplier[o]);
      const days = lastDaysOf(this.scope.horizon, offer.arrival);
      const from = shipsFrom[o] ?? this.registered[exporter];
      return this.bought('purchase', o, offer.node, from, exporter, this.endUse(endUse[o]), days);
    });
  }

  orders(): Crossing[] {
    const { model } = this.scope;
    const kind = column(model, 'order', 'kind');
    const supplier = column(model, 'order', 'supplier');
    const shipsFrom = column(model, 'order', 'ships_from');
    const endUse = column(model, 'order', 'end_use');
    return this.movers.openOrders.flatMap((order, j) => {
      const exporter = this.organisations.number(supplier[j]);
      const from = shipsFrom[j] ?? this.registered[exporter];
      if (kind[j] === 'production') return [];
      return this.bought('order', j, order.node, from, exporter, this.endUse(endUse[j]), this.lastDays);
    });
  }

  technologies(): Crossing[] {
    const { model, sites } = this.scope;
    const ids = idsOf(model, 'technology');
    const owner = column(model, 'technology', 'owner');
    const technology = column(model, 'process', 'technology');
    const endUse = column(model, 'process', 'end_use');
    return this.movers.processes.flatMap((process, p) => {
      const number = ids.number(technology[p]);
      const exporter = this.organisations.number(owner[number]);
      const origin = this.registered[exporter];
      const destination = this.places[process.site];
      if (number < 0 || origin === undefined || origin === destination) return [];
      return {
        kind: 'technology' as const,
        number: p,
        part: 0,
        item: this.movers.nodes[process.node].item,
        technology: number,
        nature: 'technology' as const,
        origin,
        destination,
        transit: [],
        exporter,
        parties: [sites[process.site].organisation],
        endUse: this.endUse(endUse[p]),
        leaves: this.lastDays,
        arrives: this.lastDays,
      };
    });
  }

  deliveries(): Crossing[] {
    const { sites } = this.scope;
    return this.movers.curves.flatMap((curve, c) => {
      if (curve.customer < 0) return [];
      const { item, site } = this.movers.nodes[curve.node];
      return {
        kind: 'delivery' as const,
        number: c,
        part: 0,
        ...this.goods(item),
        origin: this.places[site],
        destination: this.registered[curve.customer] ?? '',
        transit: [],
        exporter: sites[site].organisation,
        parties: [curve.customer],
        endUse: curve.endUse,
        leaves: this.lastDays,
        arrives: this.lastDays,
      };
    });
  }

  private goods(item: number): Pick<Crossing, 'item' | 'technology' | 'nature'> {
    return { item, technology: -1, nature: natureOf(this.kinds[item] ?? 'part') };
  }

  private bought(
    kind: 'purchase' | 'order',
    number: number,
    node: number,
    from: string | undefined,
    exporter: number,
    endUse: string,
    days: Int32Array,
  ): Crossing[] {
    const { item, site } = this.movers.nodes[node];
    const destination = this.places[site];
    // Where nothing says from where it comes the checks refuse the model.
    if (from === undefined || from === destination) return [];
    return [
      {
        kind,
        number,
        part: 0,
        ...this.goods(item),
        origin: from,
        destination,
        transit: [],
        exporter,
        parties: [this.scope.sites[site].organisation],
        endUse,
        leaves: days,
        arrives: days,
      },
    ];
  }
}

/** Last day of the bucket in which what is done in t arrives; -1 after the horizon. */
function lastDaysOf(horizon: Horizon, arrival: Int32Array): Int32Array {
  return arrival.map((t) => (t < 0 ? -1 : horizon.starts[t + 1] - 1));
}
