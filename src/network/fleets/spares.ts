import { type ExpectedBackorders, type Pipeline, poissonBackorders } from './backorders.js';

/** How a failed part comes back (S50); days, and shares of its failures. */
export interface RepairPath {
  readonly turnaround: number;
  readonly depotShare: number;
  readonly depotTurnaround: number;
  readonly transport: number;
  readonly depotSpares: number;
}

/** Parts of one kind that are on their way back to the fleet, of which `perDay` fail (VARI-METRIC with one base). */
export function pipelineOf(perDay: number, path: RepairPath): Pipeline {
  const sent = perDay * path.depotShare;
  const depot = poissonBackorders(sent * path.depotTurnaround, path.depotSpares);
  const here = perDay * (1 - path.depotShare) * path.turnaround + sent * path.transport;
  return { mean: here + depot.mean, variance: here + depot.variance };
}

export interface PartInFleet {
  /** Parts in the whole fleet, and in one unit. */
  readonly installed: number;
  readonly units: number;
  readonly backorders: ExpectedBackorders;
  /** What one more spare costs. */
  readonly price: number;
}

/** Share of units that wait for no spare: product of (1 - EBO / installed)^units (Sherbrooke 1968, section 4). */
export function supplyAvailability(parts: readonly PartInFleet[], spares: readonly number[]): number {
  return parts.reduce((product, part, i) => {
    if (part.installed <= 0) return product;
    const missing = part.backorders.between(spares[i]) / part.installed;
    return product * Math.max(0, 1 - missing) ** part.units;
  }, 1);
}

/**
 * Spares by marginal analysis: one at a time where it takes away the most expected backorders for its price. EBO is
 * convex in the spares, so no other stock of the same price has fewer (Sherbrooke 1968; Fox, Management Science 13,
 * 1966).
 */
export function marginalSpares(parts: readonly PartInFleet[], target: number): number[] {
  const spares = parts.map(() => 0);
  while (supplyAvailability(parts, spares) < target - 1e-12) {
    let best = -1;
    let most = 0;
    parts.forEach(({ backorders, price }, i) => {
      const gain = (backorders.at(spares[i]) - backorders.at(spares[i] + 1)) / price;
      if (gain > most) [best, most] = [i, gain];
    });
    if (best < 0) break;
    spares[best]++;
  }
  return spares;
}
