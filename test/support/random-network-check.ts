import type fc from 'fast-check';
import { describeIssue } from '../../src/base/issues.js';
import { planModel, type RunResult } from '../../src/jobs/plan.js';
import type { PlanObjective } from '../../src/plan/index.js';
import { type ModelRows, modelOf } from './model.js';

/** The same networks every time; RENKEI_SEED=n tries others. fast-check prints the seed of what fails. */
export function parameters<T>(numRuns: number): fc.Parameters<T> {
  return { numRuns, seed: Number(process.env.RENKEI_SEED ?? 20260401), endOnFailure: false };
}

/** Plans rows; throws when the checks refuse them, for then the test's own network is at fault. */
export async function planRows(rows: ModelRows, gap?: number): Promise<RunResult> {
  const result = await planModel(modelOf(rows), gap === undefined ? {} : { gap });
  if (result.status === 'invalid') {
    const causes = result.issues.errors.map((issue) => describeIssue(issue, 'en').cause);
    throw new Error(`the checks refuse the network:\n${causes.join('\n')}`);
  }
  return result;
}

/** A firm order where stock has a maximum: the one way in which a random network can have no plan. */
export function mayBeInfeasible(rows: ModelRows): boolean {
  return (rows.order ?? []).some(
    ({ item, site, firm }) =>
      firm !== false &&
      rows.buffer?.some((b) => b.item === item && b.site === site && b.maximum !== undefined),
  );
}

/** Whether two figures agree to `relative` of their size (or of 1, for small ones). */
export function agree(a: number, b: number, relative = 1e-6): boolean {
  return Math.abs(a - b) <= relative * Math.max(1, Math.abs(a), Math.abs(b));
}

/** First objective, in order, in which `now` is not what `before` was: how it changed, or undefined when all agree. */
export function firstChange(
  before: readonly PlanObjective[],
  now: readonly PlanObjective[],
  relative = 1e-6,
):
  | { readonly name: string; readonly before: number; readonly now: number; readonly better: boolean }
  | undefined {
  for (const { name, sense, value } of before) {
    const other = now.find((each) => each.name === name);
    // An objective without terms is left out: nothing is short, late or paid.
    const found = other?.value ?? 0;
    if (agree(value, found, relative)) continue;
    return { name, before: value, now: found, better: sense === 'min' ? found < value : found > value };
  }
  return undefined;
}
