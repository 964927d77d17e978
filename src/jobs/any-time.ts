import { getOrMake } from '../base/maps.js';
import { type Steps, withPauses } from '../base/steps.js';
import {
  type Constructed,
  completed,
  constructed,
  type Effort,
  Guided,
  isService,
  type Prover,
  prioritiesOf,
  proverOf,
  unknownLimits,
} from '../construct/index.js';
import { type EngineOptions, OUT_OF_TIME, type Solution, type SolveContext } from '../engines/core.js';
import { layOut } from '../formulate/index.js';
import type { Network } from '../network/index.js';
import { comparePlans, extractPlan, type HeaderFacts, type Plan, withBounds } from '../plan/index.js';
import { type VerifyResult, verify } from '../plan/verify/index.js';
import type { Model } from '../schema/model.js';
import { isOutOfReach, type Outlook, outlookOf } from './outlook.js';
import { type Clock, MARGIN, type Race, raise } from './raise.js';
import type { Solved } from './solved.js';

/** A plan that is kept, with what the verifier says of it. */
export interface Kept {
  readonly plan: Plan;
  readonly verification: VerifyResult;
}

/** Least steps of the search that betters a plan of orders; else as many as there are orders. */
const STEPS = 2000;
/** Share of what is left of the time limit after raising bounds that the search may take where an exact solve follows. */
const SEARCH_SHARE = 0.4;
/** Share of what is left that raises bounds where the program is out of its reach: the search takes all the rest. */
const RAISE_SHARE = 0.5;

/** Share of the time limit that a point may take where it is made again with expansions; else they are counted on in the next one. */
const EXPANDS_SHARE = 0.05;

/**
 * Share of what is left of the time limit then that raises bounds, and no more than what an exact solve takes at least: the
 * exact program proves them as well, if it ends.
 */
const BOUND_SHARE = 0.3;
/** Share of it that raises bounds even so where an exact solve takes nearly all: what it takes is known to a factor of 3 at best. */
const LEAST_SHARE = 0.1;
/** Times of what an exact solve takes at least that go into a plan while it leaves something short: if that does not end, it is all there is. */
const SHORT_TIMES = 3;
/** Share of the time that, when no bound can be raised further, goes to an exact solve however long that is thought to take. */
const LEFT_OVER = 0.2;
/** Share of what an exact solve is thought to take that there must be for one even so. */
const LEAST_CHANCE = 0.1;
/** Share of an objective of service by which a plan may be worse than another for the sake of service that is less urgent. */
const NEAR = 0.01;

/** What the parts of a constructed plan took, in milliseconds; the sizes of what comes after follow from them. */
interface Took {
  readonly layOut: number;
  /** Reading the plan from the point, its bounds, and verification. */
  readonly check: number;
  /** What an exact solve takes at least. */
  readonly exact: number;
  /** Completing a point. */
  readonly complete: number;
}

type Made = Pick<Constructed, 'point' | 'isWhole'>;

/** A constructed plan, where there is one, and what it took. */
export interface FirstPlan {
  readonly kept?: Kept;
  /** Its point, by column of the program. */
  readonly point?: Float64Array;
  /** Puts the bounds that leaving limits out proves into a plan of the same network. */
  readonly prove: (plan: Plan) => Plan;
  /** A point (by column; it must meet every row) with demand served of which it delivers nothing; undefined where that cannot be. */
  readonly complete: (x: Float64Array) => Promise<Made | undefined>;
  readonly urgentFirst: boolean;
  readonly took: Took;
}

/** What building a program takes beside laying it out. */
const BUILD_SHARE = 3;
/**
 * What reading, proving and checking a plan takes beside checking its tables and laying out its program where nothing is placed,
 * and beside placing (20,000 items: 4 s of 3, and 5 s more of 8).
 */
const CHECK_SHARE = 2;
const PLACED_SHARE = 0.6;
/** What verifying a plan and telling of it takes beside reading it from its point, and that once more. */
const READ_SHARE = 2.2;
/** Milliseconds below which a solve is not begun. */
const LEAST_SOLVE = 200;

/** Share of its time that a solve is told of: in the rest it can hand over what it has found so far. */
const TOLD = 0.92;

/** What is being done to a plan that is made order by order. */
export interface Doing {
  /** Bounds are raised and the plan is made anew by their prices; or it is searched for a better one. Absent: the first one. */
  readonly part?: 'raise' | 'search';
  /** The objective whose bound is raised. */
  readonly objective?: string;
}

/** What the making of a plan order by order goes by. */
interface Means {
  readonly clock: Clock;
  /** Seconds for the whole run. */
  readonly timeLimit: number | undefined;
  readonly signal?: AbortSignal;
  /** Told over and over of what is being done. */
  readonly tell?: (doing: Doing) => void;
}

/** When placing orders must end so that the plan can still be checked. */
function effortWithin(clock: Clock, timeLimit: number | undefined): Effort {
  if (timeLimit === undefined) return { steps: 0, expands: () => true };
  const from = clock.left();
  const passed = timeLimit * 1000 - from;
  const mustEnd = (): boolean => {
    const left = clock.left();
    return left < CHECK_SHARE * passed + PLACED_SHARE * (from - left);
  };
  return {
    steps: 0,
    expands: (took) => took < EXPANDS_SHARE * timeLimit * 1000,
    spent: () => (mustEnd() ? 1 : 0),
    mustEnd,
  };
}

/**
 * How long a search goes on: for so many steps, and with a clock until this share of what is left is over; undefined where
 * that is less than `least` milliseconds, which placing all orders takes.
 */
function searchWithin(
  steps: number,
  race: Race | undefined,
  share: number,
  least: number,
): Effort | undefined {
  if (!race) return { steps };
  const { clock, reserve } = race;
  const from = clock.left();
  const room = share * (from - reserve);
  if (room < least) return undefined;
  return {
    steps,
    spent: () => (from - clock.left()) / room,
    mustEnd: () => clock.left() < reserve,
  };
}

/** Milliseconds that a solve may take when a plan is at hand; undefined where it is not worth to begin one. */
export function timeToSolve(clock: Clock, { took }: FirstPlan): number | undefined {
  const rest = clock.left() - MARGIN * (BUILD_SHARE * took.layOut + took.check);
  return rest > Math.max(LEAST_SOLVE, took.exact) ? rest : undefined;
}

/**
 * A plan made order by order, with bounds by relaxation (docs/explanation/any-time.md); undefined where the model has
 * limits that this way does not know, or where the verifier finds that it has not kept to one. No answer once `signal` has come.
 */
export async function constructedPlan(
  sorted: Model,
  network: Network,
  facts: HeaderFacts,
  { clock, timeLimit, signal, tell }: Means,
): Promise<FirstPlan | undefined> {
  let doing: Doing = {};
  const paused = <T>(work: Steps<T>): Promise<T | undefined> => withPauses(work, signal, () => tell?.(doing));
  const started = performance.now();
  const layout = layOut(network, unknownLimits.isLinking);
  const took = performance.now() - started;
  if (unknownLimits.of(layout).length > 0)
    return {
      prove: (plan) => plan,
      complete: () => Promise.resolve(undefined),
      urgentFirst: false,
      took: { layOut: took, check: 0, exact: 0, complete: 0 },
    };
  const first = await paused(constructed(layout, effortWithin(clock, timeLimit)));
  if (!first) return undefined;
  const x = first.point;
  const made = performance.now();
  const plans = new Map<Float64Array, Plan>();
  const read = (point: Float64Array): Plan =>
    getOrMake(plans, point, () => {
      const solution = { engine: facts.engine, termination: 'time-limit', x: point, objectives: [] } as const;
      return extractPlan(layout, solution, facts);
    });
  const prover = proverOf(network);
  const prove = (plan: Plan): Plan => withBounds(plan, prover.bounds(valuesOf(plan)));
  const outlookFor = (values: ReadonlyMap<string, number>, upTo?: number): Outlook =>
    outlookOf(values, prover.bounds(values), layout.program.columnCount, from, upTo);
  const reading = performance.now();
  // Without a clock it is not asked how long that takes.
  if (timeLimit !== undefined) read(x);
  const reserve = READ_SHARE * (performance.now() - reading);
  const from = clock.left();
  const guided = new Guided(layout, first);
  const raising = performance.now();
  await paused(
    improve(
      prover,
      guided,
      network,
      {
        clock,
        from,
        outlook: (upTo) => outlookFor(guided.values(), upTo),
        reserve,
        isTimed: timeLimit !== undefined,
      },
      (now) => {
        doing = now;
      },
    ),
  );
  const raised = performance.now() - raising;
  const isUsed = clock.left() - reserve < LEFT_OVER * from;
  if (signal?.aborted) return undefined;
  const keep = ({ point, isWhole }: Made): Pick<FirstPlan, 'kept' | 'point'> | undefined => {
    const found = prove(read(point));
    const plan = isWhole ? found : cutShort(found);
    const verification = verify(sorted, plan);
    return verification.ok ? { kept: { plan, verification }, point } : undefined;
  };
  const best = keep(guided) ?? (guided.point === x ? undefined : keep(first));
  const { plan } = best?.kept ?? { plan: read(x) };
  const { least, urgentFirst } = outlookFor(valuesOf(plan));
  return {
    ...best,
    prove,
    complete: (point) => {
      const target = layOut(network, unknownLimits.isLinking);
      const work = completed(target, point, guided.guide, () => clock.left() < reserve);
      // Where a signal has ended the search as well: without the rest of the demand what it has found is no plan.
      return withPauses(work, undefined, () => tell?.({}));
    },
    urgentFirst,
    took: {
      layOut: took,
      check: performance.now() - made - raised,
      // Where time was set aside for it, or raising bounds has left much of it, there is nothing better to do.
      exact: from < outlookFor(guided.values()).least ? (isUsed ? least : LEAST_CHANCE * least) : 0,
      complete: urgentFirst ? took + guided.took : 0,
    },
  };
}

/** What the bettering of a point goes by, in milliseconds. */
interface Budget {
  readonly clock: Clock;
  /** False = there is no limit. */
  readonly isTimed: boolean;
  /** What there was left when it began, and what must be left over. */
  readonly from: number;
  readonly outlook: (upTo: number) => Outlook;
  readonly reserve: number;
}

/** Raises bounds, makes the point better by the prices that prove them, and searches from there; tells what it does. */
function* improve(
  prover: Prover,
  guided: Guided,
  network: Network,
  { clock, from, outlook, reserve, isTimed }: Budget,
  onDoing: (doing: Doing) => void,
): Steps<void> {
  const endless = guided.isSearched && isOutOfReach(network);
  const roomNow = (upTo: number): number => {
    const { least, isShort } = outlook(upTo);
    const spare = Math.max(LEAST_SHARE * from, from - MARGIN * least);
    const worth = isShort ? SHORT_TIMES * least : Math.min(BOUND_SHARE * from, least);
    const toRaise = from < MARGIN * least ? from : Math.min(worth, spare);
    return Math.max(0, Math.min(endless ? RAISE_SHARE * from : toRaise, from - reserve));
  };
  const race = isTimed ? { clock, roomNow, reserve } : undefined;
  const orders = network.curves.reduce((sum, { pieces }) => sum + pieces.length, 0);
  const several = prioritiesOf(network).length > 1;
  yield* raise(prover, guided, race, { orders, several }, (priority) => {
    onDoing({ part: 'raise', objective: `late:${priority}` });
  });
  yield* guided.complete(() => isTimed && clock.left() < reserve);
  onDoing({ part: 'search' });
  const steps = race && endless ? Number.POSITIVE_INFINITY : Math.max(STEPS, orders);
  const effort = searchWithin(steps, race, endless ? 1 : SEARCH_SHARE, MARGIN * guided.took);
  if (effort) yield* guided.search(effort);
}

/** A plan that says that time was up before all orders had their turn. */
export function cutShort(plan: Plan): Plan {
  return { ...plan, header: { ...plan.header, cut: true } };
}

function valuesOf({ header: { objectives } }: Plan): Map<string, number> {
  return new Map(objectives.map(({ name, value }) => [name, value]));
}

/** The better of two plans, neither of which is known to be the best, with the bounds that hold for it from both. */
export function better({ prove }: FirstPlan, constructed: Kept, exact: Kept): Kept {
  const [a, b] = [constructed.plan, exact.plan];
  const apart = comparePlans(a, b, NEAR, isService) || comparePlans(a, b);
  const [winner, loser] = apart < 0 ? [constructed, exact] : [exact, constructed];
  return {
    ...winner,
    plan: withBounds(prove(winner.plan), boundsThatHold(winner.plan, loser.plan.header.objectives)),
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
      solve({ ...options, timeLimit: seconds * TOLD }, { ...context, signal: control.signal }),
      late,
    ]);
  } finally {
    clearTimeout(timer);
    context.signal?.removeEventListener('abort', passOn);
  }
}
