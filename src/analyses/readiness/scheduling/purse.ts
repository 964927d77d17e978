/** Sums of money are kept to this much of the limit. */
export function allowance(limit: number): number {
  return 1e-9 * Math.max(1, Math.abs(limit));
}
