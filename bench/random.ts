/** Seeded draws: the same seed gives the same numbers on every machine. */
export interface Draw {
  /** In 0 (included) .. 1 (not). */
  next(): number;
  /** Whole, 0 .. count - 1. */
  below(count: number): number;
  /** Whole, both ends included. */
  whole(least: number, most: number): number;
  /** Four significant digits or so, as tables have them. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(list: readonly T[]): T;
}

/** Mulberry32 (Tommy Ettinger): small, and good enough to make tables. */
export function drawer(seed: number): Draw {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    next,
    below,
    whole: (least, most) => least + below(most - least + 1),
    between: (least, most) => Number((least + next() * (most - least)).toPrecision(4)),
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)],
  };
}
