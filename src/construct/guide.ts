import { getOrMake } from '../base/maps.js';
import type { Source, SourceKey } from './sources.js';

/** What prices of limits say of a source of a node that has several. */
export interface Advice extends SourceKey {
  /** Cost of a unit by bucket in which it is to have arrived, in days by unit. */
  readonly by: Float64Array;
  /** Units that it brings, by bucket of the start, averaged over the steps that have led to the prices. */
  readonly brings: Float64Array;
}

/** How things are best got, by what prices of limits say. */
export interface Guidance {
  /** Of the sources of nodes that have several, by number of the node. */
  readonly sources: ReadonlyMap<number, readonly Advice[]>;
  /**
   * Units that a process starts by bucket, by its number, averaged over the steps that have led to the prices: of those that draw
   * on what has a price. What starts as late as it can takes hours from what must start just then.
   */
  readonly paces: ReadonlyMap<number, Float64Array>;
}

/** What prices of limits say of a good plan: by the relaxation that has found them. */
export interface Hint extends Guidance {
  /** Quantity by bucket that is delivered of a curve, by its number, averaged over the steps that have led to the prices. */
  readonly deliveries: ReadonlyMap<number, Float64Array>;
}

/** When the demand of a curve is best delivered. */
export interface Wish {
  readonly quantities: Float64Array;
  /** Whether it may come sooner where that is possible when its turn comes. */
  readonly sooner: boolean;
}

/** What a plan is made by. */
export interface Guide {
  /** By number of the curve. */
  readonly wishes: ReadonlyMap<number, Wish>;
  /** For the demand of each priority. */
  readonly guidance: ReadonlyMap<number, Guidance>;
}

export const NO_GUIDANCE: Guidance = { sources: new Map(), paces: new Map() };
export const NO_GUIDE: Guide = { wishes: new Map(), guidance: new Map() };

/** Costs, in days by unit, that are told apart. */
const FINE = 1e-3;
/** Share of what all sources bring below which one brings nothing. */
const LITTLE = 1e-3;

/** A source with its cost by bucket of arrival, and what it brings by starts up to each bucket; undefined = nothing. */
interface Advised {
  readonly source: Source;
  readonly by: Float64Array | undefined;
  readonly brings: Float64Array | undefined;
}

interface Ranked {
  readonly sources: readonly Source[];
  readonly brings: readonly (Float64Array | undefined)[];
}

/**
 * Sources in the order in which they are asked. Where prices say something: the one first that is most behind what it
 * brings in the relaxation, then by cost. Two that cost the same are no choice by prices, but which of them has what is
 * scarce decides what is left of it for others.
 */
export class Ranking {
  private readonly T: number;
  private readonly advised = new Map<number, readonly Advised[]>();
  /** By node and bucket, by cost. */
  private readonly byCost = new Map<number, Ranked>();
  private readonly ahead: number[] = [];

  constructor(
    /** Of every node, in the order that holds where prices say nothing. */
    private readonly sources: readonly (readonly Source[])[],
    private readonly advice: Hint['sources'] = new Map(),
    buckets = 0,
    /** Units that a source brings by what was started of it up to a bucket. */
    private readonly broughtBy: (source: Source, last: number) => number = () => 0,
  ) {
    this.T = buckets;
  }

  /** For a request at a node in a bucket. */
  at(n: number, t: number): readonly Source[] {
    const list = this.sources[n];
    const advice = list.length > 1 ? this.advice.get(n) : undefined;
    if (!advice) return list;
    const advised = getOrMake(this.advised, n, () => advisedBy(list, advice));
    const ranked = getOrMake(this.byCost, n * this.T + t, () => sorted(advised, t));
    return this.behindFirst(ranked, t);
  }

  private behindFirst({ sources, brings }: Ranked, t: number): readonly Source[] {
    const { ahead } = this;
    let isSorted = true;
    for (let k = 0; k < sources.length; k++) {
      const last = sources[k].latest[t];
      const due = last < 0 ? 0 : (brings[k]?.[last] ?? 0);
      const brought = due > 0 && due < Number.POSITIVE_INFINITY ? this.broughtBy(sources[k], last) : 0;
      ahead[k] = Math.min(0, brought - due);
      if (k > 0 && ahead[k] < ahead[k - 1]) isSorted = false;
    }
    if (isSorted) return sources;
    // The sort is stable: those that are not behind stay in the order of costs.
    const order = Array.from(sources.keys()).sort((a, b) =>
      ahead[a] < ahead[b] ? -1 : ahead[a] > ahead[b] ? 1 : 0,
    );
    return order.map((k) => sources[k]);
  }
}

/** Sources with what is said of them, in the same order. */
function advisedBy(list: readonly Source[], advice: readonly Advice[]): readonly Advised[] {
  const found = list.map((source) => {
    const own = advice.find(
      ({ kind, number, flow }) => kind === source.kind && number === source.number && flow === source.flow,
    );
    let sum = 0;
    return { source, by: own?.by, brings: own ? own.brings.map((units) => (sum += units)) : undefined };
  });
  const all = found.map(({ brings }) => brings?.at(-1) ?? 0);
  const least = LITTLE * all.reduce((sum, each) => sum + each, 0);
  const isOnly = all.filter((each) => each > least).length === 1;
  return found.map(({ source, by, brings }, k) => ({
    source,
    by,
    // The only one that brings anything is never ahead.
    brings: brings && all[k] > least ? (isOnly ? brings.fill(Number.POSITIVE_INFINITY) : brings) : undefined,
  }));
}

/** By cost of what has arrived in bucket t. */
function sorted(advised: readonly Advised[], t: number): Ranked {
  const costOf = ({ by }: Advised): number =>
    by ? Math.round(Math.min(by[t], Number.MAX_SAFE_INTEGER * FINE) / FINE) : Infinity;
  const ranked = advised.map((each) => ({ cost: costOf(each), ...each }));
  // The sort is stable: what costs the same stays as it was. Infinity less itself is no number.
  ranked.sort((a, b) => (a.cost === b.cost ? 0 : a.cost - b.cost));
  return { sources: ranked.map(({ source }) => source), brings: ranked.map(({ brings }) => brings) };
}
