import { formatPattern, isPattern, parsePattern } from '../../base/buckets-pattern.js';
import { isoDate, parseIsoDate } from '../../base/dates.js';
import type { IssueList } from '../../base/issues.js';
import type { RawTable } from '../../tables/raw.js';
import { Calendars } from './calendars.js';
import type { Store } from './collect.js';
import { readDemands, type Wanted } from './demands.js';
import type { Draft } from './drafts.js';
import { type DraftStep, dailyBuckets, planEnd } from './horizon.js';
import { Machines } from './machines.js';
import { keyOf, type Material, Materials } from './materials.js';
import type { Notes } from './notes.js';
import { readUnderWay } from './open-orders.js';
import { Operations } from './operations.js';
import type { FreppleOptions } from './options.js';
import { type Context, Processes } from './processes.js';
import { Loads } from './resources.js';
import { Sites, type Span } from './sites.js';
import { placesOf, Supply } from './supply.js';
import { Ids, Tables } from './tables.js';
import { type Timing, timing } from './timing.js';
import type { Values } from './values.js';
import { Writer } from './write.js';

/** Days after the last due date for which calendars are read. */
const BEYOND = 5 * 366;

/** A file, and where what is read of it goes. */
export interface Source {
  readonly store: Store;
  readonly values: Values;
  readonly notes: Notes;
  readonly issues: IssueList;
  readonly file: string;
}

/** What a file says, in terms of ours but not yet in tables. */
interface Network {
  readonly start: number;
  readonly calendars: Calendars;
  readonly materials: Materials;
  readonly loads: Loads;
  readonly operations: Operations;
  readonly demands: readonly Wanted[];
  readonly supply: Supply;
  readonly machines: Machines;
  /** One for each draft, in the same order. */
  readonly steps: readonly DraftStep[];
  readonly times: Timing;
}

/** Tables of what a file holds. */
export function build(source: Source, options: FreppleOptions): readonly RawTable[] {
  const { store, values, issues, file } = source;
  const now = values.date(store.plan, 'current');
  if (now === undefined) {
    issues.add({ severity: 'error', code: 'frepple.no-current', file, line: store.plan.line, params: {} });
    return [];
  }
  // A plan that starts in the middle of a day starts on the next.
  const network = readNetwork(source, Math.ceil(now - 1e-9));
  return writeTables(source, network, spanOf(network, options), options);
}

function readNetwork({ store, values, notes }: Source, start: number): Network {
  const lastDue = Math.max(start, ...store.all('demand').map((each) => values.date(each, 'due') ?? start));
  const calendars = new Calendars(store, values, start, Math.ceil(lastDue) + BEYOND);
  const materials = new Materials(store);
  const loads = new Loads(store, values, notes);
  const dayLength = (names: readonly string[]): number => calendars.workTime(names).usual;
  const operations = new Operations({ store, values, notes, materials, loads, start, dayLength });
  const demands = readDemands(store, values, notes, materials, operations, start);
  const places = placesOf(everywhere(store, materials, operations, demands));
  const supply = new Supply(store, values, notes, materials, places, start);
  const steps = operations.drafts.map((draft) => stepOf(draft, calendars));
  const times = timing([...steps, ...supply.purchases, ...supply.transports]);
  const machines = new Machines(store, values, notes, calendars, loads, materials.home);
  return { start, calendars, materials, loads, operations, demands, supply, machines, steps, times };
}

function stepOf(draft: Draft, calendars: Calendars): DraftStep {
  const work = calendars.workTime(draft.calendars);
  return {
    draft,
    inputs: draft.inputs.map(({ material }) => material),
    outputs: [draft.output],
    days: draft.seconds / work.usual,
    whole: draft.loads.some(({ byPeriod, perUnit, perLot }) => !byPeriod && perUnit + perLot > 0),
    stretch: work.stretch,
  };
}

function spanOf(network: Network, options: FreppleOptions): Span {
  const { start, calendars, demands, supply, machines, steps, times } = network;
  const others = [...supply.purchases, ...supply.transports].map(
    (step): DraftStep => ({ ...step, draft: undefined, stretch: 1 }),
  );
  const year = { start, end: start + 366 };
  const last =
    options.until === undefined
      ? planEnd(start, demands, [...steps, ...others], times.order, (name) => machines.dailyHours(name, year))
      : lastDayOf(options.until, start);
  return { start, end: Math.min(last, calendars.lastDay) + 1 };
}

function writeTables(
  { store, values, notes, file }: Source,
  network: Network,
  span: Span,
  options: FreppleOptions,
): readonly RawTable[] {
  const { calendars, materials, loads, operations, demands, supply, machines, steps, times } = network;
  const tables = new Tables();
  const sites = new Sites(store, calendars, tables, span, 'cluster');
  const resourceIds = new Ids('resource');
  const underWay = readUnderWay({ store, values, notes, materials, operations, loads }, span);
  const context: Context = {
    tables,
    notes,
    sites,
    calendars,
    item: (name, line) => writer.item(name, line),
    resource: (name) => resourceIds.of(name),
    wanted: wantedKeys(demands, operations.drafts),
  };
  const writer = new Writer({ store, values, context, times, options, span });
  writer.model(bucketsOf(options, span));
  writer.items();
  for (const resource of store.all('resource')) {
    if (!writer.usesResource(resource, loads)) continue;
    const out = { tables, sites, ids: resourceIds, skills: writer.skillsOf(resource) };
    machines.write(resource, span, out, underWay.busy.get(resource.name));
  }
  const processes = new Processes(context, { wholeLots: options.wholeLots ?? false });
  for (const step of steps) processes.write(step.draft!, times.lead(step));
  for (const purchase of supply.purchases) writer.offer(purchase);
  writer.transports(supply.transports);
  writer.stock(materials, underWay);
  for (const demand of demands) writer.demand(demand, operations.drafts);
  sites.writeLinks();
  return tables.raw(file);
}

function lastDayOf(text: string, start: number): number {
  const day = parseIsoDate(text);
  if (day === undefined || day < start)
    throw new RangeError(`until: ${text} is no day of the form YYYY-MM-DD on or after ${isoDate(start)}`);
  return day;
}

function bucketsOf(options: FreppleOptions, span: Span): string {
  if (options.buckets === undefined) return dailyBuckets(span.start, span.end - 1);
  const pattern = parsePattern(options.buckets);
  if (!isPattern(pattern)) throw new RangeError(`buckets: ${options.buckets} is no bucket pattern`);
  return formatPattern(pattern);
}

/** Every material that the file mentions. */
function* everywhere(
  store: Store,
  materials: Materials,
  operations: Operations,
  demands: readonly Wanted[],
): Generator<Material> {
  for (const buffer of store.all('buffer')) yield materials.buffer(buffer.name);
  for (const draft of operations.drafts) {
    yield draft.output;
    for (const { material } of draft.inputs) yield material;
  }
  for (const { material } of demands) yield material;
  for (const link of store.linksOf('itemdistribution')) {
    const item = link.refs.get('item');
    for (const leaf of item === undefined ? [] : materials.leaves(item))
      yield materials.at(leaf, link.refs.get('origin'));
  }
}

/** Materials that demands take directly, from wherever the alternates that deliver them are. */
function wantedKeys(demands: readonly Wanted[], drafts: readonly Draft[]): ReadonlySet<string> {
  const keys = new Set(demands.map(({ material }) => keyOf(material)));
  const delivered = new Set(
    demands.filter(({ byOperation }) => byOperation).map(({ material }) => material.item),
  );
  for (const { output } of drafts) if (delivered.has(output.item)) keys.add(keyOf(output));
  return keys;
}
