import { MOST_BUCKETS } from '../../base/buckets-pattern.js';
import type { Wanted } from './demands.js';
import type { Draft } from './drafts.js';
import { keyOf } from './materials.js';
import type { Step, Timing } from './timing.js';

/** Days after everything else, so that nothing that is late ends up short for want of a bucket. */
const SLACK = 28;

export interface DraftStep extends Step {
  readonly draft: Draft | undefined;
  /** Calendar days for each of its days: 7 / 5 for a week of five days. */
  readonly stretch: number;
}

/** Hours that a resource gives in an average day of the horizon. */
export type DailyHours = (resource: string) => number;

/**
 * A day by which everything can have been delivered: after the last due date, or after the most wanted resource has
 * done its work, a whole chain of lead times and some slack.
 */
export function planEnd(
  start: number,
  demands: readonly Wanted[],
  steps: readonly DraftStep[],
  order: Timing['order'],
  dailyHours: DailyHours,
): number {
  const lastDue = Math.max(start, ...demands.map(({ due }) => Math.floor(due)));
  const hours = resourceHours(demands, steps, order);
  let loaded = 0;
  for (const [resource, needed] of hours) {
    const daily = dailyHours(resource);
    if (daily > 0) loaded = Math.max(loaded, needed / daily);
  }
  return Math.ceil(Math.max(lastDue, start + loaded) + longestChain(steps, order)) + SLACK;
}

function longestChain(steps: readonly DraftStep[], order: readonly string[]): number {
  const sources = byOutput(steps);
  const depth = new Map<string, number>();
  let longest = 0;
  for (const key of order) {
    let most = 0;
    for (const step of sources.get(key) ?? []) {
      const before = Math.max(0, ...step.inputs.map((input) => depth.get(keyOf(input)) ?? 0));
      most = Math.max(most, before + Math.ceil(step.days) * step.stretch);
    }
    depth.set(key, most);
    longest = Math.max(longest, most);
  }
  return longest;
}

function byOutput(steps: readonly DraftStep[]): Map<string, DraftStep[]> {
  const sources = new Map<string, DraftStep[]>();
  for (const step of steps)
    for (const output of step.outputs) {
      const list = sources.get(keyOf(output)) ?? [];
      list.push(step);
      sources.set(keyOf(output), list);
    }
  return sources;
}

/** Hours of each resource if everything were made the preferred way and nothing were in stock. */
function resourceHours(
  demands: readonly Wanted[],
  steps: readonly DraftStep[],
  order: readonly string[],
): Map<string, number> {
  const needed = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, amount: number): void => {
    map.set(key, (map.get(key) ?? 0) + amount);
  };
  for (const { material, quantity } of demands) add(needed, keyOf(material), quantity);
  const sources = byOutput(steps);
  const hours = new Map<string, number>();
  for (const key of [...order].reverse()) {
    const quantity = needed.get(key) ?? 0;
    const [step] = [...(sources.get(key) ?? [])].sort(
      (a, b) => (a.draft?.preference ?? 1) - (b.draft?.preference ?? 1),
    );
    if (quantity === 0 || !step) continue;
    if (!step.draft) for (const input of step.inputs) add(needed, keyOf(input), quantity);
    for (const input of step.draft?.inputs ?? [])
      add(needed, keyOf(input.material), quantity * input.quantity);
    for (const load of step.draft?.loads ?? [])
      add(hours, load.resources[0].name, (quantity * load.perUnit) / (load.byPeriod ? 1 : 3600));
  }
  return hours;
}

/** Daily buckets from `start` up to `end`; beyond the most that a plan may have, weeks. */
export function dailyBuckets(start: number, end: number): string {
  const days = Math.max(1, end - start + 1);
  if (days <= MOST_BUCKETS) return `${days}d`;
  const daily = Math.max(0, Math.floor((7 * MOST_BUCKETS - days) / 6) - 1);
  return `${daily}d ${Math.ceil((days - daily) / 7)}w`;
}
