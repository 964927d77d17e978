/**
 * The verifier's tolerances, all of them. Two figures agree when they differ by no more than TOLERANCE times the
 * size of the terms that were compared, and never by less than TOLERANCE itself: engines keep their rows to about
 * 1e-7, so that anything above is a mistake and not rounding.
 */
export const TOLERANCE = 1e-6;

/** A bound is proven by the engine to its own gap, so it may overshoot the value by a little more. */
export const BOUND_TOLERANCE = 1e-5;

/** `size` = largest absolute term of the comparison (or the sum of them, for a long sum). */
export function allowed(size: number): number {
  return TOLERANCE * Math.max(1, size);
}

/** Whether a quantity counts as something that is done (for set-up, minimum orders, opened lanes). */
export function isSome(quantity: number): boolean {
  return quantity > TOLERANCE;
}
