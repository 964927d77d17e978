import { construct, type Effort, provenBounds, unknownLimits } from '../construct/index.js';
import { type EngineOptions, OUT_OF_TIME, type Solution, type SolveContext } from '../engines/core.js';
import { layOut } from '../formulate/index.js';
import type { Network } from '../network/index.js';
import { comparePlans, extractPlan, type HeaderFacts, type Plan, withBounds } from '../plan/index.js';
import { type VerifyResult, verify } from '../plan/verify/index.js';
import type { Model } from '../schema/model.js';
import type { Solved } from './solved.js';

/** A plan that is kept, with what the verifier says of it. */
export interface Kept {
  readonly plan: Plan;
  readonly verification: VerifyResult;
}

/** Steps of the search that betters a plan of orders: the same on every machine, a second or two of work. */
export const STEPS = 2000;
/** Share of the time limit after which that search ends: the rest is for checking the plan and for the exact program. */
export const SEARCH_SHARE = 0.4;

/** Decisions of a mixed-integer program from which on it is not solved unless told how long that may take. */
const MOST_EXACT = 300_000;

/**
 * A plan made order by order, with bounds by relaxation (docs/explanation/any-time.md); undefined where the model has
 * limits that this way does not know, or where the verifier finds that it has not kept to one.
 */
export function constructedPlan(
  sorted: Model,
  network: Network,
  facts: HeaderFacts,
  effort: Effort = { steps: STEPS },
): Kept | undefined {
  const layout = layOut(network, unknownLimits.isLinking);
  if (unknownLimits.of(layout).length > 0) return undefined;
  const solution: Solution = {
    engine: facts.engine,
    termination: 'time-limit',
    x: construct(layout, effort),
    objectives: [],
  };
  const bare = extractPlan(layout, solution, facts);
  const values = new Map(bare.header.objectives.map(({ name, value }) => [name, value]));
  const plan = withBounds(bare, provenBounds(network, values));
  const verification = verify(sorted, plan);
  return verification.ok ? { plan, verification } : undefined;
}

/** The better of two plans, with the bounds that hold for it from both. */
export function better(constructed: Kept, exact: Kept): Kept {
  const [winner, loser] =
    comparePlans(constructed.plan, exact.plan) < 0 ? [constructed, exact] : [exact, constructed];
  return {
    ...winner,
    plan: withBounds(winner.plan, boundsThatHold(winner.plan, loser.plan.header.objectives)),
  };
}

/** A plan with the bounds that a solve has proven, though it has found no point. */
export function withBoundsOf(kept: Kept, { objectives }: Solution): Kept {
  return { ...kept, plan: withBounds(kept.plan, boundsThatHold(kept.plan, objectives)) };
}

/**
 * Bounds that hold for a plan: one counts among plans that are no worse in any earlier objective, so those after the
 * first objective in which the plan is above its bound say nothing of it.
 */
function boundsThatHold(
  plan: Plan,
  from: readonly { readonly name: string; readonly bound: number }[],
): Map<string, number> {
  const bounds = new Map<string, number>();
  for (const [k, { name, value, sense }] of plan.header.objectives.entries()) {
    const bound = from[k]?.name === name ? from[k].bound : Number.NaN;
    if (Number.isNaN(bound)) break;
    bounds.set(name, bound);
    if ((sense === 'min' ? value - bound : bound - value) > 1e-6 * Math.max(1, Math.abs(value))) break;
  }
  return bounds;
}

/** Whether the whole program is out of reach of an engine that is not told when to stop. */
export function isOutOfReach({ horizon, nodes, processes, offers, curves }: Network): boolean {
  const isLotted = ({ lot }: { lot: { minimum: number; multiple: number } }): boolean =>
    lot.minimum > 0 || lot.multiple > 0;
  const whole = processes.some((each) => isLotted(each) || each.setupHours > 0) || offers.some(isLotted);
  return (
    whole && horizon.count * (nodes.length + processes.length + offers.length + curves.length) > MOST_EXACT
  );
}

/** Solves, but comes back when the time is over even if the engine does not: then without a point. */
export async function solveInTime<S extends Solved>(
  solve: (options: EngineOptions, context: SolveContext) => Promise<S>,
  seconds: number,
  options: EngineOptions,
  context: SolveContext,
): Promise<S | Solved> {
  const control = new AbortController();
  const passOn = (): void => control.abort(context.signal?.reason);
  context.signal?.addEventListener('abort', passOn, { once: true });
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Solved>((resolve) => {
    timer = setTimeout(() => {
      control.abort(OUT_OF_TIME);
      resolve({ solution: { engine: '', termination: 'time-limit', objectives: [] } });
    }, seconds * 1000);
  });
  try {
    return await Promise.race([
      solve({ ...options, timeLimit: seconds }, { ...context, signal: control.signal }),
      late,
    ]);
  } finally {
    clearTimeout(timer);
    context.signal?.removeEventListener('abort', passOn);
  }
}
