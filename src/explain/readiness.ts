import { type Day, parseIsoDate } from '../base/dates.js';
import type { Plan } from '../plan/plan.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { DatesAnswer, ReadinessAnswer, TechnologyAnswer } from './card.js';
import { firstFielded } from './fielded.js';
import type { Names } from './names.js';
import { type Buckets, lengthOf, numbers, texts } from './read.js';

/** Kinds of activity from which the way to a fielded unit is counted. */
const VALIDATING = new Set(['validation', 'field-evidence']);

/** What the schedule of activities says (S25 to S27); undefined where nothing is scheduled and nothing waits. */
export function readinessAnswer(
  model: Model,
  plan: Plan,
  buckets: Buckets,
  names: Names,
): ReadinessAnswer | undefined {
  if (lengthOf(plan, 'activity') === 0 && lengthOf(plan, 'opening_date') === 0) return undefined;
  const critical = numbers(plan, 'activity', 'critical');
  const starts = texts(plan, 'activity', 'start');
  const waiting = texts(plan, 'activity', 'activity')
    .map((id, row) => ({ id, row }))
    .filter(({ row }) => critical[row] === 1)
    .sort((a, b) => (starts[a.row] < starts[b.row] ? -1 : starts[a.row] > starts[b.row] ? 1 : 0));
  return {
    technologies: technologies(model, plan, buckets, names),
    gates: gates(plan, names),
    critical: waiting.map(({ id }) => names.of('activity', id)),
  };
}

function gates(plan: Plan, names: Names): ReadinessAnswer['gates'] {
  const process = texts(plan, 'opening_date', 'process');
  const bound = texts(plan, 'opening_date', 'bound');
  const date = texts(plan, 'opening_date', 'date');
  const least = texts(plan, 'opening_date', 'date_least');
  const most = texts(plan, 'opening_date', 'date_most');
  return process.map((id, row) => ({
    process: id,
    name: names.of('process', id),
    ...datesOf(date[row], least[row], most[row]),
    bound: parseIsoDate(bound[row]),
  }));
}

function datesOf(date: string, least: string, most: string): DatesAnswer {
  return { day: parseIsoDate(date), least: parseIsoDate(least), most: parseIsoDate(most) };
}

/** Technologies that activities advance or that processes rest on. */
function technologies(model: Model, plan: Plan, buckets: Buckets, names: Names): TechnologyAnswer[] {
  const levels = texts(plan, 'readiness', 'technology');
  const scale = texts(plan, 'readiness', 'scale');
  const level = numbers(plan, 'readiness', 'level');
  const date = texts(plan, 'readiness', 'date');
  const least = texts(plan, 'readiness', 'date_least');
  const most = texts(plan, 'readiness', 'date_most');
  const from = validationStarts(model, plan);
  const fielded = firstFielded(model, plan, buckets);
  return column(model, 'technology', 'id').flatMap((id) => {
    const technology = id ?? '';
    const rows = levels.flatMap((each, row) => (each === technology ? [row] : []));
    const first = fielded.get(technology);
    if (rows.length === 0 && !first) return [];
    const start = from.get(technology) ?? buckets.starts[0];
    return [
      {
        technology,
        name: names.of('technology', technology),
        levels: rows.map((row) => ({
          scale: scale[row] === 'mrl' ? 'MRL' : 'TRL',
          level: level[row],
          ...datesOf(date[row], least[row], most[row]),
        })),
        from: start,
        ...(first
          ? { fielded: { day: first.day, itemName: names.of('item', first.item), days: first.day - start } }
          : {}),
      },
    ];
  });
}

/** Start of the first validation of each technology that is still open; the start of the plan where there is none. */
function validationStarts(model: Model, plan: Plan): ReadonlyMap<string, Day> {
  const ids = column(model, 'activity', 'id');
  const kind = column(model, 'activity', 'kind');
  const technology = column(model, 'activity', 'technology');
  const rows = new Map(ids.map((id, row) => [id ?? '', row]));
  const starts = texts(plan, 'activity', 'start');
  const found = new Map<string, Day>();
  texts(plan, 'activity', 'activity').forEach((id, k) => {
    const row = rows.get(id) ?? -1;
    const owner = technology[row];
    const start = parseIsoDate(starts[k]);
    if (owner === undefined || start === undefined || !VALIDATING.has(kind[row] ?? '')) return;
    found.set(owner, Math.min(found.get(owner) ?? start, start));
  });
  return found;
}
