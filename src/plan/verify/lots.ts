import type { Check } from './check.js';
import type { RuleName } from './rules.js';
import { isSome } from './tolerance.js';

/** Nothing, or at least the minimum and a multiple of the multiple (S11, S12); NaN = not given. */
export function checkLot(
  check: Check,
  rules: readonly [minimum: RuleName, multiple: RuleName],
  subject: () => string,
  t: number,
  quantity: number,
  minimum: number,
  multiple: number,
): void {
  if (!isSome(quantity)) return;
  if (minimum > 0) check.atLeast(rules[0], subject, t, minimum, quantity);
  if (multiple > 0) check.equal(rules[1], subject, t, Math.round(quantity / multiple) * multiple, quantity);
}
