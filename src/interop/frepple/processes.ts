import type { Calendars, WorkTime } from './calendars.js';
import type { Draft, DraftInput, DraftLoad } from './drafts.js';
import { keyOf } from './materials.js';
import type { Notes } from './notes.js';
import type { Sites } from './sites.js';
import { dayText, Ids, type Tables } from './tables.js';

export interface ProcessOptions {
  /** Keep lot sizes and hours per lot; the program then has whole-number decisions. */
  readonly wholeLots: boolean;
}

/** Where the parts of the importer put items and look up what they share. */
export interface Context {
  readonly tables: Tables;
  readonly notes: Notes;
  readonly sites: Sites;
  readonly calendars: Calendars;
  /** Id of an item by name, with its row written. */
  readonly item: (name: string, line: number) => string;
  readonly resource: (name: string) => string;
  /** Materials that demands take directly. */
  readonly wanted: ReadonlySet<string>;
}

/** One row of process, and how its hours lie. */
interface Part {
  readonly id: string;
  readonly site: string;
  readonly item: string;
  readonly leadTime: number;
  readonly working: boolean;
  /** Share of the hours that falls into this part. */
  readonly share: number;
}

/** Writes a draft as a process; as two, where what is finished on a Friday must be there on a Saturday. */
export class Processes {
  private readonly ids = new Ids('process');
  private readonly names = new Map<string, number>();

  constructor(
    private readonly context: Context,
    private readonly options: ProcessOptions,
  ) {}

  write(draft: Draft, days: number): void {
    const { sites, calendars } = this.context;
    const { site: location } = draft.output;
    const work = calendars.workTime(draft.calendars);
    // Without a calendar of its own it works every day, wherever it is.
    const home = sites.of(location);
    const site = work.key === '' ? home : sites.workSite(location, work);
    const id = this.idOf(draft.name);
    const item = this.context.item(draft.output.item, draft.line);
    const gated = work.key !== '' && !work.daily && this.context.wanted.has(keyOf(draft.output));
    if (gated && days > 1) {
      const between = this.context.item(`${draft.name}: before its last day`, draft.line);
      const first = { id, site, item: between, leadTime: days - 1, working: true, share: (days - 1) / days };
      const last = {
        id: this.idOf(`${draft.name}: last day`),
        site,
        item,
        leadTime: 1,
        working: false,
        share: 1 / days,
      };
      this.process(draft, first);
      this.process({ ...draft, cost: 0, from: undefined, until: undefined, preference: 1 }, last, true);
      this.input(last.id, between, { quantity: 1 }, draft.line);
      this.loads(draft, last);
      this.gate(last, work, draft.line);
      this.body(draft, first, location, true);
    } else {
      const part = { id, site, item, leadTime: days, working: work.key !== '' && !gated, share: 1 };
      this.process(draft, part);
      if (gated) this.gate(part, work, draft.line);
      this.body(draft, part, location, false);
    }
    sites.link(site, home, item);
  }

  private idOf(name: string): string {
    const count = (this.names.get(name) ?? 0) + 1;
    this.names.set(name, count);
    return this.ids.of(count === 1 ? name : `${name} ${count}`);
  }

  private process(draft: Draft, part: Part, bare = false): void {
    const setup = bare ? undefined : this.setupHours(draft);
    const lots = this.options.wholeLots && !bare ? draft.lots : undefined;
    const multiple = lots && lots.multiple > 0 ? lots.multiple : undefined;
    const minimum = lots && lots.minimum > (multiple ?? 0) ? lots.minimum : undefined;
    if (!this.options.wholeLots && draft.lots.stated) {
      const attribute =
        draft.lots.minimum > Math.max(1, draft.lots.multiple) ? 'size_minimum' : 'size_multiple';
      this.context.notes.add('frepple.lots-relaxed', 'operation', attribute, draft.name, draft.line);
    }
    this.context.tables.add('process', draft.line, {
      id: part.id,
      name: part.id === draft.name ? undefined : draft.name,
      site: part.site,
      item: part.item,
      lead_time: part.leadTime,
      lead_time_in: part.working ? 'working' : 'calendar',
      cost: draft.cost === 0 ? undefined : draft.cost,
      preference: draft.preference > 1 ? Math.round(draft.preference) : undefined,
      setup_hours: setup,
      minimum_batch: minimum,
      batch_multiple: multiple,
      effective_from: dayText(draft.from === undefined ? undefined : Math.ceil(draft.from - 1e-9)),
      effective_until: dayText(draft.until === undefined ? undefined : Math.ceil(draft.until - 1e-9) - 1),
    });
  }

  /** Hours that a lot takes whatever its size, where lots are kept; otherwise they are noted as not counted. */
  private setupHours(draft: Draft): number | undefined {
    const perLot = draft.loads.filter((load) => load.perLot > 0 && draft.lots.maximum === undefined);
    if (perLot.length === 0) return undefined;
    const hours = Math.max(...perLot.map((load) => load.perLot)) / 3600;
    const usual = this.context.calendars.workTime(draft.calendars).usual / 3600;
    const simple = draft.loads.every((load) => load.resources.length === 1);
    if (this.options.wholeLots && simple && hours <= usual) return hours;
    this.context.notes.add('frepple.lot-hours', 'operation', 'duration', draft.name, draft.line);
    return undefined;
  }

  private body(draft: Draft, part: Part, location: string, split: boolean): void {
    for (const input of mergeInputs(draft.inputs)) this.bring(draft, input, part, location);
    for (const { material, quantity } of draft.coproducts) {
      if (material.site !== location || split)
        this.context.notes.add(
          'frepple.coproduct',
          'flow',
          'location',
          `${draft.name}: ${material.item}`,
          draft.line,
        );
      const item = this.context.item(material.item, draft.line);
      this.context.tables.add('process-output', draft.line, { process: part.id, item, quantity });
      this.context.sites.link(part.site, this.context.sites.of(material.site), item);
    }
    this.loads(draft, part);
  }

  /** An input from another location is set aside for the process there, so that nothing else can use the way. */
  private bring(draft: Draft, input: DraftInput, part: Part, location: string): void {
    const { sites, tables } = this.context;
    const { material } = input;
    let item = this.context.item(material.item, draft.line);
    if (material.site !== location) {
      const from = sites.of(material.site);
      const aside = this.context.item(`${material.item}: for ${draft.name}`, draft.line);
      const id = this.idOf(`${draft.name}: take ${material.item}`);
      tables.add('process', draft.line, { id, site: from, item: aside, lead_time: 0 });
      this.input(id, item, { quantity: 1 }, draft.line);
      sites.link(from, part.site, aside);
      item = aside;
    } else sites.link(sites.of(location), part.site, item);
    this.input(part.id, item, input, draft.line);
  }

  private input(process: string, item: string, input: Partial<DraftInput>, line: number): void {
    const { from, until } = input;
    this.context.tables.add('process-input', line, {
      process,
      item,
      quantity: input.quantity,
      group: input.group?.replace(/[,;]+/g, ' '),
      preference:
        input.group !== undefined && input.preference! > 1 ? Math.round(input.preference!) : undefined,
      effective_from: dayText(from === undefined ? undefined : Math.ceil(from - 1e-9)),
      effective_until: dayText(until === undefined ? undefined : Math.ceil(until - 1e-9) - 1),
    });
  }

  private loads(draft: Draft, part: Part): void {
    const merged = mergeLoads(draft.loads);
    merged.forEach((load, k) => {
      const perLot = draft.lots.maximum === undefined ? 0 : load.perLot / draft.lots.maximum;
      const hours = load.byPeriod ? load.perUnit : ((load.perUnit + perLot) / 3600) * part.share;
      // What a resource limited by period takes, it takes at the start.
      if (load.byPeriod && part.share < 1 && !part.working) return;
      if (hours <= 0 && !(this.options.wholeLots && load.perLot > 0)) return;
      for (const { name, preference } of load.resources)
        this.context.tables.add('process-resource', load.line, {
          process: part.id,
          resource: this.context.resource(name),
          hours,
          timing: load.byPeriod || part.leadTime === 0 ? 'start' : 'spread',
          group: load.resources.length > 1 ? `load-${k + 1}` : undefined,
          preference: load.resources.length > 1 && preference > 1 ? Math.round(preference) : undefined,
        });
    });
  }

  private gate(part: Part, work: WorkTime, line: number): void {
    this.context.tables.add('process-resource', line, {
      process: part.id,
      resource: this.context.sites.gate(part.site, work),
      hours: 1,
      timing: 'start',
    });
  }
}

/** Several loads on one resource are one row: their hours add up. */
function mergeLoads(loads: readonly DraftLoad[]): DraftLoad[] {
  const merged: DraftLoad[] = [];
  for (const load of loads) {
    const same =
      load.resources.length === 1
        ? merged.findIndex(
            ({ resources }) => resources.length === 1 && resources[0].name === load.resources[0].name,
          )
        : -1;
    if (same < 0) merged.push(load);
    else {
      const before = merged[same];
      merged[same] = {
        ...before,
        perUnit: before.perUnit + load.perUnit,
        perLot: before.perLot + load.perLot,
      };
    }
  }
  return merged;
}

/** An item that several lines take at the same time is one line. */
function mergeInputs(inputs: readonly DraftInput[]): DraftInput[] {
  const merged = new Map<string, DraftInput>();
  for (const input of inputs) {
    const key = [keyOf(input.material), input.group ?? '', input.from ?? '', input.until ?? ''].join('\n');
    const before = merged.get(key);
    merged.set(key, before ? { ...before, quantity: before.quantity + input.quantity } : input);
  }
  return [...merged.values()];
}
