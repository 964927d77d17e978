import { isService, priorityOf } from '../construct/index.js';
import type { ObjectiveOutcome, Solution, SolveContext, Termination } from '../engines/core.js';
import type { Formulation } from '../formulate/index.js';
import { type Objective, objectiveValue, type Program } from '../program/index.js';
import { type PointInOrder, pointByPrices } from './near.js';

/** Units that are rounding and no shortage. */
const DUST = 1e-6;

/** What is looked for before the rest: service of a priority and of all that are more urgent, as if there were no other demand. */
export interface Urgent {
  /** The objectives of their service alone, in order. */
  readonly service: Program;
  /** The same, and all that are not of service. */
  readonly whole: Program;
  /** Whether the demand of a curve counts. */
  readonly counts: (curve: number) => boolean;
}

/**
 * Every priority but the last with what is more urgent, most urgent first (docs/explanation/reduction.md, "Most urgent first");
 * none where another objective comes before some service, for then that is not what is asked for first.
 */
export function urgentFirst({ program, context: { network } }: Formulation): Urgent[] {
  const { curves } = network;
  const used = new Set(curves.map(({ priority }) => priority).filter((priority) => priority > 0));
  const priorities = [...used].sort((a, b) => a - b);
  const found = priorities.slice(0, -1).map((last): Urgent => {
    const isUrgent = (name: string): boolean => isService(name) && priorityOf(name) <= last;
    const keep = (test: (name: string) => boolean): Program => ({
      ...program,
      objectives: program.objectives.filter(({ name }) => test(name)),
    });
    return {
      service: keep(isUrgent),
      whole: keep((name) => isUrgent(name) || !isService(name)),
      counts: (curve) => curves[curve].priority > 0 && curves[curve].priority <= last,
    };
  });
  const isFirst = ({ service: { objectives } }: Urgent): boolean =>
    objectives.length > 0 && objectives.every((each, k) => each === program.objectives[k]);
  return found.every(isFirst) ? found : [];
}

/**
 * Whether a point made order by order leaves more than the least urgent short, and so does the one that prices lead to from there:
 * where limits take that much, a blend of all objectives is far from what their order asks for (docs/explanation/reduction.md).
 */
export async function leavesUrgentShort(
  { objectives }: Program,
  inOrder: PointInOrder,
  context: SolveContext,
): Promise<boolean> {
  const short = objectives.filter(({ name }) => name.startsWith('short:'));
  const last = Math.max(...short.map(({ name }) => priorityOf(name)));
  const isShort = (point: Float64Array): boolean =>
    short.some((objective) => priorityOf(objective.name) < last && objectiveValue(objective, point) > DUST);
  if (!isShort(inOrder.made.point)) return false;
  const byPrices = await pointByPrices(inOrder, context);
  return byPrices !== undefined && isShort(byPrices);
}

/** Columns that can be nothing but 0 where only some demand counts: those that are so anyway, and deliveries of the rest. */
export function withoutDeliveries(
  { context: { columns } }: Formulation,
  dead: Uint8Array,
  counts: (curve: number) => boolean,
): Uint8Array {
  const found = dead.slice();
  columns.curves.forEach(({ deliver: { base, first, last } }, c) => {
    if (!counts(c) && first <= last) found.fill(1, base, base + last - first + 1);
  });
  return found;
}

/** What is known by the time that a search is stopped. */
export interface Found {
  /** A point that meets every limit, none of those before it better in service, though not yet known to be the best. */
  incumbent?: Float64Array;
  /** Best values of objectives, by name. */
  readonly known: Map<string, number>;
}

/** A search that is out of time: its last point, of which no more is known than what was known before. */
export function stopped(
  engine: string,
  { objectives }: Program,
  termination: Termination,
  { incumbent: x, known }: Found,
): Solution {
  if (!x) return { engine, termination, objectives: [] };
  const worst = ({ sense }: Objective): number => (sense === 'max' ? 1 : -1) * Number.POSITIVE_INFINITY;
  const outcomes = objectives.map((objective): ObjectiveOutcome => {
    const { name, knownBound = worst(objective) } = objective;
    const bound = known.get(name) ?? knownBound;
    return { name, value: objectiveValue(objective, x), bound, termination, seconds: 0, iterations: 0 };
  });
  return { engine, termination, x, objectives: outcomes };
}
