import type { Steps } from '../base/steps.js';
import { at, type Block, type Layout } from '../formulate/index.js';
import { objectiveValue, type Program } from '../program/index.js';
import { adopt } from './adopt.js';
import { deliverAll, inOrder, type Request } from './deliver.js';
import { isMoney, isService, openExpansions } from './expansions.js';
import { finish } from './finish.js';
import { type Guide, NO_GUIDANCE, NO_GUIDE } from './guide.js';
import { type Effort, Improvement } from './improve.js';
import { ration } from './ration.js';
import { Supply } from './supply.js';
import { inTurn, wished } from './turns.js';
import { fillWanted } from './wanted.js';

/** A point that meets every row of the program, made order by order (`constructed`). */
export function* construct(layout: Layout, effort: Effort = { steps: 0 }): Steps<Float64Array> {
  return (yield* constructed(layout, effort)).point;
}

/** A point, and what those after it may count on. */
export interface Constructed {
  readonly point: Float64Array;
  /** Milliseconds that making a point takes. */
  readonly took: number;
  /** How much work that is, in nodes asked. */
  readonly work: number;
  /** Expansions that have made it better, or that there was no time to try. */
  readonly expansions: readonly number[];
  /** Whether orders can be taken out and put back one by one, so that a search betters the point. */
  readonly isSearched: boolean;
  /** Whether all demand that counts has had its turn: time was not up before. */
  readonly isWhole: boolean;
}

/**
 * A point that meets every row of the program, made order by order (docs/explanation/any-time.md): without expansions,
 * and again with all of them where that leaves something late or short and `effort` allows it. `counts`: whether the demand of
 * a curve is served; all of it when absent.
 */
export function* constructed(
  layout: Layout,
  effort: Effort,
  counts?: (curve: number) => boolean,
): Steps<Constructed> {
  const started = performance.now();
  const first = yield* constructWith(layout, effort, [], NO_GUIDE, counts);
  const made = { ...first, took: performance.now() - started, expansions: [] };
  const expansions = effort.expands ? openExpansions(layout) : [];
  if (expansions.length === 0 || !isLate(layout, first.point)) return made;
  if (effort.mustEnd?.() || !effort.expands?.(made.took)) return { ...made, expansions };
  const other = yield* constructWith(layout, effort, expansions, NO_GUIDE, counts);
  return isBetter(layout.program, other.point, first.point) ? { ...made, ...other, expansions } : made;
}

/** Whether an objective of service is above 0 at a point. */
function isLate({ program }: Layout, x: Float64Array): boolean {
  return program.objectives.some(
    (objective) => isService(objective.name) && objectiveValue(objective, x) > 1e-9,
  );
}

/**
 * Whether `a` is better in the first objective in which they differ, by more than a share of it (of 1 where it is less); one of
 * money has no terms here, and ends what can be said.
 */
export function isBetter(
  { objectives }: Pick<Program, 'objectives'>,
  a: Float64Array,
  b: Float64Array,
  share = 1e-9,
): boolean {
  for (const objective of objectives) {
    if (isMoney(objective.name)) return false;
    const sign = objective.sense === 'max' ? -1 : 1;
    const [one, two] = [objectiveValue(objective, a), objectiveValue(objective, b)];
    if (Math.abs(one - two) > share * Math.max(1, Math.abs(one), Math.abs(two)))
      return sign * (one - two) < 0;
  }
  return false;
}

/** A point of the demand that counts, made with the expansions, by a guide where there is one. */
export function* constructWith(
  layout: Layout,
  effort: Effort,
  expansions: readonly number[],
  guide: Guide = NO_GUIDE,
  counts = (_curve: number): boolean => true,
): Steps<Pick<Constructed, 'point' | 'isSearched' | 'isWhole' | 'work'>> {
  const supply = new Supply(layout, expansions);
  const { network } = layout.context;
  const requests = inOrder(network.curves).filter(
    ({ curve }) => network.curves[curve].priority > 0 && counts(curve),
  );
  const { mostWork = Number.POSITIVE_INFINITY } = effort;
  const mustEnd = (): boolean => supply.work > mostWork || (effort.mustEnd?.() ?? false);
  const isWhole = supply.isOrderly
    ? yield* improve(supply, requests, effort, guide)
    : yield* deliverAll(supply, wished(requests, guide.wishes), guide.guidance, mustEnd);
  if (!effort.mustEnd?.()) fillWanted(supply);
  supply.replenish();
  return { point: finish(supply, layout), isSearched: supply.isOrderly, isWhole, work: supply.work };
}

/**
 * A point with more delivered: what another one (by column; it must meet every row) decides stays, and demand of which it
 * delivers nothing is served from what it leaves, order by order. Undefined where this way does not know how the point makes do.
 */
export function* completed(
  layout: Layout,
  x: Float64Array,
  guide: Guide,
  mustEnd?: () => boolean,
): Steps<Pick<Constructed, 'point' | 'isWhole'> | undefined> {
  const { network, columns } = layout.context;
  if (x.length !== layout.program.columnCount) return undefined;
  const isUsed = (block: Block): boolean => {
    for (let t = block.first; t <= block.last; t++) if (x[at(block, t)] > 0) return true;
    return false;
  };
  const requests = inOrder(network.curves).filter(
    ({ curve }) => network.curves[curve].priority > 0 && !isUsed(columns.curves[curve].deliver),
  );
  if (requests.length === 0) return { point: x, isWhole: true };
  const supply = new Supply(layout, openExpansions(layout));
  if (!adopt(supply.state, x)) return undefined;
  const isWhole = yield* deliverAll(supply, wished(requests, guide.wishes), guide.guidance, mustEnd);
  if (!mustEnd?.()) fillWanted(supply);
  supply.replenish();
  return { point: finish(supply, layout), isWhole };
}

/** Tier by tier, what is scarce is rationed among the orders of the tier; then the search begins. Whether all had their turn. */
function* improve(
  supply: Supply,
  requests: readonly Request[],
  effort: Effort,
  { wishes, guidance }: Guide,
): Steps<boolean> {
  supply.sparesStock = true;
  const { curves } = supply.context.network;
  const priorities = [...new Set(requests.map(({ curve }) => curves[curve].priority))];
  const improvement = new Improvement(supply, 1);
  for (const priority of priorities) {
    supply.advise(guidance.get(priority) ?? NO_GUIDANCE);
    const shares = ration(
      supply,
      requests.filter(({ curve }) => curves[curve].priority === priority),
    );
    if (!(yield* improvement.add(inTurn(shares, wishes), effort.mustEnd))) return false;
  }
  yield* improvement.run(effort);
  return true;
}
