import type { ComponentName, RowTypes } from '../src/schema/generated/types.js';
import { type Draw, drawer } from './random.js';

/** What a generated cluster is like. */
export interface Shape {
  readonly items: number;
  readonly seed: number;
  /** Levels of the bill of materials, end products and bought parts included. */
  readonly levels: number;
  /** Inputs of a process, least and most. */
  readonly inputs: readonly [number, number];
  /** Share of made items with a second process, and of bought ones with a second offer. */
  readonly alternates: number;
  readonly itemsPerSite: number;
  /** Share of the resources that are tight. */
  readonly tight: number;
  /** Hours that there are for an hour that the full rate needs, least and most: of tight resources, of the others. */
  readonly tightCover: readonly [number, number];
  readonly looseCover: readonly [number, number];
}

export type Family =
  | 'textbook'
  | 'realistic'
  | 'overloaded'
  | 'deep'
  | 'wide'
  | 'many-sites'
  | 'many-alternates';

const REALISTIC = {
  levels: 5,
  inputs: [2, 5],
  alternates: 0.1,
  itemsPerSite: 170,
  tight: 0.05,
  tightCover: [0.85, 1.05],
  looseCover: [1.5, 4],
} as const;

/** Families of clusters: no limit binds, few do, many do; bills of materials deep or wide; many sites, many sources. */
export const FAMILIES: Readonly<Record<Family, Omit<Shape, 'items' | 'seed'>>> = {
  textbook: { ...REALISTIC, alternates: 0, tight: 0, looseCover: [3, 6] },
  realistic: REALISTIC,
  overloaded: { ...REALISTIC, tight: 0.5, tightCover: [0.6, 0.95], looseCover: [1.1, 2] },
  deep: { ...REALISTIC, levels: 10, inputs: [1, 3] },
  wide: { ...REALISTIC, levels: 3, inputs: [6, 12] },
  'many-sites': { ...REALISTIC, itemsPerSite: 30 },
  'many-alternates': { ...REALISTIC, alternates: 0.6 },
};

export type Rows = { -readonly [C in ComponentName]?: RowTypes[C][] };

const START = '2026-04-01';
const WEEKS = 104;
/** Resources for an item. */
const RESOURCES = 0.1;
/** Weeks in a month. */
const MONTH = 365 / 12 / 7;
const HOURS_PER_WEEK = 80;

/** Rows of a cluster: the same shape gives the same rows on every machine. */
export function generate(shape: Shape): Rows {
  return new Cluster(shape).rows();
}

interface Line {
  readonly input: number;
  readonly quantity: number;
}

class Cluster {
  private readonly draw: Draw;
  private readonly out: Rows = {};
  private readonly sites: number;
  private readonly products: number;
  private readonly levels: number[];
  private readonly home: number[];
  private readonly lines: Line[][];
  /** Units a week at the full rate. */
  private readonly rate: number[];
  private readonly resourcesAt: number[][] = [];
  private readonly load: number[] = [];
  private readonly lanes = new Set<string>();

  constructor(private readonly shape: Shape) {
    const { items, seed } = shape;
    this.draw = drawer(seed);
    this.sites = Math.max(3, Math.round(items / shape.itemsPerSite));
    this.products = Math.max(1, Math.round(items / 20));
    this.levels = this.makeLevels();
    this.lines = this.makeLines();
    this.home = this.makeHomes();
    this.rate = this.makeRates();
  }

  rows(): Rows {
    this.places();
    this.materials();
    this.resources();
    this.demand();
    this.transport();
    return this.out;
  }

  private add<C extends ComponentName>(component: C, row: RowTypes[C]): void {
    const rows = (this.out[component] ?? []) as RowTypes[C][];
    rows.push(row);
    (this.out as Record<ComponentName, unknown>)[component] = rows;
  }

  /** End products first, bought parts (six in ten) last, levels between in even shares. */
  private makeLevels(): number[] {
    const { items, levels } = this.shape;
    const bought = Math.round(items * 0.6);
    const between = items - bought - this.products;
    return Array.from({ length: items }, (_, i) => {
      if (i < this.products) return 0;
      if (i >= items - bought) return levels - 1;
      return 1 + Math.floor(((i - this.products) * (levels - 2)) / Math.max(1, between));
    });
  }

  private isMade(i: number): boolean {
    return this.levels[i] < this.shape.levels - 1;
  }

  /** Inputs from deeper levels, the next one mostly; every item is used by somebody above it. */
  private makeLines(): Line[][] {
    const { items, inputs } = this.shape;
    const first = Array.from({ length: this.shape.levels + 1 }, (_, level) => {
      const at = this.levels.findIndex((each) => each >= level);
      return at < 0 ? items : at;
    });
    const lines: Line[][] = this.levels.map(() => []);
    const add = (i: number, input: number): void => {
      if (lines[i].some((line) => line.input === input)) return;
      lines[i].push({ input, quantity: this.draw.pick([1, 1, 1, 2, 2, 4]) });
    };
    for (let i = 0; i < items; i++) {
      if (!this.isMade(i)) continue;
      const next = this.levels[i] + 1;
      for (let k = this.draw.whole(...inputs); k > 0; k--) {
        const level = this.draw.chance(0.7) ? next : this.draw.whole(next, this.shape.levels - 1);
        const count = first[level + 1] - first[level];
        if (count > 0) add(i, first[level] + this.draw.below(count));
      }
    }
    const used = new Set(lines.flatMap((each) => each.map(({ input }) => input)));
    for (let i = this.products; i < items; i++) {
      if (used.has(i)) continue;
      add(this.draw.below(first[this.levels[i]]), i);
    }
    return lines;
  }

  /** Three in four items come from where they are used. */
  private makeHomes(): number[] {
    const home: (number | undefined)[] = this.levels.map(() => undefined);
    for (let i = 0; i < this.shape.items; i++) {
      const here = home[i] ?? this.draw.below(this.sites);
      home[i] = here;
      for (const { input } of this.lines[i]) if (this.draw.chance(0.75)) home[input] ??= here;
    }
    return home.map((site) => site ?? 0);
  }

  private makeRates(): number[] {
    const rate: number[] = this.levels.map(() => 0);
    for (let i = 0; i < this.shape.items; i++) {
      if (i < this.products) rate[i] = this.draw.between(2, 20);
      for (const { input, quantity } of this.lines[i]) rate[input] += rate[i] * quantity;
    }
    return rate;
  }

  private places(): void {
    this.add('model', {
      id: 'bench',
      start: START,
      buckets: `${WEEKS}w`,
      currency: 'USD',
      holding_rate: 0.15,
    });
    this.add('currency-rate', { currency: 'JPY', rate: 0.0067 });
    this.add('currency-rate', { currency: 'EUR', rate: 1.1 });
    this.add('calendar', { id: 'two-shifts', hours_per_day: 16 });
    this.add('calendar', { id: 'office', hours_per_day: 8 });
    for (let s = 0; s < this.sites; s++) {
      this.add('organisation', { id: `org-${s}`, kind: 'manufacturer', country: s % 2 === 0 ? 'JP' : 'UA' });
      this.add('site', { id: `site-${s}`, organisation: `org-${s}`, calendar: 'two-shifts' });
    }
  }

  /** Items with their processes or offers; what each process takes is known before the resources are sized. */
  private materials(): void {
    const count = Math.max(this.sites, Math.round(this.shape.items * RESOURCES));
    for (let s = 0; s < this.sites; s++) this.resourcesAt.push([]);
    for (let r = 0; r < count; r++) {
      this.resourcesAt[r % this.sites].push(r);
      this.load.push(0);
    }
    // Values by what goes in, bought parts first.
    const value: number[] = this.levels.map(() => 0);
    for (let i = this.shape.items - 1; i >= 0; i--) {
      value[i] = this.isMade(i)
        ? this.lines[i].reduce((sum, { input, quantity }) => sum + quantity * value[input], 0) * 1.15 + 2
        : this.draw.between(0.5, 60);
      const kind = this.levels[i] === 0 ? 'product' : this.isMade(i) ? 'assembly' : 'part';
      this.add('item', { id: `item-${i}`, kind, standard_value: round(value[i]) });
      if (this.isMade(i)) this.made(i);
      else this.bought(i, value[i]);
      this.stock(i);
    }
  }

  private made(i: number): void {
    this.process(i, `make-${i}`, this.home[i], 1);
    if (this.draw.chance(this.shape.alternates)) {
      const elsewhere = (this.home[i] + 1 + this.draw.below(this.sites - 1)) % this.sites;
      this.process(i, `make-${i}-too`, elsewhere, 1.4);
      this.wanted(i, elsewhere, this.home[i]);
    }
  }

  private process(i: number, id: string, s: number, dearer: number): void {
    this.add('process', {
      id,
      site: `site-${s}`,
      item: `item-${i}`,
      yield: this.draw.pick([1, 1, 0.98, 0.95]),
      lead_time: this.draw.whole(2, 15),
      lead_time_in: 'working',
      cost: round(this.draw.between(0.5, 8) * dearer),
    });
    for (const { input, quantity } of this.lines[i]) {
      const scrap = this.draw.chance(0.2) ? 0.02 : undefined;
      this.add('process-input', { process: id, item: `item-${input}`, quantity, scrap });
      this.wanted(input, this.home[input], s);
    }
    const here = this.resourcesAt[s];
    const used = new Set([this.draw.pick(here), ...(this.draw.chance(0.4) ? [this.draw.pick(here)] : [])]);
    for (const r of used) {
      const hours = this.draw.between(0.05, 1.5);
      this.add('process-resource', { process: id, resource: `resource-${r}`, hours });
      if (dearer === 1) this.load[r] += hours * this.rate[i] * 1.05;
    }
  }

  private bought(i: number, value: number): void {
    const offers = this.draw.chance(this.shape.alternates) ? 2 : 1;
    for (let k = 0; k < offers; k++) {
      const limited = k === 0 && this.draw.chance(0.05);
      const foreign = this.draw.chance(0.4) ? this.draw.pick(['JPY', 'EUR']) : undefined;
      const rate = foreign === 'JPY' ? 0.0067 : foreign === 'EUR' ? 1.1 : 1;
      this.add('offer', {
        id: `buy-${i}-${k}`,
        item: `item-${i}`,
        site: `site-${this.home[i]}`,
        price: round((value * (1 + 0.12 * k)) / rate),
        currency: foreign,
        lead_time: this.draw.pick([7, 14, 21, 28, 45, 60, 90]),
        most_per_bucket: limited ? round(this.rate[i] * 1.2) : undefined,
      });
    }
  }

  /** Stock for the weeks that the first lead times take. */
  private stock(i: number): void {
    if (!this.draw.chance(0.5)) return;
    const weeks = this.draw.whole(1, 10);
    this.add('buffer', {
      item: `item-${i}`,
      site: `site-${this.home[i]}`,
      opening_stock: Math.ceil(this.rate[i] * 0.2 * weeks),
      minimum: this.draw.chance(0.3) ? Math.ceil(this.rate[i] * 0.5) : undefined,
    });
  }

  private resources(): void {
    const { tight, tightCover, looseCover } = this.shape;
    this.load.forEach((load, r) => {
      const isTight = this.draw.chance(tight);
      const cover = this.draw.between(...(isTight ? tightCover : looseCover));
      this.add('resource', {
        id: `resource-${r}`,
        site: `site-${r % this.sites}`,
        units: Number(Math.max(0.05, (load * cover) / HOURS_PER_WEEK).toPrecision(3)),
        cost_per_hour: this.draw.whole(10, 60),
        overtime_limit: this.draw.chance(0.3) ? 0.2 : undefined,
        overtime_cost: 90,
      });
      if (!isTight || !this.draw.chance(0.5)) return;
      this.add('expansion', {
        id: `more-${r}`,
        resource: `resource-${r}`,
        step: Number(Math.max(0.05, (load * 0.2) / HOURS_PER_WEEK).toPrecision(3)),
        price: this.draw.whole(20, 200) * 1000,
        lead_time: this.draw.whole(60, 240),
        most_steps: 3,
      });
    });
  }

  /** End products ramp up over a year, in three priorities; some parts are wanted as spares. */
  private demand(): void {
    for (let i = 0; i < this.products; i++) {
      const site = this.draw.chance(0.5) ? this.home[i] : this.draw.below(this.sites);
      this.wanted(i, this.home[i], site);
      this.add('programme', {
        id: `ramp-${i}`,
        item: `item-${i}`,
        site: `site-${site}`,
        interpolation: 'linear',
        priority: 1 + (i % 3),
        value: 1000,
      });
      const full = this.rate[i] * MONTH;
      const points: readonly [string, number][] = [
        ['2026-08-01', full * 0.1],
        ['2027-02-01', full * 0.6],
        ['2027-09-01', full],
      ];
      for (const [date, rate] of points)
        this.add('programme-point', { programme: `ramp-${i}`, date, rate: round(rate) });
    }
    for (let k = 0; k < this.products; k++) {
      const i = this.draw.whole(this.products, this.shape.items - 1);
      this.add('demand', {
        id: `spare-${k}`,
        item: `item-${i}`,
        site: `site-${this.home[i]}`,
        due: this.draw.pick(['2026-11-15', '2027-05-20', '2027-12-01']),
        quantity: Math.ceil(this.rate[i]),
        priority: 3,
      });
    }
  }

  private wanted(i: number, from: number, to: number): void {
    if (from !== to) this.lanes.add(`${from}/${to}/${i}`);
  }

  /** A lane by pair of sites, for the items that must move on it. */
  private transport(): void {
    const byPair = new Map<string, string[]>();
    for (const each of this.lanes) {
      const [from, to, i] = each.split('/');
      const key = `${from}/${to}`;
      byPair.set(key, [...(byPair.get(key) ?? []), `item-${i}`]);
    }
    for (const [key, items] of byPair) {
      const [from, to] = key.split('/');
      this.add('lane', {
        id: `lane-${from}-${to}`,
        from_site: `site-${from}`,
        to_site: `site-${to}`,
        transit_time: this.draw.whole(2, 30),
        cost: this.draw.between(0.05, 0.6),
        items,
      });
    }
  }
}

function round(value: number): number {
  return Number(value.toPrecision(4));
}
