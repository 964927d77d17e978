import { getOrMake } from '../base/maps.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import { shareByBucket } from './events.js';
import { given, type Ids, idsOf, NodeIndex } from './index-of.js';
import type { Item, Lane, Site } from './network.js';
import { leadTimeCache } from './processes.js';
import { acceptedReader } from './revisions.js';
import type { Scope } from './scope.js';

/** A lane's ends and what it may carry, before it is known what is worth carrying. */
interface LaneDraft {
  readonly from: number;
  readonly to: number;
  /** Items that the lane names; with no classes either, it may carry everything. */
  readonly items: ReadonlySet<number>;
  readonly classes: readonly string[];
}

type Flow = { readonly item: number; readonly from: number; readonly to: number };

export function readLanes(model: Model): LaneDraft[] {
  const sites = idsOf(model, 'site');
  const itemIds = idsOf(model, 'item');
  const from = column(model, 'lane', 'from_site');
  const to = column(model, 'lane', 'to_site');
  const items = column(model, 'lane', 'items');
  const classes = column(model, 'lane', 'classes');
  return from.map((name, l) => ({
    from: sites.number(name),
    to: sites.number(to[l]),
    items: new Set(items[l].map((id) => itemIds.number(id))),
    classes: classes[l],
  }));
}

/**
 * Numbers the (item, site) pairs and finds what each lane carries (S13): the items it names, and of what else it may
 * carry what can be had at its start and is wanted at its end, directly or through other lanes and processes.
 */
export function laneFlows(
  model: Model,
  lanes: readonly LaneDraft[],
  items: readonly Item[],
  sites: readonly Site[],
): {
  index: NodeIndex;
  list: readonly { item: number; site: number }[];
  flows: readonly (readonly Flow[])[];
} {
  const index = new NodeIndex(sites.length);
  const { had, wanted } = seeds(model, index, sites.length);
  const along = (set: Set<number>, start: 'from' | 'to', end: 'from' | 'to'): void => {
    const leaving = new LanesBySite(lanes, start, sites.length);
    spread(set, (key, add) => {
      const [item, site] = [Math.floor(key / sites.length), key % sites.length];
      leaving.each(site, item, items[item].kind, (lane) => add(item * sites.length + lane[end]));
    });
  };
  along(had, 'from', 'to');
  along(wanted, 'to', 'from');
  const hadAt = bySite(had, sites.length);
  const carried = lanes.map((lane) => {
    const result = [...lane.items];
    if (lane.items.size === 0 || lane.classes.length > 0) {
      for (const item of hadAt[lane.from] ?? []) {
        const fits = !lane.items.has(item) && wanted.has(item * sites.length + lane.to);
        if (fits && takes(lane, items[item].kind)) result.push(item);
      }
    }
    return result.sort((a, b) => a - b);
  });
  carried.forEach((list, l) => {
    for (const item of list) {
      index.add(item, lanes[l].from);
      index.add(item, lanes[l].to);
    }
  });
  const list = index.freeze();
  const flows = carried.map((each, l) =>
    each.map((item) => ({
      item,
      from: index.number(item, lanes[l].from),
      to: index.number(item, lanes[l].to),
    })),
  );
  return { index, list, flows };
}

/** Pairs where something can be had, and where it is wanted, before lanes; all of them are nodes. */
function seeds(model: Model, index: NodeIndex, siteCount: number): { had: Set<number>; wanted: Set<number> } {
  const itemIds = idsOf(model, 'item');
  const siteIds = idsOf(model, 'site');
  const had = new Set<number>();
  const wanted = new Set<number>();
  const mark = (set: Set<number> | undefined, item: number, site: number): void => {
    index.add(item, site);
    set?.add(item * siteCount + site);
  };
  const each = (
    set: Set<number> | undefined,
    item: readonly (string | undefined)[],
    site: readonly (string | undefined)[],
  ): void => {
    item.forEach((id, r) => {
      mark(set, itemIds.number(id), siteIds.number(site[r]));
    });
  };

  each(had, column(model, 'process', 'item'), column(model, 'process', 'site'));
  each(had, column(model, 'offer', 'item'), column(model, 'offer', 'site'));
  each(had, column(model, 'order', 'item'), column(model, 'order', 'site'));
  const accepted = acceptedReader({ model, itemIds });
  const delivered = (item: readonly (string | undefined)[], site: readonly (string | undefined)[]): void => {
    each(wanted, item, site);
    item.forEach((id, r) => {
      for (const own of accepted(id, undefined) ?? []) mark(wanted, own, siteIds.number(site[r]));
    });
  };
  delivered(column(model, 'demand', 'item'), column(model, 'demand', 'site'));
  delivered(column(model, 'programme', 'item'), column(model, 'programme', 'site'));
  delivered(column(model, 'fleet', 'item'), column(model, 'fleet', 'site'));
  const fleetIds = idsOf(model, 'fleet');
  const fleetSites = column(model, 'fleet', 'site');
  const spareSites = column(model, 'fleet-spare', 'fleet').map((id) => fleetSites[fleetIds.number(id)]);
  delivered(column(model, 'fleet-spare', 'item'), spareSites);
  const processIds = idsOf(model, 'process');
  const processSites = column(model, 'process', 'site');
  const child = (
    set: Set<number>,
    process: readonly (string | undefined)[],
    item: readonly (string | undefined)[],
  ): void =>
    item.forEach((id, r) => {
      const site = processSites[processIds.number(process[r])];
      mark(set, itemIds.number(id), siteIds.number(site));
    });
  child(wanted, column(model, 'process-input', 'process'), column(model, 'process-input', 'item'));
  child(had, column(model, 'process-output', 'process'), column(model, 'process-output', 'item'));
  seedBuffers(model, itemIds, siteIds, mark, had, wanted);
  return { had, wanted };
}

function seedBuffers(
  model: Model,
  itemIds: Ids,
  siteIds: Ids,
  mark: (set: Set<number> | undefined, item: number, site: number) => void,
  had: Set<number>,
  wanted: Set<number>,
): void {
  const site = column(model, 'buffer', 'site');
  const opening = column(model, 'buffer', 'opening_stock');
  const minimum = column(model, 'buffer', 'minimum');
  const target = column(model, 'buffer', 'stockpile_target');
  column(model, 'buffer', 'item').forEach((id, r) => {
    const [i, s] = [itemIds.number(id), siteIds.number(site[r])];
    mark(opening[r] > 0 ? had : undefined, i, s);
    if (minimum[r] > 0 || target[r] > 0) mark(wanted, i, s);
  });
}

function spread(set: Set<number>, next: (key: number, add: (key: number) => void) => void): void {
  const add = (key: number): void => void set.add(key);
  // A set keeps the order of insertion and visits what is added while it is walked.
  for (const key of set) next(key, add);
}

/** Whether a lane takes items of a kind that it does not name. */
function takes(lane: LaneDraft, kind: string): boolean {
  return lane.classes.includes(kind) || (lane.items.size === 0 && lane.classes.length === 0);
}

/** Items of keys `item * siteCount + site`, by site. */
function bySite(keys: ReadonlySet<number>, siteCount: number): number[][] {
  const found: number[][] = Array.from({ length: siteCount }, () => []);
  for (const key of keys) found[key % siteCount].push(Math.floor(key / siteCount));
  return found;
}

/** Lanes by the site at one of their ends: by item for what they name, and those that take whole kinds. */
class LanesBySite {
  private readonly named: Map<number, LaneDraft[]>[];
  private readonly general: LaneDraft[][];

  constructor(lanes: readonly LaneDraft[], end: 'from' | 'to', siteCount: number) {
    this.named = Array.from({ length: siteCount }, () => new Map<number, LaneDraft[]>());
    this.general = Array.from({ length: siteCount }, () => []);
    for (const lane of lanes) {
      for (const item of lane.items) getOrMake(this.named[lane[end]], item, (): LaneDraft[] => []).push(lane);
      if (lane.items.size === 0 || lane.classes.length > 0) this.general[lane[end]].push(lane);
    }
  }

  /** Every lane there that carries the item, of this kind. */
  each(site: number, item: number, kind: string, visit: (lane: LaneDraft) => void): void {
    for (const lane of this.named[site].get(item) ?? []) visit(lane);
    for (const lane of this.general[site]) if (takes(lane, kind)) visit(lane);
  }
}

export function buildLanes(
  scope: Scope,
  drafts: readonly LaneDraft[],
  flows: readonly (readonly Flow[])[],
): Lane[] {
  const { model, currencies } = scope;
  const transit = column(model, 'lane', 'transit_time');
  const cost = column(model, 'lane', 'cost');
  const currency = column(model, 'lane', 'currency');
  const duty = column(model, 'lane', 'duty_rate');
  const basis = column(model, 'lane', 'duty_basis');
  const paidBy = column(model, 'lane', 'paid_by');
  const dutyBy = column(model, 'lane', 'duty_paid_by');
  const opening = column(model, 'lane', 'opening_cost');
  const most = column(model, 'lane', 'most_per_bucket');
  const leadOf = leadTimeCache(scope);
  const siteIds = column(model, 'site', 'id');
  const leftOf = (id: string, { from, to }: LaneDraft): { left?: Float64Array } => {
    const left = shareByBucket(scope.horizon, scope.events.lane(id, siteIds[from], siteIds[to]));
    return left ? { left } : {};
  };
  return column(model, 'lane', 'id').map((id, l) => ({
    id: id ?? '',
    row: l,
    fromSite: drafts[l].from,
    toSite: drafts[l].to,
    arrival: leadOf(transit[l], -1).bucket,
    cost: cost[l],
    currency: currencies.of(currency[l]),
    dutyRate: duty[l],
    dutyOnFreight: basis[l] === 'value-and-freight',
    payingSite: paidBy[l] === 'from' ? drafts[l].from : drafts[l].to,
    dutySite: dutyBy[l] === 'from' ? drafts[l].from : drafts[l].to,
    openingCost: opening[l],
    most: given(most[l]) ?? Number.POSITIVE_INFINITY,
    ...leftOf(id ?? '', drafts[l]),
    flows: flows[l],
  }));
}
