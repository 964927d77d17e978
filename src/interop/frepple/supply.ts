import type { Store, Thing } from './collect.js';
import { keyOf, type Material, type Materials } from './materials.js';
import type { Notes } from './notes.js';
import type { Step } from './timing.js';
import type { Values } from './values.js';

const DAY = 86_400;

export interface Purchase extends Step {
  readonly material: Material;
  readonly name: string;
  readonly supplier: string | undefined;
  readonly line: number;
  readonly price: number;
  readonly minimum: number | undefined;
  readonly multiple: number | undefined;
  readonly from: number | undefined;
  readonly until: number | undefined;
  readonly preference: number;
}

export interface Transport extends Step {
  readonly from: Material;
  readonly to: Material;
  readonly cost: number;
  readonly line: number;
}

/** Places at which each item is kept, used or wanted, by item. */
export type Places = ReadonlyMap<string, ReadonlySet<string>>;

/** Purchases and transports between locations. */
export class Supply {
  readonly purchases: Purchase[] = [];
  readonly transports: Transport[] = [];

  constructor(
    private readonly store: Store,
    private readonly values: Values,
    private readonly notes: Notes,
    private readonly materials: Materials,
    private readonly places: Places,
    private readonly start: number,
  ) {
    for (const link of store.linksOf('itemsupplier')) this.purchase(link);
    for (const link of store.linksOf('itemdistribution')) this.transport(link);
    for (const buffer of store.all('buffer')) if (buffer.type === 'buffer_infinite') this.unlimited(buffer);
  }

  private itemsOf(link: Thing): readonly string[] {
    const item = link.refs.get('item');
    return item === undefined ? [] : this.materials.leaves(item);
  }

  private purchase(link: Thing): void {
    // Priority 0: only a person may order.
    if (this.values.number(link, 'priority', 1) === 0) return;
    const supplier = link.refs.get('supplier');
    if (this.store.find('location', supplier)?.refs.has('available'))
      this.notes.add('frepple.calendar-days', 'itemsupplier', 'leadtime', link.name, link.line);
    for (const part of ['resource'])
      if (link.refs.has(part))
        this.notes.add('frepple.not-carried', 'itemsupplier', part, link.name, link.line);
    for (const item of this.itemsOf(link)) {
      const location = link.refs.get('location');
      for (const site of location === undefined ? (this.places.get(item) ?? []) : [location])
        this.purchases.push(this.purchaseOf(link, { item, site }));
    }
  }

  private purchaseOf(link: Thing, material: Material): Purchase {
    const fence = this.values.duration(link, 'fence');
    const from = this.values.date(link, 'effective_start');
    const supplier = link.refs.get('supplier');
    const seconds =
      this.values.duration(link, 'leadtime') + this.values.duration(link, 'hard_safety_leadtime');
    const item = this.store.find('item', material.item);
    return {
      material,
      inputs: [],
      outputs: [material],
      days: seconds / DAY,
      whole: false,
      name: `${supplier ?? 'purchase'}: ${material.item} @ ${material.site}`,
      supplier,
      line: link.line,
      price: this.values.number(link, 'cost') ?? (item ? this.values.number(item, 'cost', 0) : 0),
      minimum: this.values.number(link, 'size_minimum'),
      multiple: this.values.number(link, 'size_multiple'),
      from: fence > 0 ? Math.max(from ?? 0, this.start + fence / DAY) : from,
      until: this.values.date(link, 'effective_end'),
      preference: Math.max(1, Math.round(this.values.number(link, 'priority', 1))),
    };
  }

  private unlimited(buffer: Thing): void {
    const material = this.materials.buffer(buffer.name);
    this.purchases.push({
      material,
      inputs: [],
      outputs: [material],
      days: 0,
      whole: false,
      name: `unlimited: ${buffer.name}`,
      supplier: undefined,
      line: buffer.line,
      price: 0,
      minimum: undefined,
      multiple: undefined,
      from: undefined,
      until: undefined,
      preference: 1,
    });
  }

  private transport(link: Thing): void {
    const priority = this.values.number(link, 'priority', 1);
    if (priority === 0) return;
    const origin = link.refs.get('origin');
    const destination = link.refs.get('destination');
    if (priority > 1)
      this.notes.add('frepple.not-carried', 'itemdistribution', 'priority', link.name, link.line);
    if (origin === undefined) {
      this.notes.add('frepple.nameless', 'itemdistribution', 'origin', link.name, link.line);
      return;
    }
    for (const item of this.itemsOf(link)) {
      const sites = destination === undefined ? [...(this.places.get(item) ?? [])] : [destination];
      for (const site of sites.filter((each) => each !== origin)) {
        if (this.store.find('location', site)?.refs.has('available'))
          this.notes.add('frepple.calendar-days', 'itemdistribution', 'leadtime', link.name, link.line);
        const [from, to] = [
          { item, site: origin },
          { item, site },
        ];
        this.transports.push({
          from,
          to,
          inputs: [from],
          outputs: [to],
          days: this.values.duration(link, 'leadtime') / DAY,
          whole: false,
          cost: this.values.number(link, 'cost', 0),
          line: link.line,
        });
      }
    }
  }
}

/** Where each item is met, for purchases and transports that name no place. */
export function placesOf(materials: Iterable<Material>): Places {
  const places = new Map<string, Set<string>>();
  const seen = new Set<string>();
  for (const material of materials) {
    if (seen.has(keyOf(material))) continue;
    seen.add(keyOf(material));
    const sites = places.get(material.item) ?? new Set<string>();
    sites.add(material.site);
    places.set(material.item, sites);
  }
  return places;
}
