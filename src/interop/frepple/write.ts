import { isoDate } from '../../base/dates.js';
import { getOrMake } from '../../base/maps.js';
import type { WorkTime } from './calendars.js';
import type { Store, Thing } from './collect.js';
import type { Wanted } from './demands.js';
import type { Draft } from './drafts.js';
import { keyOf, type Material, type Materials } from './materials.js';
import type { UnderWay } from './open-orders.js';
import type { FreppleOptions } from './options.js';
import type { Context } from './processes.js';
import type { Loads } from './resources.js';
import type { Span } from './sites.js';
import type { Purchase, Transport } from './supply.js';
import { dayText, Ids } from './tables.js';
import type { Timing } from './timing.js';
import type { Values } from './values.js';

const DAY = 86_400;

export interface WriterScope {
  readonly store: Store;
  readonly values: Values;
  readonly context: Context;
  readonly times: Timing;
  readonly options: FreppleOptions;
  readonly span: Span;
}

/** Writes the rows that need little thought: model, items, offers, stock, orders, demands. */
export class Writer {
  private readonly itemIds = new Ids('item');
  /** Items with a row. */
  private readonly itemRows = new Set<string>();
  private readonly organisationIds = new Ids('organisation');
  private readonly organisations = new Set<string>();
  private readonly offerIds = new Ids('offer');
  private readonly demandIds = new Ids('demand');
  private readonly orderIds = new Ids('order');
  private readonly skillIds = new Ids('skill');
  private readonly skills = new Set<string>();

  constructor(private readonly scope: WriterScope) {}

  private get tables(): Context['tables'] {
    return this.scope.context.tables;
  }

  model(buckets: string): void {
    const { store, options, span } = this.scope;
    const name = store.plan.values.get('name');
    this.tables.add('model', store.plan.line, {
      id: 'frepple',
      name: name === undefined || name === '' ? undefined : name,
      start: isoDate(span.start),
      buckets,
      currency: options.currency ?? 'EUR',
      fiscal_year_start: 1,
      objectives: options.objectives,
    });
    this.tables.add('organisation', store.plan.line, {
      id: this.organisationIds.of('cluster'),
      name: 'All locations of the file',
      kind: 'manufacturer',
    });
  }

  /** Rows of the items of the file. */
  items(): void {
    const parents = new Set(this.scope.store.all('item').map((item) => item.refs.get('owner')));
    for (const item of this.scope.store.all('item')) {
      // A parent groups other items and is none itself, unless something names it.
      if (!parents.has(item.name)) this.item(item.name, item.line);
      if (item.type === 'item_mto')
        this.scope.context.notes.add('frepple.not-carried', 'item', 'type', item.name, item.line);
    }
  }

  /** Id of an item; its row is written when it is first asked for. */
  item(name: string, line: number): string {
    const { store, values } = this.scope;
    const id = this.itemIds.of(name);
    if (this.itemRows.has(id)) return id;
    this.itemRows.add(id);
    const item = store.find('item', name);
    const cost = item ? values.number(item, 'cost', 0) : 0;
    this.tables.add('item', item?.line ?? line, {
      id,
      name: id === name ? undefined : name,
      standard_value: cost > 0 ? cost : undefined,
    });
    return id;
  }

  private organisation(name: string, line: number, kind: string): string {
    const id = this.organisationIds.of(name);
    if (!this.organisations.has(id)) {
      this.organisations.add(id);
      this.tables.add('organisation', line, { id, name: id === name ? undefined : name, kind });
    }
    return id;
  }

  /** Groups of resources are none themselves, and what limits nothing needs no row. */
  usesResource(resource: Thing, loads: Loads): boolean {
    return loads.leaves(resource.name)[0] === resource.name && !loads.isUnlimited(resource);
  }

  skillsOf(resource: Thing): readonly string[] {
    return this.scope.store
      .linksOf('resourceskill')
      .filter((link) => link.refs.get('resource') === resource.name)
      .flatMap((link) => {
        const name = link.refs.get('skill');
        if (name === undefined) return [];
        const id = this.skillIds.of(name);
        if (!this.skills.has(id)) {
          this.skills.add(id);
          this.tables.add('skill', link.line, { id, name: id === name ? undefined : name });
        }
        return [id];
      });
  }

  offer(purchase: Purchase): void {
    const { context, times, options } = this.scope;
    const { material, line } = purchase;
    const lots = options.purchaseLots ?? true;
    const relaxed = !lots && ((purchase.minimum ?? 0) > 0 || (purchase.multiple ?? 0) > 0);
    if (relaxed)
      context.notes.add('frepple.purchase-lots', 'itemsupplier', 'size_minimum', purchase.name, line);
    this.tables.add('offer', line, {
      id: this.offerIds.of(purchase.name),
      name: purchase.name,
      supplier:
        purchase.supplier === undefined ? undefined : this.organisation(purchase.supplier, line, 'supplier'),
      item: this.item(material.item, line),
      site: context.sites.of(material.site),
      price: purchase.price,
      lead_time: times.lead(purchase),
      minimum_order: lots && (purchase.minimum ?? 0) > 0 ? purchase.minimum : undefined,
      order_multiple: lots && (purchase.multiple ?? 0) > 0 ? purchase.multiple : undefined,
      valid_from: dayText(purchase.from === undefined ? undefined : Math.ceil(purchase.from - 1e-9)),
      valid_until: dayText(purchase.until === undefined ? undefined : Math.ceil(purchase.until - 1e-9) - 1),
      preference: purchase.preference > 1 ? purchase.preference : undefined,
    });
  }

  /** One lane for all items that go the same way in the same time at the same cost. */
  transports(transports: readonly Transport[]): void {
    const { context, times } = this.scope;
    const lanes = new Map<string, { first: Transport; items: Set<string>; lead: number }>();
    for (const transport of transports) {
      const lead = times.lead(transport);
      const key = [transport.from.site, transport.to.site, lead, transport.cost].join('\n');
      const lane = getOrMake(lanes, key, () => ({ first: transport, items: new Set<string>(), lead }));
      lane.items.add(this.item(transport.from.item, transport.line));
    }
    const ids = new Ids('lane');
    let n = 0;
    for (const { first, items, lead } of lanes.values()) {
      n++;
      this.tables.add('lane', first.line, {
        id: ids.of(`${first.from.site} to ${first.to.site}, ${n}`),
        from_site: context.sites.of(first.from.site),
        to_site: context.sites.of(first.to.site),
        transit_time: lead,
        cost: first.cost === 0 ? undefined : first.cost,
        items: [...items].sort(),
      });
    }
  }

  stock(materials: Materials, underWay: UnderWay): void {
    const { store, values, context } = this.scope;
    const written = new Set<string>();
    for (const buffer of store.all('buffer')) {
      const material = materials.buffer(buffer.name);
      const onHand = values.number(buffer, 'onhand', 0);
      const left = onHand - (underWay.taken.get(keyOf(material)) ?? 0);
      if (left < 0) context.notes.add('frepple.negative-stock', 'buffer', 'onhand', buffer.name, buffer.line);
      if (buffer.refs.has('maximum_calendar'))
        context.notes.add('frepple.not-carried', 'buffer', 'maximum_calendar', buffer.name, buffer.line);
      const minimum = this.minimum(buffer);
      if (written.has(keyOf(material)) || (left <= 0 && minimum <= 0)) continue;
      written.add(keyOf(material));
      this.tables.add('buffer', buffer.line, {
        item: this.item(material.item, buffer.line),
        site: context.sites.of(material.site),
        opening_stock: left > 0 ? left : undefined,
        minimum: minimum > 0 ? minimum : undefined,
      });
    }
    for (const order of underWay.orders)
      this.tables.add('order', order.line, {
        id: this.orderIds.of(order.name),
        kind: order.kind,
        item: this.item(order.material.item, order.line),
        site: context.sites.of(order.material.site),
        quantity: order.quantity,
        due: isoDate(Math.ceil(order.due - this.scope.times.phase(order.material) - 1e-9)),
      });
  }

  private minimum(buffer: Thing): number {
    const { values, context, span } = this.scope;
    const calendar = buffer.refs.get('minimum_calendar');
    if (calendar === undefined) return values.number(buffer, 'minimum', 0);
    context.notes.add('frepple.first-value', 'buffer', 'minimum_calendar', buffer.name, buffer.line);
    return context.calendars.timedValue(calendar).at(span.start, 0);
  }

  demand(demand: Wanted, drafts: readonly Draft[]): void {
    const { context } = this.scope;
    const { material, thing } = demand;
    const item = this.item(material.item, thing.line);
    const site = context.sites.of(material.site);
    // Alternates may deliver from other places than that of the first.
    if (demand.byOperation)
      for (const { output } of drafts)
        if (output.item === material.item) context.sites.link(context.sites.of(output.site), site, item);
    const customer = thing.refs.get('customer');
    const id = this.demandIds.of(demand.name);
    this.tables.add('demand', thing.line, {
      id,
      name: id === demand.name ? undefined : demand.name,
      item,
      site,
      customer: customer === undefined ? undefined : this.organisation(customer, thing.line, 'manufacturer'),
      due: isoDate(this.bucketDay(demand.due, material)),
      latest: demand.latest === undefined ? undefined : isoDate(this.bucketDay(demand.latest, material)),
      quantity: demand.quantity,
      priority: demand.priority,
    });
  }

  /**
   * Last day on which what is there is there by a moment: material that comes at a time of day counts from that time,
   * and what is finished at closing time comes on the next day.
   */
  private bucketDay(moment: number, material: Material): number {
    const { times, context } = this.scope;
    const work: WorkTime = context.sites.work(material.site);
    const day = Math.floor(moment + 1e-9);
    const seconds = Math.round((moment - day) * DAY);
    const passed = Math.min(1, Math.max(0, (seconds - work.opens) / (work.closes - work.opens)));
    return Math.floor(day + passed - times.phase(material) + 1e-9);
  }
}
