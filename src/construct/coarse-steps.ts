import type { Steps } from '../base/steps.js';
import type { Network } from '../network/index.js';
import { coarsened, coarseness, refined, spreadOver } from './coarse.js';
import { type Held, Relaxation } from './relaxation.js';
import { Ascent, type Averages, type Beginning, climb } from './volume.js';

/** With coarse buckets. */
const MOST = { steps: 300, work: 1e8 };
/** What is aimed at beside what the plan has: lateness by coarse buckets is another one. */
const AIM = 1.5;
/** What is held of lateness before, beside what is proven of it with coarse buckets: less than that there may not be. */
const ROOM = 1.05;

/** Where steps of a priority have ended: a start for those of the next one. */
export interface Ended {
  readonly prices: Float64Array;
  /** Limits before those that are held. */
  readonly own: number;
  readonly held: readonly Held[];
  readonly averages: Averages;
}

/** Prices to begin with: those of a priority before, whose own lateness weighs as much as that of this one. */
export function startFrom(
  { limits, own }: Pick<Relaxation, 'limits' | 'own'>,
  held: readonly Held[],
  before?: Ended,
): Float64Array {
  const prices = new Float64Array(limits);
  if (!before) return prices;
  prices.set(before.prices.subarray(0, before.own));
  held.forEach(({ kind, priority, most }, k) => {
    const other = before.held.findIndex((each) => each.kind === kind && each.priority === priority);
    if (other < 0) prices[own + k] = kind === 'late' ? most : 0;
    else if (before.held[other].most > 0)
      prices[own + k] = (before.prices[before.own + other] / before.held[other].most) * most;
  });
  return prices;
}

/**
 * Steps with several buckets in one, priority by priority, each a fraction of the work of one with all buckets: most of the
 * way to prices is made with them (docs/explanation/any-time.md). They prove nothing.
 */
export class CoarseSteps {
  private coarse?: Network;
  private before?: Ended;
  /** By priority: what is proven of lateness with coarse buckets. */
  private readonly late = new Map<number, number>();

  private constructor(
    private readonly fine: Network,
    private readonly factor: number,
  ) {}

  /** Undefined where the buckets of a plan are coarse as they are. */
  static of(network: Network): CoarseSteps | undefined {
    const factor = coarseness(network);
    return factor > 1 ? new CoarseSteps(network, factor) : undefined;
  }

  /** Where steps with all buckets are to begin; undefined where nothing was found. */
  *beginning(
    relaxation: Relaxation,
    priority: number,
    late: number,
    held: readonly Held[],
    isOver?: () => boolean,
  ): Steps<Beginning | undefined> {
    const own = held.map((each) => {
      const least = each.kind === 'late' ? (this.late.get(each.priority) ?? 0) : 0;
      return { ...each, most: Math.max(each.most, ROOM * least) };
    });
    this.coarse ??= coarsened(this.fine, this.factor);
    const rough = new Relaxation(this.coarse, priority, own);
    const ascent = new Ascent(rough, { prices: startFrom(rough, own, this.before) }, AIM * late);
    yield* climb(ascent, rough, MOST, isOver);
    if (!Number.isFinite(ascent.value)) return undefined;
    const { best, averages } = ascent;
    this.before = { prices: best, own: rough.own, held: own, averages };
    this.late.set(priority, ascent.value);
    const { prices, shares } = refined(rough, relaxation, this.factor);
    const [few, many] = [this.coarse.horizon.count, this.fine.horizon.count];
    return {
      prices: prices(best),
      averages: {
        use: shares(averages.use),
        deliveries: spreadOver(averages.deliveries, few, many, this.factor),
      },
    };
  }
}
