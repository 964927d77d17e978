/**
 * The finite-source queue M/M/c//N, or machine-repair model: N units, each failing at rate `failure` while it is
 * ready, `bays` repairs at a time, each at rate `repair` (Winston, *Operations Research*, 4th ed., 20.8). With k units
 * down, p[k+1] / p[k] = (N - k) failure / (min(k + 1, bays) repair).
 *
 * Winston's patrol cars: 5 cars, a breakdown every 30 days, 2 repairers, 3 days a repair: all ready with probability
 * 0.6186, and 4.5352 ready on average.
 */
export interface RepairLoop {
  /** Failures of a ready unit per unit of time. */
  readonly failure: number;
  /** Repairs that one bay ends per unit of time. */
  readonly repair: number;
  /** Infinity where any number can be repaired at once. */
  readonly bays: number;
}

/** Probability that k of `units` are down, k = 0 .. units. */
export function downProbabilities(units: number, loop: RepairLoop): Float64Array {
  const p = new Float64Array(units + 1);
  // Logarithms, so that a large fleet neither overflows nor loses its likely states.
  let most = 0;
  for (let k = 0; k < units; k++) {
    const servers = Math.min(k + 1, loop.bays);
    p[k + 1] = p[k] + Math.log(((units - k) * loop.failure) / (servers * loop.repair));
    most = Math.max(most, p[k + 1]);
  }
  let sum = 0;
  for (let k = 0; k <= units; k++) {
    p[k] = Math.exp(p[k] - most);
    sum += p[k];
  }
  return p.map((value) => value / sum);
}

/** Units ready on average; between whole numbers joined evenly (S49). */
export function expectedReady(units: number, loop: RepairLoop | undefined): number {
  if (!loop) return units;
  const whole = Math.floor(units + 1e-9);
  const part = Math.max(0, units - whole);
  const low = readyOfWhole(whole, loop);
  return part > 1e-9 ? low + part * (readyOfWhole(whole + 1, loop) - low) : low;
}

function readyOfWhole(units: number, loop: RepairLoop): number {
  return downProbabilities(units, loop).reduce((sum, p, k) => sum + p * (units - k), 0);
}

/** Least whole number of units, at least `target`, of which `ready` are ready on average; undefined above `most`. */
export function unitsFor(
  target: number,
  ready: number,
  loop: RepairLoop | undefined,
  most: number,
): number | undefined {
  const enough = (n: number): boolean => expectedReady(n, loop) >= ready - 1e-9;
  let low = Math.ceil(target - 1e-9);
  let high = Math.max(low, Math.floor(most));
  if (!enough(high)) return undefined;
  // More units are never fewer ready ones.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (enough(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
