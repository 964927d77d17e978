import { getOrMake } from '../base/maps.js';
import type { Source, SourceKey } from './sources.js';

/** What a source costs by bucket in which it is to have arrived, in days by unit, where limits have prices. */
export interface SourceCost extends SourceKey {
  readonly by: Float64Array;
}

/** What prices of limits say of a good plan: by the relaxation that has found them. */
export interface Hint {
  /** Quantity by bucket that is delivered of a curve, by its number, averaged over the steps that have led to the prices. */
  readonly deliveries: ReadonlyMap<number, Float64Array>;
  /** Costs of the sources of nodes that have several, by number of the node. */
  readonly costs: ReadonlyMap<number, readonly SourceCost[]>;
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
  readonly costs: Hint['costs'];
}

/** Costs, in days by unit, that are told apart. */
const FINE = 1e-3;

/** Sources in the order in which they are asked. */
export class Ranking {
  private readonly T: number;
  private readonly known = new Map<number, readonly Source[]>();

  constructor(
    /** Of every node, in the order that holds where costs say nothing. */
    private readonly sources: readonly (readonly Source[])[],
    private readonly costs: Hint['costs'] = new Map(),
    buckets = 0,
  ) {
    this.T = buckets;
  }

  /** For a request at a node in a bucket. */
  at(n: number, t: number): readonly Source[] {
    const list = this.sources[n];
    const costs = list.length > 1 ? this.costs.get(n) : undefined;
    return costs ? getOrMake(this.known, n * this.T + t, () => sorted(list, costs, t)) : list;
  }
}

function sorted(list: readonly Source[], costs: readonly SourceCost[], t: number): readonly Source[] {
  const costOf = (source: Source): number => {
    const same = costs.find(
      ({ kind, number, flow }) => kind === source.kind && number === source.number && flow === source.flow,
    );
    return same ? Math.round(Math.min(same.by[t], Number.MAX_SAFE_INTEGER * FINE) / FINE) : Infinity;
  };
  const ranked = list.map((source) => ({ source, cost: costOf(source) }));
  // The sort is stable: what costs the same stays as it was. Infinity less itself is no number.
  return ranked.sort((a, b) => (a.cost === b.cost ? 0 : a.cost - b.cost)).map(({ source }) => source);
}
