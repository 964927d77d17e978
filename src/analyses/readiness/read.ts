import type { Day } from '../../base/dates.js';
import { rowsByParent } from '../../network/index-of.js';
import { column, rowCount } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';

/** The way of doing an activity that its own row describes. */
export const USUAL = 'usual';

export interface Span {
  readonly least: number;
  readonly likely: number;
  readonly most: number;
}

export interface WayOfDoing {
  readonly name: string;
  /** Whole days. */
  readonly days: Span;
  readonly cost: number;
  readonly held: readonly { readonly resource: number; readonly units: number }[];
}

/** A row of `activity`, with its modes and resources; the usual way comes first. */
export interface ActivityRow {
  readonly id: string;
  readonly row: number;
  readonly technology: string | undefined;
  readonly kind: string;
  readonly organisation: string | undefined;
  /** Number of the site whose calendar counts; -1 where every day does. */
  readonly site: number;
  readonly ways: readonly WayOfDoing[];
  readonly predecessors: readonly number[];
  readonly lag: number;
  readonly earliest: Day | undefined;
  readonly start: Day | undefined;
  readonly finished: Day | undefined;
  readonly always: boolean;
  readonly trl: number | undefined;
  readonly mrl: number | undefined;
  /** Numbers of processes. */
  readonly releases: readonly number[];
  readonly currency: string | undefined;
  readonly category: string;
}

/** What a process waits for before it may start. */
export interface Wait {
  readonly process: number;
  readonly levels: readonly {
    readonly technology: string;
    readonly kind: 'trl' | 'mrl';
    readonly level: number;
  }[];
}

export interface Level {
  readonly trl: number;
  readonly mrl: number;
}

export interface ReadinessTables {
  readonly activities: readonly ActivityRow[];
  readonly waits: readonly Wait[];
  /** Levels of each technology now; 0 where none is stated. */
  readonly now: ReadonlyMap<string, Level>;
}

/** Do the tables say anything of readiness? */
export function hasReadiness(model: Model): boolean {
  if (rowCount(model, 'activity') > 0) return true;
  return (['required_trl', 'required_mrl'] as const).some((name) =>
    column(model, 'process', name).some((level) => !Number.isNaN(level)),
  );
}

export function readReadiness(model: Model): ReadinessTables {
  const id = column(model, 'technology', 'id');
  const trl = column(model, 'technology', 'trl');
  const mrl = column(model, 'technology', 'mrl');
  return {
    activities: readActivities(model),
    waits: readWaits(model),
    now: new Map(id.map((name, row) => [name ?? '', { trl: trl[row] || 0, mrl: mrl[row] || 0 }])),
  };
}

function readWaits(model: Model): Wait[] {
  const technology = column(model, 'process', 'technology');
  const trl = column(model, 'process', 'required_trl');
  const mrl = column(model, 'process', 'required_mrl');
  return technology.flatMap((name, process) => {
    if (name === undefined) return [];
    const wait = (kind: 'trl' | 'mrl', level: number) =>
      Number.isNaN(level) ? [] : [{ technology: name, kind, level }];
    const levels = [...wait('trl', trl[process]), ...wait('mrl', mrl[process])];
    return levels.length > 0 ? [{ process, levels }] : [];
  });
}

function readActivities(model: Model): ActivityRow[] {
  const ids = column(model, 'activity', 'id').map((each) => each ?? '');
  const numbers = new Map(ids.map((each, row) => [each, row]));
  const sites = numbersOf(column(model, 'site', 'id'));
  const processes = numbersOf(column(model, 'process', 'id'));
  const technology = column(model, 'activity', 'technology');
  const kind = column(model, 'activity', 'kind');
  const organisation = column(model, 'activity', 'organisation');
  const currency = column(model, 'activity', 'currency');
  const category = column(model, 'activity', 'budget_category');
  const earliest = column(model, 'activity', 'earliest');
  const start = column(model, 'activity', 'start');
  const finished = column(model, 'activity', 'finished');
  const site = column(model, 'activity', 'site');
  const durationIn = column(model, 'activity', 'duration_in');
  const lag = column(model, 'activity', 'lag');
  const always = column(model, 'activity', 'carried_out');
  const trl = column(model, 'activity', 'brings_trl');
  const mrl = column(model, 'activity', 'brings_mrl');
  const predecessors = column(model, 'activity', 'predecessors');
  const releases = column(model, 'activity', 'releases');
  const waysOf = wayReader(model, ids);
  return ids.map((name, row) => ({
    id: name,
    row,
    technology: technology[row],
    kind: kind[row] ?? 'development',
    organisation: organisation[row],
    site: durationIn[row] === 'working' ? (sites.get(site[row] ?? '') ?? -1) : -1,
    ways: waysOf(row),
    predecessors: [...new Set(predecessors[row])].flatMap((each) => numbers.get(each) ?? []),
    lag: wholeDays(lag[row]),
    earliest: known(earliest[row]),
    start: known(start[row]),
    finished: known(finished[row]),
    always: always[row] === 'always',
    trl: known(trl[row]),
    mrl: known(mrl[row]),
    releases: [...new Set(releases[row])].flatMap((each) => processes.get(each) ?? []),
    currency: currency[row],
    category: category[row] ?? 'research',
  }));
}

function wayReader(model: Model, ids: readonly string[]): (row: number) => WayOfDoing[] {
  const numbers = numbersOf(ids);
  const parents = { names: ids, number: (id: string | undefined) => numbers.get(id ?? '') ?? -1 };
  const duration = column(model, 'activity', 'duration');
  const least = column(model, 'activity', 'duration_least');
  const most = column(model, 'activity', 'duration_most');
  const cost = column(model, 'activity', 'cost');
  const modes = rowsByParent(column(model, 'activity-mode', 'activity'), parents);
  const mode = column(model, 'activity-mode', 'mode');
  const modeDuration = column(model, 'activity-mode', 'duration');
  const modeLeast = column(model, 'activity-mode', 'duration_least');
  const modeMost = column(model, 'activity-mode', 'duration_most');
  const modeCost = column(model, 'activity-mode', 'cost');
  const uses = rowsByParent(column(model, 'activity-resource', 'activity'), parents);
  const useMode = column(model, 'activity-resource', 'mode');
  const resources = numbersOf(column(model, 'resource', 'id'));
  const resource = column(model, 'activity-resource', 'resource');
  const units = column(model, 'activity-resource', 'units');
  return (row) => {
    const held = (name: string) => {
      const sums = new Map<number, number>();
      for (const use of uses[row]) {
        const number = resources.get(resource[use] ?? '');
        if (number === undefined || (useMode[use] !== undefined && useMode[use] !== name)) continue;
        sums.set(number, (sums.get(number) ?? 0) + units[use]);
      }
      return [...sums].map(([number, sum]) => ({ resource: number, units: sum }));
    };
    const usual = {
      name: USUAL,
      days: spanOf(least[row], duration[row], most[row]),
      cost: known(cost[row]) ?? 0,
      held: held(USUAL),
    };
    const others = modes[row].map((m) => ({
      name: mode[m] ?? '',
      days: spanOf(modeLeast[m], modeDuration[m], modeMost[m]),
      cost: known(modeCost[m]) ?? 0,
      held: held(mode[m] ?? ''),
    }));
    return [usual, ...others];
  };
}

function spanOf(least: number, likely: number, most: number): Span {
  const days = wholeDays(likely);
  return { least: wholeDays(known(least) ?? days), likely: days, most: wholeDays(known(most) ?? days) };
}

/** Fractions of a day round up (S3). */
function wholeDays(days: number): number {
  return Math.max(0, Math.ceil(days - 1e-9));
}

function known(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value;
}

function numbersOf(ids: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  return new Map(ids.map((id, row) => [id ?? '', row]));
}
